// How text breaks into lines on narrow screens: no line begins with a dot, what belongs together stays together, and no
// text ends in a line of one character. The lines are measured where they were laid out, character by character.
import { codeOf } from "../support/link";
import type { Page } from "@playwright/test";
import { expect, raiseSheet, test, visit } from "./site";

const PAGES = [
  "",
  "routes/canal/",
  "routes/lake-sea/",
  "stops/lingyin-feilai/",
  "stops/tianyi-pavilion/",
  "trip/",
  "line/",
  "events/",
  "venues/",
  "benefits/",
  "guests/",
  "corridors/culture/",
  "about/",
];

/** Places where a line breaks as no typesetter would break it, each with the words around it. */
const badBreaks = (page: Page) =>
  page.evaluate(() => {
    interface Line {
      top: number;
      bottom: number;
      text: string;
    }
    const isInline = (element: Element) => getComputedStyle(element).display === "inline";
    /** The nearest element around a text that lays out lines of its own. */
    const blockOf = (node: Node): Element => {
      let at = node.parentElement!;
      while (isInline(at) && at.parentElement) at = at.parentElement;
      return at;
    };
    const blocks = new Map<Element, Text[]>();
    const walker = document.createTreeWalker(document.querySelector(".panel")!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const parent = node.parentElement!;
      if (node.data.trim() === "" || parent.closest("textarea, select, svg, .unseen, [hidden]")) continue;
      const block = blockOf(node);
      blocks.set(block, [...(blocks.get(block) ?? []), node]);
    }
    const linesOf = (texts: Text[]): Line[] => {
      const lines: Line[] = [];
      const range = document.createRange();
      for (const text of texts) {
        for (let at = 0; at < text.data.length; at += 1) {
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          const box = range.getClientRects()[0];
          if (!box || box.width === 0) continue;
          const last = lines[lines.length - 1];
          // Smaller letters of the same line stand within its height.
          const sameLine = last && box.top < last.bottom - 2 && box.bottom > last.top + 2;
          if (!sameLine) lines.push({ top: box.top, bottom: box.bottom, text: text.data[at]! });
          else {
            last.text += text.data[at];
            last.bottom = Math.max(last.bottom, box.bottom);
          }
        }
      }
      return lines.map((line) => ({ ...line, text: line.text.trim() })).filter((line) => line.text !== "");
    };
    const UNIT = /^(?:%|℃|元|分钟|小时|天|公里|米|站|处|人|年|月|日|岁|km\b|m\b|min\b|h\b|minutes?\b|hours?\b|days?\b|stops?\b(?! at))/;
    const found: string[] = [];
    for (const [block, texts] of blocks) {
      if (block.getClientRects().length === 0) continue;
      const lines = linesOf(texts);
      lines.slice(1).forEach(({ text }, index) => {
        const before = lines[index]!.text;
        const why = /^[·•]/.test(text)
          ? "begins with a dot"
          : /\d$/.test(before) && (UNIT.test(text) || /^[\d:.,–—~-]/.test(text))
            ? "parts a number"
            : /\d ?[–—~-]$/.test(before) && /^\d/.test(text)
              ? "parts a range"
              : /[¥€]$/.test(before)
                ? "parts a price"
                : index + 2 === lines.length && [...text].length === 1
                  ? "ends in one character"
                  : null;
        if (why) found.push(`${why}: …${before.slice(-14)} | ${text.slice(0, 14)}`);
      });
    }
    return found;
  });

for (const lang of ["zh", "en"]) {
  test(`lines break where a typesetter would break them, ${lang}`, { tag: "@phone" }, async ({ page }) => {
    test.setTimeout(300_000);
    for (const path of PAGES) {
      await visit(page, `${lang}/${path}`);
      await raiseSheet(page);
      await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 844 });
        expect.soft(await badBreaks(page), `${lang}/${path} at ${width} px`).toEqual([]);
      }
    }
  });
}

test("a planned day breaks into lines as a typesetter would", { tag: "@phone" }, async ({ page }) => {
  const visits = ["west-lake", "zhejiang-museum-gushan", "lingyin-feilai", "tianyi-pavilion"].map((stop) => ({ stop }));
  const days = [{ from: "09:00", to: "18:00", visits }];
  const trip = { v: 1, id: "one", title: "一天", start: "2026-12-09", days, mode: "transit", updated: "2026-11-01T00:00:00Z" };
  await visit(page, `zh/trip/#trip=${codeOf(trip)}`);
  await raiseSheet(page);
  await page.getByRole("button", { name: "存为新行程" }).click();
  await expect(page.locator(".visit").first()).toBeVisible();
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await badBreaks(page), `${width} px`).toEqual([]);
  }
});
