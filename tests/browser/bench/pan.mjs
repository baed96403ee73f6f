// Measures the frames of the overview at 1000×700 while it is dragged and zoomed, and the time to the painted routes.
// Prints a Markdown table. Run by `cargo xtask bench pan`.
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const { BASE_URL, CHROMIUM_PATH, CROWDED } = process.env;
const viewport = { width: 1000, height: 700 };
const browser = await chromium.launch({
  executablePath: CHROMIUM_PATH,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
let page;

// The overview, with its own stops or with those of another packed file.
async function open(pack) {
  page = await browser.newPage({ viewport });
  if (pack) {
    const body = readFileSync(pack);
    await page.route("**/pack/*.bin", (route) => route.fulfill({ status: 200, body }));
  }
  await page.goto(`${BASE_URL}zh/`, { waitUntil: "networkidle" });
}

// Milliseconds from the start of the navigation to a mark, or null when it is not set within ten seconds.
async function mark(name) {
  const set = (name) => performance.getEntriesByName(name).length > 0;
  await page.waitForFunction(set, name, { timeout: 10_000 }).catch(() => {});
  return page.evaluate((name) => performance.getEntriesByName(name)[0]?.startTime ?? null, name);
}

// Frame intervals in milliseconds while `act` runs.
async function frames(act) {
  await page.evaluate(() => {
    window.benchFrames = [];
    window.benchRuns = true;
    const tick = (now) => {
      window.benchFrames.push(now);
      if (window.benchRuns) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await act();
  const times = await page.evaluate(() => {
    window.benchRuns = false;
    return window.benchFrames;
  });
  return times.slice(1).map((time, index) => time - times[index]).sort((a, b) => a - b);
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function pan() {
  await page.mouse.move(600, 350);
  await page.mouse.down();
  for (let step = 0; step < 180; step += 1) {
    const angle = (step / 180) * 4 * Math.PI;
    await page.mouse.move(600 + 220 * Math.sin(angle), 350 + 150 * Math.sin(angle / 2));
    await pause(12);
  }
  await page.mouse.up();
  await pause(800);
}

async function wheel() {
  await page.mouse.move(600, 350);
  for (let step = 0; step < 60; step += 1) {
    await page.mouse.wheel(0, step % 30 < 15 ? -120 : 120);
    await pause(33);
  }
  await pause(800);
}

const rounded = (ms) => (ms === null || ms === undefined ? "–" : ms.toFixed(1));
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

console.log("| /zh/ at 1000×700 | frames | p50 ms | p95 ms | max ms | over 17.5 ms | over 50 ms |");
console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
const marks = [];
for (const [stops, pack] of [["its own stops", null], ["10,000 stops", CROWDED]]) {
  await open(pack);
  for (const name of ["hangyong:routes-painted", "hangyong:interactive"]) {
    marks.push(`${stops}: ${name} ${rounded(await mark(name))} ms after the start of the navigation`);
  }
  for (const [name, act] of [["nothing moves", () => pause(2000)], ["drag", pan], ["wheel", wheel]]) {
    const sorted = await frames(act);
    const over = (limit) => sorted.filter((ms) => ms > limit).length;
    const [p50, p95, max] = [at(sorted, 0.5), at(sorted, 0.95), sorted.at(-1)].map(rounded);
    const counts = `${over(17.5)} | ${over(50)}`;
    console.log(`| ${stops}, ${name} | ${sorted.length} | ${p50} | ${p95} | ${max} | ${counts} |`);
  }
  await page.close();
}
console.log(`\n${marks.join("\n")}`);
await browser.close();
