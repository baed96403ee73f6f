// The edition in traditional characters: its pages, its program and its data say the same in other characters; what is
// shown to drivers and asked of map services stays as signs have it.
import { expect, test, type Page } from "@playwright/test";
import { Host } from "../support/host.ts";
import { portalPage } from "./host";
import { alive, painted, raiseSheet, visit } from "./site";

// Common characters of the site that no traditional text has.
const SIMPLIFIED = /[这们时间线车点馆宁绍兴临运乡风图东个长开门钟预约费该还没进过从给让说请话题资项视频单]/u;

/** What can be read on the page, without what is marked as simplified. */
const readable = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    copy.querySelectorAll("script, style, [lang=zh-Hans]").forEach((element) => element.remove());
    const said = [...copy.querySelectorAll("[aria-label], [placeholder], [title]")].flatMap((element) =>
      ["aria-label", "placeholder", "title"].map((name) => element.getAttribute(name) ?? ""),
    );
    return [document.title, copy.textContent, ...said].join("\n");
  });

/** Waits for the script that watches over the page, which is fetched after the first view. */
const guarded = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => [...document.scripts].some((script) => /\/guard-/.test(script.src)) && performance.getEntriesByType("resource").some((entry) => /\/guard-/.test(entry.name)));

const simplified = (text: string): string[] => text.split("\n").filter((line) => SIMPLIFIED.test(line));

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a page says who it is, links its other editions and holds no simplified text", { tag: "@desk" }, async ({ page }) => {
    await page.goto("zh-hant/stops/tianyi-pavilion/");
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hant");
    await expect(page).toHaveTitle(/天一閣博物院 · 杭甬雙城遊/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("天一閣博物院");
    const alternates = page.locator("link[rel=alternate][hreflang]");
    const tags = await alternates.evaluateAll((links) => links.map((link) => link.getAttribute("hreflang")));
    expect(tags).toEqual(["zh-Hans", "zh-Hant", "en", "x-default"]);
    const text = await page.locator("body").innerText();
    expect(simplified(text.replaceAll("简体中文", ""))).toEqual([]);
  });
});

// Converted twice, 范欽 becomes 範欽 and 陸游 somebody else.
for (const [stop, name] of [["tianyi-pavilion", "范欽"], ["shen-garden", "陸游"], ["qingan-guildhall", "咸豐"]] as const) {
  test(`the page of ${stop} says ${name}, and the program says the same`, { tag: "@desk" }, async ({ browser, page, baseURL }) => {
    const said = async (page: Page) => {
      const parts = [page.locator(".stop__summary"), page.locator(".story:not(.story--loading)")];
      return (await Promise.all(parts.map((part) => part.textContent()))).join("\n");
    };
    const plain = await browser.newPage({ javaScriptEnabled: false, baseURL });
    await plain.goto(`zh-hant/stops/${stop}/`);
    const before = await said(plain);
    await plain.close();
    expect(before).toContain(name);
    await visit(page, `zh-hant/stops/${stop}/`);
    expect(await said(page)).toBe(before);
  });
}

for (const path of ["", "routes/canal/", "stops/ningbo-museum/", "trip/", "about/", "events/", "stamps/", "embed/"]) {
  test(`the program of zh-hant/${path} writes traditional characters`, { tag: "@phone" }, async ({ page }) => {
    await visit(page, `zh-hant/${path}`);
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hant");
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    expect(simplified(await readable(page))).toEqual([]);
  });
}

test("from a page in English one comes back to the characters that one read last", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "zh-hant/stops/west-lake/");
  await expect.poll(() => page.evaluate(() => localStorage.getItem("hangyong:characters"))).toBe("zh-Hant");
  await visit(page, "en/stops/west-lake/");
  await guarded(page);
  await page.getByRole("link", { name: "中文" }).click();
  await expect(page).toHaveURL(/\/zh-hant\/stops\/west-lake\//);
  await alive(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("西湖");
  await visit(page, "zh/stops/west-lake/");
  await expect.poll(() => page.evaluate(() => localStorage.getItem("hangyong:characters"))).toBe("zh-Hans");
  await visit(page, "en/stops/west-lake/");
  await guarded(page);
  await page.getByRole("link", { name: "中文" }).click();
  await expect(page).toHaveURL(/\/zh\/stops\/west-lake\//);
});

test("the foot of a page leads to the same page in the other characters, and the choice is kept", { tag: "@phone" }, async ({ page, baseURL }) => {
  await visit(page, "zh/stops/west-lake/");
  await raiseSheet(page);
  await page.getByRole("link", { name: "繁體中文" }).click();
  await expect(page).toHaveURL(/\/zh-hant\/stops\/west-lake\//);
  await alive(page);
  await page.goto(baseURL!);
  await expect(page).toHaveURL(/\/zh-hant\//);
  await alive(page);
  await raiseSheet(page);
  await page.getByRole("link", { name: "简体中文" }).click();
  await alive(page);
  await page.goto(baseURL!);
  await alive(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
});

test("English and back stays in the traditional edition", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "zh-hant/stops/tianyi-pavilion/");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/stops\/tianyi-pavilion\//);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Tianyi");
  await page.getByRole("link", { name: "中文", exact: true }).click();
  await expect(page).toHaveURL(/\/zh-hant\/stops\/tianyi-pavilion\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("天一閣博物院");
});

test("stops are found by both kinds of characters", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "zh-hant/");
  await raiseSheet(page);
  for (const typed of ["寧波博物館", "宁波博物馆", "ningbobowuguan", "夜遊"]) {
    await page.getByRole("searchbox").fill(typed);
    await expect(page.locator(".rows .row").first(), typed).toBeVisible();
    if (typed !== "夜遊") await expect(page.locator(".rows .row").first()).toContainText("寧波博物館");
  }
});

test("a driver reads simplified characters", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "zh-hant/stops/ningbo-museum/");
  await raiseSheet(page);
  await page.getByRole("button", { name: "給司機看" }).first().click();
  const card = page.getByRole("dialog");
  await expect(card).toContainText("师傅，请送我到");
  await expect(card).toContainText("宁波博物馆");
});

test("a trip is planned and told in traditional characters", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "zh-hant/routes/canal/");
  await raiseSheet(page);
  await page.getByRole("button", { name: "整條線路加入行程" }).click();
  await expect(page.locator(".toast:visible")).toContainText("運河流淌之旅");
  await visit(page, "zh-hant/trip/");
  await expect(page.getByText("拱宸橋").first()).toBeVisible();
  await expect.poll(async () => simplified(await readable(page))).toEqual([]);
});

test.describe("a reader of traditional Chinese", () => {
  test.use({ locale: "zh-TW" });

  test("is led there from the root, and stays where a link leads", { tag: "@desk" }, async ({ page, baseURL }) => {
    await page.goto(`${baseURL}?embed=0#map=9.00/30.00000/121.00000`);
    await expect(page).toHaveURL(/\/zh-hant\/\?embed=0#map=9/);
    await alive(page);
    await visit(page, "zh/stops/west-lake/");
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  });
});

test("an address may ask for either kind of characters", { tag: "@desk" }, async ({ page }) => {
  await page.goto("?route=canal&lang=zh-Hant");
  await expect(page).toHaveURL(/\/zh-hant\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("運河流淌之旅");
  await page.goto("zh-hant/stops/west-lake/?lang=zh");
  await expect(page).toHaveURL(/\/zh\/stops\/west-lake\//);
});

test("an address in other letters leads to the traditional page, and the page for unknown ones back to it", { tag: "@desk" }, async ({ page }) => {
  await page.goto("ZH-Hant/Stops/West-Lake/");
  await expect(page).toHaveURL(/\/zh-hant\/stops\/west-lake\//);
  await page.goto("zh-hant/stops/atlantis/");
  await page.getByRole("link", { name: "杭甬双城地图" }).click();
  await expect(page).toHaveURL(/\/zh-hant\//);
});

test.describe("without a network", () => {
  test.use({ serviceWorkers: "allow" });

  test("the edition is kept where it is used, and only there", { tag: "@desk" }, async ({ page }) => {
    test.setTimeout(120_000);
    const host = await Host.of("/a/b/");
    const kept = (path: string) =>
      page.evaluate(async (address) => Boolean(await caches.match(address)), host.address + path);
    const whole = async (address: string) => {
      await page.goto(address);
      await alive(page);
      await page.evaluate(() => navigator.serviceWorker.ready);
      await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
    };
    await whole(`${host.address}zh/`);
    expect([await kept("zh/about/"), await kept("zh-hant/about/")]).toEqual([true, false]);
    await page.goto(`${host.address}zh-hant/`);
    await alive(page);
    // The list of what is kept is written when all of it is there.
    const list = () =>
      page.evaluate(async (address) => (await (await caches.match(address))?.text()) ?? "", `${host.address}?whole`);
    await expect.poll(list, { timeout: 60_000 }).toContain("zh-hant/about/");
    await host.vanish();
    await page.goto(`${host.address}zh-hant/stops/tianyi-pavilion/`);
    await alive(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("天一閣博物院");
    await host.end();
  });
});

test("a portal shows the traditional map and changes to it", { tag: "@desk" }, async ({ page }) => {
  const map = process.env.SUBPATH_URL ?? "";
  const body = (lang: string) =>
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Portal</title><body><script src="${map}embed.js"></script><hangyong-map route="canal" lang="${lang}"></hangyong-map>`;
  const frame = page.frameLocator("iframe");
  await portalPage(page, body("zh-TW"));
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("運河流淌之旅");
  await portalPage(page, body("zh"));
  await expect(frame.locator("html")).toHaveAttribute("data-booted", "true", { timeout: 25_000 });
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("运河流淌之旅");
  await page.locator("hangyong-map").evaluate((element) => element.setAttribute("lang", "zh-hant"));
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("運河流淌之旅", { timeout: 25_000 });
});

test("the map's names are traditional", { tag: "@desk" }, async ({ page }) => {
  // What is painted on the canvas; the picture before it has the same names as text.
  await page.addInitScript(() => {
    const painted: string[] = ((window as unknown as { painted: string[] }).painted = []);
    const before = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
      painted.push(text);
      return before.call(this, text, ...(place as [number, number]));
    };
  });
  await visit(page, "zh-hant/");
  await painted(page);
  const names = await page.evaluate(() => (window as unknown as { painted: string[] }).painted);
  expect(names).toEqual(expect.arrayContaining(["寧波", "紹興"]));
  expect(simplified(names.join("\n"))).toEqual([]);
  const picture = await (await page.request.get("zh-hant/")).text();
  expect(simplified(picture.replace(/<script[\s\S]*?<\/script>/g, "").replaceAll("简体中文", ""))).toEqual([]);
});
