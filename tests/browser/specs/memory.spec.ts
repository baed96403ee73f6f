// The memory of a page that is used for long.
import { expect, painted, test, visit } from "./site";
import { BROWSER } from "../support/launch";

// A thousand rounds take longer than optimising the program.
test.use({ launchOptions: BROWSER });

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
  const session = await page.context().newCDPSession(page);
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
