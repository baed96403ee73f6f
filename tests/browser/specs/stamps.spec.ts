// Stamps and guides: what only a browser can show.
import { codeOfText } from "../support/link";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, raiseSheet, test, visit } from "./site";

/** West Lake's code: CONTENT.md has the rule. */
const LETTERS = "ENAZ";

test("a stop is stamped where one is, by its code or by hand, and it lasts until it is forgotten", async ({ page, context, trouble }) => {
  await context.grantPermissions(["geolocation"]);
  // Before Tianyi Pavilion, some 150 km from the lake.
  await context.setGeolocation({ latitude: 29.8728, longitude: 121.5396, accuracy: 20 });
  await visit(page, "zh/stops/west-lake/");
  await raiseSheet(page);
  await page.getByRole("button", { name: "打卡", exact: true }).click();
  const form = page.locator("#stamping");
  await form.getByRole("button", { name: "我在这里打卡" }).click();
  await expect(form.getByRole("status")).toContainText(/约 \d+ 公里.*手工盖章/);
  await form.getByRole("button", { name: "手工盖章" }).click();
  await expect(form.getByRole("status")).toContainText(/盖好了.*手工/);
  await form.getByLabel("留一句话").fill("断桥的早晨");
  await form.getByLabel("留一句话").blur();

  await visit(page, "zh/stops/tianyi-pavilion/");
  await raiseSheet(page);
  await page.getByRole("button", { name: "打卡", exact: true }).click();
  await form.getByRole("button", { name: "我在这里打卡" }).click();
  await expect(form.getByRole("status")).toContainText(/盖好了.*到场/);

  await visit(page, "zh/stamps/");
  await raiseSheet(page);
  await expect(page.locator(".stamps__progress")).toContainText(/已盖 2 \//);
  await expect(page.locator("#route-antiquity .stamp__seal--on")).toHaveCount(1);
  await expect(page.getByText("断桥的早晨").first()).toBeVisible();
  await page.reload();
  await expect(page.locator(".stamps__progress")).toContainText(/已盖 2 \//);

  await visit(page, "zh/about/");
  await raiseSheet(page);
  await page.locator(".forget > summary").click();
  await page.locator(".forget > button").click();
  await expect(page.locator(".panel").getByText("都已删除").first()).toBeVisible();
  await visit(page, "zh/stamps/");
  await expect(page.locator(".stamps__progress")).toContainText(/已盖 0 \//);
  expect(trouble.errors).toEqual([]);
});

test("the operator's code stamps its own stop, and another one says so", async ({ page }) => {
  await visit(page, "zh/stops/west-lake/#stamp=AAAA");
  const said = page.locator("#stamping").getByRole("status");
  await expect(said).toContainText("不是这一站的");
  await page.goto("about:blank");
  await visit(page, `zh/stops/west-lake/#stamp=${LETTERS}`);
  await expect(said).toContainText(/盖好了.*扫码/);
  await expect(page).not.toHaveURL(/stamp=/);
});

test("a line is kept while it is typed, also when the page is left in the middle of it", { tag: "@phone" }, async ({ page }) => {
  await visit(page, `zh/stops/west-lake/#stamp=${LETTERS}`);
  await page.getByLabel("留一句话").fill("断桥的早晨，没");
  // Nothing is left, neither the field nor the page's storage a moment.
  await page.reload();
  await visit(page, "zh/stamps/");
  await raiseSheet(page);
  await expect(page.getByText("断桥的早晨，没").first()).toBeVisible();
});

test("stamps go into a file and come in from another phone, the earlier day kept", async ({ page }) => {
  await visit(page, `zh/stops/west-lake/#stamp=${LETTERS}`);
  await expect(page.locator("#stamping").getByRole("status")).toContainText("盖好了");
  await visit(page, "zh/stamps/");
  await raiseSheet(page);
  await expect(page.locator(".stamps__progress")).toContainText(/已盖 1 \//);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "存成文件" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.stamps\.json$/);
  const doc = JSON.parse(readFileSync(await file.path(), "utf8"));
  expect(doc.stamps).toMatchObject([{ stop: "west-lake", by: "code" }]);
  const theirs = { v: 1, stamps: [
    { stop: "west-lake", on: "2026-01-02", by: "hand", line: "去年的雪" },
    { stop: "nowhere", on: "2026-01-02", by: "hand" },
  ] };
  const take = (text: string) =>
    page.getByLabel("并入文件").setInputFiles({ name: "x.stamps.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await take(JSON.stringify(theirs));
  await expect(page.getByText("新添 1 枚，更新 1 枚")).toBeVisible();
  await expect(page.getByText("2026-01-02").first()).toBeVisible();
  await take("{");
  await expect(page.getByText("这个文件损坏了")).toBeVisible();
  const picture = page.waitForEvent("download");
  await page.getByRole("button", { name: /存为图片/ }).first().click();
  expect((await picture).suggestedFilename()).toMatch(/\.png$/);
});

/** A stamp by hand at West Lake, and the page of the stamps. */
async function stampAndOpen(page: Page): Promise<void> {
  await visit(page, `zh/stops/west-lake/#stamp=${LETTERS}`);
  await expect(page.locator("#stamping").getByRole("status")).toContainText("盖好了");
  await visit(page, "zh/stamps/");
  await raiseSheet(page);
  await expect(page.locator(".stamps__progress")).toContainText(/已盖 1 \//);
}

test("where the system shares files the picture of a sheet goes there and not into the downloads", { tag: "@phone" }, async ({ page }) => {
  await page.addInitScript(() => {
    const shared: string[] = [];
    const share = async (what: ShareData) => {
      for (const file of what.files ?? []) {
        const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
        shared.push(`${file.name} ${file.type} ${head[0]} ${what.title}`);
      }
    };
    Object.defineProperty(navigator, "canShare", { value: (what: ShareData) => (what.files ?? []).length === 1 });
    Object.defineProperty(navigator, "share", { value: share });
    Object.assign(window, { shared });
  });
  const downloads: string[] = [];
  page.on("download", (download) => downloads.push(download.suggestedFilename()));
  await stampAndOpen(page);
  await page.getByRole("button", { name: /存为图片/ }).first().click();
  const shared = () => page.evaluate(() => (window as unknown as { shared: string[] }).shared);
  await expect.poll(shared).toHaveLength(1);
  // 0x89 begins every PNG.
  expect((await shared())[0]).toMatch(/\.png image\/png 137 /);
  expect(downloads).toEqual([]);
});

test("in WeChat, which keeps no files, the picture is shown to be pressed long", { tag: "@phone" }, async ({ browser, baseURL }) => {
  const userAgent = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 MicroMessenger/8.0.44";
  const context = await browser.newContext({ baseURL, userAgent, locale: "zh-CN", viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await stampAndOpen(page);
  await page.getByRole("button", { name: /存为图片/ }).first().click();
  const card = page.getByRole("dialog");
  await expect(card).toContainText("长按图片");
  const picture = card.locator("img");
  await expect(picture).toBeVisible();
  expect(await picture.getAttribute("src")).toMatch(/^data:image\/png;base64,/);
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1080);
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await context.close();
});

test("a guide is written from my trip, opened elsewhere by its link, and becomes a trip there", async ({ page, browser, baseURL }) => {
  await visit(page, "zh/stops/west-lake/");
  await raiseSheet(page);
  await page.getByRole("button", { name: "加入行程" }).first().click();
  await page.getByRole("navigation", { name: "本站" }).getByRole("link", { name: "行程" }).click();
  await raiseSheet(page);
  await page.locator("#share > summary").click();
  await page.getByLabel("署名").fill("小满");
  await page.getByLabel("写在前面的话").fill("慢慢走。");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "存成攻略文件" }).click();
  const guide = readFileSync(await (await download).path(), "utf8");
  const code = codeOfText(guide);
  const other = await browser.newContext({ baseURL, serviceWorkers: "block" });
  const theirs = await other.newPage();
  await visit(theirs, `zh/trip/#guide=${code}`);
  await raiseSheet(theirs);
  const offered = theirs.getByRole("region", { name: "链接里的攻略" });
  for (const words of ["小满", "慢慢走。", "西湖"]) await expect(offered).toContainText(words);
  await offered.getByRole("button", { name: "变成我的行程" }).click();
  await expect(theirs.getByRole("main").locator(".trip__days")).toContainText("西湖");
  await expect(theirs).not.toHaveURL(/guide=/);
  await other.close();
});
