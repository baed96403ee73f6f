// axe finds nothing on any page, in both languages and themes; the whole way works by keyboard.
import type { Page } from "@playwright/test";
import { faintToTheEnd, violations } from "./axe";
import { alive, expect, painted, raiseSheet, test, visit } from "./site";
import { TOPIC_PAGES } from "./topics";

const PAGES = [
  "",
  "routes/antiquity/",
  "routes/canal/",
  "routes/games/",
  "stops/tianyi-pavilion/",
  "stops/jingtoushan-site/",
  "trip/",
  "embed/",
  "about/",
  ...TOPIC_PAGES.map(([path]) => path),
];

// Each language at one size and, in the views, at the other: what axe looks at hangs on one of the three at a time. What
// is farther down has the colours of what is above, and is looked at in one theme.
for (const [lang, size, theme] of [["zh", "phone", "light"], ["en", "desk", "dark"]] as const) {
  test(`axe finds nothing in ${lang}`, { tag: `@${size}` }, async ({ page }) => {
    test.setTimeout(600_000);
    for (const path of PAGES) {
      await visit(page, `${lang}/${path}?theme=light`);
      await painted(page);
      // What is folded away is looked at as well.
      await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
      expect(await violations(page), path).toEqual([]);
      expect(await faintToTheEnd(page, theme), path).toEqual([]);
    }
  });
}

test("axe finds nothing on the page of an unknown address", async ({ page }) => {
  await page.goto("zh/stops/no-such-stop/");
  expect(await violations(page)).toEqual([]);
});

test("a stop is found, read and left by keyboard alone", async ({ page }) => {
  await visit(page, "zh/");
  await raiseSheet(page);
  await page.getByRole("searchbox").focus();
  await page.keyboard.type("tianyige");
  await expect(page.locator(".rows .row").first()).toContainText("天一阁");
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press("Tab");
    const on = await page.evaluate(() => document.activeElement?.textContent ?? "");
    if (on.includes("天一阁")) break;
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("天一阁博物院");
  // The focus stands on the heading of the new page, so that a reader hears where it is.
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

/** Presses every button of the page with the keyboard, one after the other, and says after which the focus was nowhere. */
async function pressEverything(page: Page): Promise<string[]> {
  const lost: string[] = [];
  const pressed = new Set<string>();
  const here = new URL(page.url()).pathname;
  for (let times = 0; times < 80; times += 1) {
    const name = await page.evaluate((pressed) => {
      const buttons = [...document.querySelectorAll<HTMLElement>("#app button:not([disabled]), #app summary")];
      const named = buttons
        // What is folded away has a place and cannot take the focus.
        .filter((one) => one.checkVisibility({ visibilityProperty: true }))
        .map((one) => ({ one, name: (one.getAttribute("aria-label") ?? one.textContent ?? "").trim() }));
      const next = named.find(({ name }) => name !== "" && !pressed.includes(name));
      next?.one.focus();
      return next?.name ?? null;
    }, [...pressed]);
    if (name === null) break;
    pressed.add(name);
    await page.keyboard.press("Enter");
    // Drawn, and what comes of it drawn as well.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 120))));
    // A long list takes a slow machine a moment longer to draw.
    const somewhere = () => document.activeElement !== document.body;
    const found = await page.waitForFunction(somewhere, null, { timeout: 5_000 }).catch(() => null);
    if (found === null) lost.push(name);
    if (new URL(page.url()).pathname !== here) {
      await page.goBack();
      await alive(page);
    }
  }
  expect(pressed.size).toBeGreaterThan(3);
  return lost;
}

/** One page of every kind that has buttons of its own. */
const KINDS = [
  "",
  "routes/canal/",
  "stops/tianyi-pavilion/",
  "trip/",
  "venues/",
  "line/",
  "benefits/",
  "stamps/",
  "events/",
  "corridors/culture/",
  "guides/canal-on-foot-and-by-rail/",
  "guests/",
  "embed/",
  "about/",
];

for (const path of KINDS) {
  test(`no button of /zh/${path} leaves the focus nowhere`, { tag: "@desk" }, async ({ page }) => {
    test.setTimeout(240_000);
    page.on("dialog", (dialog) => void dialog.dismiss());
    await visit(page, "zh/stops/west-lake/");
    await page.getByRole("button", { name: "加入行程" }).first().click();
    await expect(page.locator(".toast")).toContainText("已加入第1天");
    await visit(page, `zh/${path}`);
    await painted(page);
    expect(await pressEverything(page)).toEqual([]);
  });
}

test("targets are at least 44 px high on touch", { tag: "@phone" }, async ({ page }) => {
  test.setTimeout(180_000);
  for (const path of PAGES) {
    await visit(page, `zh/${path}`);
    await raiseSheet(page);
    const small = await page.locator("a:visible, button:visible, summary:visible, input:visible, select:visible").evaluateAll(
      (targets) =>
        targets
          .filter((target) => !target.closest("p, .sources, .skip") && !target.classList.contains("skip"))
          .map((target) => ({ box: target.getBoundingClientRect(), html: target.outerHTML.slice(0, 90) }))
          // What was drawn anew since it was found has no height any more.
          .filter(({ box }) => box.height > 0 && box.height < 43.5)
          .map(({ box, html }) => `${box.height.toFixed(0)} px: ${html}`),
    );
    expect(small, path).toEqual([]);
  }
});
