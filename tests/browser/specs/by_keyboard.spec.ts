// Whole deeds by keyboard alone: once a page is open, nothing is clicked and no script sets the focus. Every control is
// reached by Tab, shows that it has the focus, lies in sight, and leaves the focus somewhere when it is pressed.
import type { Locator, Page } from "@playwright/test";
import { codeOf } from "../support/link";
import { expect, isPhone, test, visit } from "./site";

// The worker's program and the pack have to arrive first, on a machine that is busy.
const SOON = { timeout: 45_000 };

/** What had the focus before it was nowhere, as far as the page has noted. */
const lost = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { lost?: string[] }).lost ?? []);

// Every frame in which the focus is nowhere although it was somewhere is noted.
test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    const lost: string[] = [];
    let last = "";
    // Tab behind the last control leads out of the page, and nothing is lost by it.
    let key = "";
    addEventListener("keydown", (event) => (key = event.key), true);
    const look = () => {
      const at = document.activeElement;
      const nowhere = at === null || at === document.body;
      if (nowhere && last !== "" && key !== "Tab") lost.push(last);
      last = nowhere ? "" : `${at.tagName} ${(at.getAttribute("aria-label") ?? at.textContent ?? "").trim().slice(0, 30)}`;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Object.assign(window, { lost });
  }),
);

test.afterEach(async ({ page }) => {
  expect(await lost(page), "the focus was nowhere after these").toEqual([]);
});

/** Opens a page; what stands in for a part of it that is on its way takes no focus and is waited for. */
async function open(page: Page, path: string): Promise<void> {
  // The page before takes its notes along.
  expect(await lost(page), "the focus was nowhere after these").toEqual([]);
  await visit(page, path);
  await expect(page.locator("[data-part][inert], .story--loading")).toHaveCount(0, SOON);
}

/** What the focus is on: in words, whether it shows, and whether any of it can be seen. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLElement;
    // A field may leave the ring to the frame around it.
    const ringed = [at, at.parentElement, at.parentElement?.parentElement].some((one) => {
      const style = one && getComputedStyle(one);
      return style ? style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 : false;
    });
    const { left, top, right, bottom } = at.getBoundingClientRect();
    const seen = [0.1, 0.5, 0.9].some((x) =>
      [0.1, 0.5, 0.9].some((y) => {
        const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
        return hit !== null && (at.contains(hit) || hit.contains(at));
      }),
    );
    return { what: at.outerHTML.slice(0, 90), ringed, seen };
  });

/** Which way Tab goes, and how often it is pressed at most. */
interface Way {
  back?: boolean;
  most?: number;
}

/** Presses Tab until the focus is on the target or in it; with `back`, Shift+Tab. */
async function reach(page: Page, target: Locator, { back = false, most = 90 }: Way = {}): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses <= most; presses += 1) {
    const [there, name] = await target.evaluateAll((all): [boolean, string] => {
      const at = document.activeElement!;
      const name = at.getAttribute("aria-label") ?? (at.textContent?.trim() || at.id);
      return [all.some((one) => one.contains(at)), `${at.tagName.toLowerCase()} ${name.slice(0, 24)}`];
    });
    if (there) {
      // The sheet may still be on its way up.
      await expect.poll(() => focused(page)).toMatchObject({ ringed: true, seen: true });
      return;
    }
    passed.push(name);
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
  }
  throw new Error(`${most} times Tab do not reach ${target}; passed:\n${passed.join("\n")}`);
}

/** Reaches a control and presses it. */
async function press(page: Page, target: Locator, key: "Enter" | "Space" = "Enter", way: Way = {}): Promise<void> {
  await reach(page, target, way);
  await page.keyboard.press(key);
}

/** Past header and map, by the link that is there for it; on a phone the sheet is drawn up by its grip. */
async function intoList(page: Page): Promise<void> {
  await press(page, page.locator('.skip[href="#panel"]'), "Enter", { most: 3 });
  await isAt(page.locator("#panel"));
  if (!isPhone(page)) return;
  const app = page.locator(".app");
  await reach(page, page.locator(".grip__handle"), { most: 3 });
  for (let now = await app.getAttribute("data-sheet"); now !== "full"; now = await app.getAttribute("data-sheet")) {
    await page.keyboard.press("Enter");
    await expect(app).not.toHaveAttribute("data-sheet", now!);
  }
}

/** Chooses from a list with the arrows, as one does without opening it. */
async function choose(page: Page, list: Locator, value: string): Promise<void> {
  await reach(page, list);
  const steps = await list.evaluate((one: HTMLSelectElement, value) => {
    return [...one.options].findIndex((option) => option.value === value) - one.selectedIndex;
  }, value);
  for (let step = 0; step < Math.abs(steps); step += 1) await page.keyboard.press(steps > 0 ? "ArrowDown" : "ArrowUp");
  await expect(list).toHaveValue(value);
  await isAt(list);
}

/** The focus is on this part of the page or in it; if not, the failure says where it is. */
const isAt = (part: Locator): Promise<void> =>
  expect
    .poll(() =>
      part.evaluateAll((all) => {
        const at = document.activeElement!;
        return all.some((one) => one.contains(at)) ? "here" : at.outerHTML.slice(0, 120);
      }),
    )
    .toBe("here");

/** Somebody who does not see the page hears these words: they stand in a region that is read out when it changes. */
const isHeard = (page: Page, words: string | RegExp): Promise<void> =>
  expect(page.locator("[role=status], [role=alert], [aria-live=polite]").filter({ hasText: words }).first()).toBeAttached();

const heading = (page: Page): Locator => page.locator("#panel h1");
const button = (page: Page | Locator, name: string | RegExp): Locator => page.getByRole("button", { name });

/** A trip as the contract has it, of one day: Wednesday, 14 October 2026. */
function doc(title: string, stop: string, more: object = {}) {
  const day = { from: "09:00", to: "11:10", visits: [{ stop, minutes: 120 }] };
  return { v: 1, id: "theirs", title, start: "2026-10-14", days: [day], mode: "transit", updated: "2026-10-01T00:00:00Z", ...more };
}

const offered = (page: Page): Locator => page.getByRole("region", { name: "链接里的行程" });
const days = (page: Page): Locator => page.locator("#trip-days");

test("from home through 一线穿 to a trip, by keyboard", { tag: "@desk" }, async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-12-01T11:00:00+08:00"));
  await open(page, "zh/");
  await intoList(page);
  await press(page, page.getByRole("navigation", { name: "更多玩法" }).getByRole("link", { name: "一线穿" }));
  await expect(page.getByLabel("出发日期")).toBeVisible();
  await isAt(heading(page));
  await choose(page, page.getByLabel("上车站", { exact: true }), "hangzhou-east");
  await choose(page, page.getByLabel("下车站", { exact: true }), "shaoxing-north");
  const date = page.getByLabel("出发日期");
  await reach(page, date);
  // The parts of the field stand in the order of the browser's own language, which is English here.
  await page.keyboard.type("12082026");
  await expect(date).toHaveValue("2026-12-08");
  // Each of the three lengths by its key, the last one chosen.
  for (const [length, key] of [["一天", "Enter"], ["周末两天", "Space"], ["半天", "Space"]] as const) {
    await press(page, button(page, length), key, { back: length === "半天" });
    await expect(button(page, length)).toHaveAttribute("aria-pressed", "true");
    await isAt(button(page, length));
  }
  await press(page, button(page, "看看够玩什么"));
  await isHeard(page, /正在排|够玩这些/);
  const found = page.getByRole("region", { name: "够玩这些" });
  await expect(found.getByRole("heading", { name: "够玩这些" })).toBeFocused(SOON);
  await isHeard(page, "够玩这些");
  await press(page, button(found, "变成我的行程"), "Space");
  await expect(heading(page)).toContainText("杭州东 → 绍兴北");
  await isAt(heading(page));
});

test("a stop is stamped by hand with a line of one's own, and the sheet is taken along, by keyboard", { tag: "@phone" }, async ({ page }) => {
  await open(page, "zh/stops/west-lake/");
  await intoList(page);
  await press(page, page.getByRole("button", { name: "打卡", exact: true }));
  const form = page.locator("#stamping");
  await press(page, button(form, "手工盖章"), "Space");
  await isHeard(page, /盖好了.*手工/);
  await isAt(form);
  // The line comes in the place of what was pressed, and so before what follows it.
  await reach(page, form.getByLabel("留一句话"), { most: 2 });
  await page.keyboard.type("断桥的早晨");
  await press(page, form.getByRole("link", { name: "看全部印谱" }));
  await isAt(heading(page));
  await isHeard(page, /已盖 1 \//);
  await expect(page.locator(".stamp__line").first()).toHaveText("断桥的早晨");
  const file = page.waitForEvent("download");
  await press(page, button(page, "存成文件"));
  expect((await file).suggestedFilename()).toMatch(/\.stamps\.json$/);
  const picture = page.waitForEvent("download");
  await press(page, button(page, /存为图片/).first(), "Space");
  expect((await picture).suggestedFilename()).toMatch(/\.png$/);
});

test("on the way one is late, takes what helps, takes it back and arrives, by keyboard", { tag: "@desk" }, async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-10-14T08:30:00+08:00"));
  await open(page, `zh/trip/#trip=${codeOf(doc("半日", "tianyi-pavilion"))}`);
  await isAt(offered(page).getByRole("heading").first());
  await press(page, offered(page).locator(".choices .button--main"));
  await isAt(heading(page));
  const now = page.getByRole("region", { name: /^今天 · 第1天/ });
  await expect(now).toBeVisible();
  // It stands above the heading of the trip.
  await press(page, button(now, "晚了 30 分钟"), "Enter", { back: true });
  await isHeard(page, "已按晚 30 分钟算");
  await isAt(now);
  const falls = now.locator(".underway__falls");
  await expect(falls).not.toHaveAttribute("aria-busy", "true");
  // Not only that one is late is said: also what becomes of the day.
  await isHeard(page, await falls.locator(".underway__what li").first().innerText());
  const stay = page.locator(".visit__stay");
  const shorter = button(now, "天一阁博物院少待 20 分钟");
  await press(page, shorter, "Space");
  await expect(stay).toContainText("停留 1 小时 40 分");
  await isHeard(page, "已修改天一阁博物院的停留时间");
  await expect(shorter).toHaveCount(0);
  await isAt(now);
  await press(page, button(now, /^撤销/));
  await expect(stay).toContainText("停留 2 小时");
  await isHeard(page, "已撤销：修改天一阁博物院的停留时间");
  await isAt(now);
  // The lateness itself is taken back as well; nothing is left to be taken back.
  await press(page, button(now, /^撤销/), "Space", { back: true });
  await expect(falls).toHaveCount(0);
  await isAt(now);
  const arrived = button(now, "到了 天一阁博物院");
  await press(page, arrived, "Enter", { back: true });
  await isHeard(page, "在天一阁博物院");
  await isAt(now);
  await press(page, button(now, "离开 天一阁博物院"));
  await isHeard(page, "今天走完了");
  await isAt(now);
});

test("a guide becomes a trip, and a corridor's half day another, by keyboard", { tag: "@desk" }, async ({ page }) => {
  await open(page, "zh/guides/asian-games-venues-today/");
  await intoList(page);
  await press(page, button(page, "变成我的行程"));
  await expect(heading(page)).toContainText("亚运之后看场馆");
  await isAt(heading(page));
  await expect(days(page).locator(".visit").first()).toBeVisible();
  await open(page, "zh/corridors/industry/");
  await intoList(page);
  await press(page, button(page, "变成我的行程").first(), "Space");
  await expect(heading(page)).toContainText("产业走廊");
  await isAt(heading(page));
});

test("a guide is written from one's own trip and its link copied, by keyboard", { tag: "@desk" }, async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, `zh/trip/#trip=${codeOf(doc("西湖半日", "west-lake"))}`);
  await isAt(offered(page).getByRole("heading").first());
  await press(page, offered(page).locator(".choices .button--main"));
  await isAt(heading(page));
  await press(page, button(page, "西湖的设置"));
  await reach(page, page.getByLabel("备注"), { most: 20 });
  await page.keyboard.type("七点前到，人少");
  const share = page.locator("#share > summary");
  await press(page, share);
  await reach(page, page.getByLabel("署名"));
  await page.keyboard.type("小满");
  await reach(page, page.getByLabel("写在前面的话"), { most: 3 });
  await page.keyboard.type("慢慢走。");
  await press(page, button(page, "复制攻略链接"), "Space", { most: 3 });
  await isHeard(page, "已复制");
  await isAt(button(page, "复制攻略链接"));
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain("#guide=1.");
  // Esc folds what was unfolded and leaves the focus on it.
  await page.keyboard.press("Escape");
  await isAt(share);
  // What was written is in it.
  await open(page, link);
  const guide = page.getByRole("region", { name: "链接里的攻略" });
  for (const words of ["小满", "慢慢走。", "七点前到，人少"]) await expect(guide).toContainText(words);
  await isAt(guide.getByRole("heading").first());
  await press(page, button(guide, "变成我的行程"));
  await isAt(heading(page));
});

test("a package is put into the trip and taken back, and a sport unfolded, by keyboard", { tag: "@desk" }, async ({ page }) => {
  await open(page, "zh/venues/");
  await intoList(page);
  const first = page.locator(".package").first();
  const add = button(first, "加入行程");
  await press(page, add, "Space");
  await expect(first).toContainText("在行程里");
  await isAt(add);
  const toast = page.locator(".toast");
  await isHeard(page, "已加入第1天");
  await press(page, toast.getByRole("button", { name: "撤销" }), "Enter", { back: true });
  await expect(first).not.toContainText("在行程里");
  await isHeard(page, "已撤销：");
  // Whoever takes it back stays where they were: at the news, or again at the package.
  await isAt(toast.or(first));
  // Esc puts the news away.
  await page.keyboard.press("Escape");
  await expect(toast).toHaveCount(0);
  const sport = page.locator("details.sport").first();
  await press(page, sport.locator("> summary"), "Space");
  await expect(sport).toHaveAttribute("open", "");
  await reach(page, sport.getByRole("link"), { most: 2 });
  await page.keyboard.press("Escape");
  await expect(sport).not.toHaveAttribute("open", "");
  await isAt(sport.locator("> summary"));
});

test("who travels narrows what is free, and a sentence is shown large and put away, by keyboard", { tag: "@phone" }, async ({ page }) => {
  await open(page, "zh/benefits/");
  await intoList(page);
  const mine = page.getByRole("region", { name: "谁一起去" });
  await reach(page, mine.getByLabel("老人的年龄"));
  await page.keyboard.type("72");
  await page.keyboard.press("Enter");
  const free = mine.getByRole("list", { name: "对你们免费的站点" });
  await expect(free.getByText("沈园").first()).toBeVisible();
  await isHeard(page, "对你们免费的站点");
  await reach(page, free.getByRole("link").first(), { most: 3 });
  await open(page, "zh/guests/");
  await intoList(page);
  const shows = button(page, "放大给人看：我不吃肉。");
  await press(page, shows, "Space");
  const card = page.getByRole("dialog", { name: "我不吃肉。" });
  await expect(card).toBeVisible();
  await isAt(card);
  await reach(page, button(card, "收起"), { most: 3 });
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await isAt(shows);
});

/** A voice of the device for Chinese; what was asked of it stands in `asked`. */
async function withVoice(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const asked: string[] = [];
    class Utterance extends EventTarget {
      rate = 1;
      constructor(readonly text: string) {
        super();
      }
    }
    const speech = Object.assign(new EventTarget(), {
      speaking: true,
      getVoices: () => [{ lang: "zh-CN", localService: true }],
      cancel: () => undefined,
      speak: (one: Utterance) => asked.push(`speak ${one.rate}`),
      pause: () => asked.push("pause"),
      resume: () => asked.push("resume"),
    });
    Object.defineProperty(window, "speechSynthesis", { value: speech, configurable: true });
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance, configurable: true });
    Object.assign(window, { asked });
  });
}

test("a story is read aloud, held, read faster and left for the next, by keyboard", { tag: "@desk" }, async ({ page }) => {
  await withVoice(page);
  const asked = () => page.evaluate(() => (window as unknown as { asked: string[] }).asked.at(-1));
  await open(page, "zh/stops/tianyi-pavilion/");
  await intoList(page);
  const aloud = page.getByRole("button", { name: "朗读", exact: true });
  const reader = page.locator(".reader");
  await press(page, aloud);
  await expect.poll(asked).toBe("speak 1");
  // The button is gone; what holds the voice has to be at hand.
  await isAt(reader);
  await press(page, button(reader, "暂停"), "Space", { most: 2 });
  await expect.poll(asked).toBe("pause");
  await isAt(button(reader, "继续读"));
  await page.keyboard.press("Space");
  await expect.poll(asked).toBe("resume");
  const speed = reader.getByLabel("语速");
  await reach(page, speed, { most: 3 });
  await page.keyboard.press("ArrowDown");
  await expect.poll(asked).toBe("speak 1.25");
  await isAt(speed);
  await press(page, button(reader, /^读下一站/), "Enter", { most: 2 });
  await expect(page).not.toHaveURL(/tianyi-pavilion/);
  await expect.poll(asked).toBe("speak 1");
  await isAt(heading(page));
  await press(page, button(reader, "不读了"));
  await expect(reader).toHaveCount(0);
  await isAt(aloud);
});

/** Leaves the site, so that a link opens a page of its own. */
async function away(page: Page): Promise<void> {
  expect(await lost(page), "the focus was nowhere after these").toEqual([]);
  await page.goto("about:blank");
}

test("the trip of a link is merged, put in the place of mine and kept, by keyboard", { tag: "@phone" }, async ({ page }) => {
  await open(page, "zh/stops/west-lake/");
  await intoList(page);
  await press(page, page.locator(".stop__add"));
  await isHeard(page, "已加入第1天");
  await press(page, page.locator(".toast").getByRole("link", { name: "看行程" }), "Enter", { back: true });
  await isAt(heading(page));
  await expect(page.locator(".saved__sign")).toHaveAttribute("data-saved", "saved");
  const link = `zh/trip/#trip=${codeOf(doc("朋友的行程", "tianyi-pavilion"))}`;
  for (const [choice, key, mine] of [
    ["并入我的行程", "Enter", true],
    ["替换我的行程", "Space", false],
  ] as const) {
    await away(page);
    await open(page, link);
    await isAt(offered(page).getByRole("heading").first());
    await press(page, button(offered(page), choice), key, { most: 8 });
    await isAt(heading(page));
    await expect(days(page)).toContainText("天一阁博物院");
    if (mine) await expect(days(page)).toContainText("西湖");
    else await expect(days(page)).not.toContainText("西湖");
    const undo = button(page, /^撤销：/);
    await press(page, undo, "Enter", { most: 6 });
    await expect(days(page)).not.toContainText("天一阁博物院");
    await expect(days(page)).toContainText("西湖");
    // It stays in its place, so that the focus does.
    await isAt(page.locator(".trip__undo"));
    await isHeard(page, "已撤销：");
    await expect(page.locator(".saved__sign")).toHaveAttribute("data-saved", "saved");
  }
  await away(page);
  await open(page, link);
  await isAt(offered(page).getByRole("heading").first());
  await press(page, button(offered(page), "存为新行程"), "Space", { most: 8 });
  await expect(heading(page)).toHaveText("朋友的行程");
  await isAt(heading(page));
  await expect(days(page)).not.toContainText("西湖");
});
