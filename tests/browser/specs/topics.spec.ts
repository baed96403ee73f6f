// The pages about one subject: found from home, read, and turned into a trip.
import { expect, raiseSheet, test, visit } from "./site";

test("every page about one subject is one tap away from home", async ({ page }) => {
  await visit(page, "zh/");
  await raiseSheet(page);
  const links = page.locator(".explore a");
  for (const name of ["一线穿", "活动日历", "运动体验", "文化走廊", "景观走廊", "产业走廊", "生态走廊", "惠民", "亚运场馆今天", "外国客人指南", "打卡"]) {
    await expect(links.filter({ hasText: name })).toBeVisible();
  }
  // The guides stand there by their titles and with their days once the whole pack has come.
  await expect(links.filter({ hasText: "八千年，分六天走" })).toContainText("6 天");
  // In the order in which a traveller asks.
  const said = await links.allTextContents();
  const order = ["一线穿", "八千年", "活动日历", "运动体验", "文化走廊", "惠民"].map((name) => said.findIndex((one) => one.includes(name)));
  expect(order).toEqual([...order].sort((a, b) => a - b));
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

test("a sentence for guests fills the screen as the card for the driver does", async ({ page, trouble }) => {
  await visit(page, "en/guests/");
  await raiseSheet(page);
  const opens = page.getByRole("button", { name: /^Show full screen/ }).first();
  await opens.click();
  const card = page.getByRole("dialog");
  const says = card.locator(".driver-card__name");
  await expect(says).toHaveText("请带我去这个地方。");
  expect(await says.evaluate((one) => parseFloat(getComputedStyle(one).fontSize))).toBeGreaterThanOrEqual(36);
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(opens).toBeFocused();
  expect(trouble.errors).toEqual([]);
});

test("a stop tells guests of passport and ticket window, in English alone", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "en/stops/liangzhu-site-park/");
  await raiseSheet(page);
  const notes = page.getByRole("region", { name: "If you read no Chinese" });
  await expect(notes).toContainText("Good for booking here.");
  await notes.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Visitors from abroad");
  await visit(page, "zh/stops/liangzhu-site-park/");
  await expect(page.locator("#visiting-title")).toBeAttached();
  await expect(page.locator("#guest-notes-title")).toHaveCount(0);
});

test("home leads to the sports that one can try, at their place on the page", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "zh/");
  await raiseSheet(page);
  await page.locator(".explore a").filter({ hasText: "运动体验" }).click();
  await expect(page).toHaveURL(/\/zh\/venues\/#experiences$/);
  await expect(page.locator("#experiences h2").first()).toBeInViewport();
});

test("a route lists its guides with their days, and one of them becomes my trip", { tag: "@desk" }, async ({ page }) => {
  await visit(page, "zh/routes/canal/");
  const guides = page.getByRole("region", { name: "攻略" });
  await expect(guides).toContainText("4 天 · 13 站");
  await guides.getByRole("button", { name: "变成我的行程" }).click();
  await expect(page).toHaveURL(/\/zh\/trip\//);
  await expect(page.locator(".day")).toHaveCount(4);
  await expect(page.locator(".day").first()).toContainText("塘栖广济桥");
});

test("once the program of the trips is there home says what is on in the next days", { tag: "@desk" }, async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-10-30T02:00:00Z"));
  await visit(page, "zh/stops/west-lake/");
  await page.getByRole("button", { name: "加入行程" }).first().click();
  await expect(page.locator(".toast")).toContainText("已加入第1天");
  await page.locator(".brand").click();
  await expect(page.locator(".explore a").filter({ hasText: "活动日历" })).toContainText("7 天内：");
});
