// A guest on another page: the page's scroll is the page's, Tab goes through and out, and without storage or scripts
// there is still something to read.
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { aliveIn, portal } from "./host";
import { fingers, painted } from "./site";

const zoomOf = (url: string) => Number(/map=([\d.]+)/.exec(new URL(url).hash)?.[1] ?? 0);

/** How far the portal is scrolled, once it has come to rest. */
async function stillAt(page: Page): Promise<number> {
  let last = -1;
  const isStill = async () => last === (last = await page.evaluate(() => scrollY));
  await expect.poll(isStill, { intervals: [200] }).toBe(true);
  return last;
}

test("the wheel scrolls the portal, and the map only with Ctrl", { tag: "@desk" }, async ({ page }) => {
  const it = await portal(page, "en/", "embed=1&ui=map");
  await aliveIn(it.frame);
  await expect.poll(() => zoomOf(it.frame.url())).toBeGreaterThan(0);
  const zoom = zoomOf(it.frame.url());
  await page.mouse.move(600, 300);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await expect(it.frame.getByText("Hold Ctrl")).toBeVisible();
  expect(zoomOf(it.frame.url())).toBe(zoom);
  const scrolled = await stillAt(page);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -300);
  await page.keyboard.up("Control");
  await expect.poll(() => zoomOf(it.frame.url())).toBeGreaterThan(zoom);
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
});

/** Until a page is painted, fingers meet what was painted before. */
const shown = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))));

test("one finger scrolls the portal with a hint, two fingers move the map", { tag: "@phone" }, async ({ page }) => {
  const it = await portal(page, "en/", "embed=1&ui=map");
  await aliveIn(it.frame);
  await expect.poll(() => zoomOf(it.frame.url())).toBeGreaterThan(0);
  await painted(it.frame);
  await shown(page);
  const zoom = zoomOf(it.frame.url());
  const touch = await fingers(page);
  // The hint stands for a moment only, so it is looked for while the finger moves.
  const hinted = expect(it.frame.getByText(/two fingers/i)).toBeVisible();
  await touch("touchStart", [200, 450]);
  for (let y = 440; y >= 250; y -= 10) await touch("touchMove", [200, y]);
  await touch("touchEnd");
  await hinted;
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(50);
  expect(zoomOf(it.frame.url())).toBe(zoom);
  // The throw of the finger runs out before the page is put back.
  await stillAt(page);
  await page.evaluate(() => scrollTo(0, 0));
  await shown(page);
  await touch("touchStart", [150, 300], [250, 300]);
  for (let by = 5; by <= 70; by += 5) await touch("touchMove", [150 - by, 300], [250 + by, 300]);
  await touch("touchEnd");
  await expect.poll(() => zoomOf(it.frame.url())).toBeGreaterThan(zoom + 0.5);
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test("Tab goes into the frame, through it, and out again", async ({ page }) => {
  const it = await portal(page, "en/", "embed=1&ui=map");
  await aliveIn(it.frame);
  await page.locator("#before").focus();
  const seen: string[] = [];
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press("Tab");
    const outside = await page.evaluate(() => document.activeElement?.id ?? "");
    if (outside === "after") break;
    seen.push(await it.frame.evaluate(() => document.activeElement?.tagName ?? ""));
  }
  await expect(page.locator("#after")).toBeFocused();
  expect(seen).toContain("CANVAS");
  expect(seen).toContain("BUTTON");
});

test("opening a page by the host keeps the focus where the reader is", { tag: "@desk" }, async ({ page }) => {
  const it = await portal(page, "en/", "embed=1&origin=ORIGIN");
  await aliveIn(it.frame);
  await page.locator("#before").focus();
  await it.post({ hangyong: 1, type: "hello" });
  await it.post({ hangyong: 1, type: "show_route", route: "canal" });
  await expect(it.frame.locator("h1")).toContainText(/Canal/);
  await expect(page.locator("#before")).toBeFocused();
});

test("the way out of the frame leads to the same page and the same view", async ({ page, context }) => {
  const it = await portal(page, "en/routes/canal/", "embed=1");
  await aliveIn(it.frame);
  await expect.poll(() => zoomOf(it.frame.url())).toBeGreaterThan(0);
  const before = zoomOf(it.frame.url());
  await it.frame.getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(() => zoomOf(it.frame.url())).toBeGreaterThan(before + 0.3);
  const [full] = await Promise.all([
    context.waitForEvent("page"),
    it.frame.getByRole("link", { name: /Open the full map/ }).click(),
  ]);
  await expect(full).toHaveURL(/\/en\/routes\/canal\/#map=/);
  expect(full.url()).not.toContain("embed");
  // Each address follows its map once that has come to rest.
  await expect.poll(() => Math.abs(zoomOf(full.url()) - zoomOf(it.frame.url()))).toBeLessThan(0.02);
});

for (const storage of ["throws", "is missing", "is partitioned"]) {
  test(`where storage ${storage} the map plans no less`, { tag: "@desk" }, async ({ page }) => {
    if (storage !== "is partitioned") {
      await page.addInitScript((how) => {
        for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
          Object.defineProperty(window, name, {
            get() {
              if (how === "throws") throw new DOMException("denied", "SecurityError");
              return undefined;
            },
          });
        }
      }, storage);
    }
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    const it = await portal(page, "en/routes/canal/", "embed=1");
    await aliveIn(it.frame);
    await it.frame.getByRole("link", { name: "中文" }).click();
    await expect(it.frame.locator("h1")).toHaveText("运河流淌之旅");
    await it.frame.getByRole("button", { name: /主题/ }).click();
    await expect(it.frame.locator("html")).toHaveAttribute("data-theme", "light");
    expect(errors).toEqual([]);
  });
}

const CELLS = ["", "allow-same-origin", "allow-scripts", "allow-scripts allow-same-origin"];

for (const cell of CELLS) {
  test(`in a sandbox with "${cell}" there is a route to read and a way out`, { tag: "@phone" }, async ({ page }) => {
    const it = await portal(page, "zh/routes/canal/", "embed=1", `sandbox="${cell} allow-popups"`);
    if (cell === "allow-scripts allow-same-origin") await aliveIn(it.frame);
    await expect(it.frame.locator("h1")).toHaveText("运河流淌之旅");
    await expect(it.frame.getByText("拱宸桥").first()).toBeVisible();
    await expect(it.frame.getByRole("link", { name: /打开完整地图/ })).toBeVisible();
  });
}
