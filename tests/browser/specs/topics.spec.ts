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
  await expect(page).toHaveURL(/\/zh\/venues\/#(.*&)?experiences$/);
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

test("a package goes into one day of the trip as one step, says so, and is taken back by one press", async ({ page }) => {
  await visit(page, "zh/venues/");
  await raiseSheet(page);
  const bay = page.locator(".package").filter({ hasText: "梅山湾与港口博物馆" });
  await expect(bay).toContainText("半天");
  const names = await bay.locator(".ready__stops a").allTextContents();
  expect(names).toEqual(["中国港口博物馆", "梅山湾"]);
  for (const stop of await bay.locator(".ready__stops li").all()) await expect(stop).toContainText("预约：");
  await bay.getByRole("button", { name: "加入行程" }).click();
  const toast = page.locator(".toast");
  await expect(toast).toContainText("“梅山湾与港口博物馆”已加入第1天：中国港口博物馆、梅山湾");
  await expect(bay).toContainText("在行程里");
  await toast.getByRole("button", { name: "撤销" }).click();
  await expect(bay).not.toContainText("在行程里");
  // With the trip there, the reader picks the day.
  await bay.getByRole("button", { name: "加入行程" }).click();
  await expect(toast).toContainText("已加入第1天");
  const sails = page.locator(".package").filter({ hasText: "上午帆影，下午渔港" });
  await sails.getByLabel("放到").selectOption({ label: "新的一天" });
  await sails.getByRole("button", { name: "加入行程" }).click();
  await expect(toast).toContainText("已加入第2天：宁波象山亚帆中心、象山松兰山滨海旅游度假区、石浦渔港古城");
  await toast.getByRole("link", { name: "查看行程" }).click();
  await expect(page.locator(".day").nth(0)).toContainText("梅山湾");
  await expect(page.locator(".day").nth(1)).toContainText("石浦渔港古城");
  await expect(page.locator(".day").nth(1)).not.toContainText("梅山湾");
});

test("every sport that visitors ask for has its venues and offers, with what is unknown called unknown", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "zh/venues/");
  await raiseSheet(page);
  const group = (name: string) => page.locator(".sport").filter({ has: page.locator(".guide__title", { hasText: name }) });
  for (const name of ["马术", "游艇与帆船", "自行车与铁三", "沙滩排球", "赛艇皮划艇", "攀岩", "电竞", "游泳"]) {
    await expect(group(name).locator("summary").first()).toBeVisible();
  }
  await group("游泳").locator("summary").first().click();
  await expect(group("游泳").getByRole("link", { name: "黄龙体育中心" })).toBeVisible();
  await expect(group("游泳")).toContainText("黄龙游跳馆游泳");
  await group("赛艇皮划艇").locator("summary").first().click();
  const kayak = group("赛艇皮划艇").locator(".experience").filter({ hasText: "东钱湖皮划艇" });
  await expect(kayak.locator("div").filter({ hasText: "年龄" })).toContainText("12 岁起");
  await expect(kayak.locator("div").filter({ hasText: "季节" })).toContainText("不详");
});

test("a stop leads to its corridors and names the chapter; stops of industry say whether they receive visitors", { tag: "@desk" }, async ({ page }) => {
  await visit(page, "zh/stops/shipu-fishing-port/");
  const corridors = page.locator(".corridors-of li");
  await expect(corridors.filter({ hasText: "产业走廊" })).toContainText("章节：港口与渔港");
  await corridors.getByRole("link", { name: "产业走廊" }).click();
  await expect(page).toHaveURL(/\/zh\/corridors\/industry\//);
  const port = page.locator(".rows > li").filter({ hasText: "宁波舟山港" });
  await expect(port).toContainText("接待参观：不接待参观");
  await expect(page.locator(".topic__reception").first()).toBeVisible();
});
