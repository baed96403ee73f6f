// What axe finds on a page: everything in the light theme, and what depends on colours in the dark one as well. A page is
// loaded once for both, since nothing but its colours changes with the theme.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** The rules that look at colours. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/**
 * Axe on a page without the frames in it, which are pages of their own. Without frames it need not open a second page
 * to put its findings together, and of what is right it need not say where: that halves its time.
 */
const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] }).exclude("iframe");

/** A line for each rule that a page breaks. */
export async function violations(page: Page): Promise<string[]> {
  // Colours change at once, not by and by.
  await page.emulateMedia({ reducedMotion: "reduce" });
  const light = await axe(page).analyze();
  await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
  await expect(page.locator("html")).toHaveCSS("color-scheme", "dark");
  const dark = await axe(page).withRules(OF_COLOURS).analyze();
  const said = (theme: string, found: typeof light) =>
    found.violations.map((one) => `${theme}: ${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`);
  return [...said("light", light), ...said("dark", dark)];
}
