// A mid-range phone on a slow mobile network, as Chromium plays it.
import { chromium, devices } from "@playwright/test";

/** Bytes per second, milliseconds, times slower. */
export const PHONE = { down: 1_600_000 / 8, up: 750_000 / 8, latency_ms: 150, cpu: 4 };

/** What a table says of it. */
export const PHONE_IN_WORDS =
  `Chromium at 390×844, ${(PHONE.down * 8) / 1e6} Mbit/s, ${PHONE.latency_ms} ms, processor ${PHONE.cpu} times slower`;

/** The mark that every measured page sets once its map shows the routes and answers. */
export const MARK = "hangyong:routes-painted";

/** A browser. MapLibre needs WebGL, which here is computed by the processor; the others are not touched by it. */
export const launch = (path) =>
  chromium.launch({
    executablePath: path,
    args: ["--no-sandbox", "--enable-unsafe-swiftshader", "--disable-background-networking", "--disable-component-update"],
  });

/** A page without a past, slowed down if so wanted, and its session with the browser. */
export async function freshPage(browser, throttled) {
  const context = await browser.newContext({ ...devices["Pixel 7"], viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  if (throttled) {
    const { down, up, latency_ms, cpu } = PHONE;
    const conditions = { offline: false, downloadThroughput: down, uploadThroughput: up, latency: latency_ms };
    await session.send("Network.emulateNetworkConditions", conditions);
    await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  }
  return { context, page, session };
}

/** Waits until the page has set its mark. */
export const painted = (page) =>
  page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, MARK, { timeout: 120_000 });
