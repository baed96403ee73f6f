// The pages about one subject: found from home, read, and turned into a trip.
import { expect, raiseSheet, test, visit } from "./site";

test("every page about one subject is one tap away from home", async ({ page }) => {
  await visit(page, "zh/");
  await raiseSheet(page);
  const links = page.locator(".explore a");
  for (const name of ["一线穿", "活动日历", "亚运场馆今天", "惠民", "外国客人指南", "打卡", "文化走廊", "景观走廊", "产业走廊", "生态走廊"]) {
    await expect(links.filter({ hasText: name })).toBeVisible();
  }
  // The guides stand there by their titles once the whole pack has come.
  await expect(links.filter({ hasText: "八千年，分六天走" })).toBeVisible();
  await links.filter({ hasText: "文化走廊" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("文化走廊");
  await expect(page).toHaveURL(/\/zh\/corridors\/culture\//);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("杭甬双城游");
});

test("a day along a corridor becomes a trip of its own", { tag: "@desk" }, async ({ page }) => {
  await visit(page, "zh/corridors/culture/");
  await raiseSheet(page);
  const day = page.locator(".topic__day").nth(1);
  const names = await day.locator(".topic__course a").allTextContents();
  expect(names.length).toBeGreaterThan(1);
  await day.getByRole("button", { name: "变成我的行程" }).click();
  await expect(page).toHaveURL(/\/zh\/trip\//);
  await expect(page.getByLabel("行程名称")).toHaveValue(/文化走廊/);
  for (const name of names) await expect(page.locator(".day").first()).toContainText(name);
});

test("a guide becomes a new trip with its days, and an unknown guide is not found", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "en/guides/canal-on-foot-and-by-rail/");
  await raiseSheet(page);
  await page.getByRole("button", { name: "Make it my trip" }).click();
  await expect(page).toHaveURL(/\/en\/trip\//);
  await expect(page.locator(".day").first()).toContainText("Gongchen Bridge");
  const answer = await page.request.get("en/guides/no-such-guide/");
  expect(answer.status()).toBe(404);
});

test("events are sorted by the day of the reader, the past ones folded", { tag: "@phone" }, async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-29T02:00:00Z"));
  await visit(page, "en/events/");
  await raiseSheet(page);
  const coming = page.locator("article > .experiences").first();
  await expect(coming.getByText("Qiantang Tide Watching")).toBeVisible();
  await expect(page.getByText("19th Asian Games, Hangzhou")).toBeHidden();
  await page.getByText("Past", { exact: true }).click();
  await expect(page.getByText("19th Asian Games, Hangzhou")).toBeVisible();
});

test("a venue says whether visitors get in, and what is not known is called unknown", { tag: "@desk" }, async ({ page }) => {
  await visit(page, "zh/venues/");
  await raiseSheet(page);
  const riding = page.locator(".venue").filter({ hasText: "桐庐马术中心" });
  await expect(riding).toContainText("只在有赛事时开放");
  await expect(riding.locator("div").filter({ hasText: "价格" })).toContainText("不详");
  const pool = page.locator(".venue").filter({ hasText: "黄龙体育中心" });
  await expect(pool).toContainText("对公众开放");
  await expect(pool).toContainText("35 元");
});

test("sentences for guests are large and in Chinese, whatever the language of the page", async ({ page }) => {
  await visit(page, "en/guests/");
  await raiseSheet(page);
  const says = page.locator(".phrase__says").first();
  await expect(says).toHaveAttribute("lang", "zh-Hans");
  await expect(says).toHaveText("请带我去这个地方。");
  const size = await says.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  expect(size).toBeGreaterThanOrEqual(28);
  await expect(page.getByText("passport", { exact: false }).first()).toBeVisible();
});
