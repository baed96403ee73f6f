// Small screens, large text, forced colours, no motion, the elder view: everything stays readable and within reach.
import { violations } from "./axe";
import { alive, camera, expect, painted, raiseSheet, test, visit } from "./site";
import { TOPIC_PAGES } from "./topics";
import type { Page } from "@playwright/test";

const PAGES = ["", "routes/canal/", "stops/liangzhu-museum/", "trip/", "embed/", "about/", "venues/", "guests/"];

/** The same with every page about one subject. */
const ALL_PAGES = [...new Set([...PAGES, ...TOPIC_PAGES.map(([path]) => path)])];

/** Elements that reach over the right edge of the window and can be seen there. */
const overflowing = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const inside = (element: Element): boolean => {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (at.matches(".unseen, .map, .skip, svg") || style.visibility === "hidden") return true;
      }
      return false;
    };
    const wide = [...document.querySelectorAll("body *")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.right > width + 1 && !inside(element);
    });
    return wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120));
  });

async function fits(page: Page, path: string): Promise<void> {
  expect(await overflowing(page), path).toEqual([]);
  const scroll = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(scroll, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** Pairs of things in the header that lie on one another, and what sticks out of it below. */
const piled = (page: Page) =>
  page.evaluate(() => {
    const header = document.querySelector(".header")!;
    const bottom = header.getBoundingClientRect().bottom;
    const boxes = [...header.querySelectorAll(".brand > *, .tool")]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1);
    const say = (element: Element) => element.outerHTML.slice(0, 80);
    const out = boxes.filter(({ box }) => box.bottom > bottom + 1).map(({ element }) => say(element));
    const over = boxes.slice(1).filter(({ box }, at) => box.left < boxes[at].box.right - 1);
    return [...out, ...over.map(({ element }) => say(element))];
  });

/** Texts in smaller letters than the elder view has: 18 px. */
const small = (page: Page) =>
  page.evaluate(() => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.querySelector("#app")!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      if (node.textContent!.trim() === "" || element.closest("svg, .brand__seal, .unseen, .skip, script, style")) continue;
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (element.getClientRects().length > 0 && size < 17.9) found.add(`${size} px: ${element.outerHTML.slice(0, 90)}`);
    }
    return [...found].slice(0, 5);
  });

for (const lang of ["zh", "en"]) {
  test(`on narrow and low windows nothing is cut off, ${lang}`, { tag: "@phone" }, async ({ page }) => {
    test.setTimeout(420_000);
    for (const path of ALL_PAGES) {
      await page.setViewportSize({ width: 320, height: 568 });
      await visit(page, `${lang}/${path}`);
      await raiseSheet(page);
      await fits(page, `${lang}/${path}`);
      // A phone on its side, and a desk's window at 400 %.
      for (const [width, height] of [[667, 375], [320, 256]] as const) {
        await page.setViewportSize({ width, height });
        await fits(page, `${lang}/${path} at ${width}×${height}`);
        await expect(page.getByRole("heading", { level: 1 }), path).toBeVisible();
      }
    }
  });

  test(`with text at 200 % nothing is cut off, ${lang}`, async ({ page }) => {
    test.setTimeout(180_000);
    // With a stop in the trip, so that the header counts it.
    await page.addInitScript(() => localStorage.setItem("hangyong:planned", "12"));
    for (const path of PAGES) {
      await visit(page, `${lang}/${path}`);
      // What a browser's setting for text does, in a way that no policy of the page stands against: all in rem doubles.
      await page.evaluate(() => {
        const twice = new CSSStyleSheet();
        twice.replaceSync(":root { font-size: 200% !important }");
        document.adoptedStyleSheets.push(twice);
      });
      await raiseSheet(page);
      await fits(page, `${lang}/${path}`);
      expect(await piled(page), `${lang}/${path}`).toEqual([]);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    }
  });

  test(`the elder view fits at 320 and 390 px, ${lang}`, { tag: "@phone" }, async ({ page }) => {
    test.setTimeout(240_000);
    await page.addInitScript(() => localStorage.setItem("hangyong:view", "elder"));
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 700 });
      for (const path of PAGES) {
        await visit(page, `${lang}/${path}`);
        await raiseSheet(page);
        await fits(page, `${lang}/${path} ${width}`);
        expect(await small(page), `${lang}/${path}`).toEqual([]);
      }
    }
  });
}

/** Nothing that axe finds on any page, in the view that is set. */
async function axeFindsNothing(page: Page, lang: string, elder: boolean): Promise<void> {
  await page.addInitScript((elder) => localStorage.setItem("hangyong:view", elder ? "elder" : "usual"), elder);
  for (const path of PAGES) {
    await visit(page, `${lang}/${path}?theme=light`);
    await painted(page);
    expect(await violations(page), path).toEqual([]);
  }
}

for (const [lang, size] of [["zh", "desk"], ["en", "phone"]] as const) {
  test(`axe finds nothing in the elder view, ${lang}`, { tag: `@${size}` }, async ({ page }) => {
    test.setTimeout(300_000);
    await axeFindsNothing(page, lang, true);
  });
}

test("axe finds nothing at 320 px", { tag: "@phone" }, async ({ page }) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 320, height: 640 });
  await axeFindsNothing(page, "zh", false);
});

test("one switch makes everything larger, text and targets and the map, and it is remembered", async ({ page }) => {
  await visit(page, "zh/routes/canal/#map=10.00/30.20000/120.50000");
  await painted(page);
  const name = page.locator(".course .row__name").first();
  const size = () => name.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  const before = await size();
  const toggle = page.getByRole("button", { name: "大字版" });
  await expect(toggle).toHaveAttribute("aria-pressed", "false");
  await toggle.click();
  await expect(toggle).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("html")).toHaveAttribute("data-view", "elder");
  expect(await size()).toBeGreaterThanOrEqual(before * 1.2);
  expect((await toggle.boundingBox())!.height).toBeGreaterThanOrEqual(55);
  await page.reload();
  // Before the application runs, so that nothing jumps.
  await expect(page.locator("html")).toHaveAttribute("data-view", "elder");
  await alive(page);
  await expect(toggle).toHaveAttribute("aria-pressed", "true");
  await toggle.click();
  await expect(page.locator("html")).not.toHaveAttribute("data-view", "elder");
  expect(await size()).toBe(before);
});

test("in the elder view a tap on the map still meets what it is aimed at", { tag: "@desk" }, async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("hangyong:view", "elder"));
  await visit(page, "zh/#map=14.00/30.24598/120.14313");
  await painted(page);
  const box = (await page.getByRole("application").boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("西湖");
});

test("without motion the map is where it is told to be at once", { tag: "@desk" }, async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await visit(page, "zh/#map=9.00/30.20000/120.50000");
  await painted(page);
  await page.getByRole("button", { name: "放大" }).click();
  await expect.poll(async () => (await camera(page))![0]).toBeGreaterThan(9.9);
  const moving = await page.evaluate(() => document.getAnimations().filter((one) => one.playState === "running").length);
  expect(moving).toBe(0);
});

test("with forced colours controls keep their edges and the chosen one can be told", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await visit(page, "zh/");
  await raiseSheet(page);
  const station = page.locator(".strip__button").first();
  await station.click();
  await expect(station).toHaveAttribute("aria-pressed", "true");
  const [chosen, other] = await Promise.all(
    ["true", "false"].map((pressed) =>
      page.locator(`.strip__button[aria-pressed="${pressed}"]`).first().evaluate((element) => getComputedStyle(element).outlineStyle + getComputedStyle(element).borderTopWidth)),
  );
  expect(chosen).not.toBe(other);
  // The other language's own name is its sign; on a phone it has no icon beside it.
  await expect(page.locator(".tool--language > span:not(.icon)")).toBeVisible();
  for (const button of await page.locator(".header .tool:not(.tool--language):visible, .map__controls .tool:visible").all()) {
    await expect(button.locator("svg").first()).toBeVisible();
  }
});

test("the focus can be seen on everything that takes it", async ({ page }) => {
  await visit(page, "zh/routes/canal/");
  await raiseSheet(page);
  const unseen: string[] = [];
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const element = document.activeElement!;
      if (element === document.body) return null;
      const own = getComputedStyle(element);
      const around = getComputedStyle(element.parentElement!);
      const outlined = (style: CSSStyleDeclaration) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      return outlined(own) || outlined(around) ? null : element.outerHTML.slice(0, 100);
    });
    if (found) unseen.push(found);
  }
  expect(unseen).toEqual([]);
});

test("Chinese text breaks by its rules, and names in other languages say which they are in", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "zh/stops/tianyi-pavilion/");
  expect(await page.locator(".story, .stop__summary").first().evaluate((element) => getComputedStyle(element).lineBreak)).toBe("strict");
  const foreign = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent!.trim();
      const lang = node.parentElement!.closest("[lang]")!.getAttribute("lang")!;
      // Three Latin words in a row are English.
      const english = /[A-Za-z]{2,}\s+[A-Za-z]{2,}\s+[A-Za-z]{2,}/.test(text) && !/[\u4e00-\u9fff]/.test(text);
      if (english && lang.startsWith("zh") && !node.parentElement!.closest("script, style, noscript")) found.push(text.slice(0, 80));
    }
    return found;
  });
  expect(foreign).toEqual([]);
});

test("a map alone fills its window and a list alone its width, in a frame or not", { tag: "@desk" }, async ({ page }) => {
  const sizes = [
    { width: 360, height: 640 },
    { width: 600, height: 400 },
    { width: 844, height: 390 },
    { width: 1000, height: 700 },
    { width: 1280, height: 800 },
  ];
  const box = (what: string) =>
    page.locator(what).evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    });
  for (const guest of ["", "&embed=1"]) {
    for (const [ui, what] of [["map", ".map"], ["list", "#panel"]] as const) {
      await visit(page, `zh/?ui=${ui}${guest}`);
      for (const size of sizes) {
        await page.setViewportSize(size);
        const where = `ui=${ui}${guest} at ${size.width} × ${size.height}`;
        await expect.poll(async () => (await box(what)).width, where).toBe(size.width);
        const { x, y, height } = await box(what);
        expect(x, where).toBe(0);
        if (ui === "map") expect([y, height], where).toEqual([0, size.height]);
        else expect(y + height, where).toBeLessThanOrEqual(size.height);
      }
    }
  }
});
