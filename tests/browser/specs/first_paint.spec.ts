// The page stands before the program runs, and does not jump when it does.
import { expect, painted, test } from "./site";

test("a route's text is painted before any script of the application runs", async ({ page }) => {
  // The scripts wait for as long as the test wants.
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route(/\.(js|wasm)$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("zh/routes/canal/", { waitUntil: "commit" });
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("运河流淌之旅");
  await expect(page.getByText("塘栖广济桥").first()).toBeAttached();
  expect(await page.evaluate(() => document.documentElement.dataset.booted)).toBeUndefined();
  release();
  await painted(page);
});

for (const path of ["zh/routes/canal/", "en/", "zh/stops/west-lake/"]) {
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
