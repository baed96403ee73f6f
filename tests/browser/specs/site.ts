// The site as the specs see it: open a page, wait until it is alive, and tell what went wrong meanwhile.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test as base, type Frame, type Page } from "@playwright/test";

/** The built site on another origin, under a path of its own. */
export const SUBPATH_URL = process.env.SUBPATH_URL ?? "";

const dist = fileURLToPath(new URL("../../../dist/", import.meta.url));

/** Every page's address below the root, from the files of the built site: `zh/`, `en/stops/west-lake/`. */
export function pages(): string[] {
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" });
  const pages = files.map((file) => file.replaceAll("\\", "/")).filter((file) => file.endsWith("index.html"));
  return pages.map((file) => file.slice(0, -"index.html".length)).sort();
}

/** What a page complained about. */
export interface Trouble {
  /** Console errors and uncaught exceptions. */
  errors: string[];
  /** Requests that left the site's own origin. */
  foreign: string[];
  /** Answers with a status of 400 or more, and requests without an answer. */
  failed: string[];
}

/** A page without a complaint. */
export const NO_TROUBLE: Trouble = { errors: [], foreign: [], failed: [] };

/** Everything that goes wrong on a page from now on. */
export function watch(page: Page, origin: string): Trouble {
  const trouble: Trouble = { errors: [], foreign: [], failed: [] };
  page.on("console", (message) => {
    if (message.type() === "error") trouble.errors.push(message.text());
  });
  page.on("pageerror", (error) => trouble.errors.push(String(error)));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith("data:") && !url.startsWith("blob:")) trouble.foreign.push(url);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) trouble.failed.push(`${response.status()} ${response.url()}`);
  });
  page.on("requestfailed", (request) => {
    // A page that is left cancels what it was loading.
    const why = request.failure()?.errorText ?? "";
    if (why !== "net::ERR_ABORTED") trouble.failed.push(`${why} ${request.url()}`);
  });
  return trouble;
}

/**
 * Opens a page and waits until the application runs in it, and as a person does a moment more for what stands there
 * already and cannot be pressed yet. The note on a route's course waits for something else that is opened.
 */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await alive(page);
  const waiting = '[data-part][inert]:not([data-part$="-course"])';
  await page
    .waitForFunction((waiting) => !document.querySelector(waiting), waiting, { timeout: 3_000 })
    // Where a test lets nothing more come it stays.
    .catch(() => {});
}

/** Waits until the application runs in the page. */
export async function alive(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-booted", "true", { timeout: 20_000 });
}

/** Waits until routes, stops and base map are on the canvas. */
export async function painted(page: Page | Frame): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName("hangyong:routes-painted").length > 0, null, {
    timeout: 20_000,
  });
}

/** Requests for these files wait until the returned function is called. */
export async function held(page: Page, files: string | RegExp): Promise<() => void> {
  let release = () => {};
  const wait = new Promise<void>((done) => (release = done));
  await page.route(files, async (route) => {
    await wait;
    await route.continue();
  });
  return release;
}

/** Puts fingers on the screen, moves and lifts them; each is where it is in pixels of the window. */
export async function fingers(page: Page) {
  const session = await page.context().newCDPSession(page);
  return (type: "touchStart" | "touchMove" | "touchEnd", ...at: [number, number][]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: at.map(([x, y], id) => ({ x, y, id })) });
}

/** Zoom, latitude and longitude as the address has them; null before the camera has settled once. */
export async function camera(page: Page): Promise<number[] | null> {
  const found = /map=([\d.]+)\/(-?[\d.]+)\/(-?[\d.]+)/.exec(new URL(page.url()).hash);
  return found ? found.slice(1).map(Number) : null;
}

/** The middle of what can be seen of the map, on the screen. */
export const middle = (page: Page): Promise<[number, number]> =>
  page.locator(".map__free").evaluate((free) => {
    const { x, y, width, height } = free.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  });

/** The middle of the mark with this text on the map that stands before the application, where it can be seen. */
export async function markOf(page: Page, text: string): Promise<{ x: number; y: number }> {
  const mark = page.locator(".map__picture .map__upright:visible text").getByText(text, { exact: true }).last();
  const box = await mark.boundingBox();
  if (!box) throw new Error(`no mark ${text} can be seen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export const isPhone = (page: Page): boolean => (page.viewportSize()?.width ?? 0) < 768;

/** Presses the grip until the sheet stands at a height; every press moves it one step. */
async function sheetTo(page: Page, height: "full" | "peek"): Promise<void> {
  if (!isPhone(page)) return;
  const app = page.locator(".app");
  for (let now = await app.getAttribute("data-sheet"); now !== height; now = await app.getAttribute("data-sheet")) {
    await page.locator(".grip__handle").click();
    await expect(app).not.toHaveAttribute("data-sheet", now!);
  }
}

/** Draws the sheet up where there is one, so that the whole list can be seen. */
export const raiseSheet = (page: Page): Promise<void> => sheetTo(page, "full");

/** Puts the sheet down where there is one, so that the map can be seen. */
export const lowerSheet = (page: Page): Promise<void> => sheetTo(page, "peek");

export const test = base.extend<{ trouble: Trouble }>({
  trouble: [
    async ({ page, baseURL }, use) => {
      const trouble = watch(page, new URL(baseURL ?? "").origin);
      await use(trouble);
    },
    { auto: true },
  ],
});

export { expect };
