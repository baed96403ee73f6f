// EMBEDDING.md, example by example, on a portal of its own origin; the element, the demonstration portal, the generator.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Frame, type Page } from "@playwright/test";
import { servePack } from "../support/pack";
import { PORTAL, aliveIn, portalPage } from "./host";

const MAP_URL = process.env.SUBPATH_URL ?? "";

const manual = readFileSync(fileURLToPath(new URL("../../../EMBEDDING.md", import.meta.url)), "utf8");
const examples = [...manual.matchAll(/```html\n([\s\S]*?)```/g)].map((found) => found[1]);

/** Opens a page of the portal with that body. */
async function open(page: Page, body: string, head = ""): Promise<void> {
  await portalPage(page, `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Portal</title>${head}</head><body>${body}`);
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

test("the manual has examples, and each shows the map", { tag: "@desk" }, async ({ page }) => {
  expect(examples.length).toBeGreaterThanOrEqual(5);
  for (const example of examples) {
    await open(page, here(example));
    const frame = await mapIn(page);
    await expect(frame.locator("h1, canvas").first()).toBeVisible();
  }
});

test("the example with methods and events selects a stop and hears of it", { tag: "@desk" }, async ({ page }) => {
  await open(page, here(examples.find((example) => example.includes("selectStop"))!));
  await expect(page.locator("#told")).toHaveText("gongchen-bridge", { timeout: 25_000 });
});

test("the example with messages greets the map and shows a route", { tag: "@phone" }, async ({ page }) => {
  await open(page, here(examples.find((example) => example.includes("postMessage"))!));
  await expect(page.locator("#told")).toContainText("route_shown", { timeout: 25_000 });
  await expect((await mapIn(page)).locator("h1")).toContainText("Canal");
});

test("a portal's colour reaches the frame and stays readable", { tag: "@desk" }, async ({ page }) => {
  await open(page, here(examples.find((example) => example.includes("--hangyong-accent"))!));
  const frame = await mapIn(page);
  const variable = (name: string) =>
    frame.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(), name);
  await expect.poll(() => variable("--host-accent-light")).toBe("#1d4f91");
  expect(await variable("--radius")).toBe("4.0px");
  // Colours change at once, not by and by.
  await page.emulateMedia({ reducedMotion: "reduce" });
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

test("a portal with a strict policy of its own can use the element", { tag: "@desk" }, async ({ page }) => {
  const map = new URL(MAP_URL).origin;
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${map}; frame-src ${map}">`;
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await open(page, `<script src="${MAP_URL}embed.js"></script><hangyong-map lang="en" height="500"></hangyong-map>`, policy);
  await mapIn(page);
  expect(complaints).toEqual([]);
});

test("the demonstration portal commands the map, and axe finds nothing on it", { tag: "@phone" }, async ({ page }) => {
  await page.goto("host.html");
  const frame = await mapIn(page);
  await expect(frame.locator("h1")).toHaveText("运河流淌之旅");
  await page.getByRole("button", { name: "亚运共游" }).click();
  await expect(frame.locator("h1")).toHaveText("亚运共游");
  await expect(page.getByRole("button", { name: "亚运共游" })).toHaveAttribute("aria-pressed", "true");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
});

test("the generator's code, pasted into a portal, shows what was chosen", { tag: "@phone" }, async ({ page }) => {
  for (const kind of ["element", "frame"]) {
    await page.goto(`${MAP_URL}en/embed/`);
    await expect(page.locator("html")).toHaveAttribute("data-booted", "true", { timeout: 25_000 });
    const code = page.getByLabel("Code", { exact: true });
    // Whoever chooses sees one choice in the code before making the next.
    for (const [label, value, seen] of [
      ["What it shows", "stops/west-lake/", /stop="west-lake"/],
      ["Language", "zh", /lang="zh/],
      ["Parts", "list", /ui="list"/],
      ["As", kind, kind === "frame" ? /^<iframe/ : /<hangyong-map/],
    ] as const) {
      await page.getByLabel(label, { exact: label === "As" }).selectOption(value);
      await expect(code).toHaveValue(seen);
    }
    // What the preview shows is what the code will show. Every choice brings a new frame.
    const preview = page.frameLocator(".embed__preview iframe");
    await expect(preview.locator("h1")).toHaveText("西湖", { timeout: 25_000 });
    await open(page, await code.inputValue());
    const frame = await mapIn(page);
    await expect(frame.locator("h1")).toHaveText("西湖");
    await expect(frame.locator("canvas")).toHaveCount(0);
  }
});

test("every page says how it is embedded, and the answer works", { tag: "@desk" }, async ({ page, request }) => {
  for (const path of ["zh/", "en/routes/canal/", "zh/stops/west-lake/"]) {
    await page.goto(`${MAP_URL}${path}`);
    const link = await page.locator('link[type="application/json+oembed"]').evaluate((link: HTMLLinkElement) => link.href);
    const answer = await (await request.get(link)).json();
    expect(answer).toMatchObject({ version: "1.0", type: "rich" });
    const src = /src="([^"]+)"/.exec(answer.html)![1];
    expect(new URL(src, link).href).toBe(`${MAP_URL}${path}?embed=1`);
  }
});

test("the element understands languages as pages write them, and its title follows", { tag: "@phone" }, async ({ page }) => {
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
  test(`a ${attribute} that there is not is told to the portal, and the overview is shown`, { tag: "@desk" }, async ({ page }) => {
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

/** What is on show, by its heading. */
const heading = async (page: Page) => (await mapIn(page)).locator("h1");

test("changing attributes adds nothing to the portal's history", { tag: "@desk" }, async ({ page }) => {
  await open(page, `<script src="${MAP_URL}embed.js"></script><hangyong-map lang="en" height="500"></hangyong-map>`);
  await mapIn(page);
  const before = await page.evaluate(() => history.length);
  const element = page.locator("hangyong-map");
  const changes = [["route", "canal"], ["stop", "west-lake"], ["lang", "zh"], ["theme", "dark"], ["ui", "list"], ["ui", "full"],
    ["height", "400"], ["stop", null], ["route", null]];
  for (const [name, value] of changes) {
    await element.evaluate(
      (map, [name, value]) => (value === null ? map.removeAttribute(name!) : map.setAttribute(name!, value)),
      [name, value],
    );
    await mapIn(page);
  }
  await expect(await heading(page)).toHaveText("杭甬双城游");
  expect(await page.evaluate(() => history.length)).toBe(before);
});

test("what is asked before the element is in the page, or while it is taken out, waits", { tag: "@phone" }, async ({ page }) => {
  await open(page, `<script src="${MAP_URL}embed.js"></script><div id="here"></div>`);
  await page.evaluate(() => {
    const map = document.createElement("hangyong-map") as HTMLElement & { showRoute(id: string): void };
    map.setAttribute("lang", "en");
    map.setAttribute("height", "600");
    map.showRoute("canal");
    Object.assign(window, { map });
    document.getElementById("here")!.append(map);
  });
  await expect(await heading(page)).toContainText("Canal");
  await page.evaluate(() => {
    const { map } = window as unknown as { map: HTMLElement & { showRoute(id: string): void } };
    map.remove();
    map.showRoute("games");
    map.setAttribute("lang", "zh");
    document.getElementById("here")!.append(map);
  });
  await expect(await heading(page)).toHaveText("亚运共游");
});

/** A portal with two places for the element, which stands in the first; `told` holds what it said of where it is. */
async function twoPlaces(page: Page, attributes: string): Promise<void> {
  await open(
    page,
    `<script>told = {}; addEventListener("hangyong:place", ({ detail }) => (told = detail))</script>
<script src="${MAP_URL}embed.js"></script><div id="one"><hangyong-map lang="en" height="640" ${attributes}></hangyong-map></div><div id="two"></div>`,
  );
}
interface Place {
  address?: string;
  map?: string | null;
  theme?: string;
  offered?: boolean;
}
const place = (page: Page): Promise<Place> => page.evaluate(() => (window as unknown as { told: Place }).told);
const move = (page: Page, to: string): Promise<void> =>
  page.evaluate((to) => document.getElementById(to)!.append(document.querySelector("hangyong-map")!), to);
const cameraOf = (frame: Frame): number[] =>
  (/map=([\d.]+)\/([\d.]+)\/([\d.]+)/.exec(new URL(frame.url()).hash) ?? []).slice(1).map(Number);

test("an element that is moved stands where it stood: page, language, theme and camera", { tag: "@desk" }, async ({ page }) => {
  await twoPlaces(page, 'route="canal" theme="light"');
  const before = await mapIn(page);
  await page.locator("hangyong-map").evaluate((map) => {
    const it = map as unknown as { selectStop(id: string): void; setLanguage(lang: string): void; setTheme(theme: string): void };
    it.selectStop("gongchen-bridge");
    it.setLanguage("zh");
    it.setTheme("dark");
  });
  await expect(before.locator("h1")).toHaveText("拱宸桥");
  await expect.poll(() => place(page)).toMatchObject({ address: "zh/stops/gongchen-bridge/", theme: "dark" });
  // The camera has come to rest when it is told no more.
  let last = "";
  const rests = async () => {
    const before = last;
    last = (await place(page)).map ?? "";
    return last !== "" && last === before;
  };
  await expect.poll(rests, { intervals: [700] }).toBe(true);
  const opened = last;
  await before.getByRole("button", { name: "缩小" }).click();
  await expect.poll(async () => (await place(page)).map).not.toBe(opened);
  await expect.poll(rests, { intervals: [700] }).toBe(true);
  const camera = cameraOf(before);
  expect(last.split("/").map(Number)).toEqual(camera);
  await move(page, "two");
  const after = await mapIn(page);
  await expect(after.locator("h1")).toHaveText("拱宸桥");
  await expect(after.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect.poll(() => cameraOf(after)).toEqual(camera);
});

test("while a visit is dragged at the window's edge the portal scrolls, and the visit lands where the hand is", { tag: "@desk" }, async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 600 });
  const below = '<div style="height:3000px"></div>';
  await open(page, `<script src="${MAP_URL}embed.js"></script><hangyong-map stop="west-lake" lang="en"></hangyong-map>${below}`);
  const frame = await mapIn(page);
  const stops = ["west-lake", "lingyin-temple", "gongchen-bridge", "xiaohe-street", "fuyi-granary", "tianyi-pavilion"];
  const day = { from: "09:00", to: "18:00", visits: stops.map((stop) => ({ stop, minutes: 30 })) };
  const trip = { v: 1, id: "long", title: "Long", start: null, days: [day], mode: "transit", updated: "2026-10-01T00:00:00Z" };
  await page.locator("hangyong-map").evaluate((map, trip) => (map as unknown as { loadTrip(trip: object): void }).loadTrip(trip), trip);
  await frame.getByRole("button", { name: /^(Keep|Open)/ }).first().click();
  await frame.locator("#handle-0-0").scrollIntoViewIfNeeded();
  const names = () => frame.locator(".visit__name a").allTextContents();
  const before = await names();
  // The frame grows with its list, and what comes above the handle moves it.
  let stood = "";
  const box = async () => JSON.stringify(await frame.locator("#handle-0-0").boundingBox());
  await expect.poll(async () => stood === (stood = await box()), { intervals: [300] }).toBe(true);
  const handle = (await frame.locator("#handle-0-0").boundingBox())!;
  const start = await page.evaluate(() => scrollY);
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(handle.x + handle.width / 2, 590, { steps: 8 });
  // The hand rests: the portal moves the map under it.
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(start + 200);
  // At the end of the list the portal stands still.
  let last = -1;
  await expect.poll(async () => last === (last = await page.evaluate(() => scrollY)), { intervals: [300] }).toBe(true);
  expect(await frame.locator("#trip-days").evaluate((list) => list.getBoundingClientRect().bottom)).toBeGreaterThan(0);
  await page.mouse.move(handle.x + handle.width / 2, 300, { steps: 4 });
  await expect
    .poll(async () => {
      const row = await frame.locator("[data-drop]").boundingBox();
      return row ? Math.abs(row.y + row.height / 2 - 300) : Infinity;
    })
    .toBeLessThan(200);
  await page.mouse.up();
  await expect.poll(names).not.toEqual(before);
});

test("a trip that was offered is offered again by an element that was moved, and not once it is answered", { tag: "@phone" }, async ({ page }) => {
  await twoPlaces(page, 'ui="list"');
  await mapIn(page);
  const day = { from: "09:00", to: "18:00", visits: [{ stop: "west-lake" }] };
  const trip = { v: 1, id: "theirs", title: "From the portal", start: null, days: [day], mode: "transit", updated: "2026-10-01T00:00:00Z" };
  await page.locator("hangyong-map").evaluate(
    (map, trip) => (map as unknown as { loadTrip(trip: object): void }).loadTrip(trip),
    trip,
  );
  await expect((await mapIn(page)).getByText("From the portal").first()).toBeVisible();
  await expect.poll(async () => (await place(page)).offered).toBe(true);
  await move(page, "two");
  const frame = await mapIn(page);
  await expect(frame.getByText("From the portal").first()).toBeVisible();
  await frame.getByRole("button", { name: "No, thanks" }).click();
  await expect.poll(async () => (await place(page)).offered).toBe(false);
  await move(page, "one");
  const again = await mapIn(page);
  await expect(again.locator("h1")).toBeVisible();
  await expect.poll(async () => (await place(page)).address).toMatch(/^en\//);
  await expect(again.getByText("From the portal")).toHaveCount(0);
});

test("in a narrow column the map shows what was asked for as fitting it would, at the start and in another width", async ({ page }) => {
  await open(
    page,
    `<script src="${MAP_URL}embed.js"></script><div id="column" style="width:340px"><hangyong-map route="canal" lang="en"></hangyong-map></div>`,
  );
  const frame = await mapIn(page);
  const isFitted = async () => {
    await expect(frame.locator(".app")).toHaveClass(/app--auto/);
    await expect.poll(() => cameraOf(frame).length).toBe(3);
    let last = "";
    const settled = async () => last === (last = cameraOf(frame).join());
    await expect.poll(settled, { intervals: [700] }).toBe(true);
    const [zoom, lat, lon] = cameraOf(frame);
    await frame.getByRole("button", { name: /whole route|Show everything|Fit/i }).first().click();
    await expect.poll(settled, { intervals: [700] }).toBe(true);
    const [fittedZoom, fittedLat, fittedLon] = cameraOf(frame);
    expect(Math.abs(zoom - fittedZoom)).toBeLessThan(0.03);
    expect(Math.hypot(lat - fittedLat, lon - fittedLon)).toBeLessThan(0.01);
  };
  await isFitted();
  await page.evaluate(() => (document.getElementById("column")!.style.width = "700px"));
  await isFitted();
});

test("what is opened low in the list of a high frame comes into view with its head", async ({ page }) => {
  await open(
    page,
    `<script src="${MAP_URL}embed.js"></script><p style="height:500px">Above</p><div style="width:360px"><hangyong-map route="canal" lang="en"></hangyong-map></div><p style="height:3000px">Below</p>`,
  );
  await page.locator("hangyong-map").scrollIntoViewIfNeeded();
  const frame = await mapIn(page);
  await expect(frame.locator(".app")).toHaveClass(/app--auto/);
  const last = frame.locator(".course .row").last();
  // Until the frame has its height there is nothing to scroll in the portal.
  await expect
    .poll(async () => {
      await last.scrollIntoViewIfNeeded();
      return page.evaluate(() => scrollY);
    })
    .toBeGreaterThan(900);
  await last.click();
  await expect.poll(() => frame.url()).toContain("/stops/");
  const height = page.viewportSize()!.height;
  await expect
    .poll(async () => {
      const box = await frame.locator("h1").boundingBox();
      return box !== null && box.y >= 0 && box.y < height;
    })
    .toBe(true);
});

test("with another pack the element shows the route and the stop that it asks for", { tag: "@desk" }, async ({ page }) => {
  await servePack(page);
  for (const [what, name] of [['route="short"', "Short"], ['stop="lake-garden"', "Lake Garden"]]) {
    await open(page, `<script src="${MAP_URL}embed.js"></script><hangyong-map pack="/small-pack" ${what} lang="en" height="600"></hangyong-map>`);
    await expect(await heading(page)).toHaveText(name);
  }
  await open(
    page,
    `<p id="told"></p><script>addEventListener("hangyong:error", ({ detail }) => (told.textContent += detail.code))</script>
<script src="${MAP_URL}embed.js"></script><hangyong-map pack="/small-pack" route="nope" lang="en" height="600"></hangyong-map>`,
  );
  await expect(page.locator("#told")).toHaveText("unknown_route");
  await expect(await heading(page)).toHaveText("A small pack");
});
