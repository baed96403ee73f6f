// 帮我排: questions, a plan from the worker, a preview that is taken as one edit, help with single days.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { alive, camera, expect, raiseSheet, test, visit } from "./site";

// The worker's program and the pack have to arrive first, on a machine that is busy.
const SOON = { timeout: 45_000 };

// The dates below are those of the days after it: what is asked for must not be over when the tests run.
// Only dates are moved: timers and the marks of performance stay the browser's own.
test.beforeEach(({ page }) =>
  page.addInitScript((by) => {
    const Real = Date;
    class Moved extends Real {
      constructor(...given: []) {
        if (given.length > 0) super(...given);
        else super(Real.now() + by);
      }
      static override now = () => Real.now() + by;
    }
    globalThis.Date = Moved as DateConstructor;
  }, new Date("2026-12-01T03:00:00Z").getTime() - Date.now()),
);

const planner = (page: Page) => page.locator(".planning");

async function openQuestions(page: Page, lang: "zh" | "en" = "zh"): Promise<void> {
  await visit(page, `${lang}/trip/`);
  await raiseSheet(page);
  await page.getByRole("button", { name: lang === "zh" ? "帮我排" : "Plan for me" }).click();
  await expect(page.getByRole("group", { name: lang === "zh" ? "什么时候去？" : "When?" })).toBeVisible();
}

/** A plan on show, from questions answered as they stand. */
async function plan(page: Page): Promise<void> {
  await page.getByRole("button", { name: "开始排" }).click();
  await expect(page.getByRole("button", { name: "采用这个方案" }).first()).toBeVisible(SOON);
}

test("a plan is asked for, looked at, taken and taken back", async ({ page }) => {
  await openQuestions(page);
  await page.getByLabel("第一天", { exact: true }).fill("2026-12-08");
  await plan(page);
  await expect(page.getByRole("heading", { name: "排好的行程" })).toBeVisible();
  expect(await page.evaluate(() => performance.getEntriesByName("hangyong:plan-ready").length)).toBeGreaterThan(0);
  const days = planner(page).locator(".planning__days > li");
  await expect(days).toHaveCount(3);
  for (const day of await days.all()) expect(await day.locator("a").count()).toBeGreaterThan(0);
  const clashes = planner(page).getByRole("row", { name: /时间冲突/ });
  await expect(clashes).toContainText("0");
  const first = await days.first().locator("a").first().textContent();
  await page.getByRole("button", { name: "采用这个方案" }).first().click();
  await expect(planner(page).getByRole("button", { name: "帮我排" })).toBeVisible();
  await expect(page.locator("#trip-days").getByText(first!, { exact: false }).first()).toBeVisible();
  await page.getByRole("button", { name: /撤销/ }).first().click();
  await expect(page.locator("#trip-days").getByText(first!, { exact: false })).toHaveCount(0);
});

test("a plan that is taken knows how often its trains run, though the page was opened before the pack had come", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "zh/trip/#plan");
  await raiseSheet(page);
  await page.getByLabel("第一天", { exact: true }).fill("2026-12-08");
  await page.getByLabel("天数").selectOption("1");
  await page.getByLabel("第一天从这里出发").selectOption({ label: "杭州东站" });
  await page.getByLabel("最后一天在这里结束").selectOption({ label: "宁波站" });
  await plan(page);
  await page.getByRole("button", { name: "采用这个方案" }).first().click();
  const days = page.locator("#trip-days");
  await expect(days).toContainText("杭甬高铁");
  await expect(days).not.toContainText("班次未知");
});

test("the questions follow what is set at the top of the page, until they are answered themselves", async ({ page }) => {
  await visit(page, "zh/trip/#plan");
  await raiseSheet(page);
  const first = page.getByLabel("第一天", { exact: true });
  await page.getByLabel("出发日期").fill("2026-12-12");
  await expect(first).toHaveValue("2026-12-12");
  await page.getByLabel("天数").selectOption("1");
  await plan(page);
  await expect(planner(page)).toContainText("12月12日");
  await expect(planner(page)).not.toContainText("未填日期");
  await page.getByRole("button", { name: "改一改条件" }).first().click();
  await first.fill("2026-12-19");
  await page.getByLabel("出发日期").fill("2026-12-13");
  await expect(page.getByLabel("出发日期")).toHaveValue("2026-12-13");
  await expect(first).toHaveValue("2026-12-19");
});

test("on a slow phone a plan is in sight when it comes, and not above what lies below it", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "zh/trip/#plan");
  await raiseSheet(page);
  await page.getByLabel("第一天", { exact: true }).fill("2026-12-08");
  await page.getByLabel("天数").selectOption("2");
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  // In which frame the plan comes differs, so several are looked at.
  for (let round = 0; round < 4; round += 1) {
    await plan(page);
    // Long enough for the browser to move what it keeps in place.
    await page.waitForTimeout(500);
    await expect(page.getByRole("heading", { name: "排好的行程" })).toBeInViewport();
    await expect(page.getByRole("button", { name: "采用这个方案" }).first()).toBeInViewport();
    await page.getByRole("button", { name: "改一改条件" }).first().click();
  }
});

test("taking a plan leads to its days, on the page and on the map, and a reload does not ask again", async ({ page }) => {
  await visit(page, "zh/trip/#plan");
  await raiseSheet(page);
  await page.getByLabel("第一天", { exact: true }).fill("2026-12-08");
  await page.getByLabel("天数").selectOption("1");
  await plan(page);
  // Nothing is compared with an empty trip.
  await expect(planner(page).getByRole("columnheader")).toHaveCount(0);
  await expect.poll(() => camera(page)).not.toBeNull();
  const [wide = 0] = (await camera(page))!;
  await page.getByRole("button", { name: "采用这个方案" }).first().click();
  await expect(page.locator("#days-title")).toBeFocused();
  await expect(page.locator("#trip-days .visit").first()).toBeInViewport();
  await expect.poll(async () => (await camera(page))?.[0]).toBeGreaterThan(wide);
  await expect(page).toHaveURL(/#.*days$/);
  await page.reload();
  await alive(page);
  await expect(page.locator("#trip-days .visit").first()).toBeInViewport();
  // The list is scrolled, and not the page with its header.
  await expect(page.locator(".header")).toBeInViewport({ ratio: 1 });
  await expect(planner(page).getByRole("button", { name: "帮我排" })).toBeVisible();
});

test("what was answered, and what is half typed, is there again after a reload, until one starts again", { tag: "@phone" }, async ({ page }) => {
  await openQuestions(page);
  await page.getByLabel("第一天", { exact: true }).fill("2026-12-09");
  await page.getByLabel("天数").selectOption("2");
  await page.getByLabel("到达时间").fill("11:15");
  await page.reload();
  await alive(page);
  await raiseSheet(page);
  await page.getByRole("button", { name: "帮我排" }).click();
  await expect(page.getByLabel("第一天", { exact: true })).toHaveValue("2026-12-09");
  await expect(page.getByLabel("天数")).toHaveValue("2");
  await expect(page.getByLabel("到达时间")).toHaveValue("11:15");
  await page.getByRole("button", { name: "重新填写" }).click();
  await expect(page.getByLabel("天数")).not.toHaveValue("2");
});

test("what is left out says why, and a stop can be refused or asked for", { tag: "@desk" }, async ({ page }) => {
  await openQuestions(page);
  await page.getByLabel("第一天", { exact: true }).fill("2026-12-08");
  await plan(page);
  const stop = planner(page).locator(".planning__days a").first();
  const name = (await stop.textContent())!;
  const planned = planner(page).locator(".planning__days").getByRole("link", { name, exact: true });
  await planner(page).getByRole("button", { name: `不去：${name}`, exact: true }).click();
  // The plan of before goes away, and another comes.
  await expect(planned).toHaveCount(0);
  await expect(page.getByRole("button", { name: "采用这个方案" }).first()).toBeVisible(SOON);
  await expect(planned).toHaveCount(0);
  await planner(page).locator("summary", { hasText: "其余没排进去的站点" }).click();
  const row = planner(page).locator(".planning__left-out li", { hasText: `${name}：你选了不去` });
  await expect(row).toBeVisible();
  await row.getByRole("button", { name: `必看：${name}` }).click();
  await expect(row).toHaveCount(0);
  await expect(page.getByRole("button", { name: "采用这个方案" }).first()).toBeVisible(SOON);
  await expect(planned).toHaveCount(1);
});

test("a must-see that is closed on all days is named, with the day on which it opens", { tag: "@phone" }, async ({ page }) => {
  await openQuestions(page);
  // A Monday, on which the museum rests.
  await page.getByLabel("第一天", { exact: true }).fill("2026-12-07");
  await page.getByLabel("天数").selectOption("1");
  await planner(page).locator("summary", { hasText: "更多条件" }).click();
  await page.getByLabel("加一个必看").selectOption("liangzhu-museum");
  await plan(page);
  await expect(planner(page)).toContainText("必看的良渚博物院排不进");
  await expect(planner(page).locator(".planning__left-out li").first()).toContainText("这几天都不开放");
  await expect(planner(page).locator(".planning__left-out li").first()).toContainText("改到 12月8日 周二 去");
});

test("a date that is over is asked about, and what was typed stays", { tag: "@phone" }, async ({ page }) => {
  await openQuestions(page);
  await page.getByLabel("第一天", { exact: true }).fill("2020-01-01");
  await expect(planner(page).getByRole("alert")).toContainText("已经过去了");
  await page.getByRole("button", { name: "开始排" }).click();
  await expect(page.getByLabel("第一天", { exact: true })).toHaveValue("2020-01-01");
  await page.getByRole("button", { name: "就按这一天排" }).click();
  await plan(page);
});

test("who leaves before arriving is told so before anything is planned", { tag: "@desk" }, async ({ page }) => {
  await openQuestions(page);
  await page.getByLabel("天数").selectOption("1");
  await page.getByLabel("到达时间").fill("18:00");
  await page.getByLabel("离开时间").fill("09:00");
  await expect(planner(page).getByRole("alert")).toContainText("离开的时间不能早于到达的时间");
  await page.getByLabel("离开时间").fill("21:00");
  await expect(planner(page).getByRole("alert")).toHaveCount(0);
});

test("the whole way works by keyboard, and the focus is never lost", { tag: "@desk" }, async ({ page }) => {
  await openQuestions(page, "en");
  await expect(page.locator("#planning-asks")).toBeFocused();
  await page.getByRole("button", { name: "Plan", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#planning-plan")).toBeFocused(SOON);
  await expect(page.getByRole("button", { name: "Take this plan" }).first()).toBeVisible(SOON);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Take this plan" }).first()).toBeFocused();
});

test("while the planner does not arrive one can go back, and the trip is as it was", { tag: "@phone" }, async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.context().route("**/planner_loader.js", async (route) => {
    await held;
    await route.abort();
  });
  await openQuestions(page);
  await page.getByRole("button", { name: "开始排" }).click();
  await page.getByRole("button", { name: "取消" }).click();
  await expect(page.getByRole("alert")).toContainText("你的行程没有变");
  await page.getByRole("button", { name: "改一改条件" }).click();
  await expect(page.getByRole("button", { name: "开始排" })).toBeVisible();
  release();
});

test("a day is helped: a spare for every stop, and what fits a gap", { tag: "@desk" }, async ({ page }) => {
  await openQuestions(page);
  await page.getByLabel("第一天", { exact: true }).fill("2026-12-08");
  await page.getByRole("button", { name: "悠闲" }).click();
  await plan(page);
  await page.getByRole("button", { name: "采用这个方案" }).first().click();
  await page.locator("summary", { hasText: "单独调整一天" }).click();
  const help = page.locator(".planning__help");
  await help.getByRole("button", { name: "替补" }).click();
  await expect(help.getByText(/下雨：|不开门：|晚到：/).first()).toBeVisible(SOON);
  await help.getByRole("button", { name: /^这里还能去哪？/ }).first().click();
  await expect(help.getByText(/这里放得下：|这个空档放不下别的站点。/).first()).toBeVisible(SOON);
  await help.getByRole("button", { name: /^理顺这一天/ }).first().click();
  await expect(help.getByText(/这一天的顺序已经最快。|换个顺序/).first()).toBeVisible(SOON);
});

for (const [lang, theme, size] of [["zh", "light", "phone"], ["en", "dark", "desk"]] as const) {
  test(`axe finds nothing while planning in ${lang}, ${theme}`, { tag: `@${size}` }, async ({ page }) => {
    await visit(page, `${lang}/trip/?theme=${theme}`);
    await raiseSheet(page);
    await page.getByRole("button", { name: lang === "zh" ? "帮我排" : "Plan for me" }).click();
    const open = () => page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
    const found = async () => (await new AxeBuilder({ page }).analyze()).violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
    await open();
    expect(await found()).toEqual([]);
    await page.getByRole("button", { name: lang === "zh" ? "开始排" : "Plan", exact: true }).click();
    await expect(page.getByRole("button", { name: lang === "zh" ? "采用这个方案" : "Take this plan" }).first()).toBeVisible(SOON);
    await open();
    expect(await found()).toEqual([]);
  });
}
