// The page stands before the program runs, and does not jump when it does.
import type { Page } from "@playwright/test";
import { expect, held, markOf, painted, test } from "./site";

/** Every script and program of the application. */
const PROGRAMS = /\.(js|wasm)$/;

const firstPaint = (page: Page) =>
  page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);

test("a route's text is painted before any script of the application runs", async ({ page }) => {
  const release = await held(page, PROGRAMS);
  await page.goto("zh/routes/canal/", { waitUntil: "commit" });
  await firstPaint(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("运河流淌之旅");
  await expect(page.getByText("塘栖广济桥").first()).toBeAttached();
  expect(await page.evaluate(() => document.documentElement.dataset.booted)).toBeUndefined();
  release();
  await painted(page);
});

for (const path of ["zh/routes/canal/", "en/", "zh/stops/west-lake/", "zh/trip/"]) {
  test(`/${path} does not jump when the application takes over`, async ({ page }) => {
    await page.addInitScript(() => {
      const shifts: { value: number; what: string[] }[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, sources } = entry as unknown as { value: number; sources: { node: Element | null }[] };
          shifts.push({ value, what: sources.map(({ node }) => node?.className?.toString() ?? String(node?.nodeName)) });
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("data-booted", "true", { timeout: 20_000 });
    await painted(page);
    // Two frames later everything that the start moved has been told.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const shifts = await page.evaluate(() => (window as unknown as { shifts: { value: number }[] }).shifts);
    const sum = shifts.reduce((sum, shift) => sum + shift.value, 0);
    expect(sum, JSON.stringify(shifts)).toBeLessThanOrEqual(0.02);
  });
}

/** The share of pixels around a place that have the route's colour, within a little. */
const share = (page: Page, at: { x: number; y: number }, colour: number[]) =>
  page
    .screenshot({ clip: { x: at.x - 14, y: at.y - 14, width: 28, height: 28 }, scale: "css" })
    .then((picture) =>
      page.evaluate(
        async ([address, colour]) => {
          const image = new Image();
          image.src = address as string;
          await image.decode();
          const canvas = Object.assign(document.createElement("canvas"), { width: 28, height: 28 });
          const pen = canvas.getContext("2d")!;
          pen.drawImage(image, 0, 0);
          const { data } = pen.getImageData(0, 0, 28, 28);
          let alike = 0;
          for (let pixel = 0; pixel < data.length; pixel += 4) {
            if ((colour as number[]).every((channel, which) => Math.abs(data[pixel + which] - channel) < 40)) alike += 1;
          }
          return alike / 784;
        },
        [`data:image/png;base64,${picture.toString("base64")}`, colour] as const,
      ),
    );

for (const [path, mark, colour] of [
  ["zh/routes/canal/", "1", [0x2e, 0x7d, 0x74]],
  ["en/stops/gongchen-bridge/", "3", [0x2e, 0x7d, 0x74]],
] as const) {
  test(`/${path} shows its map at the first painting, where the application then draws it`, async ({ page, trouble }) => {
    const release = await held(page, PROGRAMS);
    await page.goto(path, { waitUntil: "commit" });
    await firstPaint(page);
    const at = await markOf(page, mark);
    expect(await share(page, at, [...colour])).toBeGreaterThan(0.2);
    release();
    await painted(page);
    await expect(page.locator(".map__picture")).toHaveCount(0);
    expect(await share(page, at, [...colour])).toBeGreaterThan(0.2);
    expect(trouble.errors).toEqual([]);
  });
}

test("the overview's map is there at the first painting, in the colours of the theme", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await held(page, PROGRAMS);
  await page.goto("zh/", { waitUntil: "commit" });
  await firstPaint(page);
  await expect(page.locator(".map__picture [id=map-canal] path").first()).toBeVisible();
  const land = page.locator(".map__picture path[fill*='--map-land']").first();
  await expect(land).toHaveCSS("fill", "rgb(34, 41, 43)");
});

test("an address that says where to look gets no map of somewhere else", { tag: "@phone" }, async ({ page }) => {
  await held(page, PROGRAMS);
  await page.goto("zh/#map=12.00/29.87/121.55", { waitUntil: "commit" });
  await firstPaint(page);
  await expect(page.locator(".map__picture")).toBeHidden();
});

test("what a host sets is there at the first painting", async ({ page }) => {
  await held(page, PROGRAMS);
  await page.goto("en/routes/canal/?theme=dark&ui=list&embed=1", { waitUntil: "commit" });
  await firstPaint(page);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator(".map")).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

// Where the text is read before the program comes, and what stands below its middle.
const READ = [
  { path: "zh/", below: "#stops-title" },
  { path: "zh/routes/canal/", below: "#ready-title" },
  { path: "zh/stops/tianyi-pavilion/", below: "#near-title" },
];

for (const { path, below } of READ) {
  test(`/${path} keeps all of its text, and the place where one reads, while the program comes`, async ({ page }) => {
    const release = await held(page, PROGRAMS);
    await page.goto(path, { waitUntil: "commit" });
    // All of the page is there; its scripts are not.
    await page.locator("footer").waitFor({ state: "attached" });
    const place = () =>
      page.locator(below).evaluate((title) => {
        const panel = title.closest(".panel__body")!;
        return { top: title.getBoundingClientRect().top, scrolled: panel.scrollTop, height: panel.scrollHeight };
      });
    await page.locator(below).evaluate((title) => title.scrollIntoView({ block: "center" }));
    const before = await place();
    expect(before.scrolled).toBeGreaterThan(200);
    // Every height that the panel has from now on.
    await page.evaluate(() => {
      const heights: number[] = [];
      Object.assign(window, { heights });
      const look = () => {
        heights.push(document.querySelector(".panel__body")?.scrollHeight ?? 0);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    release();
    await painted(page);
    await expect.poll(() => page.locator(below).evaluate((title) => !title.closest("[inert]"))).toBe(true);
    const after = await place();
    // A stop says more of today than its static page can.
    expect(Math.abs(after.top - before.top), "the text is where it was").toBeLessThan(260);
    const heights = await page.evaluate(() => (window as unknown as { heights: number[] }).heights);
    expect(Math.min(...heights) / before.height, "nothing goes away for a while").toBeGreaterThan(0.9);
  });
}
