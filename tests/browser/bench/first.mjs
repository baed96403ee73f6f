// Time and bytes until the routes can be seen, on a throttled phone: this site beside the same routes and base map in
// Leaflet, MapLibre GL and OpenLayers. This site's routes are seen twice: drawn in the page, at its first painting, and
// then on the canvas. When a map answers is measured with a finger that drags it from the first moment on, in loads of
// their own: when it has moved for the first time with the routes on it. Prints a Markdown table. Run by
// `cargo xtask bench first`.
import { PAGES, peerFiles } from "./peers.mjs";
import { freshPage, launch, MARK, painted, PHONE_IN_WORDS } from "./phone.mjs";
import { serve } from "./site_server.mjs";

const { CHROMIUM_PATH, SITE, PEER_DATA, ROUNDS = "5", PICTURES } = process.env;
const server = await serve(SITE, await peerFiles(PEER_DATA));
const browser = await launch(CHROMIUM_PATH);

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
  const { context, page, session } = await freshPage(browser, throttled);
  const arrived = new Map();
  session.on("Network.dataReceived", ({ requestId, timestamp, encodedDataLength }) => {
    const pieces = arrived.get(requestId) ?? [];
    arrived.set(requestId, [...pieces, { timestamp, bytes: encodedDataLength }]);
  });
  await page.addInitScript(watchForRoutes);
  await page.goto(address, { waitUntil: "commit" });
  await painted(page);
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

/** Runs in the page: notes when its map has moved for the first time, as soon as that is painted. */
function watchForMovement() {
  const place = () => {
    const picture = document.querySelector(".map__picture");
    if (picture) return picture.dataset.moved ?? "";
    return window.benchPlace?.() ?? null;
  };
  let before = null;
  const look = () => {
    const now = place();
    // Without a picture that moves, this site follows from when its canvas has settled and the address says where.
    const moved = before !== null && now !== null && now !== before;
    if (moved || /map=/.test(location.hash)) {
      return setTimeout(() => (window.benchMoved = performance.now()));
    }
    before = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** One cold load under a finger that drags again and again: milliseconds until the map follows with its routes on it. */
async function dragged(address) {
  const { context, page, session } = await freshPage(browser, true);
  await page.addInitScript(watchForRoutes);
  await page.addInitScript(watchForMovement);
  await page.goto(address, { waitUntil: "commit" });
  const touch = (type, ...at) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: at.map(([x, y]) => ({ x, y })) });
  for (let moved = false; !moved; ) {
    await touch("touchStart", [200, 250]);
    for (let by = 12; by <= 48; by += 12) await touch("touchMove", [200 - by, 250]);
    await touch("touchEnd");
    moved = await page.evaluate(() => window.benchMoved !== undefined);
  }
  const answers_ms = await page.evaluate(() => window.benchMoved);
  await painted(page);
  const seen_ms = await page.evaluate(
    (mark) => window.benchSeen ?? performance.getEntriesByName(mark)[0].startTime, MARK,
  );
  await context.close();
  return { answers_ms: Math.max(answers_ms, seen_ms) };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

// Once without counting, so that the server has everything compressed.
for (const [name, path] of Object.entries(PAGES)) await visit(server.address + path, name, false);
const measured = Object.fromEntries(Object.keys(PAGES).map((name) => [name, []]));
for (let round = 0; round < Number(ROUNDS); round += 1) {
  for (const [name, path] of Object.entries(PAGES)) {
    const address = server.address + path;
    measured[name].push({ ...(await visit(address, name)), ...(await dragged(address)) });
  }
}
await browser.close();
server.close();

console.log(
  `Cold loads in ${PHONE_IN_WORDS}; medians of ${ROUNDS} rounds; bytes as they travel, compressed with brotli.\n`,
);
console.log("| page | routes seen after ms | from – to | follows a finger after ms | from – to | on the canvas after ms | from – to | kB until then | kB in all |");
console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
for (const [name, visits] of Object.entries(measured)) {
  const of = (key) => visits.map((visit) => visit[key]);
  const times = (key) => `${median(of(key)).toFixed(0)} | ${Math.min(...of(key)).toFixed(0)} – ${Math.max(...of(key)).toFixed(0)}`;
  const weights = `${kilobytes(median(of("until_mark")))} | ${kilobytes(median(of("in_all")))}`;
  console.log(`| ${name} | ${times("seen_ms")} | ${times("answers_ms")} | ${times("at_ms")} | ${weights} |`);
}
