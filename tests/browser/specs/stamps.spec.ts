// Stamps and guides: what only a browser can show.
import { codeOfText } from "../support/link";
import { readFileSync } from "node:fs";
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
