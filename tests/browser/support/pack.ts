// A content pack of somebody else's: the small one of the native tests, as its folder would be served.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";

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
