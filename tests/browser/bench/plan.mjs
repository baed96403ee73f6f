// Measures the automatic planner as a traveller meets it: three days from Hangzhou to Ningbo with every stop of the pack
// as a candidate, planned in the worker; times from the press of the button, and the page's frames meanwhile.
// Prints a Markdown table. Run by `cargo xtask bench plan`.
import { chromium } from "@playwright/test";

const { BASE_URL, CHROMIUM_PATH } = process.env;
const RUNS = 5;
const browser = await chromium.launch({
  executablePath: CHROMIUM_PATH,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});

// In the page: presses the button, watches every frame until the plan stands, and tells what it saw.
async function watched() {
  const began = performance.now();
  const frames = [];
  document.querySelector(".planning__form button[type=submit]").click();
  return new Promise((resolve) => {
    const tick = (now) => {
      frames.push(now);
      const stops = document.querySelectorAll(".planning__days a").length;
      const thinks = document.querySelector(".planning progress") !== null;
      if (stops > 0 && !thinks) {
        const marks = performance.getEntriesByName("hangyong:plan-ready");
        const gaps = frames.slice(1).map((time, index) => time - frames[index]).sort((a, b) => a - b);
        resolve({ first: marks.at(-1).startTime - began, settled: now - began, stops, gaps });
      } else {
        requestAnimationFrame(tick);
      }
    };
    requestAnimationFrame(tick);
  });
}

async function run(patient) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${BASE_URL}zh/trip/`, { waitUntil: "networkidle" });
  const button = page.getByRole("button", { name: "帮我排" });
  await button.waitFor();
  await button.click();
  await page.getByLabel("第一天", { exact: true }).fill("2026-12-08");
  await page.getByLabel("第一天", { exact: true }).blur();
  // Whoever reads five questions gives the worker time to load.
  if (patient) await page.waitForTimeout(4000);
  const seen = await page.evaluate(watched);
  await page.close();
  return seen;
}

const rounded = (ms) => ms.toFixed(0);
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const median = (values) => at([...values].sort((a, b) => a - b), 0.5);

console.log("| three days, in the worker | first plan ms | settled ms | stops | frames | p50 ms | p95 ms | max ms |");
console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
for (const [name, patient] of [["after four seconds of questions", true], ["at once, worker still loading", false]]) {
  const runs = [];
  for (let count = 0; count < RUNS; count += 1) runs.push(await run(patient));
  const gaps = runs.flatMap((one) => one.gaps).sort((a, b) => a - b);
  const [first, settled] = [median(runs.map((one) => one.first)), median(runs.map((one) => one.settled))];
  const frames = [at(gaps, 0.5), at(gaps, 0.95), gaps.at(-1)].map((ms) => ms.toFixed(1)).join(" | ");
  console.log(`| ${name} | ${rounded(first)} | ${rounded(settled)} | ${median(runs.map((one) => one.stops))} | ${gaps.length} | ${frames} |`);
}
await browser.close();
