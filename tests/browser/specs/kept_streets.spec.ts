// The streets of a trip are kept on the device: with their size told before, in pieces of which none travels twice, and the
// map has them once the network is away.
import AxeBuilder from "@axe-core/playwright";
import type { Page, Route } from "@playwright/test";
import { codeOf } from "../support/link";
import { inPieces, packWith } from "../support/pack";
import { archive, lake, larger } from "../support/tiles";
import { expect, painted, raiseSheet, test, visit } from "./site";

/** Hills far from every route; in the archives of these tests all of the earth is one lake. */
const PLACE = { lat: 29.8, lon: 121.02 };
const TILE_BYTES = 90_000;
const WATER = [0xd5, 0xe0, 0xdb];
const TRIP = {
  v: 1, id: "theirs", title: "进山", start: null, mode: "walk", updated: "2026-10-01T00:00:00Z",
  days: [{ from: "09:00", to: "18:00", base: { name: "山里的住处", ...PLACE }, visits: [{ stop: "tianyi-pavilion" }] }],
};

/** Three tiles, one for each zoom, each too large to travel with another. */
const streets = () =>
  archive({ coarsest: 12, finest: 14, kind: 1, tile: (zoom) => (zoom < 12 ? lake() : larger(lake(), TILE_BYTES)) });

/** The host of an archive: it can vanish, wait with its answers, and tells what it was asked for. */
class StreetHost {
  file = streets();
  gone = false;
  /** The ranges of tiles that were asked for. */
  asked: string[] = [];
  private answers = Infinity;
  private waiting: (() => void)[] = [];

  /** From now on only so many tiles are answered; the others wait. */
  onlyAnswer(tiles: number): void {
    this.answers = tiles;
  }

  answerAll(): void {
    this.answers = Infinity;
    this.waiting.splice(0).forEach((go) => go());
  }

  async answer(route: Route): Promise<void> {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(route.request().headers().range ?? "") ?? [];
    if (this.gone) return route.abort();
    if (Number(to) - Number(from) >= TILE_BYTES) {
      this.asked.push(`${from}-${to}`);
      this.answers -= 1;
      if (this.answers < 0) await new Promise<void>((go) => this.waiting.push(go));
      if (this.gone) return route.abort();
    }
    // A request that was ended meanwhile takes no answer.
    await inPieces(route, this.file).catch(() => {});
  }
}

/** The part of the trip's page, open. */
const part = (page: Page) => page.locator("#streets");

/** Opens the pack with these streets at the trip, which is kept as one's own. */
async function openTrip(page: Page, host: StreetHost): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await packWith(page, { pmtiles: "tiles.pmtiles" }, (route) => host.answer(route));
  await visit(page, `zh/trip/?pack=/other-pack#trip=${codeOf(TRIP)}`);
  await raiseSheet(page);
  await page.getByRole("button", { name: "存为新行程" }).click();
  await expect(page.locator(".saved__sign")).toHaveAttribute("data-saved", "saved");
  await part(page).locator("summary").click();
  await expect(part(page)).toContainText(/街道共 27\d kB。/);
}

/** Which share of the middle of the map is painted as water, over the hills. */
async function waterOverHills(page: Page): Promise<() => Promise<number>> {
  await page.goto("about:blank");
  await visit(page, `zh/?pack=/other-pack#map=15.00/${PLACE.lat}/${PLACE.lon}`);
  await painted(page);
  return () =>
    page.locator(".map canvas").evaluate((canvas: HTMLCanvasElement, water) => {
      const [x, y] = [canvas.width / 2 - 30, canvas.height / 2 - 30];
      const { data } = canvas.getContext("2d")!.getImageData(x, y, 60, 60);
      let same = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (water.every((channel, which) => Math.abs(channel - data[at + which]) <= 3)) same += 1;
      }
      return same / (data.length / 4);
    }, WATER);
}

/** The caches of streets, and what lies in them. */
const kept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("hangyong-streets"));
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map((request) => request.url);
  });

const button = (page: Page, name: string) => part(page).getByRole("button", { name, exact: true });

test("the streets of a trip are offered with their size, come with a progress, can be stopped, and are there without a network", async ({ page }) => {
  const host = new StreetHost();
  await openTrip(page, host);
  expect(await kept(page)).toEqual([]);
  expect(host.asked.length, "tiles for the map alone").toBeLessThanOrEqual(3);
  const { violations } = await new AxeBuilder({ page }).include("#streets").analyze();
  expect(violations.map((one) => one.id)).toEqual([]);

  host.asked = [];
  host.onlyAnswer(1);
  await button(page, "保存街道").click();
  const progress = part(page).getByRole("progressbar", { name: "已存的街道" });
  await expect(progress).toHaveAttribute("aria-valuetext", /^9\d kB，共 27\d kB$/);
  const share = await progress.evaluate((bar: HTMLProgressElement) => bar.value / bar.max);
  expect(share).toBeGreaterThan(0.3);
  expect(share).toBeLessThan(0.4);

  await button(page, "停下").click();
  await expect(part(page).getByRole("status")).toContainText("停下了");
  await expect(part(page)).toContainText(/还差 18\d kB/);
  const first = host.asked.splice(0);
  expect(first).toHaveLength(3);
  host.answerAll();
  await button(page, "接着保存").click();
  await expect(part(page).getByRole("status")).toContainText("街道存好了");
  expect(host.asked, "what has come does not travel again").toHaveLength(2);
  expect(host.asked.every((range) => first.includes(range))).toBe(true);
  await expect(part(page)).toContainText(/一共存了 27\d kB/);

  host.gone = true;
  await expect.poll(await waterOverHills(page), { timeout: 20_000 }).toBeGreaterThan(0.9);
  await page.goto("about:blank");
  await visit(page, "zh/trip/?pack=/other-pack");
  await raiseSheet(page);
  await part(page).locator("summary").click();
  await expect(part(page)).toContainText("街道存好了");
  await button(page, "删除存下的街道").click();
  await expect(part(page).getByRole("status")).toContainText("删掉了");
  expect(await kept(page)).toEqual([]);
  const water = await waterOverHills(page);
  await page.waitForTimeout(4_000);
  expect(await water()).toBeLessThan(0.1);
});

test("what has come before a network breaks off is kept, and “forget me” takes it as well", { tag: "@phone" }, async ({ page }) => {
  const host = new StreetHost();
  await openTrip(page, host);
  host.onlyAnswer(1);
  host.asked = [];
  await button(page, "保存街道").click();
  await expect(part(page).getByRole("progressbar")).toHaveAttribute("aria-valuetext", /^9\d kB/);
  host.gone = true;
  host.answerAll();
  await expect(part(page).getByRole("status")).toContainText("网络断了", { timeout: 20_000 });
  await expect(part(page)).toContainText(/还差 18\d kB/);
  expect((await kept(page)).length).toBeGreaterThan(1);
  host.gone = false;
  host.asked = [];
  await button(page, "接着保存").click();
  await expect(part(page).getByRole("status")).toContainText("街道存好了");
  expect(host.asked).toHaveLength(2);

  await visit(page, "zh/about/?pack=/other-pack");
  await raiseSheet(page);
  await page.getByText("忘记我", { exact: true }).click();
  await page.getByRole("button", { name: "全部删除" }).click();
  await expect(page.getByText("都已删除")).toBeVisible();
  expect(await kept(page)).toEqual([]);
});

test("streets of another version than the host’s are given up", { tag: "@desk" }, async ({ page }) => {
  const host = new StreetHost();
  await openTrip(page, host);
  await button(page, "保存街道").click();
  await expect(part(page).getByRole("status")).toContainText("街道存好了");
  const before = await kept(page);
  expect(before.length).toBeGreaterThan(3);
  // As many tiles, of another length each.
  host.file = archive({ coarsest: 12, finest: 14, kind: 1, tile: (zoom) => larger(lake(), zoom < 12 ? 1 : 2 * TILE_BYTES) });
  await expect.poll(await waterOverHills(page), { timeout: 20_000 }).toBeGreaterThan(0.9);
  await expect.poll(() => kept(page)).toEqual([]);
});

test("where the browser keeps nothing, and where there are no streets, nothing is offered", { tag: "@desk" }, async ({ page, context }) => {
  const pictures = { raster: "tiles/{z}/{x}/{y}.png", attribution: "测绘院" };
  await packWith(page, pictures, (route) => route.fulfill({ status: 404, body: "no" }));
  await visit(page, `zh/trip/?pack=/other-pack#trip=${codeOf(TRIP)}`);
  await page.getByRole("button", { name: "存为新行程" }).click();
  await expect(page.locator("#share")).toBeVisible();
  await expect(part(page)).toHaveCount(0);
  const other = await context.newPage();
  await other.addInitScript(() => Object.defineProperty(window, "caches", { value: undefined }));
  const host = new StreetHost();
  await packWith(other, { pmtiles: "tiles.pmtiles" }, (route) => host.answer(route));
  await visit(other, "zh/trip/?pack=/other-pack");
  await expect(other.locator(".map__credit p")).toContainText("OpenStreetMap");
  await expect(other.locator("#share")).toBeVisible();
  await other.waitForTimeout(1_000);
  await expect(part(other)).toHaveCount(0);
});
