// Content packs of somebody else's, as their folders would be served: the small one of the native tests, and the site's own
// with another base map.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page, Route } from "@playwright/test";

const FOLDER = fileURLToPath(new URL("../../data/pack-small/", import.meta.url));

/** Serves the small pack at `/small-pack` of every host, with `changes` to the files that it names. */
export async function servePack(page: Page, changes: Record<string, (file: object) => object> = {}): Promise<void> {
  await page.route("**/small-pack/**", (route) => {
    const name = decodeURIComponent(new URL(route.request().url()).pathname.split("/small-pack/")[1]);
    const file = FOLDER + name;
    if (name.includes("..") || !existsSync(file)) return route.fulfill({ status: 404, body: "no" });
    const text = readFileSync(file, "utf8");
    const change = changes[name];
    return route.fulfill({ status: 200, body: change ? JSON.stringify(change(JSON.parse(text))) : text });
  });
}

/** Serves the site's own pack with another base map below `/other-pack/`, and what `serve` answers for its files. */
export async function packWith(page: Page, basemap: object, serve: (route: Route, path: string) => Promise<void>) {
  await page.route("**/other-pack/**", async (route) => {
    const path = new URL(route.request().url()).pathname.split("/other-pack/")[1];
    if (path.startsWith("tiles")) return serve(route, path);
    const own = await page.request.get(`pack/${path}`);
    const body = path === "pack.json" ? JSON.stringify({ ...(await own.json()), basemap }) : await own.text();
    await route.fulfill({ status: own.status(), body });
  });
}

/** Answers range requests as a host should. */
export async function inPieces(route: Route, file: Buffer): Promise<void> {
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(route.request().headers().range ?? "") ?? [];
  if (from === undefined) return route.fulfill({ status: 200, body: file });
  const body = file.subarray(Number(from), Number(to) + 1);
  await route.fulfill({
    status: 206,
    headers: { "content-range": `bytes ${from}-${Number(from) + body.length - 1}/${file.length}` },
    body,
  });
}
