// What the map shows stays in the middle of what can be seen of it: at every height of the sheet, on small phones, when a
// phone is turned, and when an address is opened again.
import type { Page } from "@playwright/test";
import { camera, expect, isPhone, middle, painted, test, visit } from "./site";

/** West Lake, as the pack has it. */
const LAKE = [30.24598, 120.14313] as const;
const PHONES = [[390, 844], [360, 640], [844, 390]] as const;
type Height = "peek" | "half" | "full";

/** Presses the grip until the sheet stands at a height. On a wide window there is none. */
async function sheetAt(page: Page, height: Height): Promise<void> {
  if (!isPhone(page)) return;
  const app = page.locator(".app");
  for (let now = await app.getAttribute("data-sheet"); now !== height; now = await app.getAttribute("data-sheet")) {
    await page.locator(".grip__handle").click();
    await expect(app).not.toHaveAttribute("data-sheet", now!);
  }
}

/** How many pixels the spot that the address names is from a place. */
async function off(page: Page, [lat, lon]: readonly [number, number]): Promise<number> {
  const found = await camera(page);
  if (!found) return Infinity;
  const px = (256 * 2 ** found[0]) / 360;
  return Math.hypot((found[2] - lon) * px, ((found[1] - lat) * px) / Math.cos((lat * Math.PI) / 180));
}

/** Whether the place is named by the address, and something that can be opened is where the middle of the map is seen. */
async function isInTheMiddle(page: Page, place: readonly [number, number]): Promise<void> {
  await expect.poll(() => off(page, place)).toBeLessThan(6);
  const canvas = page.locator(".map canvas");
  await expect
    .poll(async () => {
      const [x, y] = await middle(page);
      await page.mouse.move(x + 1, y + 1);
      await page.mouse.move(x, y);
      return canvas.getAttribute("class");
    })
    .toContain("map__canvas--over");
}

/** What is measured as free ends where the sheet begins. */
async function freeEndsAtTheSheet(page: Page): Promise<void> {
  if (!isPhone(page)) return;
  const bottom = await page.locator(".map__free").evaluate((free) => free.getBoundingClientRect().bottom);
  await expect.poll(async () => Math.abs((await page.locator("#panel").boundingBox())!.y - bottom)).toBeLessThan(1.5);
}

async function turned(page: Page): Promise<void> {
  const { width, height } = page.viewportSize()!;
  await page.setViewportSize({ width: height, height: width });
}

for (const [width, height] of PHONES) {
  test.describe(`on a phone of ${width} by ${height}`, { tag: "@phone" }, () => {
    test.use({ viewport: { width, height } });

    test.beforeEach(async ({ page }) => {
      // Where the map goes it is at once.
      await page.emulateMedia({ reducedMotion: "reduce" });
    });

    test("the place in the address is in the middle at every height of the sheet, and when the phone is turned", async ({ page }) => {
      await visit(page, `zh/#map=14.00/${LAKE.join("/")}`);
      await painted(page);
      for (const step of ["half", "full", "half", "peek", "half"] as const) {
        await sheetAt(page, step);
        if (step === "full") continue;
        await freeEndsAtTheSheet(page);
        await isInTheMiddle(page, LAKE);
      }
      for (const _ of ["over", "back"]) {
        await turned(page);
        await isInTheMiddle(page, LAKE);
      }
      await page.reload();
      await painted(page);
      await isInTheMiddle(page, LAKE);
      await page.mouse.click(...(await middle(page)));
      await expect(page).toHaveURL(/\/zh\/stops\/west-lake\//);
    });

    test("a chosen stop is in the middle at every height of the sheet, and when the phone is turned", async ({ page }) => {
      await visit(page, "zh/stops/west-lake/");
      await painted(page);
      for (const step of ["half", "peek", "half", "full", "half"] as const) {
        await sheetAt(page, step);
        if (step !== "full") await isInTheMiddle(page, LAKE);
      }
      await turned(page);
      await isInTheMiddle(page, LAKE);
    });

    test("a route is fitted into what can be seen at every height of the sheet, and when the phone is turned", async ({ page }) => {
      await visit(page, "zh/routes/canal/");
      await painted(page);
      await sheetAt(page, "half");
      await expect.poll(() => camera(page)).not.toBeNull();
      const [zoom, ...place] = (await camera(page))! as [number, number, number];
      await sheetAt(page, "peek");
      await expect.poll(() => off(page, place)).toBeLessThan(6);
      // Where the height is what binds, more of it shows the route larger; nowhere is it smaller.
      if (isPhone(page)) await expect.poll(async () => (await camera(page))![0]).toBeGreaterThanOrEqual(zoom);
      if (isPhone(page) && height < 700) await expect.poll(async () => (await camera(page))![0]).toBeGreaterThan(zoom);
      await sheetAt(page, "full");
      await sheetAt(page, "half");
      await expect.poll(async () => Math.abs((await camera(page))![0] - zoom)).toBeLessThan(0.02);
      await expect.poll(() => off(page, place)).toBeLessThan(6);
      await turned(page);
      await expect.poll(async () => Math.abs((await camera(page))![0] - zoom)).toBeGreaterThan(0.05);
      await expect.poll(() => off(page, place)).toBeLessThan(6);
      await page.getByRole("button", { name: "放大" }).click();
      await page.getByRole("button", { name: "显示全部" }).click();
      await expect.poll(() => off(page, place)).toBeLessThan(6);
    });

    test("a map that somebody has moved keeps its middle when the phone is turned", async ({ page }) => {
      await visit(page, `zh/#map=12.00/${LAKE.join("/")}`);
      await painted(page);
      await page.locator(".map canvas").focus();
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => off(page, LAKE)).toBeGreaterThan(30);
      const [, ...place] = (await camera(page))! as [number, number, number];
      await turned(page);
      await page.waitForTimeout(500);
      // The address follows once the map rests.
      await expect.poll(() => off(page, place)).toBeLessThan(6);
    });
  });
}
