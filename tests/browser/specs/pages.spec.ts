// Every kind of page opens by its address, in both languages, and asks nobody else for anything.
import { NO_TROUBLE, expect, painted, test, visit } from "./site";
import { TOPIC_PAGES } from "./topics";

const PAGES: [string, string, string][] = [
  ["", "杭甬双城游", "Twin"],
  ["routes/antiquity/", "远古回声之旅", "Antiquity"],
  ["routes/canal/", "运河流淌之旅", "Canal"],
  ["routes/lake-sea/", "湖海潮生之旅", "Lake"],
  ["routes/games/", "亚运共游", "Games"],
  ["stops/tianyi-pavilion/", "天一阁博物院", "Tianyi"],
  ["trip/", "行程", "Trip"],
  ["embed/", "嵌入代码", "Embed"],
  ["about/", "关于", "About"],
  ...TOPIC_PAGES,
];

// A page of one language on the phone and at the root, its translation on the desk and under a path.
for (const [path, zh, en] of PAGES) {
  for (const [lang, tag, heading, once] of [
    ["zh", "zh-Hans", zh, "@phone"],
    ["en", "en", en, "@desk"],
  ] as const) {
    test(`/${lang}/${path} opens with its heading and asks no other site`, { tag: once }, async ({ page, trouble }) => {
      await visit(page, `${lang}/${path}`);
      await expect(page.locator("html")).toHaveAttribute("lang", tag);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(new RegExp(heading, "i"));
      await expect(page).toHaveTitle(new RegExp(heading, "i"));
      await painted(page);
      expect(trouble).toEqual(NO_TROUBLE);
    });
  }
}

test("the text of a route is in the page before any script runs", { tag: "@desk" }, async ({ request }) => {
  const html = await (await request.get("zh/routes/canal/")).text();
  expect(html.slice(html.indexOf('id="app"'))).toContain(">拱宸桥</span>");
  expect(html).toContain('<html lang="zh-Hans"');
});

test("the root speaks the reader's language", { tag: "@phone" }, async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: "en-GB", baseURL });
  const page = await context.newPage();
  await visit(page, "./");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await context.close();
});

test("the list scrolls and never the page around it", async ({ page }) => {
  for (const path of ["zh/stops/west-lake/", "zh/trip/", "zh/about/"]) {
    await visit(page, path);
    await page.evaluate(() => document.querySelector("#panel :last-child")!.scrollIntoView());
    const over = () => page.evaluate(() => [document.documentElement.scrollHeight - innerHeight, document.querySelector(".app")!.scrollTop]);
    expect(await over(), path).toEqual([0, 0]);
    await expect(page.locator(".header")).toBeInViewport({ ratio: 1 });
  }
});
