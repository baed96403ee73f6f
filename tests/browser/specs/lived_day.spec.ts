// A day of the trip from half past eight to nine in the evening: the clock goes on, the traveller is late, takes what would
// help and takes it back, loses the network, misses a last entry, skips, and goes home. `tests/trip/lived_day.rs` lives the
// same day without a browser.
import type { Locator, Page } from "@playwright/test";
import { codeOf } from "../support/link";
import { MAP, aliveIn, portal, PORTAL } from "./host";
import { alive, expect, raiseSheet, test, visit } from "./site";

/** Wednesday and Thursday, 14 and 15 October 2026, from Hangzhou East. */
const STATION = { station: "hangzhou-east" };
const doc = {
  v: 1, id: "theirs", title: "杭州两日", start: "2026-10-14", mode: "transit", updated: "2026-10-01T00:00:00Z",
  days: [
    {
      from: "09:00", to: "20:30", base: { start: STATION, end: STATION },
      visits: [
        { stop: "deshou-palace", minutes: 75 },
        { stop: "zhejiang-museum-gushan", minutes: 120, note: "含一小时午饭。" },
        { stop: "china-silk-museum", minutes: 120 },
        { stop: "qianjiang-balcony", minutes: 60 },
      ],
    },
    { from: "09:00", to: "18:00", base: { start: STATION }, visits: [{ stop: "west-lake", minutes: 120 }] },
  ],
};
const [PALACE, GUSHAN, SILK, BALCONY] = ["南宋德寿宫遗址博物馆", "浙江省博物馆孤山馆区", "中国丝绸博物馆", "杭州城市阳台（钱塘观潮）"];

/** In Shanghai, on that Wednesday. */
const at = (clock: string) => new Date(`2026-10-14T${clock}:00+08:00`);

/** The clock goes on while the phone is in the pocket: the page reads it when it is looked at again, and not a minute later. */
async function clockTo(page: Page, clock: string): Promise<void> {
  await page.clock.setFixedTime(at(clock));
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
}

const today = (page: Page): Locator => page.getByRole("region", { name: /^今天 · 第1天/ });
const falls = (now: Locator): Locator => now.locator(".underway__falls .underway__what li");
const offers = (now: Locator): Locator => now.locator(".underway__offers button");
const press = (now: Locator, name: string) => now.getByRole("button", { name, exact: true }).click();

/** What a traveller reads at a glance. */
const reading = (now: Locator): Promise<string[]> =>
  now.locator(".underway__here, .underway__next, .underway__go, .underway__left li, .underway__undo").allInnerTexts();

/** The words of every visit of the first day, as the plan below has them, whether it is in sight or not. */
const plan = (page: Page): Promise<string[]> => page.locator("#day-0 .visit .visit__name").allTextContents();

/** Takes a way on, sees that what it promised came true when the page worked it out anew, and takes it back if told to. */
async function mends(page: Page, advice: string, fall: RegExp, back: boolean): Promise<void> {
  const now = today(page);
  // Ways on of a moment ago are not taken.
  await expect(now.locator(".underway__falls")).not.toHaveAttribute("aria-busy", "true");
  const fallen = await falls(now).allInnerTexts();
  const row = now.locator(".underway__offers li").filter({ has: page.getByRole("button", { name: advice, exact: true }) });
  const end = /(\d\d:\d\d) 结束/.exec(await row.innerText())![1];
  await row.getByRole("button").click();
  await expect(falls(now).filter({ hasText: fall })).toHaveCount(0);
  await expect(now).toContainText(`约 ${end} 结束`);
  expect((await falls(now).count())).toBeLessThan(fallen.length);
  if (!back) return;
  await now.locator(".underway__undo").click();
  await expect(falls(now)).toHaveText(fallen);
  await expect(offers(now).filter({ hasText: advice })).toHaveCount(1);
}

/** Reloads and sees that nothing of it is another. */
async function nothingIsLost(page: Page): Promise<void> {
  await expect(page.locator(".saved__sign")).toHaveAttribute("data-saved", "saved");
  const before = { reading: await reading(today(page)), plan: await plan(page) };
  await page.reload();
  await alive(page);
  await raiseSheet(page);
  await expect.poll(() => reading(today(page)), { timeout: 25_000 }).toEqual(before.reading);
  await expect.poll(() => plan(page)).toEqual(before.plan);
}

/** Opens a trip of a link as one's own. */
async function keep(page: Page, document: object): Promise<void> {
  await visit(page, `zh/trip/#trip=${codeOf(document)}`);
  await raiseSheet(page);
  await page.getByRole("region", { name: "链接里的行程" }).locator(".choices .button--main").click();
}

test.describe("a day", () => {
  test.use({ serviceWorkers: "allow" });
  test.setTimeout(180_000);

  test("is lived from half past eight to nine in the evening, and nothing is lost", { tag: "@phone" }, async ({ page, context, trouble }) => {
    await page.clock.setFixedTime(at("08:30"));
    await keep(page, doc);
    const now = today(page);

    await test.step("08:30 at breakfast: what is next, when to leave, how, and its door", async () => {
      await expect(now.locator(".underway__here")).toHaveText("还没出发");
      await expect(now.locator(".underway__next")).toContainText(PALACE);
      await expect(now.locator(".underway__go")).toContainText("09:00 前出发，坐地铁");
      await expect(now.locator(".underway__latest")).toContainText(/最晚 \d\d:\d\d 出发/);
      await expect(now.locator(".underway__hours").first()).toContainText("16:30 停止入场");
      await expect(now.locator(".underway__left li")).toHaveCount(5);
      await expect(now.locator(".underway__left li").last()).toContainText("回程：杭州东站");
      await expect(falls(now)).toHaveCount(0);
    });

    await test.step("09:02 out, 09:50 there", async () => {
      await clockTo(page, "09:02");
      await press(now, "离开");
      await expect(now.locator(".underway__here")).toHaveText(`去${PALACE}的路上`);
      await clockTo(page, "09:50");
      await press(now, `到了 ${PALACE}`);
      await expect(now.locator(".underway__here")).toHaveText(`在${PALACE}，待到 11:05`);
      await expect(now.locator(".underway__next")).toContainText(GUSHAN);
      await expect(now.locator(".underway__go")).toContainText("11:05 前出发");
    });

    await test.step("11:00 half an hour late, and half an hour more: what falls, and what would help", async () => {
      await clockTo(page, "11:00");
      await press(now, "晚了 30 分钟");
      await expect(now.locator(".underway__here")).toContainText("待到 11:35（已按晚 30 分钟算）");
      await expect(falls(now)).toHaveCount(0);
      await press(now, "晚了 30 分钟");
      await expect(falls(now)).toHaveText([new RegExp(`${SILK} 17:00 关门，看不完`)]);
      await expect(offers(now)).toHaveCount(3);
      for (const advice of await offers(now).allInnerTexts()) await mends(page, advice.trim(), /看不完/, true);
      await mends(page, `${GUSHAN}少待 20 分钟`, /看不完/, false);
      await expect(page.locator("#day-0 .visit__stay").nth(1)).toContainText("停留 1 小时 40 分");
    });

    await test.step("12:08 without a network, from the service worker", async () => {
      await page.evaluate(() => navigator.serviceWorker.ready);
      await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
      await context.setOffline(true);
      await clockTo(page, "12:08");
      await press(now, `离开 ${PALACE}`);
      await expect(now.locator(".underway__here")).toContainText(`去${GUSHAN}的路上`);
      await nothingIsLost(page);
      await clockTo(page, "12:50");
      await press(now, `到了 ${GUSHAN}`);
      await expect(now.locator(".underway__here")).toHaveText(`在${GUSHAN}，待到 14:30`);
    });

    await test.step("16:05 overstayed: the last entry is missed, and only leaving it out helps", async () => {
      await clockTo(page, "16:05");
      const entry = falls(now).filter({ hasText: `赶不上${SILK} 16:30 的最晚入场` });
      await expect(entry).toHaveCount(1);
      await mends(page, `今天不去${SILK}`, /最晚入场/, true);
      await press(now, `跳过 ${SILK}`);
      await expect(falls(now)).toHaveCount(0);
      await expect(now.locator(".underway__next")).toContainText(BALCONY);
      await expect(now).toContainText("没去 1 站");
      // Not so: it is taken back, and skipped again.
      await now.locator(".underway__undo").click();
      await expect(entry).toHaveCount(1);
      await press(now, `跳过 ${SILK}`);
      await expect(falls(now)).toHaveCount(0);
      await context.setOffline(false);
    });

    await test.step("16:10 on, 17:15 at the river, 18:20 home", async () => {
      await clockTo(page, "16:10");
      await press(now, `离开 ${GUSHAN}`);
      await expect(now.locator(".underway__here")).toHaveText(`去${BALCONY}的路上`);
      await clockTo(page, "17:15");
      await press(now, `到了 ${BALCONY}`);
      await expect(now.locator(".underway__label")).toHaveText("回程");
      await expect(now.locator(".underway__next")).toContainText("杭州东站");
      await nothingIsLost(page);
      await clockTo(page, "18:20");
      await press(now, `离开 ${BALCONY}`);
      const tomorrow = page.getByRole("region", { name: /^明天 · 第2天/ });
      await expect(tomorrow).toContainText("西湖");
      await expect(tomorrow.locator(".underway__go")).toContainText("09:00 出发，坐地铁");
      await clockTo(page, "19:10");
      await press(now, "到了 杭州东站");
    });

    await test.step("21:00 over: what was seen, and the whole plan as it was", async () => {
      await clockTo(page, "21:00");
      await expect(now.locator(".underway__here")).toHaveText("今天走完了");
      await expect(now).toContainText("到过 3 站");
      await expect(now).toContainText("没去 1 站");
      await nothingIsLost(page);
      expect(await plan(page)).toEqual([PALACE, GUSHAN, SILK, BALCONY].map((name) => expect.stringContaining(name)));
      await now.locator(".underway__undo").click();
      await expect(now.locator(".underway__here")).toHaveText("去杭州东站的路上");
    });

    // While the network was away, what the page still wanted could not come.
    expect(trouble.errors.filter((one) => !/ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(one))).toEqual([]);
  });
});

/** Two hours at one stop on Wednesday, 14 October 2026, and ten minutes to spare. */
const SHORT = {
  ...doc, id: "short", title: "半日",
  days: [{ from: "09:00", to: "11:10", visits: [{ stop: "tianyi-pavilion", minutes: 120 }] }],
};

test("the clock is read at once when the page is looked at again", { tag: "@desk" }, async ({ page }) => {
  await page.clock.setFixedTime(at("09:00"));
  await keep(page, SHORT);
  const now = today(page);
  await press(now, "到了 天一阁博物院");
  await expect(now.locator(".underway__here")).toHaveText("在天一阁博物院，待到 11:00");
  for (const [clock, event, target] of [["11:20", "visibilitychange", "document"], ["11:40", "pageshow", "window"]]) {
    await page.clock.setFixedTime(at(clock));
    await page.evaluate(
      ([event, target]) => (target === "window" ? window : document).dispatchEvent(new Event(event)),
      [event, target],
    );
    await expect(now.locator(".underway__here")).toHaveText(`在天一阁博物院，待到 ${clock}`, { timeout: 5_000 });
  }
});

test("in a portal's frame the day is lived as well", { tag: "@desk" }, async ({ page }) => {
  await page.clock.setFixedTime(at("08:30"));
  const it = await portal(page, "zh/trip/", `embed=1&origin=ORIGIN#trip=${codeOf(SHORT)}`);
  await aliveIn(it.frame);
  expect(it.frame.url()).toContain(MAP);
  await it.frame.getByRole("region", { name: `${PORTAL} 给的行程` }).locator(".choices .button--main").click();
  const now = it.frame.getByRole("region", { name: /^今天 · 第1天/ });
  await expect(now.locator(".underway__here")).toHaveText("还没出发");
  await press(now, "晚了 30 分钟");
  await expect(falls(now)).toHaveCount(1);
  await expect(now.locator(".underway__falls")).not.toHaveAttribute("aria-busy", "true");
  await now.getByRole("button", { name: "天一阁博物院少待 20 分钟" }).click();
  await expect(falls(now)).toHaveCount(0);
  await now.locator(".underway__undo").click();
  await expect(falls(now)).toHaveCount(1);
  await press(now, "到了 天一阁博物院");
  await expect(now.locator(".underway__here")).toContainText("在天一阁博物院");
  // None of it reaches the portal.
  expect(JSON.stringify(await it.heard())).not.toMatch(/arrived|tianyi-pavilion.*late/);
});

for (const [where, longitude, says, arrives] of [
  ["far from it", 121.6, /离天一阁博物院直线约 \d+(\.\d)? 公里，走起来更远/, false],
  ["at it", 121.5362, /你已经在天一阁博物院一带，可以点「到了」/, true],
] as const) {
  test.describe(`my place, ${where}`, () => {
    test.use({ geolocation: { longitude, latitude: 29.872 }, permissions: ["geolocation"] });

    test(`on the way it is told only after a tap how far the next stop is: ${where}`, { tag: "@phone" }, async ({ page }) => {
      await page.clock.setFixedTime(at("09:00"));
      await keep(page, SHORT);
      const now = today(page);
      await expect(now.locator(".underway__here")).toHaveText("还没出发");
      await expect(now).not.toContainText("直线");
      await now.getByRole("button", { name: "看看离我多远" }).click();
      await expect(now.locator(".underway__near")).toContainText(says, { timeout: 25_000 });
      await expect(now.locator(".underway__near")).toContainText("不保存");
      const arrived = now.getByRole("button", { name: "到了 天一阁博物院" });
      if (arrives) await expect(arrived).toHaveClass(/button--main/);
      const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + location.href);
      expect(kept).not.toContain(String(longitude));
      if (!arrives) return;
      await arrived.click();
      await expect(now.locator(".underway__here")).toContainText("在天一阁博物院");
    });
  });
}

test("the screen is kept awake only when asked, again after the page was away, and let go", { tag: "@desk" }, async ({ page }) => {
  await page.addInitScript(() => {
    const lock = { asked: [] as string[], held: 0 };
    const request = async (kind: string) => {
      lock.asked.push(kind);
      lock.held += 1;
      let released = false;
      const release = async () => {
        if (!released) lock.held -= 1;
        released = true;
      };
      return Object.assign(new EventTarget(), { release });
    };
    Object.defineProperty(navigator, "wakeLock", { value: { request }, configurable: true });
    Object.assign(window, { lock });
  });
  const lock = () => page.evaluate(() => (window as unknown as { lock: { asked: string[]; held: number } }).lock);
  await page.clock.setFixedTime(at("08:30"));
  await keep(page, SHORT);
  const now = today(page);
  const button = now.getByRole("button", { name: "屏幕不熄" });
  await expect(button).toHaveAttribute("aria-pressed", "false");
  expect(await lock()).toEqual({ asked: [], held: 0 });
  await button.click();
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await expect.poll(lock).toEqual({ asked: ["screen"], held: 1 });
  // Browsers let go of it while the page is hidden.
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect.poll(lock).toEqual({ asked: ["screen", "screen"], held: 1 });
  await button.click();
  await expect(button).toHaveAttribute("aria-pressed", "false");
  await expect.poll(lock).toEqual({ asked: ["screen", "screen"], held: 0 });
  await button.click();
  await expect.poll(async () => (await lock()).held).toBe(1);
  // Off the page it is let go as well.
  await page.getByRole("navigation", { name: "本站" }).getByRole("link", { name: "地点" }).click();
  await expect.poll(async () => (await lock()).held).toBe(0);
});

test("where the browser keeps no screen awake there is no such button", { tag: "@desk" }, async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "wakeLock", { value: undefined, configurable: true }));
  await page.clock.setFixedTime(at("08:30"));
  await keep(page, SHORT);
  await expect(today(page).locator(".underway__here")).toHaveText("还没出发");
  await expect(today(page).getByRole("button", { name: "屏幕不熄" })).toHaveCount(0);
});
