// The page as the tests see it: opened, looked at, pressed and typed into by whatever engine runs.
import { expect, test as base } from "@playwright/test";
import { Host } from "../support/host.ts";
import type { Engine, Size, Source } from "./driver/engine";
import { Firefox } from "./driver/firefox";
import { WebKit } from "./driver/webkit";

/** A place in the window, in CSS pixels. */
export interface Place {
  x: number;
  y: number;
}

/** For a machine that does several other things meanwhile. */
const SOON = 30_000;

/** Names of keys that are no letters, as WebDriver has them. */
export const KEY = { tab: "\uE004", enter: "\uE007", right: "\uE014", control: "\uE009" };

export class Page {
  constructor(
    readonly engine: Engine,
    /** The site's root. */
    readonly root: string,
  ) {}

  /** Opens a page below the root and waits until the application runs in it. */
  async visit(path: string): Promise<void> {
    await this.engine.open(this.root + path);
    await this.alive();
  }

  async alive(): Promise<void> {
    const booted = () => this.engine.run(() => document.documentElement?.dataset.booted ?? "");
    await expect.poll(booted, { message: "the application runs", timeout: SOON }).toBe("true");
  }

  /** Waits until routes, stops and base map are on the canvas. */
  async painted(): Promise<void> {
    const state = () => this.engine.run(mapState);
    // Compared as text, so that a failure says what the page was waiting for. Long enough for a page to ask twice for what
    // an engine left without an answer.
    await expect.poll(state, { message: "the map is painted", timeout: 2 * SOON }).toMatch(/^painted/);
  }

  /**
   * Waits until the page has registered its service worker, which it does some time after its map is painted. WebKit
   * complains of a page that is left meanwhile, and the complaint comes when the next page is open.
   */
  async registered(): Promise<void> {
    const mark = () => this.engine.run(() => performance.getEntriesByName("hangyong:registered").length);
    await expect.poll(mark, { message: "the service worker is registered", timeout: SOON }).toBe(1);
  }

  /** Waits until the map's picture stays the same. A press stops a map that is on its way, so that it never arrives. */
  async mapRests(): Promise<void> {
    const rests = () =>
      this.engine.run(async () => {
        const picture = () => document.querySelector<HTMLCanvasElement>(".map canvas")!.toDataURL();
        const before = picture();
        await new Promise((resolve) => setTimeout(resolve, 500));
        return picture() === before;
      });
    await expect.poll(rests, { message: "the map rests", intervals: [0] }).toBe(true);
  }

  /** All text of what matches; empty when nothing does. */
  text(selector: string): Promise<string> {
    return this.engine.run(
      (selector) => [...document.querySelectorAll(selector)].map((one) => one.textContent).join("\n"),
      selector,
    );
  }

  count(selector: string): Promise<number> {
    return this.engine.run((selector) => document.querySelectorAll(selector).length, selector);
  }

  path(): Promise<string> {
    return this.engine.run(() => location.pathname);
  }

  /** Waits until what matches says `words`. */
  async says(selector: string, words: string | RegExp, timeout?: number): Promise<void> {
    const pattern = typeof words === "string" ? new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) : words;
    await expect.poll(() => this.text(selector), { message: `${selector} says ${words}`, timeout }).toMatch(pattern);
  }

  /** Waits until as many match. */
  async has(selector: string, count: number): Promise<void> {
    await expect.poll(() => this.count(selector), { message: `${count} of ${selector}` }).toBe(count);
  }

  /** Zoom, latitude and longitude as the address has them; zeros before the camera has settled once. */
  async camera(): Promise<[number, number, number]> {
    const hash = await this.engine.run(() => location.hash);
    const [, zoom = 0, lat = 0, lon = 0] = /map=([\d.]+)\/(-?[\d.]+)\/(-?[\d.]+)/.exec(hash) ?? [];
    return [Number(zoom), Number(lat), Number(lon)];
  }

  /** Draws the sheet up where there is one, so that the whole list can be seen. */
  raiseSheet(): Promise<void> {
    return this.sheet("full");
  }

  /** Brings the sheet, where there is one, to one of its heights by its handle. */
  async sheet(height: "peek" | "full"): Promise<void> {
    const now = () =>
      this.engine.run(() => (innerWidth < 768 ? document.querySelector<HTMLElement>(".app")?.dataset.sheet : undefined) ?? null);
    for (let at = await now(); at !== null && at !== height; at = await now()) {
      await this.press(".grip__handle");
      await expect.poll(now, { message: "the handle moves the sheet" }).not.toBe(at);
    }
  }

  /**
   * Presses the first thing that matches, has these words in its text or name, and can be hit. Pressed again, as a
   * person does, when it moved away just then.
   */
  async press(selector: string, words = "", timeout = SOON): Promise<void> {
    const what = `${selector} “${words}” is hit`;
    const hits = async () => {
      await this.pressAt(await this.placeOf(selector, words, timeout));
      // The page may take a moment to hear of it. Nothing is known of it on a page that the press has led away from.
      return this.engine.run(wasHit).catch(() => true);
    };
    await expect.poll(hits, { message: what, timeout: timeout + SOON }).toBe(true);
  }

  async pressAt({ x, y }: Place): Promise<void> {
    await this.engine.act([
      mouse({ type: "pointerMove", x, y, duration: 0 }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }),
    ]);
  }

  /** Types letters and keys, one after the other, into whatever has the focus. */
  async type(...keys: string[]): Promise<void> {
    const actions = keys.flatMap((text) => [...text]).flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.engine.act([{ type: "key", id: "keys", actions }]);
  }

  /** Puts a value into a field as a picker of dates, or the list of a choice, does. */
  async fill(selector: string, value: string): Promise<void> {
    await this.placeOf(selector);
    await this.engine.run(
      (selector, value) => {
        const field = document.querySelector<HTMLInputElement>(selector)!;
        field.focus();
        field.value = value;
        for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
        field.blur();
      },
      selector,
      value,
    );
  }

  /** The middle of the first thing that matches, scrolled into view, once it has come to rest and nothing covers it. */
  private async placeOf(selector: string, words = "", timeout = SOON): Promise<Place> {
    let place: Place | null = null;
    const rests = async () => (place = await this.engine.run(middleOf, selector, words)) !== null;
    await expect.poll(rests, { message: `${selector} “${words}” can be pressed`, timeout, intervals: [100] }).toBe(true);
    return place!;
  }
}

/** Runs in the page. */
async function middleOf(selector: string, words: string): Promise<Place | null> {
  const one = [...document.querySelectorAll<HTMLElement>(selector)].find((one) => {
    const name = `${one.getAttribute("aria-label") ?? ""} ${one.textContent}`;
    return one.getClientRects().length > 0 && getComputedStyle(one).visibility !== "hidden" && name.includes(words);
  });
  if (!one) return null;
  one.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const middle = (): Place => {
    const box = one.getBoundingClientRect();
    return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  };
  const before = middle();
  await new Promise((resolve) => setTimeout(resolve, 80));
  const { x, y } = middle();
  const hit = document.elementFromPoint(x, y);
  const found = before.x === x && before.y === y && hit && one.contains(hit);
  if (!found) return null;
  // A busy machine may show the next frame, in which the page has moved, only after the press: what lies there then is
  // not pressed in its stead.
  const state = window as { missed?: boolean; guard?: AbortController };
  state.guard?.abort();
  state.guard = new AbortController();
  const guarded = { capture: true, signal: state.guard.signal };
  state.missed = true;
  const judge = (event: Event) => {
    if (!one.contains(event.target as Node)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (event.type === "click") {
      state.missed = false;
      state.guard?.abort();
    }
  };
  for (const kind of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) window.addEventListener(kind, judge, guarded);
  return { x, y };
}

/** Runs in the page: whether the map has been painted, and what has come until now. */
function mapState(): string {
  if (performance.getEntriesByName("hangyong:routes-painted").length > 0) return "painted";
  const files = performance.getEntriesByType("resource").map(({ name }) => name.split("/").pop());
  const canvas = document.querySelector<HTMLCanvasElement>(".map canvas");
  const size = canvas ? `${canvas.width}×${canvas.height}` : "no canvas";
  return `not painted: ${location.href}, ${document.visibilityState}, ${size}, has ${files.join(" ")}`;
}

/** Runs in the page: whether what was found last was clicked within a second. */
async function wasHit(): Promise<boolean> {
  const state = window as { missed?: boolean };
  for (let left = 20; left > 0 && state.missed === true; left -= 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return state.missed !== true;
}

export const mouse = (...actions: object[]): Source => ({
  type: "pointer",
  id: "mouse",
  parameters: { pointerType: "mouse" },
  actions,
});

export const isPhone = (project: string): boolean => project === "webkit";

/** The size of a phone or a desk, as in the suite for Chromium. */
const sizeOf = (project: string): Size => (isPhone(project) ? { width: 390, height: 844 } : { width: 1280, height: 800 });

function start(project: string): Promise<Engine> {
  const { FIREFOX_PATH = "", WEBKIT_DRIVER_PATH = "", PYTHON_PATH = "", XVFB_PATH = "" } = process.env;
  if (project === "firefox") return Firefox.start(FIREFOX_PATH, sizeOf(project));
  return WebKit.start({ driver: WEBKIT_DRIVER_PATH, python: PYTHON_PATH, screen: XVFB_PATH }, sizeOf(project));
}

interface Each {
  /** The site as it is served for all tests. */
  page: Page;
  /** The site on a host of this test's own, and so with nothing stored; the host can vanish. */
  own: { page: Page; host: Host };
}

export const test = base.extend<Each, { engine: Engine }>({
  engine: [
    async ({}, use, info) => {
      const engine = await start(info.project.name);
      await use(engine);
      await engine.end();
    },
    { scope: "worker", timeout: 240_000 },
  ],
  page: async ({ engine }, use, info) => {
    const { BASE_URL = "", SUBPATH_URL = "" } = process.env;
    await use(new Page(engine, isPhone(info.project.name) ? BASE_URL : SUBPATH_URL));
  },
  own: async ({ engine }, use) => {
    const host = await Host.of("/a/b/");
    await use({ page: new Page(engine, host.address), host });
    // The page asks its host no more.
    await engine.open("about:blank");
    await host.end();
  },
});

export { expect };
