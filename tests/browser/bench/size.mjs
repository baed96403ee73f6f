// Every file that a cold load asks for until its routes are painted, a path on each line. Run by `cargo xtask bench size`.
import { chromium, devices } from "@playwright/test";

const { BASE_URL, CHROMIUM_PATH, PAGE } = process.env;
const browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ ...devices["Pixel 7"], viewport: { width: 390, height: 844 } });
const asked = [];
page.on("request", (request) => asked.push(new URL(request.url())));
await page.goto(BASE_URL + PAGE, { waitUntil: "commit" });
const painted = () => performance.getEntriesByName("hangyong:routes-painted").length > 0;
await page.waitForFunction(painted, null, { polling: 20, timeout: 60_000 });
for (const { origin, pathname } of asked) {
  const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
  console.log(origin === new URL(BASE_URL).origin ? path.slice(1) : `${origin}${path}`);
}
await browser.close();
