// The first view is light: it comes from one origin, runs without the rest of the program, and the rest comes when it
// is wanted, however bad the line.
import type { Page } from "@playwright/test";
import { alive, expect, held, isPhone, painted, raiseSheet, test, visit } from "./site";

const REST = "**/*_rest.wasm";

/** The requests for the rest of the program from now on. */
function restAskedFor(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("_rest.wasm")) asked.push(request.url());
  });
  return asked;
}

test("a cold load of a route paints it with nothing from elsewhere and no complaint", async ({ page, trouble }) => {
  await visit(page, "zh/routes/canal/");
  await painted(page);
  await page.waitForLoadState("networkidle");
  expect(trouble).toEqual({ errors: [], foreign: [], failed: [] });
});

test("routes, search and the head of a stop work without the rest of the program, and only a closer look asks for it", async ({ page, trouble }) => {
  const asked = restAskedFor(page);
  await page.route(REST, (route) => route.abort());
  await visit(page, "zh/");
  await painted(page);
  await raiseSheet(page);
  // From here on the map comes near, where landmarks stand, and those are drawn by the rest.
  expect(asked).toEqual([]);
  await page.getByRole("searchbox", { name: "搜索站点" }).fill("tianyige");
  const first = page.locator(".rows .row__name").first();
  await expect(first).toHaveText("天一阁博物院");
  await first.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("天一阁博物院");
  // What a browser shares is this page, not the one that was opened first.
  const canonical = page.locator("link[rel=canonical]");
  await expect(canonical).toHaveAttribute("href", /^http.*\/zh\/stops\/tianyi-pavilion\/$/);
  await page.goBack();
  await page.goto("zh/routes/canal/");
  await alive(page);
  await painted(page);
  await raiseSheet(page);
  await page.getByRole("button", { name: "逐站浏览" }).click();
  await page.getByRole("navigation", { name: "逐站浏览" }).getByRole("button", { name: "下一站" }).click();
  if (!isPhone(page)) await page.mouse.wheel(0, -240);
  // Not the code generator and not the page about the site, which are part of the rest.
  for (const path of ["en/", "en/stops/west-lake/"]) {
    await visit(page, path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  }
  // Nothing is missed that is not there, such as an icon whose address is relative to the page that was opened first.
  expect(trouble.failed.filter((one) => !one.includes("_rest.wasm"))).toEqual([]);
  // The browser tells of the rest, which is kept from it.
  expect(trouble.errors.filter((one) => !one.includes("ERR_FAILED"))).toEqual([]);
});

test("the rest of the program comes when a trip is opened", { tag: "@phone" }, async ({ page, trouble }) => {
  const asked = restAskedFor(page);
  await visit(page, "zh/trip/");
  await expect.poll(() => asked.length).toBe(1);
  await expect(page.locator(".trip")).toContainText(/第\s*1\s*天/);
  expect(trouble.errors).toEqual([]);
});

test("the rest of the program is asked for again when it broke off or came damaged", { tag: "@desk" }, async ({ page }) => {
  let times = 0;
  await page.route(REST, async (route) => {
    times += 1;
    if (times === 1) return route.abort();
    if (times === 2) return route.fulfill({ status: 200, body: Buffer.from("\0asm cut off") });
    return route.continue();
  });
  await visit(page, "zh/trip/");
  await expect(page.locator(".trip")).toContainText(/第\s*1\s*天/, { timeout: 20_000 });
  expect(times).toBe(3);
});

const told = (page: Page) => page.locator(".toast");

test("a press before the rest has come is seen at once, and done when it comes", { tag: "@phone" }, async ({ page }) => {
  const release = await held(page, REST);
  await visit(page, "zh/stops/west-lake/");
  await raiseSheet(page);
  const add = page.getByRole("button", { name: "加入行程" }).first();
  await add.click();
  await expect(told(page)).toContainText("正在加入行程", { timeout: 500 });
  // Pressed again, it is the same wish.
  await add.click();
  release();
  await expect(page.locator(".in-trip")).toBeVisible({ timeout: 20_000 });
  await expect(page.locator(".bar .count")).toHaveText("1");
});

test("a press whose program does not come is told so, survives the next page, and is done in the end", { tag: "@desk" }, async ({ page }) => {
  let down = true;
  await page.route(REST, (route) => (down ? route.abort() : route.continue()));
  await visit(page, "zh/routes/canal/");
  await raiseSheet(page);
  await page.getByRole("button", { name: "整条线路加入行程" }).click();
  await expect(told(page)).toContainText("还没有加入行程", { timeout: 20_000 });
  await visit(page, "zh/stops/west-lake/");
  await raiseSheet(page);
  await expect(told(page)).toBeVisible();
  await page.getByRole("button", { name: "加入行程" }).first().click();
  await page.reload();
  await alive(page);
  await expect(told(page)).toContainText("还没有加入行程", { timeout: 20_000 });
  down = false;
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(page.locator(".in-trip")).toBeVisible({ timeout: 30_000 });
  await page.locator('.bar a[href$="trip/"]').click();
  await expect.poll(() => page.locator(".visit").count(), { timeout: 20_000 }).toBeGreaterThan(5);
  // Once, and not again with the next page.
  const planned = await page.locator(".visit").count();
  await expect(page.locator(".saved__sign")).toHaveAttribute("data-saved", "saved");
  await page.reload();
  await expect(page.locator(".visit")).toHaveCount(planned);
});

test("a press before any program has come is seen at once and not lost", { tag: "@phone" }, async ({ page }) => {
  const release = await held(page, "**/*_bg.wasm");
  await page.goto("en/stops/west-lake/", { waitUntil: "domcontentloaded" });
  await page.locator(".stop__add").dispatchEvent("click");
  await expect(page.locator("#early-wish")).toContainText("Being added to your trip");
  release();
  await alive(page);
  await expect(page.locator(".in-trip")).toBeVisible({ timeout: 20_000 });
  await expect(page.locator("#early-wish")).toHaveCount(0);
});
