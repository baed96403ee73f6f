// A trip as a traveller makes it: with the keyboard alone, with taps alone, with the mouse, on a phone.
import { violations } from "./axe";
import type { Locator, Page } from "@playwright/test";
import { expect, fingers, isPhone, painted, raiseSheet, test, visit } from "./site";

/** Puts stops into the trip from their pages, then opens the trip. */
async function tripOf(page: Page, stops: string[], lang = "zh", query = ""): Promise<void> {
  const add = { zh: "加入行程", en: "Add to trip" }[lang]!;
  for (const [index, stop] of stops.entries()) {
    if (index === 0) await visit(page, `${lang}/stops/${stop}/${query}`);
    else await find(page, stop, lang);
    await raiseSheet(page);
    await page.locator(".stop__add", { hasText: add }).click();
    await expect(page.locator(".in-trip")).toBeVisible();
  }
  await page.locator('.bar a[href$="trip/"]').click();
  await raiseSheet(page);
  await expect(page.locator(".visit")).toHaveCount(stops.length);
}

/** Goes to a stop's page inside the application, through the list. */
async function find(page: Page, stop: string, lang: string): Promise<void> {
  await page.locator(".brand").click();
  await raiseSheet(page);
  await page.getByRole("searchbox").fill("");
  await page.locator(`.rows a[href$="${lang}/stops/${stop}/"]`).first().click();
  await expect(page).toHaveURL(new RegExp(`stops/${stop}/`));
}

const names = (page: Page, day = 0): Promise<string[]> =>
  page.locator(`#day-${day} .visit__name a`).allTextContents();

const said = (page: Page): Locator => page.locator('.trip > p[role="status"]');

const openSettings = (page: Page, name: string): Promise<void> =>
  page.getByRole("button", { name: `${name}的设置` }).click();

/** Presses Tab until the focus is on `target`; with `back`, Shift+Tab. */
async function tabTo(page: Page, target: Locator, back = false): Promise<void> {
  for (let presses = 0; presses < 300; presses += 1) {
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
    const there = await target.evaluateAll((all) => all.some((one) => one === document.activeElement));
    if (there) return;
  }
  throw new Error(`Tab never reaches ${target}`);
}

test("the driver is shown where the way leads and where one sleeps; Esc and the button close and give the focus back", async ({ page }) => {
  await tripOf(page, ["tianyi-pavilion", "moon-lake"]);
  const next = (await names(page))[1]!;
  await page.locator("#day-0 .leg summary").first().click();
  const opens = page.locator("#day-0").getByRole("button", { name: `给司机看：${next}` });
  await opens.click();
  const card = page.getByRole("dialog", { name: next });
  await expect(card).toContainText("师傅，请送我到");
  await expect(card.getByRole("button", { name: "收起" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(opens).toBeFocused();
  // Where one sleeps: a station by its name, a place of one's own as it was typed.
  await page.getByRole("button", { name: "时间和起终点" }).first().click();
  await page.locator("#base-end-0").selectOption({ label: "宁波站" });
  const sleeps = page.locator(".day__settings").getByRole("button", { name: "给司机看：宁波站" });
  await sleeps.click();
  const station = page.getByRole("dialog", { name: "宁波站" });
  await expect(station).not.toContainText("门牌地址未知");
  await station.getByRole("button", { name: "收起" }).click();
  await expect(station).toHaveCount(0);
  await expect(sleeps).toBeFocused();
});

test("a whole trip is built with the keyboard alone, the canvas hidden", { tag: "@desk" }, async ({ page }) => {
  test.setTimeout(120_000);
  await visit(page, "zh/");
  await page.evaluate(() => {
    const hidden = new CSSStyleSheet();
    hidden.replaceSync("canvas { visibility: hidden !important; }");
    document.adoptedStyleSheets.push(hidden);
  });
  await raiseSheet(page);
  for (const [typed, name] of [
    ["tianyige", "天一阁博物院"],
    ["yuehu", "月湖"],
    ["sanjiangkou", "宁波三江口"],
  ]) {
    await page.locator("#search").focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type(typed);
    const first = page.locator(".rows .row-line").first();
    await expect(first).toContainText(name.slice(0, 2));
    await tabTo(page, first.locator(".row__add"));
    await page.keyboard.press("Enter");
    await expect(first.locator(".row__place")).toHaveText("第1天");
  }
  await tabTo(page, page.locator(".toast").getByRole("link", { name: "查看行程" }), true);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page.locator(".visit")).toHaveCount(3);
  // A date: every part of the field is set with the arrow keys.
  await tabTo(page, page.getByLabel("出发日期"));
  for (let part = 0; part < 3; part += 1) {
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowRight");
  }
  await expect(page.locator(".day__date")).not.toHaveText("");
  // A second day, and the last stop moves to it; the focus stays on it, and its new place is told.
  await tabTo(page, page.getByRole("button", { name: "再加一天" }));
  await page.keyboard.press("Enter");
  await expect(page.locator(".day")).toHaveCount(2);
  const moved = (await names(page))[2];
  await tabTo(page, page.locator("#handle-0-2"), true);
  await page.keyboard.press("Alt+ArrowDown");
  await expect(said(page)).toHaveText(`${moved}：第2天第1站，共1站`);
  await expect(page.locator("#handle-1-0")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(page.locator("#day-0 .visit")).toHaveCount(3);
  await page.keyboard.press("Control+Shift+Z");
  await expect(page.locator("#day-1 .visit")).toHaveCount(1);
  // Within the day.
  const [first, second] = await names(page);
  await tabTo(page, page.locator("#handle-0-0"), true);
  await page.keyboard.press("ArrowDown");
  await expect(said(page)).toHaveText(`${first}：第1天第2站，共2站`);
  await expect(page.locator("#handle-0-1")).toBeFocused();
  expect(await names(page)).toEqual([second, first]);
  await page.keyboard.press("ArrowUp");
  await expect(page.locator("#handle-0-0")).toBeFocused();
  expect(await names(page)).toEqual([first, second]);
});

test("a whole trip is built with taps alone", async ({ page }) => {
  const tap = (target: Locator): Promise<void> => (isPhone(page) ? target.tap() : target.click());
  await visit(page, "zh/trip/");
  await raiseSheet(page);
  await tap(page.getByRole("button", { name: "整条加入：运河流淌之旅" }));
  // As many days as its 26 stops need, none of which ends at night.
  await expect(page.locator(".visit").nth(15)).toBeAttached();
  const days = await page.locator(".day").count();
  expect(days).toBeGreaterThan(3);
  await expect(page.locator(".trip__about")).toContainText(`${days} 天`);
  await expect(page.getByText("排到各天")).toHaveCount(0);
  const before = await names(page);
  await tap(page.getByRole("button", { name: `${before[0]}的设置` }));
  await tap(page.getByRole("button", { name: "下移" }));
  await expect.poll(() => names(page)).toEqual([before[1], before[0], ...before.slice(2)]);
  // What was open stays open, and the focus stays on the button that was pressed.
  await expect(page.locator("#down-0-1")).toBeFocused();
  await tap(page.getByRole("button", { name: "多 15 分钟" }));
  await tap(page.getByRole("button", { name: "放回备选" }));
  await expect(page.locator(".candidate__name")).toHaveText(before[0]);
  await page.getByLabel(`排入哪天：${before[0]}`).selectOption({ label: "第2天" });
  await expect(page.locator("#day-1 .visit__name a").last()).toHaveText(before[0]);
  await tap(page.getByRole("button", { name: /^撤销：/ }));
  await expect(page.locator(".candidate__name")).toHaveText(before[0]);
  await page.getByLabel("出发日期").fill("2026-10-03");
  await expect(page.locator("#day-0 .day__head")).toContainText("10月3日 周六国庆节");
  await tap(page.getByRole("button", { name: "全部推后一天" }));
  await expect(page.locator("#day-0 .day__date")).toHaveText("10月4日 周日");
  if (isPhone(page)) {
    const wide = await page.evaluate(() => document.scrollingElement!.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    const over = await page.locator(".panel__body").evaluate((panel) => panel.scrollWidth - panel.clientWidth);
    expect(over).toBe(0);
  }
});

/** The middle of the first visit's handle, and a place low in the second's row, both away from the edges of the panel. */
async function grip(page: Page): Promise<{ x: number; y: number; below: number }> {
  const handle = page.locator("#handle-0-0");
  await handle.evaluate((one) => one.scrollIntoView({ block: "center" }));
  // The ways between the visits get their lines and stations when the whole pack has come, and rows move for them.
  let before: string | undefined;
  await expect
    .poll(async () => {
      const now = JSON.stringify([await handle.boundingBox(), await page.locator('[data-at="0-1"]').boundingBox()]);
      const stands = now === before;
      before = now;
      return stands;
    }, { intervals: [300] })
    .toBe(true);
  const from = (await handle.boundingBox())!;
  const goal = (await page.locator('[data-at="0-1"]').boundingBox())!;
  return { x: from.x + from.width / 2, y: from.y + from.height / 2, below: goal.y + goal.height - 4 };
}

test("a visit is dragged by its handle from the first movement on, by mouse and by touch", async ({ page }) => {
  await tripOf(page, ["west-lake", "tianyi-pavilion"]);
  const [first, second] = await names(page);
  const { x, y, below } = await grip(page);
  if (isPhone(page)) {
    const touch = await fingers(page);
    await touch("touchStart", [x, y]);
    // It moves at once: no rest on the handle is asked for.
    for (let step = 1; step <= 8; step += 1) await touch("touchMove", [x, y + ((below - y) * step) / 8]);
    await expect(page.locator("[data-lifted]")).toHaveCount(1);
    await expect(page.locator('[data-drop="after"]')).toHaveCount(1);
    await touch("touchEnd");
  } else {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, below, { steps: 8 });
    await expect(page.locator('[data-drop="after"]')).toHaveCount(1);
    await page.mouse.up();
  }
  await expect.poll(() => names(page)).toEqual([second, first]);
  await expect(page.locator("[data-lifted], [data-drop]")).toHaveCount(0);
  await expect(said(page)).toHaveText(`${first}：第1天第2站，共2站`);
});

test("keys on the map and a saved file are said to those who do not see them, also when the words repeat", { tag: "@desk" }, async ({ page }) => {
  await tripOf(page, ["west-lake"]);
  await painted(page);
  await page.getByRole("application").focus();
  const map = page.getByRole("region", { name: "地图", exact: true }).getByRole("status").filter({ hasText: "地图中间靠近" });
  await page.keyboard.press("+");
  await expect(map).toContainText("西湖");
  const before = await map.textContent();
  await page.keyboard.press("+");
  await expect(map).not.toHaveText(before!);
  await page.locator("#share > summary").click();
  const said = page.locator("#share p.unseen[role=status]");
  for (let times = 0; times < 2; times += 1) {
    const last = await said.textContent();
    const download = page.waitForEvent("download");
    await page.locator("#share").getByRole("button", { name: /\.gpx$/ }).click();
    await download;
    // Said again, the words differ by a blank alone, which `toHaveText` does not see.
    await expect.poll(() => said.textContent()).not.toBe(last);
    await expect(said).toContainText("已交给浏览器保存");
  }
});

test("a row let go outside the list, and one whose drag is called off, stays where it is", { tag: "@desk" }, async ({ page }) => {
  await tripOf(page, ["west-lake", "tianyi-pavilion"]);
  const before = await names(page);
  const map = (await page.locator(".map").boundingBox())!;
  const header = (await page.locator(".header").boundingBox())!;
  for (const outside of ["map", "header", "below the last day"]) {
    const { x, y, below } = await grip(page);
    const list = (await page.locator("#trip-days").boundingBox())!;
    const to = {
      map: [map.x + map.width / 2, below],
      header: [x, header.y + header.height / 2],
      "below the last day": [x, list.y + list.height + 60],
    }[outside]!;
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, below, { steps: 6 });
    await expect(page.locator('[data-drop="after"]')).toHaveCount(1);
    await page.mouse.move(to[0]!, to[1]!, { steps: 6 });
    await page.mouse.up();
    await expect(page.locator("[data-lifted], [data-drop]")).toHaveCount(0);
    expect(await names(page), outside).toEqual(before);
  }
  const { x, y, below } = await grip(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, below, { steps: 6 });
  await expect(page.locator('[data-drop="after"]')).toHaveCount(1);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await page.waitForTimeout(200);
  expect(await names(page)).toEqual(before);
  await expect(page.locator(".trip__undo .trip__step").first()).not.toHaveText(/移动/);
});

test("a scroll during the drag counts", { tag: "@desk" }, async ({ page }) => {
  await tripOf(page, ["gongchen-bridge", "xiaohe-street", "fuyi-granary", "qiaoxi-crafts-museums"]);
  const before = await names(page);
  const { x, y } = await grip(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 10, { steps: 3 });
  const third = (await page.locator('[data-at="0-2"]').boundingBox())!;
  const first = (await page.locator('[data-at="0-0"]').boundingBox())!;
  await page.mouse.wheel(0, third.y - first.y);
  await expect.poll(async () => (await page.locator('[data-at="0-2"]').boundingBox())!.y).toBeLessThan(third.y - 40);
  // The page shows where the visit would go a frame after it has scrolled.
  await expect(page.locator("[data-drop]")).toHaveCount(1);
  await page.mouse.up();
  await expect.poll(() => names(page)).not.toEqual(before);
});

test("a tap on a handle opens the choice of where the visit goes", async ({ page }) => {
  await tripOf(page, ["west-lake", "tianyi-pavilion"]);
  const [first] = await names(page);
  const handle = page.locator("#handle-0-0");
  await (isPhone(page) ? handle.tap() : handle.click());
  const choice = page.locator("#to-day-0-0");
  await expect(choice).toBeFocused();
  await choice.selectOption({ label: "新的一天" });
  await expect(page.locator("#day-1 .visit__name")).toContainText(first!);
});

// A date field has the order of the browser's own language, whatever the page says: here month, day, year. While such
// digits are typed the field goes through the years 2, 20 and 202.
for (const delay of [0, 400]) {
  test(`a date typed with ${delay} ms between the keys is one edit`, { tag: "@desk" }, async ({ page }) => {
    await tripOf(page, ["west-lake"]);
    for (const round of [1, 2]) {
      await page.locator("#trip-start").focus();
      // A field with the focus begins at its first part.
      await page.keyboard.type("10152026", { delay });
      await page.keyboard.press("Tab");
      await page.locator(".trip__keys summary").focus();
      await expect(page.locator("#trip-start")).toHaveValue("2026-10-15");
      await expect(page.locator(".day__date")).toContainText("10月15日");
      await expect(page.locator(".field__refusal")).toHaveCount(0);
      if (round === 1) {
        await page.locator(".trip__undo button").first().click();
        await expect(page.locator("#trip-start")).toHaveValue("");
        await expect(page.locator(".visit")).toHaveCount(1);
      }
    }
  });
}

test("the hours of a day are one edit each, and what cannot be is said beside the field until it is right", { tag: "@desk" }, async ({ page }) => {
  await tripOf(page, ["west-lake"]);
  await page.locator("#day-0 .day__head button").last().click();
  const [from, until] = [page.locator("#from-0"), page.locator("#until-0")];
  await from.fill("19:00");
  await page.locator(".trip__keys summary").focus();
  const refusal = page.locator("#from-0-refusal");
  await expect(refusal).toContainText("结束时间要晚于开始时间");
  await expect(from).toHaveAttribute("aria-invalid", "true");
  await expect(from).toHaveAttribute("aria-describedby", "from-0-refusal");
  await expect(from).toHaveValue("19:00");
  // The other field makes it right.
  await until.fill("22:00");
  await expect(refusal).toHaveCount(0);
  await expect(from).not.toHaveAttribute("aria-invalid", "true");
  await expect(page.locator(".timeline__base time").first()).toHaveText("19:00");
});

test("a stay that cannot be is refused beside its field, and the old one stands", { tag: "@phone" }, async ({ page }) => {
  await tripOf(page, ["west-lake"]);
  await openSettings(page, "西湖");
  const stay = page.getByLabel("停留（分钟）");
  const before = await page.locator(".visit__stay").textContent();
  for (const wrong of ["0", "-5", "1441", "90.5"]) {
    await stay.fill(wrong);
    await stay.press("Enter");
    await expect(page.locator(".field__refusal")).toContainText("停留时间在 1 分钟到 24 小时之间");
    await expect(stay).toHaveAttribute("aria-invalid", "true");
    expect(await page.locator(".visit__stay").textContent()).toBe(before);
  }
  await stay.fill("75");
  await stay.press("Enter");
  await expect(page.locator(".field__refusal")).toHaveCount(0);
  await expect(page.locator(".visit__stay")).toContainText("1 小时 15 分");
});

test("what is open in a row stays open when the row moves", async ({ page }) => {
  await tripOf(page, ["gongchen-bridge", "xiaohe-street", "fuyi-granary"]);
  const third = (await names(page))[2];
  await page.locator('[data-at="0-2"] .leg > summary').click();
  await page.locator("#handle-0-2").focus();
  await page.keyboard.press("ArrowUp");
  await expect(page.locator("#handle-0-1")).toBeFocused();
  expect((await names(page))[1]).toBe(third);
  await expect(page.locator('[data-at="0-1"] .leg')).toHaveAttribute("open");
  await expect(page.locator('[data-at="0-2"] .leg')).not.toHaveAttribute("open");
});

test("Back leads to the place in a long trip that was left, and days out of sight keep their height", async ({ page }) => {
  await visit(page, "zh/routes/canal/");
  await raiseSheet(page);
  await page.getByRole("button", { name: "整条线路加入行程" }).click();
  await page.locator('.bar a[href$="trip/"]').click();
  await raiseSheet(page);
  // After a while what is out of sight is skipped, as long as it stays out of sight.
  const skipped = () => expect(page.locator("#day-0")).toHaveCSS("content-visibility", "auto");
  const panel = page.locator(".panel__body");
  const height = () => panel.evaluate((one) => one.scrollHeight);
  await expect(page.locator(".visit").nth(3)).toBeVisible();
  const whole = await height();
  await skipped();
  expect(await height()).toBe(whole);
  const link = page.locator(".visit__name a").last();
  const top = () => link.evaluate((one) => Math.round(one.getBoundingClientRect().top));
  await link.scrollIntoViewIfNeeded();
  expect(await panel.evaluate((one) => one.scrollTop)).toBeGreaterThan(1000);
  const before = await top();
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.goBack();
  await expect(link).toBeFocused();
  await expect.poll(top).toBe(before);
  await skipped();
  expect(await height()).toBe(whole);
  expect(await top()).toBe(before);
});

test("a closed door is told with what would help, and one tap mends it", async ({ page }) => {
  await tripOf(page, ["liangzhu-museum"]);
  await page.getByLabel("出发日期").fill("2026-11-23");
  await expect(page.locator(".visit__hours")).toContainText("当天不开放");
  const conflict = page.locator(".conflict");
  await expect(conflict).toContainText("当天不开放");
  await conflict.getByRole("button", { name: "怎么办" }).click();
  await conflict.getByRole("button", { name: /改到新的一天/ }).click();
  await expect(page.locator(".conflict")).toHaveCount(0);
  await expect(page.locator("#day-1 .visit__hours")).toContainText("开放 09:00–17:00");
  await page.getByRole("button", { name: /^撤销：/ }).click();
  await expect(page.locator(".conflict")).toHaveCount(1);
});

test("hours and bases of a day can be set, also with typed coordinates", async ({ page }) => {
  await tripOf(page, ["west-lake"]);
  await page.getByRole("button", { name: "第1天：时间和起终点" }).click();
  await page.getByLabel("开始", { exact: true }).fill("08:30");
  await page.getByLabel("起点", { exact: true }).selectOption({ label: "杭州东站" });
  await expect(page.locator(".timeline__base").first()).toContainText("08:30");
  await expect(page.locator(".timeline__base").first()).toContainText("杭州东站");
  await expect(page.locator(".leg")).toHaveCount(1);
  await page.getByLabel("终点", { exact: true }).selectOption({ label: "自选地点" });
  await raiseSheet(page);
  await page.getByLabel("坐标（纬度, 经度）").fill("30.2550, 120.1600");
  await page.getByLabel("坐标（纬度, 经度）").blur();
  await page.getByLabel("地点名称").fill("湖滨的旅馆");
  await page.getByLabel("地点名称").blur();
  await expect(page.locator(".timeline__home")).toContainText("湖滨的旅馆");
  await page.getByLabel("结束", { exact: true }).fill("08:00");
  await page.getByLabel("结束", { exact: true }).blur();
  await expect(page.locator("#until-0-refusal")).toHaveText("结束时间要晚于开始时间。");
  await expect(page.getByLabel("结束", { exact: true })).toHaveAttribute("aria-invalid", "true");
  // It was not taken: the day still ends as before, and the field says so when it is asked again.
  await page.reload();
  await raiseSheet(page);
  await page.getByRole("button", { name: "第1天：时间和起终点" }).click();
  await expect(page.getByLabel("结束", { exact: true })).toHaveValue("18:00");
});

test("a hotel is picked on the map", async ({ page }) => {
  await tripOf(page, ["west-lake"]);
  await page.getByRole("button", { name: "第1天：时间和起终点" }).click();
  await page.getByLabel("起点", { exact: true }).selectOption({ label: "自选地点" });
  await page.getByRole("button", { name: "就在这里" }).click();
  await expect(page.locator(".timeline__base").first()).toContainText("自选地点");
  await expect(page.locator(".crosshair")).toHaveCount(0);
});

test("from a list a stop goes into the trip, is shown there, and is taken back", async ({ page }) => {
  await visit(page, "zh/");
  await raiseSheet(page);
  await page.getByRole("searchbox").fill("天一阁");
  await page.getByRole("button", { name: "加入行程：天一阁博物院" }).click();
  const toast = page.locator(".toast");
  await expect(toast).toContainText("天一阁博物院已加入第1天");
  await expect(page.getByRole("button", { name: /移出：天一阁博物院.*第1天/ })).toBeVisible();
  await toast.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByRole("button", { name: "加入行程：天一阁博物院" })).toBeVisible();
});

test("stops added one after another find days that work, and another place is one tap away", async ({ page }) => {
  test.skip(isPhone(page), "the list is longer than a phone");
  await visit(page, "zh/");
  for (const stop of ["west-lake", "tianyi-pavilion", "liangzhu-museum", "xikou", "deshou-palace"]) {
    const row = page.locator(".rows .row-line", { has: page.locator(`a[href$="/stops/${stop}/"]`) }).first();
    await row.locator(".row__add").click();
    await expect(row.locator(".row__place")).toHaveText(/第\d天/);
  }
  const toast = page.locator(".toast");
  await expect(toast).toContainText(/已加入第\d天/);
  const told = await toast.locator("p").first().textContent();
  await toast.locator(".toast__others button").first().click();
  await expect(toast.locator("p").first()).not.toHaveText(told!);
  await toast.getByRole("link", { name: "查看行程" }).click();
  await expect(page.locator(".visit")).toHaveCount(5);
  await expect(page.locator(".conflict")).toHaveCount(0);
  // Both were one step.
  await page.locator(".trip__undo button").first().click();
  await expect(page.locator(".visit")).toHaveCount(4);
});

test("several trips lie side by side, and one is deleted only after a question", async ({ page }) => {
  await tripOf(page, ["west-lake"]);
  await page.getByLabel("行程名称").fill("西湖一日");
  await page.getByLabel("行程名称").blur();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("西湖一日");
  await page.getByRole("button", { name: "新建行程" }).click();
  await expect(page.locator(".visit")).toHaveCount(0);
  await page.getByRole("button", { name: "打开：西湖一日" }).click();
  await expect(page.locator(".visit")).toHaveCount(1);
  await page.getByRole("button", { name: "删除：西湖一日" }).click();
  await page.getByRole("button", { name: "保留" }).click();
  await expect(page.locator(".visit")).toHaveCount(1);
  await page.getByRole("button", { name: "删除：西湖一日" }).click();
  await page.locator(".shelf__sure").getByRole("button", { name: "删除" }).click();
  await expect(page.locator(".visit")).toHaveCount(0);
});

test.describe("in New York", () => {
  test.use({ timezoneId: "America/New_York" });

  test("the days of a trip are Shanghai's", { tag: "@phone" }, async ({ page }) => {
    await tripOf(page, ["west-lake"]);
    await page.getByLabel("出发日期").fill("2026-10-03");
    await expect(page.locator(".day__date")).toHaveText("10月3日 周六");
    await expect(page.locator(".visit__time")).toHaveText("09:00");
  });
});

for (const [lang, size] of [["zh", "desk"], ["en", "phone"]] as const) {
  test(`axe finds nothing on a planned trip in ${lang}`, { tag: `@${size}` }, async ({ page }) => {
    await tripOf(page, ["liangzhu-museum", "west-lake"], lang, "?theme=light");
    await painted(page);
    await page.locator("#trip-start").fill("2026-11-23");
    await page.locator(".conflict button").first().click();
    await page.locator(".visit__controls button").first().click();
    await page.locator(".day__head .tool").last().click();
    await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
    expect(await violations(page)).toEqual([]);
  });
}
