// The trip: filled, kept over the death of the browser, dated by keyboard, planned by the worker.
import { expect, type Page, test } from "./page";

const WORKER = 45_000;

const saved = (page: Page): Promise<void> => page.has('.saved__sign[data-saved="saved"]', 1);

async function openTrip(page: Page): Promise<void> {
  await page.press(':is(header, nav) a[href$="/trip/"]');
  await page.raiseSheet();
}

/** A trip with one stop, open and saved. */
async function tripOf(page: Page, stop: string): Promise<void> {
  await page.visit(`zh/stops/${stop}/`);
  await page.raiseSheet();
  await page.press(".stop__add", "加入行程");
  await page.has(".in-trip", 1);
  await openTrip(page);
  await page.has(".visit", 1);
  await saved(page);
}

test("a stop that was added is there after the browser was killed and started again", async ({ own: { page }, engine }) => {
  await tripOf(page, "west-lake");
  await engine.restart();
  await page.visit("zh/trip/");
  await page.raiseSheet();
  await page.says(".visit__name", "西湖");
  await saved(page);
  // What was done before can still be undone.
  await page.press("button", "撤销：");
  await page.has(".visit", 0);
  await saved(page);
});

test("a date is chosen, a note is typed, and both are kept over a reload", async ({ own: { page }, engine }) => {
  await tripOf(page, "liangzhu-museum");
  await page.fill("#trip-start", "2026-11-23");
  await page.says(".day__date", "11月23日");
  await page.says(".visit__hours", "当天不开放");
  await page.press("button", "良渚博物院的设置");
  await page.press(".visit textarea");
  await page.type("带伞");
  await engine.run(() => document.querySelector<HTMLElement>(".visit textarea")!.blur());
  await saved(page);
  await page.visit("en/trip/");
  await page.raiseSheet();
  await page.says(".day__date", /Nov/);
  await page.press("button", ": settings");
  await expect
    .poll(() => engine.run(() => document.querySelector<HTMLTextAreaElement>(".visit textarea")?.value ?? ""))
    .toBe("带伞");
});

test("a plan comes from the worker, is taken, and taken back", async ({ own: { page }, engine }) => {
  await page.visit("zh/trip/");
  await page.raiseSheet();
  await page.press("button", "帮我排");
  await page.press(".planning button", "开始排");
  await page.press(".planning button", "采用这个方案", WORKER);
  await expect.poll(() => page.count("#trip-days .visit")).toBeGreaterThan(3);
  await saved(page);
  await page.press(".trip__undo button", "撤销");
  await page.has("#trip-days .visit", 0);
  expect(await engine.run(() => performance.getEntriesByName("hangyong:plan-ready").length)).toBeGreaterThan(0);
});
