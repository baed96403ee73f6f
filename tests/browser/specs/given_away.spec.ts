// The trip given away and taken in: links, files, text, QR code.
import { deflateRawSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { alive, expect, raiseSheet, test, visit } from "./site";

/** A trip as the contract has it. */
function doc(title: string, stops: string[], more: object = {}) {
  const visits = stops.map((stop) => ({ stop }));
  const day = { from: "09:00", to: "18:00", visits };
  return { v: 1, id: "theirs", title, start: "2026-10-03", days: [day], mode: "transit", updated: "2026-10-01T00:00:00Z", ...more };
}

const code = (document: object) => `1.${deflateRawSync(JSON.stringify(document)).toString("base64url")}`;
const offered = (page: Page) => page.getByRole("region", { name: /链接里的行程|文件里的行程/ });
const mine = (page: Page) => page.getByRole("main").locator(".trip__days");

async function addMine(page: Page, stop = "west-lake") {
  await visit(page, `zh/stops/${stop}/`);
  await raiseSheet(page);
  await page.getByRole("button", { name: "加入行程" }).first().click();
  await page.getByRole("navigation", { name: "本站" }).getByRole("link", { name: "行程" }).click();
  await raiseSheet(page);
  await expect(mine(page)).toContainText("西湖");
  await expect(page.locator(".saved__sign")).toHaveAttribute("data-saved", "saved");
}

async function openShare(page: Page) {
  await page.locator("#share > summary").click();
}

test("a link shows its trip first and leaves mine alone", async ({ page }) => {
  await addMine(page);
  await visit(page, `zh/#map=9.00/30.00000/120.50000&trip=${code(doc("朋友的行程", ["tianyi-pavilion"]))}`);
  await raiseSheet(page);
  await expect(offered(page)).toContainText("朋友的行程");
  await expect(offered(page)).toContainText("天一阁博物院");
  await expect(offered(page).getByRole("heading")).toBeFocused();
  await expect(mine(page)).toContainText("西湖");
  const { violations } = await new AxeBuilder({ page }).include(".panel").analyze();
  expect(violations.map((one) => one.id)).toEqual([]);
  await offered(page).getByRole("button", { name: "不要" }).click();
  await expect(offered(page)).toHaveCount(0);
  await expect(mine(page)).toContainText("西湖");
  await expect(page).toHaveURL(/#map=/);
  await expect(page).not.toHaveURL(/trip=/);
});

test("a link is copied, merged or put in the place of mine, and undone", async ({ page }) => {
  await addMine(page);
  const link = `zh/trip/#trip=${code(doc("朋友的行程", ["tianyi-pavilion"]))}`;
  for (const [choice, has, hasNot] of [
    ["并入我的行程", ["西湖", "天一阁博物院"], []],
    ["替换我的行程", ["天一阁博物院"], ["西湖"]],
  ] as const) {
    await page.goto("about:blank");
    await visit(page, link);
    await raiseSheet(page);
    await offered(page).getByRole("button", { name: choice }).click();
    for (const stop of has) await expect(mine(page)).toContainText(stop);
    for (const stop of hasNot) await expect(mine(page)).not.toContainText(stop);
    await page.getByRole("button", { name: /^撤销：/ }).click();
    await expect(mine(page)).toContainText("西湖");
    await expect(mine(page)).not.toContainText("天一阁博物院");
  }
  await page.goto("about:blank");
  await visit(page, link);
  await raiseSheet(page);
  await offered(page).getByRole("button", { name: "存为新行程" }).click();
  await expect(mine(page)).toContainText("天一阁博物院");
  await expect(mine(page)).not.toContainText("西湖");
});

test("a link opened in a page that is open already is shown as well", async ({ page }) => {
  await visit(page, "zh/about/");
  await page.evaluate((code) => (location.hash = `trip=${code}`), code(doc("后来的", ["west-lake"])));
  await raiseSheet(page);
  await expect(offered(page)).toContainText("后来的");
});

for (const [name, broken, words] of [
  ["cut", code(doc("x", ["west-lake"])).slice(0, -9), "不完整"],
  ["of another version", "9.abc", "现有版本"],
  ["too long", `1.${"A".repeat(9000)}`, "太长"],
  ["no trip", code({ hello: 1 }), "不是本站的行程"],
] as const) {
  test(`a link that is ${name} says so and what to do`, async ({ page, trouble }) => {
    await visit(page, `zh/trip/#trip=${broken}`);
    await raiseSheet(page);
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
    expect(trouble.errors).toEqual([]);
  });
}

test("markup in a link's trip stays text", async ({ page }) => {
  const evil = "<img src=x onerror=alert(1)>\u202Egpj";
  const document = doc(evil, ["west-lake", "<script>x</script>"]);
  await visit(page, `zh/trip/#trip=${code(document)}`);
  await raiseSheet(page);
  await expect(offered(page)).toContainText("<img src=x onerror=alert(1)>gpj");
  expect(await page.locator("main img, main script").count()).toBe(0);
});

test("the link, its QR code and the text carry the trip", async ({ page, context }) => {
  await addMine(page);
  await openShare(page);
  const link = await page.getByLabel("行程链接").inputValue();
  expect(link).toContain("/zh/trip/#trip=1.");
  await expect(page.getByRole("img", { name: /扫一扫/ })).toBeVisible();
  const other = await context.newPage();
  await other.goto(link);
  await alive(other);
  await raiseSheet(other);
  await expect(offered(other)).toContainText("西湖");
});

test("every file can be downloaded, and the trip's own file brings it back after a wipe", async ({ page }) => {
  await visit(page, `zh/trip/#trip=${code(doc("三日", ["west-lake", "tianyi-pavilion"]))}`);
  await raiseSheet(page);
  await offered(page).getByRole("button", { name: "存为新行程" }).click();
  await openShare(page);
  const texts: Record<string, string> = {};
  for (const ending of ["json", "ics", "gpx", "kml", "geojson"]) {
    const download = page.waitForEvent("download");
    await page.locator("#share").getByRole("button", { name: new RegExp(`\\.${ending}$`) }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`三日 2026-10-03.${ending}`);
    texts[ending] = readFileSync(await file.path(), "utf8");
    expect(texts[ending]).toContain("西湖".slice(0, ending === "json" ? 0 : 2));
  }
  expect(texts.ics).toContain("DTSTART;TZID=Asia/Shanghai:20261003T090000");
  const before = JSON.parse(texts.json!);
  expect(before.days[0].visits.map((visit: { stop: string }) => visit.stop)).toEqual(["west-lake", "tianyi-pavilion"]);
});

test("inside WeChat there is no download that would fail, but copy, code and a way out", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ userAgent: "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50", baseURL });
  const page = await context.newPage();
  await addMine(page);
  await openShare(page);
  await expect(page.getByText("在浏览器打开").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "复制链接" })).toBeVisible();
  await expect(page.getByRole("img", { name: /扫一扫/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /\.gpx/ })).toHaveCount(0);
  await context.close();
});
