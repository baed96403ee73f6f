// Every kind of page opens, and the ways through them.
import { expect, isPhone, KEY, test } from "./page";

const PAGES: [string, string][] = [
  ["zh/", "杭甬双城游"],
  ["en/routes/antiquity/", "Antiquity"],
  ["zh/routes/canal/", "运河流淌之旅"],
  ["en/stops/tianyi-pavilion/", "Tianyi"],
  ["zh/trip/", "行程"],
  ["en/embed/", "Embed"],
  ["zh/about/", "关于"],
  ["en/corridors/culture/", "Culture corridor"],
  ["zh/guides/canal-on-foot-and-by-rail/", "沿运河走四天"],
  ["zh/line/", "一线穿"],
  ["en/events/", "What’s on"],
  ["zh/venues/", "亚运场馆今天"],
  ["en/benefits/", "Free and reduced"],
  ["zh/guests/", "外国客人指南"],
];

for (const [path, heading] of PAGES) {
  test(`/${path} opens with its heading, paints its map and complains of nothing`, async ({ page, engine }) => {
    const before = engine.errors.length;
    await page.visit(path);
    await page.says("h1", new RegExp(heading, "i"));
    await page.painted();
    await page.registered();
    expect(engine.errors.slice(before)).toEqual([]);
  });
}

test("a stop is found by typing and opened by keyboard, and its heading has the focus", async ({ page, engine }) => {
  await page.visit("zh/");
  await page.raiseSheet();
  await page.press("#search");
  await page.type("tianyige");
  await expect.poll(async () => (await page.text(".rows .row__name")).split("\n")[0]).toBe("天一阁博物院");
  await page.type(KEY.tab);
  const focused = () => engine.run(() => document.activeElement?.textContent ?? "");
  for (let presses = 0; presses < 12 && !(await focused()).includes("天一阁"); presses += 1) await page.type(KEY.tab);
  await page.type(KEY.enter);
  await page.says("h1", "天一阁博物院");
  await expect.poll(() => engine.run(() => document.activeElement?.tagName)).toBe("H1");
  await page.says(".story:not(.story--loading)", /.{40}/);
});

test("Back, Forward and the other language lead to the pages they should", async ({ page, engine }) => {
  await page.visit("zh/");
  await page.raiseSheet();
  await page.press("#panel a", "运河流淌之旅");
  await page.says("h1", "运河流淌之旅");
  await engine.run(() => history.back());
  await page.says("h1", "杭甬双城游");
  await engine.run(() => history.forward());
  await page.says("h1", "运河流淌之旅");
  await page.press(".tool--language");
  await page.says("h1", "Canal");
  await expect.poll(() => page.path()).toMatch(/\/en\/routes\/canal\/$/);
});

test("the theme is a choice that stays", async ({ own: { page }, engine }, info) => {
  const theme = () => engine.run(() => document.documentElement.dataset.theme ?? "");
  await page.visit(isPhone(info.project.name) ? "zh/about/" : "zh/");
  await page.press("button", "主题");
  await page.press("button", "主题");
  await expect.poll(theme).toBe("dark");
  await page.visit("en/");
  expect(await theme()).toBe("dark");
});
