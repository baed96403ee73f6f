// The map comes back: after a lost drawing context, a crashed GPU, a freeze, the back-forward cache, a discarded tab.
import { alive, camera, expect, painted, test, visit } from "./site";
import type { CDPSession, Page } from "@playwright/test";

/** How many colours stand on the canvas: a blank one has one. */
const colours = (page: Page): Promise<number> =>
  page.locator(".map canvas").evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Set<number>();
    for (let at = 0; at < data.length; at += 4 * 97) seen.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
    return seen.size;
  });

const isDrawn = (page: Page) => expect.poll(() => colours(page), { timeout: 20_000 }).toBeGreaterThan(20);

const devtools = (page: Page): Promise<CDPSession> => page.context().newCDPSession(page);

test("after its drawing context was lost the map is drawn again", async ({ page }) => {
  await visit(page, "zh/routes/canal/");
  await painted(page);
  await isDrawn(page);
  await page.locator(".map canvas").evaluate((canvas: HTMLCanvasElement) => {
    const pen = canvas.getContext("2d")!;
    pen.reset();
    canvas.dispatchEvent(new Event("contextlost", { cancelable: true }));
    canvas.dispatchEvent(new Event("contextrestored"));
  });
  await isDrawn(page);
});

test("after the GPU's process crashed the map is drawn again and moves", async ({ page, browser }) => {
  await visit(page, "zh/routes/canal/");
  await painted(page);
  const session = await browser.newBrowserCDPSession();
  // The process takes the answer to the question with it.
  await Promise.race([session.send("Browser.crashGpuProcess").catch(() => {}), page.waitForTimeout(3000)]);
  await isDrawn(page);
  const before = await camera(page);
  await page.getByRole("button", { name: "放大" }).click();
  await expect.poll(() => camera(page)).not.toEqual(before);
  await isDrawn(page);
});

test("a page that was frozen goes on where it was", async ({ page }) => {
  await visit(page, "zh/routes/canal/");
  await painted(page);
  const session = await devtools(page);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await isDrawn(page);
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("Back from another site finds the page as it was left", async ({ page }) => {
  await visit(page, "zh/stops/west-lake/#map=13.00/30.24598/120.14313");
  await painted(page);
  await page.goto("about:blank");
  await page.goBack();
  await alive(page);
  await isDrawn(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("西湖");
  expect((await camera(page))![0]).toBeCloseTo(13, 1);
});

test("a page shown again after it was put away is drawn anew", async ({ page }) => {
  await visit(page, "zh/routes/canal/");
  await painted(page);
  await isDrawn(page);
  await page.locator(".map canvas").evaluate((canvas: HTMLCanvasElement) => {
    canvas.getContext("2d")!.reset();
    dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });
  await isDrawn(page);
});

test("a discarded tab opens where it was", async ({ page, context }) => {
  await visit(page, "zh/routes/canal/");
  await painted(page);
  const link = page.locator(".course .row").nth(2);
  await link.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/stops\//);
  const heading = await page.getByRole("heading", { level: 1 }).textContent();
  await expect.poll(() => camera(page)).not.toBeNull();
  const address = page.url();
  // A discarded tab is loaded from its address when it is looked at again.
  await page.close();
  const again = await context.newPage();
  await visit(again, address);
  await expect(again.getByRole("heading", { level: 1 })).toHaveText(heading!);
  await painted(again);
});
