// The time line of one cold load of each page on a throttled phone: its requests, the main thread's long tasks by what
// took their time, and its marks, in one run. Prints a Markdown table for each page. Run by `cargo xtask bench first --trace`.
import { PAGES, peerFiles } from "./peers.mjs";
import { freshPage, launch, MARK, painted, PHONE_IN_WORDS } from "./phone.mjs";
import { serve } from "./site_server.mjs";
import { longTasks, mainThread } from "./trace_events.mjs";

const { CHROMIUM_PATH, SITE, PEER_DATA } = process.env;
const CATEGORIES = ["toplevel", "devtools.timeline", "v8", "blink.user_timing", "loading"];

const server = await serve(SITE, await peerFiles(PEER_DATA));
const browser = await launch(CHROMIUM_PATH);

/** Runs in the page: what it asked for and marked, in milliseconds from the navigation's start. */
function ownTimes() {
  const path = (address) => new URL(address).pathname.split("/").slice(-2).join("/");
  const files = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  const paints = performance.getEntriesByType("paint");
  return {
    requests: files.map((file) => ({
      at_ms: file.startTime,
      for_ms: file.responseEnd - file.startTime,
      what: `${path(file.name)}, ${(file.encodedBodySize / 1000).toFixed(1)} kB`,
    })),
    marks: [...performance.getEntriesByType("mark"), ...paints].map((mark) => ({ at_ms: mark.startTime, what: mark.name })),
  };
}

/** One cold load: its time line up to two seconds after its mark. */
async function trace(address, throttled) {
  const { context, page } = await freshPage(browser, throttled);
  if (throttled) await browser.startTracing(page, { categories: CATEGORIES });
  await page.goto(address, { waitUntil: "commit" });
  await painted(page);
  await page.waitForTimeout(throttled ? 2_000 : 0);
  const own = await page.evaluate(ownTimes);
  const events = throttled ? JSON.parse(await browser.stopTracing()).traceEvents : [];
  await context.close();
  return { ...own, tasks: throttled ? longTasks(events, mainThread(events, address, MARK)) : [] };
}

function table({ requests, tasks, marks }) {
  const rows = [
    ...requests.map((request) => ({ ...request, kind: "request" })),
    ...tasks.map((task) => ({ ...task, kind: "**task**" })),
    ...marks.map((mark) => ({ ...mark, kind: "mark" })),
  ].sort((one, other) => one.at_ms - other.at_ms);
  const line = ({ at_ms, for_ms, kind, what }) => `| ${at_ms.toFixed(0)} | ${for_ms?.toFixed(0) ?? ""} | ${kind} | ${what} |`;
  return ["| at ms | for ms | | what |", "| ---: | ---: | --- | --- |", ...rows.map(line)].join("\n");
}

// Once without counting, so that the server has everything compressed.
for (const path of Object.values(PAGES)) await trace(server.address + path, false);
console.log(`One cold load of each page in ${PHONE_IN_WORDS}; tasks of 50 ms and more.`);
for (const [name, path] of Object.entries(PAGES)) {
  const line = await trace(server.address + path, true);
  const until = line.marks.find((mark) => mark.what === MARK).at_ms;
  const before = line.tasks.filter((task) => task.at_ms < until);
  const [longest, blocked] = [Math.max(0, ...before.map((task) => task.for_ms)), before.reduce((sum, task) => sum + task.for_ms - 50, 0)];
  console.log(`\n### ${name}\n`);
  console.log(`Answers after ${until.toFixed(0)} ms; until then ${before.length} long tasks, the longest ${longest.toFixed(0)} ms,`);
  console.log(`${blocked.toFixed(0)} ms beyond 50 ms each.\n\n${table(line)}`);
}
await browser.close();
server.close();
