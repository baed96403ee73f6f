// Bad input and bad weather: what happened is said, and there is a way on.
import { servePack } from "../support/pack";
import { alive, expect, raiseSheet, test, visit } from "./site";

test("a host that asks for a stop that is not in the pack gets a page that leads on", async ({ page }) => {
  await visit(page, "zh/?stop=no-such-stop");
  await raiseSheet(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有这个页面");
  await page.getByRole("link", { name: "回到总览" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("杭甬双城游");
});

test("a pack from elsewhere that is not on the list is refused with a word", async ({ page, trouble }) => {
  await visit(page, "zh/?pack=https://pack.example/evil");
  await expect(page.getByText("不在允许之列")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("杭甬双城游");
  expect(trouble.foreign).toEqual([]);
});

test("a pack as people write it is read from a folder and shown instead", async ({ page }) => {
  const own = async (name: string) => (await page.request.get(`pack/${name}`)).text();
  const pack = JSON.parse(await own("pack.json"));
  pack.title.zh = "别处的地图";
  await page.route("**/other-pack/**", async (route) => {
    const name = new URL(route.request().url()).pathname.split("/other-pack/")[1];
    await route.fulfill({ status: 200, body: name === "pack.json" ? JSON.stringify(pack) : await own(name) });
  });
  await visit(page, "zh/?pack=/other-pack");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("别处的地图");
});

test("every page of another pack survives reload, Back and sharing", async ({ page }) => {
  await servePack(page);
  await visit(page, "zh/?pack=/small-pack");
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("小包");
  const isAt = async (name: string, query: RegExp) => {
    await raiseSheet(page);
    await expect(heading).toHaveText(name);
    await expect(page).toHaveURL(query);
    // What browsers share is this page of this pack.
    await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", /pack=%2Fsmall-pack/);
    await page.reload();
    await alive(page);
    await raiseSheet(page);
    await expect(heading).toHaveText(name);
  };
  await raiseSheet(page);
  await page.locator("#panel").getByRole("link", { name: /短线/ }).first().click();
  await isAt("短线", /\/zh\/\?pack=%2Fsmall-pack&route=short/);
  const row = page.locator(".course .row").first();
  const stop = await row.locator(".row__name").textContent();
  await row.click();
  await isAt(stop!, /\/zh\/\?pack=%2Fsmall-pack&stop=/);
  await page.goBack();
  await expect(heading).toHaveText("短线");
  await page.goBack();
  await expect(heading).toHaveText("小包");
  await raiseSheet(page);
  await page.locator(".footer").getByRole("link", { name: "关于" }).click();
  await isAt("关于", /\/zh\/about\/\?pack=%2Fsmall-pack/);
});

test("a host's route in the query does not come back on the overview", async ({ page }) => {
  await visit(page, "zh/?route=canal");
  await raiseSheet(page);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("运河流淌之旅");
  await page.locator("#panel .back").click();
  await expect(heading).toHaveText("杭甬双城游");
  await page.reload();
  await alive(page);
  await expect(heading).toHaveText("杭甬双城游");
});

test("a style sheet that is answered as a page shows no note over the running map, and comes when it can", async ({ page }) => {
  let answers = 0;
  await page.route("**/*.css*", (route) => {
    answers += 1;
    return answers > 1
      ? route.continue()
      : route.fulfill({ status: 200, contentType: "text/html", body: "<!doctype html><title>Log in</title>" });
  });
  await visit(page, "zh/routes/canal/");
  await expect(page.locator('[data-note="script"]')).toBeHidden();
  await expect(page.locator(".app")).toHaveCSS("display", "grid", { timeout: 15_000 });
});

test("a pack that cannot be read leaves the site's own on show and says why", async ({ page }) => {
  await page.route("**/broken-pack/**", (route) => route.fulfill({ status: 200, body: "{ not json" }));
  await visit(page, "zh/?pack=/broken-pack");
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("杭甬双城游");
});

test("without its content the page says so, keeps its text and offers another try", async ({ page }) => {
  await page.route("**/pack/**", (route) => route.abort());
  await page.goto("zh/routes/canal/");
  await expect(page.getByRole("alert")).toContainText("地图没有载入", { timeout: 30_000 });
  await expect(page.getByRole("button", { name: "重试" })).toBeVisible();
  await expect(page.getByText("拱宸桥").first()).toBeVisible();
});

test("one broken request in between is made good by itself", async ({ page }) => {
  let broken = false;
  await page.route("**/pack/first-zh.bin", (route) => {
    if (broken) return route.continue();
    broken = true;
    return route.abort();
  });
  await visit(page, "zh/routes/canal/");
  expect(broken).toBe(true);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("运河流淌之旅");
});

test("without a base map the routes are complete and the page says what is missing", async ({ page }) => {
  await page.route("**/basemap/**", (route) => route.abort());
  await visit(page, "zh/routes/canal/");
  await expect(page.getByText("底图没有载入")).toBeVisible({ timeout: 30_000 });
});

test("without scripts a route lists its stops in order with hours", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto("zh/routes/canal/");
  const names = await page.locator(".course .row__name").allTextContents();
  expect(names.length).toBeGreaterThan(15);
  expect(names).toContain("拱宸桥");
  await context.close();
});
