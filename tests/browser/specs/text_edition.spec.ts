// With little: no scripts, no WebAssembly, a host that names types wrongly, an old browser. The stops in order, their
// hours, how to get there, and what to do stay readable; nothing turns for ever.
import { expect, test as base, type Page } from "@playwright/test";
import { Host } from "../support/host.ts";

const ROUTES = ["antiquity", "canal", "lake-sea", "games"];

const LANGS = {
  zh: { way: "怎么去：", hours: /\d\d:\d\d–\d\d:\d\d|全天开放|开放时间不详/, noScript: "打开浏览器的 JavaScript", old: "请更新浏览器" },
  en: { way: "Getting there: ", hours: /\d\d:\d\d–\d\d:\d\d|Always open|[Hh]ours unknown/, noScript: "Turn on JavaScript", old: "update it or use" },
} as const;
type Lang = keyof typeof LANGS;

const test = base.extend<{ host: Host }>({
  host: async ({}, use) => {
    const host = await Host.of("/tour/");
    await use(host);
    await host.end();
  },
});

/** The route as a reader finds it: stops in the order of their numbers, each with hours and the way there. */
async function readsAsText(page: Page, lang: Lang): Promise<void> {
  const { way, hours } = LANGS[lang];
  const stops = page.locator(".course > li");
  const count = await stops.count();
  expect(count).toBeGreaterThan(10);
  const texts = await stops.allInnerTexts();
  texts.forEach((text, at) => {
    expect(text).toContain(`${at + 1}`);
    expect(text).toContain(way);
    expect(text).toMatch(hours);
  });
  await expect(page.locator(".course .number").last()).toHaveText(String(count));
  await stops.last().scrollIntoViewIfNeeded();
  await expect(stops.last()).toBeInViewport();
}

/** No moving bar, no empty map, no button that nobody would answer. */
async function promisesNothing(page: Page): Promise<void> {
  const bar = await page.evaluate(() => {
    const boot = document.getElementById("boot")!;
    return getComputedStyle(boot).position === "fixed" && getComputedStyle(boot).display !== "none";
  });
  expect(bar, "a bar that promises a start").toBe(false);
  const maps = page.locator(".map");
  for (const map of await maps.all()) {
    if (await map.isVisible()) await expect(map.locator(".map__picture svg")).toBeVisible();
  }
  await expect(page.locator(".app button:visible:not(.strip__button)")).toHaveCount(0);
}

for (const lang of ["zh", "en"] as const) {
  // Why there is no program is the same at every size, and how the text looks without one is in both languages.
  const once = { tag: lang === "zh" ? "@phone" : "@desk" };

  base.describe(`without scripts, ${lang}`, () => {
    base.use({ javaScriptEnabled: false });

    for (const route of ROUTES) {
      base(`/${lang}/routes/${route}/ reads as text`, async ({ page }) => {
        await page.goto(`${lang}/routes/${route}/`);
        await expect(page.getByText(LANGS[lang].noScript)).toBeVisible();
        const numbers = await page.locator(".course .number").allTextContents();
        expect(numbers).toEqual(numbers.map((_, at) => String(at + 1)));
        const access = await page.locator(".course__access").allTextContents();
        expect(access.length).toBe(numbers.length);
        for (const text of access) expect(text.startsWith(LANGS[lang].way)).toBe(true);
        await expect(page.locator(".course__access").first()).toBeVisible();
        const facts = await page.locator(".course .row__facts").allTextContents();
        for (const text of facts) expect(text).toMatch(LANGS[lang].hours);
        await expect(page.locator(".map .map__picture svg").first()).toBeVisible();
      });
    }

    base(`/${lang}/ and a stop say what to do and show no empty box`, async ({ page }) => {
      for (const path of [`${lang}/`, `${lang}/stops/tianyi-pavilion/`, `${lang}/trip/`, `${lang}/about/`]) {
        await page.goto(path);
        await expect(page.getByText(LANGS[lang].noScript)).toBeVisible();
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        for (const map of await page.locator(".map:visible").all()) {
          await expect(map.locator(".map__picture svg")).toBeVisible();
        }
        await expect(page.locator(".app button:visible:not(.strip__button)")).toHaveCount(0);
      }
    });
  });

  test(`without WebAssembly a route reads as text and says so, ${lang}`, once, async ({ page, baseURL }) => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
    await page.goto(`${baseURL}${lang}/routes/canal/`);
    await expect(page.getByText(LANGS[lang].old)).toBeVisible();
    await readsAsText(page, lang);
    await promisesNothing(page);
  });

  test(`a browser that knows no modules gets the text and is told so, ${lang}`, once, async ({ page, baseURL }) => {
    // What such a browser does with them: it does not run them.
    await page.route("**/boot-*.js*", (route) => route.abort());
    await page.addInitScript(() => {
      Reflect.deleteProperty(HTMLScriptElement.prototype, "noModule");
    });
    await page.goto(`${baseURL}${lang}/routes/canal/`);
    await expect(page.getByText(LANGS[lang].old)).toBeVisible();
    await readsAsText(page, lang);
    await promisesNothing(page);
  });

  test(`a program that this browser cannot compile leaves the text, ${lang}`, once, async ({ page, baseURL }) => {
    await page.route("**/hangyong-*_bg.wasm*", async (route) => {
      const answer = await route.fetch();
      const body = await answer.body();
      // As long as the real one, and no WebAssembly.
      await route.fulfill({ response: answer, body: Buffer.alloc(body.length, 7) });
    });
    await page.goto(`${baseURL}${lang}/routes/canal/`);
    await expect(page.getByText(LANGS[lang].old)).toBeVisible({ timeout: 20_000 });
    await readsAsText(page, lang);
    await promisesNothing(page);
  });
}

for (const type of ["application/octet-stream", "text/plain; charset=utf-8", "text/html"]) {
  test(`the application starts from a host that calls its program ${type}`, { tag: "@phone" }, async ({ page, host }) => {
    host.wasmType = type;
    await page.goto(`${host.address}zh/routes/canal/`);
    await expect(page.locator("html")).toHaveAttribute("data-booted", "true", { timeout: 20_000 });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("运河流淌之旅");
  });
}

test("a program that comes cut off once is asked for again", { tag: "@phone" }, async ({ page, host }) => {
  const cut = new Set<string>();
  host.mischief = (path) => {
    if (!/\.(wasm|js)$/.test(path) || cut.has(path)) return undefined;
    cut.add(path);
    return path.endsWith(".wasm") ? "cut" : "refuse";
  };
  await page.goto(`${host.address}zh/routes/canal/`);
  await expect(page.locator("html")).toHaveAttribute("data-booted", "true", { timeout: 30_000 });
  expect([...cut].some((path) => path.endsWith("_bg.wasm"))).toBe(true);
  expect([...cut].some((path) => path.startsWith("boot-"))).toBe(true);
});
