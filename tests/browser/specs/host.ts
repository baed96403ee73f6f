// A portal's page on one origin with the map's frame on another, and what passes between them.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Frame, type Page } from "@playwright/test";

/** The built site on another origin, under a path of its own. */
const SUBPATH_URL = process.env.SUBPATH_URL ?? "";

/** The map's origin. */
export const MAP = new URL(SUBPATH_URL).origin;

export interface Heard {
  type: string;
  [key: string]: unknown;
}

export interface Portal {
  /** The map's frame. */
  frame: Frame;
  /** Posts anything to the frame, from the portal's window. */
  post: (message: unknown) => Promise<void>;
  /** Everything that the portal has heard from the frame so far. */
  heard: () => Promise<Heard[]>;
}

// A portal of its own: a page that no server sent may not embed one of this machine.
let shown = "";
const portals = createServer((_, answer) => {
  answer.setHeader("content-type", "text/html; charset=utf-8");
  answer.end(shown);
}).listen(0);
portals.unref();

/** The origin of the portal's pages. */
export const PORTAL = `http://127.0.0.1:${(portals.address() as AddressInfo).port}`;

/** Puts a page of the portal's own origin on show. */
export async function portalPage(page: Page, html: string): Promise<void> {
  shown = html;
  await page.goto(`${PORTAL}/`);
}

/**
 * Opens a page of the portal with a frame of the map's `path` (below the other origin's root). `query`
 * may say `ORIGIN` for the portal's own origin.
 */
export async function portal(page: Page, path: string, query: string, attributes = ""): Promise<Portal> {
  const src = `${SUBPATH_URL}${path}?${query.replace("ORIGIN", encodeURIComponent(PORTAL))}`;
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Portal</title>
<style>body{margin:0;height:3000px;font:16px sans-serif}iframe{display:block;width:100%;height:600px;border:0}</style>
<p><a href="#before" id="before">before</a></p>
<script>heard=[];addEventListener("message",(e)=>heard.push({origin:e.origin,data:e.data}))</script>
<iframe id="map" title="Map" src="${src.replaceAll("&", "&amp;")}" ${attributes}></iframe>
<p><a href="#after" id="after">after</a></p>`;
  await portalPage(page, html);
  const frame = await (await page.locator("#map").elementHandle())!.contentFrame();
  return {
    frame: frame!,
    post: (message) =>
      page.evaluate((said) => {
        (document.getElementById("map") as HTMLIFrameElement).contentWindow!.postMessage(said, "*");
      }, message),
    heard: () =>
      page.evaluate(() => (window as unknown as { heard: { data: Heard }[] }).heard.map((one) => one.data)),
  };
}

/** Waits until the portal has heard a message of a type, and returns the last one. */
export async function hears(portal: Portal, type: string): Promise<Heard> {
  await expect.poll(async () => (await portal.heard()).map((one) => one.type)).toContain(type);
  return (await portal.heard()).filter((one) => one.type === type).at(-1)!;
}

/**
 * What the portal has heard, without news of a height that differs from the one before: those come by themselves
 * whenever the page grows, as it does while its text and pictures arrive. The same height said twice is an answer.
 */
export async function answers(portal: Portal): Promise<Heard[]> {
  let height: unknown;
  return (await portal.heard()).filter((one) => {
    if (one.type !== "size") return true;
    const news = one.height !== height;
    height = one.height;
    return !news;
  });
}

/** Waits until the application runs in the frame. */
export async function aliveIn(frame: Frame): Promise<void> {
  await expect(frame.locator("html")).toHaveAttribute("data-booted", "true", { timeout: 25_000 });
}

/** What stands on the frame's page now: address and theme. */
export async function standing(frame: Frame): Promise<string> {
  return frame.evaluate(() => `${location.pathname} ${document.documentElement.dataset.theme} ${document.documentElement.lang}`);
}
