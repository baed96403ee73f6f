// Where the site is, and which pages it has.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The built site on another origin, under a path of its own. */
export const SUBPATH_URL = process.env.SUBPATH_URL ?? "";

const dist = fileURLToPath(new URL("../../../dist/", import.meta.url));

/** Every page's address below the root, from the files of the built site: `zh/`, `en/stops/west-lake/`. */
export function pages(): string[] {
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" });
  const pages = files.map((file) => file.replaceAll("\\", "/")).filter((file) => file.endsWith("index.html"));
  return pages.map((file) => file.slice(0, -"index.html".length)).sort();
}

/** The HTML file of a page as it was built. */
export function builtHtml(page: string): string {
  return readFileSync(`${dist}${page}index.html`, "utf8");
}
