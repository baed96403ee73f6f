// The trip given away and taken in: links, files, paper.
import { codeOf } from "../support/link";
import { expect, type Page, test } from "./page";

const day = { from: "09:00", to: "18:00", visits: [{ stop: "west-lake" }, { stop: "tianyi-pavilion" }] };
const trip = { v: 1, id: "theirs", title: "朋友的行程", start: "2026-10-03", days: [day], mode: "transit", updated: "2026-10-01T00:00:00Z" };
const LINK = `zh/trip/#trip=${codeOf(trip)}`;

const saved = (page: Page): Promise<void> => page.has('.saved__sign[data-saved="saved"]', 1);

/** Keeps the trip that a link or a file brings. */
async function keep(page: Page): Promise<void> {
  await page.press("#panel section button", "存为新行程");
  await page.has("#trip-days .visit", 2);
  await saved(page);
}

test("a link shows its trip, which is kept and given away by a link of its own", async ({ own: { page }, engine }) => {
  await page.visit(LINK);
  await page.raiseSheet();
  await page.says("#panel section", "朋友的行程");
  await keep(page);
  await page.says(".visit__time", "09:00");
  await page.press("#share > summary");
  const link = () => engine.run(() => [...document.querySelectorAll("input")].map((one) => one.value).find((text) => text.includes("#trip=")) ?? "");
  await expect.poll(link).toContain("/zh/trip/#trip=1.");
  const given = await link();
  await engine.open("about:blank");
  await engine.open(given);
  await page.alive();
  await page.raiseSheet();
  await page.says("#panel section", "天一阁博物院");
});

test("files of other programs are read and their stops found", async ({ own: { page }, engine }) => {
  await page.visit("zh/trip/");
  await page.raiseSheet();
  await page.has("#import", 1);
  const gpx = `<gpx><wpt lat="30.246" lon="120.143"><name>西湖</name></wpt><wpt lat="29.872" lon="121.536"><name>天一阁博物院</name></wpt></gpx>`;
  await engine.run((text) => {
    const given = new DataTransfer();
    given.items.add(new File([text], "friends.gpx"));
    const field = document.querySelector<HTMLInputElement>("#import")!;
    field.files = given.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }, gpx);
  await page.says(".incoming__days", "天一阁博物院", 30_000);
  await keep(page);
});

test("the handbook is printed, with a map for each day", async ({ own: { page }, engine }) => {
  await page.visit(LINK);
  await page.raiseSheet();
  await keep(page);
  // Firefox copies the page for paper before anything that was promised is done; so it is drawn for paper before.
  await engine.run(() => dispatchEvent(new Event("beforeprint")));
  await page.has("#handbook .handbook__map svg", 1);
  await page.says("#handbook", "宁波海曙区天一阁");
  const pdf = await engine.print();
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  // With a map and Chinese letters in it; an empty page is a tenth of that.
  expect(pdf.length).toBeGreaterThan(100_000);
  await page.has("#handbook", 0);
});

test("a page is printed that is no trip", async ({ page, engine }) => {
  await page.visit("zh/about/");
  expect((await engine.print()).length).toBeGreaterThan(50_000);
});
