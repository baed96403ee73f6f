// EMBEDDING.md, example by example, on a portal of its own origin; the element, the demonstration portal, the generator.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Frame, type Page } from "@playwright/test";
import { PORTAL, aliveIn, portalPage } from "./host";

const MAP_URL = process.env.SUBPATH_URL ?? "";

const manual = readFileSync(fileURLToPath(new URL("../../../EMBEDDING.md", import.meta.url)), "utf8");
const examples = [...manual.matchAll(/```html\n([\s\S]*?)```/g)].map((found) => found[1]);

/** Opens a page of the portal with that body. */
async function open(page: Page, body: string, head = ""): Promise<void> {
  await portalPage(page, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Portal</title>${head}</head><body>${body}`);
}

/** The example as it stands in the manual, with the addresses of this run. */
const here = (example: string) =>
  example
    .replaceAll('"https://map.example"', JSON.stringify(new URL(MAP_URL).origin))
    .replaceAll("https://map.example/", MAP_URL)
    .replaceAll(encodeURIComponent("https://portal.example"), encodeURIComponent(PORTAL));

async function mapIn(page: Page): Promise<Frame> {
  const handle = await page.waitForFunction(() => {
    const inside = document.querySelector("hangyong-map")?.shadowRoot?.querySelector("iframe");
    return inside ?? document.querySelector("iframe");
  });
  const frame = await handle.asElement()!.contentFrame();
  await aliveIn(frame!);
  return frame!;
}

test("the manual has examples, and each shows the map", async ({ page }) => {
  expect(examples.length).toBeGreaterThanOrEqual(5);
  for (const example of examples) {
    await open(page, here(example));
    const frame = await mapIn(page);
    await expect(frame.locator("h1, canvas").first()).toBeVisible();
  }
});

test("the example with methods and events selects a stop and hears of it", async ({ page }) => {
  await open(page, here(examples.find((example) => example.includes("selectStop"))!));
  await expect(page.locator("#told")).toHaveText("gongchen-bridge", { timeout: 25_000 });
});

test("the example with messages greets the map and shows a route", async ({ page }) => {
  await open(page, here(examples.find((example) => example.includes("postMessage"))!));
  await expect(page.locator("#told")).toContainText("route_shown", { timeout: 25_000 });
  await expect((await mapIn(page)).locator("h1")).toContainText("Canal");
});

test("a portal's colour reaches the frame and stays readable", async ({ page }) => {
  await open(page, here(examples.find((example) => example.includes("--hangyong-accent"))!));
  const frame = await mapIn(page);
  const variable = (name: string) =>
    frame.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(), name);
  await expect.poll(() => variable("--host-accent-light")).toBe("#1d4f91");
  expect(await variable("--radius")).toBe("4.0px");
  await frame.evaluate(() => document.documentElement.setAttribute("data-theme", "dark"));
  const { violations } = await new AxeBuilder({ page }).withRules(["color-contrast"]).analyze();
  expect(violations.map((one) => one.nodes.map((node) => node.html))).toEqual([]);
});

test("the element grows with its content, changes with its attributes and loads only when it is near", async ({ page }) => {
  const tall = '<div style="height:9000px"></div>';
  await open(page, `${tall}<script src="${MAP_URL}embed.js"></script><hangyong-map route="canal" lang="en" ui="list"></hangyong-map>`);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  expect(asked.filter((url) => url.includes("/en/"))).toEqual([]);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const frame = await mapIn(page);
  await expect(frame.locator("h1")).toContainText("Canal");
  const heights = () =>
    frame.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
  await expect.poll(async () => (await heights())[1]).toBeGreaterThan(1500);
  await expect.poll(async () => { const [content, room] = await heights(); return content <= room; }).toBe(true);
  const element = page.locator("hangyong-map");
  await element.evaluate((map) => map.setAttribute("route", "games"));
  await expect(frame.locator("h1")).toContainText("Games");
  await element.evaluate((map) => map.setAttribute("lang", "zh"));
  await expect(frame.locator("h1")).toHaveText("亚运共游");
});

test("a portal with a strict policy of its own can use the element", async ({ page }) => {
  const map = new URL(MAP_URL).origin;
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${map}; frame-src ${map}">`;
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await open(page, `<script src="${MAP_URL}embed.js"></script><hangyong-map lang="en" height="500"></hangyong-map>`, policy);
  await mapIn(page);
  expect(complaints).toEqual([]);
});

test("the demonstration portal commands the map, and axe finds nothing on it", async ({ page }) => {
  await page.goto("host.html");
  const frame = await mapIn(page);
  await expect(frame.locator("h1")).toHaveText("运河流淌之旅");
  await page.getByRole("button", { name: "亚运共游" }).click();
  await expect(frame.locator("h1")).toHaveText("亚运共游");
  await expect(page.getByRole("button", { name: "亚运共游" })).toHaveAttribute("aria-pressed", "true");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
});

test("the generator's code, pasted into a portal, shows what was chosen", async ({ page }) => {
  for (const kind of ["element", "frame"]) {
    await page.goto(`${MAP_URL}en/embed/`);
    await expect(page.locator("html")).toHaveAttribute("data-booted", "true", { timeout: 25_000 });
    await page.getByLabel("What it shows").selectOption("stops/west-lake/");
    await page.getByLabel("Language").selectOption("zh");
    await page.getByLabel("Parts").selectOption("list");
    await page.getByLabel("As", { exact: true }).selectOption(kind);
    // What the preview shows is what the code will show.
    const preview = await page.locator(".embed__preview iframe").elementHandle();
    await expect((await preview!.contentFrame())!.locator("h1")).toHaveText("西湖", { timeout: 25_000 });
    const code = await page.getByLabel("Code", { exact: true }).inputValue();
    await open(page, code);
    const frame = await mapIn(page);
    await expect(frame.locator("h1")).toHaveText("西湖");
    await expect(frame.locator("canvas")).toHaveCount(0);
  }
});

test("every page says how it is embedded, and the answer works", async ({ page, request }) => {
  for (const path of ["zh/", "en/routes/canal/", "zh/stops/west-lake/"]) {
    await page.goto(`${MAP_URL}${path}`);
    const link = await page.locator('link[type="application/json+oembed"]').evaluate((link: HTMLLinkElement) => link.href);
    const answer = await (await request.get(link)).json();
    expect(answer).toMatchObject({ version: "1.0", type: "rich" });
    const src = /src="([^"]+)"/.exec(answer.html)![1];
    expect(new URL(src, link).href).toBe(`${MAP_URL}${path}?embed=1`);
  }
});

test("the element understands languages as pages write them, and its title follows", async ({ page }) => {
  await open(page, `<script src="${MAP_URL}embed.js"></script><hangyong-map lang="zh-CN" route="canal" height="12.5rem"></hangyong-map>`);
  const frame = await mapIn(page);
  await expect(frame.locator("h1")).toHaveText("运河流淌之旅");
  const element = page.locator("hangyong-map");
  await element.evaluate((map) => map.setAttribute("lang", "en-GB"));
  await expect(frame.locator("h1")).toContainText("Canal");
  await element.evaluate((map) => map.setAttribute("title", "Our map"));
  await expect(element.locator("iframe")).toHaveAttribute("title", "Our map");
});

for (const [attribute, code] of [["route", "unknown_route"], ["stop", "unknown_stop"]]) {
  test(`a ${attribute} that there is not is told to the portal, and the overview is shown`, async ({ page }) => {
    await open(
      page,
      `<p id="told"></p><script>addEventListener("hangyong:error", ({ detail }) => (told.textContent += detail.code))</script>
<script src="${MAP_URL}embed.js"></script><hangyong-map ${attribute}="nope" lang="en"></hangyong-map>`,
    );
    await expect(page.locator("#told")).toHaveText(code);
    await expect((await mapIn(page)).locator("h1")).toContainText("Hangyong");
    // What is asked of it afterwards is answered.
    await page.locator("hangyong-map").evaluate((map) => (map as unknown as { showRoute(id: string): void }).showRoute("games"));
    await expect((await mapIn(page)).locator("h1")).toContainText("Games");
  });
}
