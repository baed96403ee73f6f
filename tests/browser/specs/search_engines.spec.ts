// What search engines and social networks read on the built site: every address leads somewhere.
import { expect, test } from "./site";

test("canonical addresses, translations and the sitemap name pages that are there", async ({ page, request, baseURL }) => {
  const sitemap = await request.get("sitemap.xml");
  expect(sitemap.headers()["content-type"]).toContain("xml");
  const places = [...(await sitemap.text()).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, place]) => new URL(place, sitemap.url()).href);
  expect(places.length).toBeGreaterThan(290);
  expect(new Set(places).size).toBe(places.length);
  for (const path of ["zh/", "en/routes/canal/", "zh/stops/west-lake/", "zh-hant/stops/west-lake/"]) {
    await page.goto(path, { waitUntil: "commit" });
    const links = await page.locator("link[rel=canonical], link[hreflang]").evaluateAll((all) =>
      (all as HTMLLinkElement[]).map((link) => [link.rel, link.hreflang, link.href]),
    );
    const by = Object.fromEntries(links.map(([rel, lang, href]) => [lang || rel, href]));
    expect(Object.keys(by).sort()).toEqual(["canonical", "en", "x-default", "zh-Hans", "zh-Hant"]);
    expect(by.canonical).toBe(new URL(path, baseURL).href);
    for (const href of Object.values(by)) expect((await request.get(href)).status(), href).toBe(200);
    expect(places).toContain(by.canonical);
  }
  expect(await (await request.get("robots.txt")).text()).toContain("Allow: /");
});

test("a route has a picture for shared links", async ({ page, request }) => {
  for (const path of ["zh/", "zh/routes/canal/", "en/routes/games/", "zh/stops/west-lake/"]) {
    await page.goto(path, { waitUntil: "commit" });
    const picture = await page.locator('meta[property="og:image"]').getAttribute("content");
    const answer = await request.get(new URL(picture!, page.url()).href);
    expect(answer.headers()["content-type"]).toBe("image/png");
    const bytes = await answer.body();
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(bytes.length).toBeLessThan(150_000);
  }
});

test("a route describes itself as a trip with its stops in order", async ({ page, request }) => {
  await page.goto("en/routes/canal/", { waitUntil: "commit" });
  const said = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent())!);
  expect(said["@type"]).toBe("TouristTrip");
  const stops = said.itinerary.itemListElement;
  expect(stops.length).toBe(said.itinerary.numberOfItems);
  expect(stops.map((stop: { position: number }) => stop.position)).toEqual(stops.map((_: unknown, at: number) => at + 1));
  for (const stop of stops.slice(0, 3)) {
    expect((await request.get(new URL(stop.item.url, page.url()).href)).status()).toBe(200);
  }
});
