// What axe finds on a page: everything in the light theme, and what depends on colours in the dark one as well. A page is
// loaded once for both, since nothing but its colours changes with the theme.
import AxeBuilder from "@axe-core/playwright";
import type { AxeResults } from "axe-core";
import { expect, type Page } from "@playwright/test";

/** The rules that look at colours. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/**
 * Axe on a page without the frames in it, which are pages of their own. Without frames it need not open a second page
 * to put its findings together, and of what is right it need not say where: that halves its time.
 */
const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] }).exclude("iframe");

/** The panel at the height of its text and without a map: axe knows the colours only of what can be seen. */
const AT_FULL_LENGTH = `
  html, body, #app, .app, .panel, .panel__body {
    position: static !important;
    display: block !important;
    block-size: auto !important;
    max-block-size: none !important;
    overflow: visible !important;
    transform: none !important;
  }
  .map { display: none !important }`;

/** A line for each rule that a page breaks, as it stands in the window. */
export async function violations(page: Page): Promise<string[]> {
  // Colours change at once, not by and by.
  await page.emulateMedia({ reducedMotion: "reduce" });
  const light = await axe(page).analyze();
  await wear(page, "dark");
  const dark = await axe(page).withRules(OF_COLOURS).analyze();
  return [...lines("light", light), ...lines("dark", dark)];
}

/** Texts whose colours cannot be told apart, among all that one scrolls to. The page is good for nothing else afterwards. */
export async function faintToTheEnd(page: Page, theme: "light" | "dark"): Promise<string[]> {
  await page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, AT_FULL_LENGTH);
  await wear(page, theme);
  return lines(`${theme}, farther down`, await axe(page).withRules(OF_COLOURS).analyze());
}

async function wear(page: Page, theme: string): Promise<void> {
  await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);
  await expect(page.locator("html")).toHaveCSS("color-scheme", theme);
}

const lines = (theme: string, { violations }: AxeResults): string[] =>
  violations.map((one) => `${theme}: ${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`);
