// Measures a trip of 7 days and 60 visits on the trip page: the time from the key that moves a visit to the frame in
// which the changed timeline is painted. Beside it, in the same run, the same rows are moved by hand: two nodes change
// places, the texts of that day are written anew and the focus is set, which is the least that any program would do.
// Prints a Markdown table. Run by `cargo xtask bench trip`.
import { chromium } from "@playwright/test";

const { BASE_URL, CHROMIUM_PATH } = process.env;
const DAYS = 7;
const VISITS = 60;
const EDITS = 120;

const browser = await chromium.launch({
  executablePath: CHROMIUM_PATH,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});

// The trip is made as travellers make it: whole routes, then what is too much is taken out again.
async function longTrip(page) {
  await page.goto(`${BASE_URL}zh/trip/`, { waitUntil: "networkidle" });
  const take = page.getByRole("button", { name: /整条加入/ });
  await take.first().click();
  for (const route of ["canal", "lake-sea", "games"]) {
    await page.getByRole("link", { name: "全部线路" }).click();
    await page.locator(`a.card[href$="routes/${route}/"]`).click();
    await page.getByRole("button", { name: "整条线路加入行程" }).click();
  }
  await page.locator('.bar a[href$="trip/"]').click();
  await page.locator(".visit").first().waitFor();
  await page.evaluate(shrink, { days: DAYS, visits: VISITS });
}

// Runs in the page: closes days and takes visits out until the trip has the size that is measured.
async function shrink({ days, visits }) {
  const settled = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const all = (selector) => [...document.querySelectorAll(selector)];
  const press = async (element) => {
    element.click();
    await settled();
  };
  const named = (words) => all("button").find((button) => button.textContent.trim() === words);
  while (all(".visit").length > visits || all(".day").length > days) {
    const day = all(".day").at(-1);
    const visit = [...day.querySelectorAll(".visit")].at(-1);
    if (visit) {
      const more = visit.querySelector(".visit__controls button");
      if (more.getAttribute("aria-expanded") !== "true") await press(more);
      if (all(".visit").length > visits) {
        await press(named("移出"));
        continue;
      }
      // Too many days: what is on the last one joins the shortest of those that stay.
      const lengths = all(".day").slice(0, days).map((day) => day.querySelectorAll(".visit").length);
      const select = visit.parentElement.querySelector(".visit__settings select");
      select.value = String(lengths.indexOf(Math.min(...lengths)));
      select.dispatchEvent(new Event("change", { bubbles: true }));
      await settled();
    } else {
      await press(day.querySelectorAll(".day__head button")[1]);
      await press(named("删除这一天"));
    }
  }
}

// Runs in the page: moves a visit down and up again, and tells how long each took until it was painted. Each edit
// begins with a frame, so that what is measured is its work and not the wait for a frame to begin.
async function edits(count) {
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const once = (handle, key) =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const start = performance.now();
        handle.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now() - start);
        channel.port2.postMessage(null);
      });
    });
  const times = [];
  for (let edit = 0; edit < count; edit += 1) {
    const day = Math.floor(edit / 2) % document.querySelectorAll(".day").length;
    const handle = document.getElementById(`handle-${day}-${edit % 2}`);
    const place = handle.getAttribute("aria-label");
    handle.focus();
    await pause(150);
    times.push(await once(handle, edit % 2 === 0 ? "ArrowDown" : "ArrowUp"));
    if (document.activeElement.getAttribute("aria-label") === place) throw new Error(`nothing moved: ${place}`);
  }
  return times;
}

// Runs in the page: the same without any program. Every row is put back where it was by the next change.
async function plainChanges(count) {
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const texts = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  const times = [];
  for (let change = 0; change < count; change += 1) {
    const days = document.querySelectorAll(".day");
    const day = days[Math.floor(change / 2) % days.length];
    const rows = [...day.querySelectorAll(".visit")].map((visit) => visit.closest("li"));
    const [upper, lower] = rows;
    const focused = upper.querySelector("[id^=handle-]");
    focused.focus();
    const clocks = texts(day).filter((text) => /\d:\d\d/.test(text.data));
    await pause(150);
    times.push(
      await new Promise((resolve) => {
        requestAnimationFrame(() => {
          const start = performance.now();
          const after = lower.nextSibling;
          upper.parentNode.insertBefore(lower, upper);
          upper.parentNode.insertBefore(upper, after);
          for (const text of clocks) text.data = text.data.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 5) % 10));
          focused.focus();
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now() - start);
          channel.port2.postMessage(null);
        });
      }),
    );
  }
  return times;
}

const sorted = (values) => [...values].sort((a, b) => a - b);
const at = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))].toFixed(1);

const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await longTrip(page);
const size = await page.evaluate(() => [
  document.querySelectorAll(".day").length,
  document.querySelectorAll(".visit").length,
  document.querySelectorAll("*").length,
]);
console.log(`a trip of ${size[0]} days and ${size[1]} visits, ${size[2]} elements on the page\n`);
const plain = (await page.evaluate(plainChanges, EDITS)).slice(4);
const times = (await page.evaluate(edits, EDITS)).slice(4);
const row = (what, values) =>
  console.log(`| ${what} | ${values.length} | ${at(values, 0.5)} | ${at(values, 0.95)} | ${at(values, 1)} |`);
console.log("| until it is painted | times | p50 ms | p95 ms | max ms |");
console.log("| --- | ---: | ---: | ---: | ---: |");
row("an edit", times);
row("a plain change of the same rows", plain);
console.log(`\nAn edit takes ${(at(times, 0.95) / at(plain, 0.95)).toFixed(2)} times as long as the plain change (p95).`);
await browser.close();
