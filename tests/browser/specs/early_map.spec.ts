// A hand that comes before the program moves the picture of the map, and the map goes on from there.
import type { Browser, Page } from "@playwright/test";
import { alive, camera, expect, fingers, held, isPhone, markOf, middle, painted, test } from "./site";

/** The program; the scripts of the page are other files. */
const PROGRAM = "**/*_bg.wasm";

/** The page with its picture of the map, before the program has come. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator(".map__picture svg")).toBeVisible();
}

async function takenOver(page: Page): Promise<void> {
  await alive(page);
  await painted(page);
  await expect(page.locator(".map__picture")).toHaveCount(0);
}

/** Where the map looks, once it has come to rest. */
async function lookedAt(page: Page): Promise<number[]> {
  await expect.poll(() => camera(page)).not.toBeNull();
  let seen: number[] | null = null;
  await expect
    .poll(async () => {
      const before = String(seen);
      seen = await camera(page);
      return String(seen) === before;
    })
    .toBe(true);
  return seen!;
}

/** Where the map of the canal looks, on a screen of the same size, if no hand moves it. */
async function cameraOfUntouched(page: Page, browser: Browser, baseURL?: string): Promise<number[]> {
  const untouched = await browser.newPage({ baseURL, viewport: page.viewportSize() });
  await untouched.goto("zh/routes/canal/");
  const home = await lookedAt(untouched);
  await untouched.close();
  return home;
}

/** By how many pixels the map was dragged to come from one camera to the other, both at the zoom of the first. */
function dragged([zoom, lat, lon]: number[], [, toLat, toLon]: number[]): [number, number] {
  const perDegree = (256 * 2 ** zoom) / 360;
  const shortened = Math.cos((((lat + toLat) / 2) * Math.PI) / 180);
  return [(lon - toLon) * perDegree, ((toLat - lat) * perDegree) / shortened];
}

test("a map that was dragged before the program came stays where it was dragged to", async ({ page, browser, baseURL, trouble }) => {
  const home = await cameraOfUntouched(page, browser, baseURL);
  const release = await held(page, PROGRAM);
  await open(page, "zh/routes/canal/");
  const [x, y] = await middle(page);
  const before = await markOf(page, "1");
  // To the side where the map has more to show.
  if (isPhone(page)) {
    const touch = await fingers(page);
    await touch("touchStart", [x, y]);
    for (let step = 1; step <= 8; step += 1) await touch("touchMove", [x - 10 * step, y - 5 * step]);
    await touch("touchEnd");
  } else {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 80, y - 40, { steps: 8 });
    await page.mouse.up();
  }
  const after = await markOf(page, "1");
  // A finger or mouse that has not moved far yet may still be a tap.
  expect(Math.abs(after.x - before.x + 80)).toBeLessThan(12);
  expect(Math.abs(after.y - before.y + 40)).toBeLessThan(12);
  release();
  await takenOver(page);
  const [across, down] = dragged(home, await lookedAt(page));
  expect(Math.abs(across - (after.x - before.x)), `${across}`).toBeLessThan(3);
  expect(Math.abs(down - (after.y - before.y)), `${down}`).toBeLessThan(3);
  expect(trouble.errors).toEqual([]);
});

test("a finger that is down when the map takes over goes on moving it", { tag: "@phone" }, async ({ page }) => {
  const release = await held(page, PROGRAM);
  await open(page, "zh/routes/canal/");
  const [x, y] = await middle(page);
  const touch = await fingers(page);
  await touch("touchStart", [x, y]);
  for (let step = 1; step <= 4; step += 1) await touch("touchMove", [x + 10 * step, y]);
  release();
  await takenOver(page);
  const half = await lookedAt(page);
  for (let step = 5; step <= 10; step += 1) await touch("touchMove", [x + 10 * step, y]);
  // At rest before it is lifted, so that it throws nothing.
  await page.waitForTimeout(300);
  await touch("touchEnd");
  await expect.poll(async () => Math.abs(dragged(half, (await camera(page))!)[0] - 60)).toBeLessThan(3);
});

test("a finger that moves all the while the map takes over takes it along", { tag: "@phone" }, async ({ page, browser, baseURL }) => {
  const home = await cameraOfUntouched(page, browser, baseURL);
  const release = await held(page, PROGRAM);
  await open(page, "zh/routes/canal/");
  const [x, y] = await middle(page);
  const before = await markOf(page, "1");
  const touch = await fingers(page);
  await touch("touchStart", [x, y]);
  for (let step = 1; step <= 8; step += 1) await touch("touchMove", [x - 10 * step, y]);
  const after = await markOf(page, "1");
  release();
  // Elsewhere with every step, so that it has moved while the map is painted at the place that it was told.
  const gone = async () => (await page.locator(".map__picture").count()) === 0;
  for (let step = 0; step < 600 && !(await gone()); step += 1) await touch("touchMove", [x - 80 - (step % 17), y]);
  await touch("touchMove", [x - 80, y]);
  await takenOver(page);
  // At rest before it is lifted, so that it throws nothing.
  await page.waitForTimeout(300);
  await touch("touchEnd");
  // The address may still say where the finger was a moment ago.
  const across = async () => dragged(home, (await camera(page)) ?? home)[0];
  await expect.poll(async () => Math.abs((await across()) - (after.x - before.x))).toBeLessThan(3);
});

test("two fingers, the wheel and the buttons come nearer before the program has come", async ({ page }) => {
  const release = await held(page, PROGRAM);
  await open(page, "en/");
  const [x, y] = await middle(page);
  const picture = page.locator(".map__picture svg");
  const width = async () => (await picture.boundingBox())!.width;
  const first = await width();
  if (isPhone(page)) {
    const touch = await fingers(page);
    await touch("touchStart", [x - 30, y], [x + 30, y]);
    for (let by = 6; by <= 30; by += 6) await touch("touchMove", [x - 30 - by, y], [x + 30 + by, y]);
    await touch("touchEnd");
  } else {
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, -220);
  }
  await expect.poll(async () => Math.abs((await width()) / first - 2)).toBeLessThan(0.1);
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(async () => Math.abs((await width()) / first - 4)).toBeLessThan(0.2);
  await page.getByRole("button", { name: "Zoom out" }).click();
  await expect.poll(async () => Math.abs((await width()) / first - 2)).toBeLessThan(0.1);
  release();
  await takenOver(page);
  const [zoom] = await lookedAt(page);
  await page.goto("about:blank");
  await page.goto("en/");
  const [home] = await lookedAt(page);
  expect(zoom - home).toBeGreaterThan(0.85);
  expect(zoom - home).toBeLessThan(1.15);
});

test("a stop that was tapped before the program came opens", async ({ page }) => {
  const release = await held(page, PROGRAM);
  await open(page, "zh/routes/canal/");
  const at = await markOf(page, "1");
  if (isPhone(page)) await page.touchscreen.tap(at.x, at.y);
  else await page.mouse.click(at.x, at.y);
  release();
  await takenOver(page);
  await expect(page).toHaveURL(/\/zh\/stops\//);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("a mouse whose button was released outside the window lets go of the picture", { tag: "@desk" }, async ({ page }) => {
  await held(page, PROGRAM);
  await open(page, "zh/routes/canal/");
  const [x, y] = await middle(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y, { steps: 4 });
  const before = await markOf(page, "1");
  // What a window hears when the mouse comes back without its button: no release, and then no button.
  await page.locator(".map canvas").evaluate((canvas, [x, y]) => {
    const back = { bubbles: true, pointerId: 1, pointerType: "mouse", clientX: x + 40, clientY: y + 40, buttons: 0 };
    canvas.dispatchEvent(new PointerEvent("pointermove", back));
  }, [x, y]);
  expect(await markOf(page, "1")).toEqual(before);
});

test("in a frame a finger scrolls the page around it, before the program as after", { tag: "@phone" }, async ({ page }) => {
  const release = await held(page, PROGRAM);
  await open(page, "zh/routes/canal/?embed=1");
  const [x, y] = await middle(page);
  const touch = await fingers(page);
  await touch("touchStart", [x, y]);
  for (let step = 1; step <= 8; step += 1) await touch("touchMove", [x, y - 8 * step]);
  await touch("touchEnd");
  await expect(page.locator(".map__picture")).not.toHaveAttribute("data-moved");
  await expect(page.locator(".map canvas")).toHaveCSS("touch-action", "pan-x pan-y");
  release();
  await alive(page);
});
