// Time and bytes until the routes can be seen, on a throttled phone: this site beside the same routes and base map in
// Leaflet, MapLibre GL and OpenLayers. This site's routes are seen twice: drawn in the page, at its first painting, and
// then on the map that answers. Prints a Markdown table. Run by `cargo xtask bench first`.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium, devices } from "@playwright/test";
import { serve } from "./site_server.mjs";

const { CHROMIUM_PATH, SITE, PEER_DATA, ROUNDS = "5", PICTURES } = process.env;
const MARK = "hangyong:routes-painted";
/** A mid-range phone on a slow mobile network: bytes per second, milliseconds, times slower. */
const PHONE = { down: 1_600_000 / 8, up: 750_000 / 8, latency_ms: 150, cpu: 4 };

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The files of a peer's page, bundled and minified, by their paths on the server. */
async function peer(name) {
  const bundle = await build({
    entryPoints: [here(`peers/${name}.mjs`)],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    loader: { ".png": "dataurl" },
    outfile: "page.js",
    write: false,
    legalComments: "none",
  });
  const files = { [`/${name}/`]: readFileSync(here("peers/index.html")) };
  for (const { path, contents } of bundle.outputFiles) files[`/${name}/${path.split("/").at(-1)}`] = contents;
  for (const data of ["base.geojson", "routes.geojson"]) files[`/${name}/${data}`] = readFileSync(`${PEER_DATA}/${data}`);
  return files;
}

const worker = "maplibre-gl-worker.mjs";
const memory = {
  ...(await peer("leaflet")),
  ...(await peer("maplibre")),
  ...(await peer("openlayers")),
  [`/maplibre/${worker}`]: readFileSync(here(`node_modules/maplibre-gl/dist/${worker}`)),
};
const pages = {
  "this site, overview": "zh/",
  "this site, a route": "zh/routes/canal/",
  Leaflet: "leaflet/",
  "MapLibre GL": "maplibre/",
  OpenLayers: "openlayers/",
};
const server = await serve(SITE, memory);
const browser = await chromium.launch({
  executablePath: CHROMIUM_PATH,
  // MapLibre needs WebGL, which here is computed by the processor; the others are not touched by it.
  args: ["--no-sandbox", "--enable-unsafe-swiftshader", "--disable-background-networking", "--disable-component-update"],
});

/** Runs in the page: the first contentful painting counts when a route's line is in it, inside the window. */
function watchForRoutes() {
  new PerformanceObserver((list) => {
    const paint = list.getEntriesByName("first-contentful-paint")[0];
    const line = document.querySelector(".map__picture g[id^='map-']:not([id='map-rail']) path");
    const box = line?.getBoundingClientRect();
    const inside = box && box.width > 0 && box.left < innerWidth && box.top < innerHeight && box.right > 0;
    if (paint && inside) window.benchSeen = paint.startTime;
  }).observe({ type: "paint", buffered: true });
}

/** One cold load: milliseconds and bytes until the mark, and bytes until nothing more is asked for. */
async function visit(address, name, throttled = true) {
  const context = await browser.newContext({ ...devices["Pixel 7"], viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const arrived = new Map();
  await session.send("Network.enable");
  session.on("Network.dataReceived", ({ requestId, timestamp, encodedDataLength }) => {
    const pieces = arrived.get(requestId) ?? [];
    arrived.set(requestId, [...pieces, { timestamp, bytes: encodedDataLength }]);
  });
  if (throttled) {
    const { down, up, latency_ms, cpu } = PHONE;
    const conditions = { offline: false, downloadThroughput: down, uploadThroughput: up, latency: latency_ms };
    await session.send("Network.emulateNetworkConditions", conditions);
    await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  }
  await page.addInitScript(watchForRoutes);
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, MARK, { timeout: 120_000 });
  const at_ms = await page.evaluate((mark) => performance.getEntriesByName(mark)[0].startTime, MARK);
  const seen_ms = await page.evaluate(() => window.benchSeen ?? null);
  const bytes = () => [...arrived.values()].flat().reduce((sum, piece) => sum + piece.bytes, 0);
  const until_mark = bytes();
  if (PICTURES && !throttled) await page.screenshot({ path: `${PICTURES}/${name}.png` });
  await page.waitForLoadState("networkidle");
  const in_all = bytes();
  await context.close();
  return { seen_ms: seen_ms ?? at_ms, at_ms, until_mark, in_all };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

// Once without counting, so that the server has everything compressed.
for (const [name, path] of Object.entries(pages)) await visit(server.address + path, name, false);
const measured = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
for (let round = 0; round < Number(ROUNDS); round += 1) {
  for (const [name, path] of Object.entries(pages)) measured[name].push(await visit(server.address + path, name));
}
await browser.close();
server.close();

const { down, latency_ms, cpu } = PHONE;
console.log(
  `Cold loads in Chromium at 390×844, ${(down * 8) / 1e6} Mbit/s, ${latency_ms} ms, processor ${cpu} times slower;`,
  `medians of ${ROUNDS} rounds; bytes as they travel, compressed with brotli.\n`,
);
console.log("| page | routes seen after ms | from – to | map answers after ms | from – to | kB until then | kB in all |");
console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
for (const [name, visits] of Object.entries(measured)) {
  const of = (key) => visits.map((visit) => visit[key]);
  const times = (key) => `${median(of(key)).toFixed(0)} | ${Math.min(...of(key)).toFixed(0)} – ${Math.max(...of(key)).toFixed(0)}`;
  const weights = `${kilobytes(median(of("until_mark")))} | ${kilobytes(median(of("in_all")))}`;
  console.log(`| ${name} | ${times("seen_ms")} | ${times("at_ms")} | ${weights} |`);
}
