// An operator's own base map: what its tiles show is on the map, and when they do not come the built-in map is.
import type { Page, Route } from "@playwright/test";
import { inPieces, packWith } from "../support/pack";
import { archive, colourOf, lake, png, type Rgb } from "../support/tiles";
import { expect, painted, test, visit } from "./site";

/** Over the sea off the bay, where no route runs and no stop lies. */
const BAY = "30.72/121.6";
const WATER: Record<string, Rgb> = { light: [0xd5, 0xe0, 0xdb], dark: [0x24, 0x36, 0x3c] };

/** Opens the pack at a zoom over the bay. Its address is cleared of the camera once the map is there. */
const over = (page: Page, zoom: number) => visit(page, `zh/?pack=/other-pack#map=${zoom}/${BAY}`);

/** The one colour around the middle of the map; null while there are several. */
const middle = (page: Page): Promise<Rgb | null> =>
  page.locator(".map canvas").evaluate((canvas: HTMLCanvasElement) => {
    const [x, y] = [canvas.width / 2 - 10, canvas.height / 2 - 10];
    const { data } = canvas.getContext("2d")!.getImageData(x, y, 20, 20);
    const first = [data[0], data[1], data[2]] as [number, number, number];
    for (let at = 0; at < data.length; at += 4) {
      if (first.some((channel, which) => Math.abs(channel - data[at + which]) > 2)) return null;
    }
    return first;
  });

const shows = (page: Page, colour: Rgb) => expect.poll(() => middle(page), { timeout: 15_000 }).toEqual(colour);

/** Requests for the built-in base map from now on. */
function builtIn(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (/\/basemap\/\w+\.bin$/.test(request.url())) asked.push(request.url());
  });
  return asked;
}

function warnings(page: Page): string[] {
  const heard: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "warning") heard.push(message.text());
  });
  return heard;
}

const nearer = (page: Page) => page.getByRole("button", { name: "放大" }).click();

/** Opens a pack of tiles and comes one zoom nearer; at each zoom the map has that zoom's colour. */
async function twoZooms(page: Page, basemap: object, serve: (route: Route, path: string) => Promise<void>) {
  await packWith(page, basemap, serve);
  await over(page, 11);
  await shows(page, colourOf(11));
  await painted(page);
  await nearer(page);
  await shows(page, colourOf(12));
}

test("pictures by a template follow the zoom and stay when the theme changes", { tag: "@phone" }, async ({ page, trouble }) => {
  const asked = builtIn(page);
  await twoZooms(page, { raster: "tiles/{z}/{x}/{y}.png", attribution: "测绘院" }, (route, path) =>
    route.fulfill({ status: 200, contentType: "image/png", body: png(colourOf(Number(path.split("/")[1]))) }),
  );
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", /dark|auto/);
  await nearer(page);
  await shows(page, colourOf(13));
  await expect(page.getByText("测绘院").first()).toBeAttached();
  expect(asked).toEqual([]);
  expect(trouble.errors).toEqual([]);
});

test("an archive of pictures is read in pieces, and enlarged beyond its finest zoom", { tag: "@desk" }, async ({ page, trouble }) => {
  const asked = builtIn(page);
  const file = archive({ finest: 12, kind: 2, tile: (zoom) => png(colourOf(zoom)) });
  await twoZooms(page, { pmtiles: "tiles.pmtiles", attribution: "© 测绘院" }, (route) => inPieces(route, file));
  await nearer(page);
  await expect.poll(() => page.url()).toContain("map=13");
  await shows(page, colourOf(12));
  await expect(page.getByText("© 测绘院").first()).toBeAttached();
  expect(asked).toEqual([]);
  expect(trouble.errors).toEqual([]);
});

test("vector tiles are painted in the map's colours, and anew in the dark", async ({ page, trouble }) => {
  const asked = builtIn(page);
  const file = archive({ finest: 14, kind: 1, tile: lake });
  await page.emulateMedia({ colorScheme: "light" });
  await packWith(page, { pmtiles: "tiles.pmtiles" }, (route) => inPieces(route, file));
  await over(page, 11);
  await shows(page, WATER.light);
  await painted(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await shows(page, WATER.dark);
  await nearer(page);
  await shows(page, WATER.dark);
  await page.emulateMedia({ colorScheme: "light" });
  await shows(page, WATER.light);
  expect(asked).toEqual([]);
  expect(trouble.errors).toEqual([]);
});

test("a pack's own streets lie over the built-in map: both are credited, nothing is amiss, no other map is offered", async ({ page, trouble }) => {
  const asked = builtIn(page);
  const file = archive({ coarsest: 12, finest: 14, kind: 1, tile: lake });
  await packWith(page, { pmtiles: "tiles.pmtiles", attribution: "© 测绘院" }, (route) => inPieces(route, file));
  await over(page, 13);
  await painted(page);
  const credits = page.locator(".map__credit p");
  await expect(credits).toContainText("© 测绘院");
  await expect(credits).toContainText("OpenStreetMap");
  expect(asked.length).toBeGreaterThan(0);
  await expect(page.locator(".map__scale")).toBeVisible();
  await expect(page.getByText("现在显示的是内置底图")).toHaveCount(0);
  await expect(page.locator(".map__streets")).toHaveCount(0);
  expect(trouble.errors).toEqual([]);
});

test("where a pack's own streets do not come in the end, another map is offered", { tag: "@desk" }, async ({ page }) => {
  const file = archive({ coarsest: 12, finest: 14, kind: 1, tile: lake });
  await packWith(page, { pmtiles: "tiles.pmtiles", attribution: "© 测绘院" }, (route) => {
    const [, from] = /^bytes=(\d+)-/.exec(route.request().headers().range ?? "") ?? [];
    return from === "0" ? inPieces(route, file) : route.fulfill({ status: 500, body: "no" });
  });
  await over(page, 13);
  await painted(page);
  await expect(page.locator(".map__streets")).toBeVisible({ timeout: 20_000 });
  await expect(page.locator(".map__credit p")).not.toContainText("© 测绘院");
});

const hosts: [string, (route: Route) => Promise<void>, RegExp][] = [
  ["answers without ranges, and with too much", (route) => route.fulfill({ status: 200, body: Buffer.alloc(9_000_000) }), /range requests/],
  ["does not have it", (route) => route.fulfill({ status: 404, body: "no" }), /status 404/],
  ["sends something else", (route) => inPieces(route, Buffer.from("<!doctype html>")), /not a PMTiles archive/],
  ["does not answer", (route) => route.abort(), /no answer/],
];

for (const [what, serve, why] of hosts) {
  test(`when the archive's host ${what}, the built-in map is shown and the console says why`, { tag: "@desk" }, async ({ page }) => {
    const [asked, heard] = [builtIn(page), warnings(page)];
    await packWith(page, { pmtiles: "tiles.pmtiles" }, serve);
    await over(page, 11);
    await painted(page);
    expect(asked.length).toBeGreaterThan(0);
    await expect.poll(() => heard.filter((text) => why.test(text) && /built-in map is shown/.test(text))).toHaveLength(1);
  });
}

test("when the first pictures of a template do not come, the built-in map is shown", { tag: "@desk" }, async ({ page }) => {
  const asked = builtIn(page);
  await packWith(page, { raster: "tiles/{z}/{x}/{y}.png", attribution: "测绘院" }, (route) =>
    route.fulfill({ status: 404, body: "no" }),
  );
  await over(page, 11);
  await painted(page);
  expect(asked.length).toBeGreaterThan(0);
});

test("a small archive whose host sends no pieces is taken whole", { tag: "@desk" }, async ({ page, trouble }) => {
  const asked = builtIn(page);
  const file = archive({ finest: 12, kind: 2, tile: (zoom) => png(colourOf(zoom)) });
  await twoZooms(page, { pmtiles: "tiles.pmtiles", attribution: "© 测绘院" }, (route) =>
    route.fulfill({ status: 200, headers: { "content-length": `${file.length}` }, body: file }),
  );
  expect(asked).toEqual([]);
  expect(trouble.errors).toEqual([]);
});

test("an archive that is replaced while it is open is begun anew", { tag: "@desk" }, async ({ page }) => {
  const asked = builtIn(page);
  const painted = (zoom: number, shift: number): Rgb => [colourOf(zoom)[0], 90 + shift, 200];
  const files = [0, 60].map((shift) =>
    // The second one is of another length, so that its tiles lie elsewhere.
    archive({ finest: 12 + shift / 60, kind: 2, tile: (zoom) => png(painted(zoom, shift)) }),
  );
  let now = 0;
  await packWith(page, { pmtiles: "tiles.pmtiles" }, async (route) => {
    const file = files[now];
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(route.request().headers().range ?? "") ?? [];
    const body = file.subarray(Number(from), Number(to) + 1);
    await route.fulfill({
      status: 206,
      headers: { "content-range": `bytes ${from}-${Number(from) + body.length - 1}/${file.length}`, etag: `"${now}"` },
      body,
    });
  });
  await over(page, 11);
  await shows(page, painted(11, 0));
  now = 1;
  await nearer(page);
  await shows(page, painted(12, 60));
  expect(asked).toEqual([]);
});

test("a login page in the place of every piece is not asked for without an end", { tag: "@desk" }, async ({ page }) => {
  const file = archive({ finest: 12, kind: 2, tile: (zoom) => png(colourOf(zoom)) });
  let logins = 0;
  let isCaught = false;
  await packWith(page, { pmtiles: "tiles.pmtiles" }, async (route) => {
    if (!isCaught) return inPieces(route, file);
    logins += 1;
    await route.fulfill({ status: 200, contentType: "text/html", body: "<!doctype html><title>登录</title>" });
  });
  await over(page, 11);
  await shows(page, colourOf(11));
  isCaught = true;
  await nearer(page);
  await expect.poll(() => logins).toBeGreaterThan(0);
  // It goes quiet: nothing more for a second.
  let before = 0;
  const more = () => {
    const count = logins - before;
    before = logins;
    return count;
  };
  await expect.poll(more, { intervals: [1_000], timeout: 20_000 }).toBe(0);
  // What has come stays, enlarged.
  await shows(page, colourOf(11));
});

test("the built-in map is told to stand in, with its own credits and without the other map's number", { tag: "@desk" }, async ({ page }) => {
  const number = "GS(2026)0001号";
  const own = { raster: "tiles/{z}/{x}/{y}.png", attribution: "测绘院" };
  let there = true;
  await packWith(page, own, (route, path) =>
    there
      ? route.fulfill({ status: 200, contentType: "image/png", body: png(colourOf(Number(path.split("/")[1]))) })
      : route.fulfill({ status: 404, body: "no" }),
  );
  await page.route("**/other-pack/pack.json", async (route) => {
    const pack = await (await page.request.get("pack/pack.json")).json();
    await route.fulfill({ body: JSON.stringify({ ...pack, review_number: number, attribution: [], basemap: own }) });
  });
  const credits = page.locator(".map__credit p");
  await over(page, 11);
  await shows(page, colourOf(11));
  await expect(page.locator(".map__review")).toContainText(number);
  await expect(credits).toHaveText("测绘院");
  await expect(page.getByText("现在显示的是内置底图")).toHaveCount(0);
  there = false;
  // The same address would be no new page.
  await page.goto("about:blank");
  await over(page, 11);
  await expect(page.getByText("现在显示的是内置底图")).toBeAttached();
  await expect(page.locator(".map__review")).toHaveCount(0);
  await expect(credits).toContainText("OpenStreetMap");
  await expect(credits).toContainText("GSHHG");
  await expect(credits).not.toContainText("测绘院");
});

test("whoever else is asked for tiles and ways is named among the words about privacy", { tag: "@desk" }, async ({ page }) => {
  const about = page.locator("#panel article");
  await visit(page, "zh/about/");
  await expect(about).toContainText("不向其他网站请求任何内容");
  await page.route("**/other-pack/**", async (route) => {
    const path = new URL(route.request().url()).pathname.split("/other-pack/")[1];
    const file = await page.request.get(`pack/${path}`);
    if (path !== "pack.json") return route.fulfill({ status: file.status(), body: await file.text() });
    const basemap = { raster: "https://tiles.example/{z}/{x}/{y}.png", attribution: "测绘院" };
    const pack = { ...(await file.json()), basemap, router: { osrm: "https://router.example/" } };
    await route.fulfill({ body: JSON.stringify(pack) });
  });
  await visit(page, "zh/about/?pack=/other-pack");
  await expect(about).toContainText("tiles.example：底图");
  await expect(about).toContainText("router.example：路程和时间");
  await expect(about).not.toContainText("不向其他网站请求任何内容");
});

test("the licences and notices of what travels with the site lie beside it", { tag: "@desk" }, async ({ page }) => {
  for (const [file, said] of [["LICENSE-MIT.txt", "Permission is hereby granted"], ["LICENSE-APACHE.txt", "Apache License"],
    ["NOTICES.txt", "yew "]]) {
    const answer = await page.request.get(file);
    expect(answer.status(), file).toBe(200);
    expect(await answer.text()).toContain(said);
  }
  await visit(page, "zh/about/");
  await expect(page.getByRole("link", { name: "所用软件和数据的许可" })).toHaveAttribute("href", /NOTICES\.txt$/);
});
