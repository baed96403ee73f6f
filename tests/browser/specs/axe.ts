// What axe finds on a page: everything in the light theme, and what depends on colours in the dark one as well. A page is
// loaded once for both, since nothing but its colours changes with the theme.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** The rules that look at colours. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** A line for each rule that a page breaks. Frames in it are pages of their own and not looked at. */
export async function violations(page: Page): Promise<string[]> {
  // Colours change at once, not by and by.
  await page.emulateMedia({ reducedMotion: "reduce" });
  const light = await new AxeBuilder({ page }).exclude("iframe").analyze();
  await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
  await expect(page.locator("html")).toHaveCSS("color-scheme", "dark");
  const dark = await new AxeBuilder({ page }).exclude("iframe").withRules(OF_COLOURS).analyze();
  const said = (theme: string, found: typeof light) =>
    found.violations.map((one) => `${theme}: ${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`);
  return [...said("light", light), ...said("dark", dark)];
}
