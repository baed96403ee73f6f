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

test("a thousand rounds of use leave memory flat", async ({ page }) => {
  test.setTimeout(1_200_000);
  // Nothing flies and the map is small, so that a round is a matter of a few frames.
  await page.setViewportSize({ width: 800, height: 320 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.addInitScript(() => {
    const keep = (instance: WebAssembly.Instance) => {
      // The rest of the program borrows the memory of the first half.
      if (instance.exports.memory) Object.assign(globalThis, { wasmMemory: instance.exports.memory });
      return instance;
    };
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = (async (...given: Parameters<typeof instantiate>) => {
      const made = (await instantiate(...given)) as unknown as WebAssembly.Instance;
      return keep(made);
    }) as unknown as typeof instantiate;
  });
  await visit(page, "zh/routes/canal/");
  await painted(page);
  const session = await devtools(page);
  await session.send("Performance.enable");
  const measure = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (name: string) => metrics.find((metric) => metric.name === name)!.value;
    const wasm = await page.evaluate(() => {
      const memory = (globalThis as unknown as { wasmMemory?: WebAssembly.Memory }).wasmMemory;
      return memory?.buffer.byteLength ?? 0;
    });
    return { wasm, nodes: of("Nodes"), listeners: of("JSEventListeners"), heap: of("JSHeapUsedSize") };
  };
  // Open a stop, go back to its route by its link or by Back, zoom, change the language now and then: in the page, so
  // that a thousand rounds do not take an hour.
  const rounds = (count: number) =>
    page.evaluate(async (count) => {
      const until = async (what: string, holds: () => unknown) => {
        for (const end = Date.now() + 10_000; !holds(); ) {
          if (Date.now() > end) throw new Error(`${what} never came`);
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
      };
      const painted = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const leave = async (how: () => void) => {
        const before = location.pathname;
        how();
        await until(`another page than ${before}`, () => location.pathname !== before);
        await painted();
      };
      const press = async (selector: string) => {
        await until(selector, () => document.querySelector(selector));
        await leave(() => document.querySelector<HTMLElement>(selector)!.click());
      };
      for (let round = 0; round < count; round += 1) {
        await press(`.course > li:nth-child(${1 + (round % 12)}) .row`);
        document.querySelector<HTMLElement>(".map__controls .tool")!.click();
        await painted();
        await (round % 10 === 9 ? leave(() => history.back()) : press(".walk__stop a"));
        if (round % 25 === 24) await press(".tool--language");
      }
    }, count);
  // Once round everything that comes later has come, and the second time the room for it is made.
  await rounds(100);
  await page.waitForLoadState("networkidle");
  await rounds(100);
  const before = await measure();
  let after = before;
  let steps = 0;
  for (let hundred = 0; hundred < 10; hundred += 1) {
    const last = after;
    await rounds(100);
    after = await measure();
    if (after.wasm > last.wasm) steps += 1;
  }
  expect(after.wasm).toBeGreaterThan(0);
  // What leaks a kilobyte a round needs new pages in every hundred; a list that doubles its room once does not.
  expect(steps).toBeLessThanOrEqual(3);
  expect(after.wasm - before.wasm).toBeLessThanOrEqual(3 * 1024 * 1024);
  expect(after.nodes).toBeLessThan(before.nodes * 1.2);
  expect(after.listeners).toBeLessThan(before.listeners * 1.2);
  expect(after.heap).toBeLessThan(before.heap + 4 * 1024 * 1024);
});
