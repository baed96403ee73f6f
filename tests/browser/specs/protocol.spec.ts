// The contract with portals, on two origins: the table of messages, who is heard, and what hostile messages do: nothing.
import { expect, test } from "@playwright/test";
import { aliveIn, answers, hears, MAP, PORTAL, portal, standing } from "./host";

const say = (type: string, rest: object = {}) => ({ hangyong: 1, type, ...rest });

test("the map says ready, then nothing until hello, then the whole table is understood", async ({ page }) => {
  const it = await portal(page, "en/", "embed=1&theme=light&origin=ORIGIN");
  await hears(it, "ready");
  // Before hello nothing counts and nothing is said, whatever happens in the frame.
  await it.post(say("show_route", { route: "canal" }));
  await it.frame.getByRole("link", { name: /About/ }).first().click();
  await expect(it.frame.locator("h1")).toContainText(/About/);
  expect(await it.heard()).toEqual([say("ready")]);

  await it.post(say("hello"));
  expect((await hears(it, "size")).height).toBeGreaterThan(0);

  await it.post(say("show_route", { route: "canal" }));
  expect(await hears(it, "route_shown")).toEqual(say("route_shown", { route: "canal" }));
  await expect(it.frame.locator("h1")).toContainText(/Canal/);

  await it.post(say("select_stop", { stop: "gongchen-bridge" }));
  expect(await hears(it, "stop_selected")).toEqual(say("stop_selected", { stop: "gongchen-bridge" }));

  await it.post(say("set_language", { lang: "zh" }));
  expect(await hears(it, "language_changed")).toEqual(say("language_changed", { lang: "zh" }));
  await expect(it.frame.locator("h1")).toHaveText("拱宸桥");

  await it.post(say("set_theme", { theme: "dark" }));
  await expect(it.frame.locator("html")).toHaveAttribute("data-theme", "dark");

  await it.post(say("show_route", { route: "canal" }));
  await expect(it.frame.locator("h1")).toHaveText("运河流淌之旅");
  const zoom = async () => Number(/map=([\d.]+)/.exec(new URL(it.frame.url()).hash)?.[1] ?? 0);
  // The address has the view again once the map has come to rest, wherever it was on its way to.
  await expect.poll(() => it.frame.url()).toMatch(/\/zh\/routes\/canal\/.*#map=/);
  const near = await zoom();
  await it.frame.getByRole("button", { name: "放大" }).click();
  await expect.poll(zoom).toBeGreaterThan(near);
  const nearer = await zoom();
  await it.post(say("fit"));
  await expect.poll(zoom).toBeLessThan(nearer);

  // What a reader does is told as well.
  await it.frame.locator(".course .row").first().click();
  await expect.poll(async () => (await hears(it, "stop_selected")).stop).not.toBe("gongchen-bridge");
});

test("what is understood and cannot be done is answered with the reason and changes nothing", async ({ page }) => {
  const it = await portal(page, "en/", "embed=1&origin=ORIGIN");
  await hears(it, "ready");
  await it.post(say("hello"));
  await hears(it, "size");
  const before = await standing(it.frame);
  const cases: [object & { type: string }, string][] = [
    [say("show_route", { route: "atlantis" }), "unknown_route"],
    [say("select_stop", { stop: "__proto__" }), "unknown_stop"],
    [say("set_language", { lang: "fr" }), "unknown_language"],
    [say("set_theme", { theme: "pink" }), "unknown_theme"],
  ];
  for (const [message, code] of cases) {
    await it.post(message);
    await expect.poll(async () => (await hears(it, "error")).code).toBe(code);
    const error = await hears(it, "error");
    expect(Object.keys(error).sort()).toEqual(["code", "hangyong", "message", "re", "type"]);
    expect(error.re).toBe(message.type);
  }
  expect(await standing(it.frame)).toBe(before);
});

test("an origin that is not named, or only looks like the named one, is neither heard nor answered", async ({ page }) => {
  test.setTimeout(180_000);
  const own = new URL(PORTAL);
  const names = [
    "https://portal.example",
    `${own.origin}.evil.example`,
    own.origin.replace("http:", "https:"),
    own.origin.replace("127.0.0.1", "localhost"),
    `${own.protocol}//${own.hostname}:${Number(own.port) + 1}`,
    "*",
    "null",
    MAP,
  ];
  for (const name of names) {
    const it = await portal(page, "en/", `embed=1&theme=light&origin=${encodeURIComponent(name)}`);
    await aliveIn(it.frame);
    const before = await standing(it.frame);
    await it.post(say("hello"));
    await it.post(say("show_route", { route: "canal" }));
    await it.post(say("set_theme", { theme: "dark" }));
    // A message from the frame itself comes after those: when it has been read, they have been, too.
    await it.frame.evaluate(() => new Promise((done) => setTimeout(done, 50)));
    expect(await standing(it.frame), name).toBe(before);
    expect(await it.heard(), name).toEqual([]);
  }
});

test("without a name the frame's own origin is heard and another is not", async ({ page }) => {
  const it = await portal(page, "en/", "embed=1");
  await aliveIn(it.frame);
  await it.post(say("hello"));
  await it.post(say("show_route", { route: "canal" }));
  await it.frame.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  expect(await it.heard()).toEqual([]);
  // The demonstration portal is of the map's own origin.
  await page.goto("host.html");
  await expect(page.locator("#told")).toContainText(/route_shown|size/);
});

test("a window that is not the frame's host is not heard, even of the right origin", async ({ page }) => {
  const it = await portal(page, "en/", "embed=1&theme=light&origin=ORIGIN");
  await hears(it, "ready");
  await it.post(say("hello"));
  await hears(it, "size");
  const before = await standing(it.frame);
  // A second frame of the portal's own origin sits beside the map and speaks to it.
  await page.evaluate(() => {
    const other = document.createElement("iframe");
    document.body.append(other);
    const script = other.contentDocument!.createElement("script");
    script.textContent =
      'parent.frames[0].postMessage({ hangyong: 1, type: "set_theme", theme: "dark" }, "*");' +
      'parent.frames[0].postMessage({ hangyong: 1, type: "show_route", route: "canal" }, "*");';
    other.contentDocument!.body.append(script);
  });
  // The map itself, too: its own window is not its host.
  await it.frame.evaluate(() => postMessage({ hangyong: 1, type: "set_theme", theme: "dark" }, "*"));
  await it.frame.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  expect(await standing(it.frame)).toBe(before);
});

test("a thousand hostile messages change nothing and get no answer", async ({ page }) => {
  const it = await portal(page, "en/", "embed=1&theme=light&origin=ORIGIN");
  await hears(it, "ready");
  await it.post(say("hello"));
  await hears(it, "size");
  const [before, heard] = [await standing(it.frame), (await answers(it)).length];
  const count = await page.evaluate(() => {
    const map = (document.getElementById("map") as HTMLIFrameElement).contentWindow!;
    const good: Record<string, unknown>[] = [
      { hangyong: 1, type: "show_route", route: "canal" },
      { hangyong: 1, type: "select_stop", stop: "west-lake" },
      { hangyong: 1, type: "set_language", lang: "zh" },
      { hangyong: 1, type: "set_theme", theme: "dark" },
    ];
    const loop: Record<string, unknown> = { hangyong: 1, type: "show_route" };
    loop.route = loop;
    let deep: unknown = 1;
    for (let at = 0; at < 200; at += 1) deep = [deep];
    const values = [null, undefined, true, 0, 2, 1.5, NaN, "1", "", [], {}, [1], new Date(0), /x/, new Map(), 1n,
      new Uint8Array(4), loop, deep, "x".repeat(100_000), ["canal"], new String("canal"), new Number(1), { toString: "canal" }, "\u0000", "../canal"];
    let sent = 0;
    const post = (message: unknown) => {
      map.postMessage(message, "*");
      sent += 1;
    };
    for (const value of values) {
      post(value);
      post([value]);
    }
    for (const message of good) {
      for (const key of Object.keys(message)) {
        const { [key]: _gone, ...rest } = message;
        post(rest);
        // A string in the place of an id or a name is the right shape: that is answered, not hostile.
        for (const value of values) if (key === "hangyong" || typeof value !== "string") post({ ...message, [key]: value });
      }
      for (const type of ["__proto__", "constructor", "toString", "Show_Route", "show-route", "show_route ", "ready",
        "trip", "error", "eval", "<img onerror=alert(1)>"]) post({ ...message, type });
      post(JSON.stringify(message));
      post({ data: message });
      post({ ...message, hangyong: { valueOf: 1 } });
    }
    while (sent < 1_000) {
      const message = JSON.stringify(good[sent % good.length]);
      const at = (sent * 7919) % message.length;
      post(message.slice(0, at) + String.fromCharCode((sent * 31) % 128) + message.slice(at + 1));
    }
    return sent;
  });
  expect(count).toBeGreaterThanOrEqual(1_000);
  // A good message comes after all of them and is answered: they have been read.
  await it.post(say("show_route", { route: "atlantis" }));
  await hears(it, "error");
  expect(await standing(it.frame)).toBe(before);
  expect((await answers(it)).length).toBe(heard + 1);
});

test("the trip is handed over only after the reader's yes, and changes are told in numbers", async ({ page }) => {
  const it = await portal(page, "en/stops/gongchen-bridge/", "embed=1&ui=list&origin=ORIGIN");
  await hears(it, "ready");
  await it.post(say("hello"));
  await hears(it, "size");
  await it.frame.getByRole("button", { name: "Add to trip" }).first().click();
  await it.post(say("request_trip"));
  const question = it.frame.getByRole("alertdialog");
  await expect(question).toContainText(PORTAL);
  await question.getByRole("button", { name: "Keep it" }).click();
  expect(await hears(it, "error")).toMatchObject({ re: "request_trip", code: "declined" });
  expect((await it.heard()).map((one) => one.type)).not.toContain("trip");
  await it.post(say("request_trip"));
  await question.getByRole("button", { name: "Hand it over" }).click();
  const { trip } = (await hears(it, "trip")) as unknown as { trip: { v: number; days: { visits: { stop: string }[] }[] } };
  expect(trip.v).toBe(1);
  expect(trip.days.flatMap((day) => day.visits.map((visit) => visit.stop))).toEqual(["gongchen-bridge"]);
  await expect(question).toHaveCount(0);
  await it.post(say("select_stop", { stop: "west-lake" }));
  await hears(it, "stop_selected");
  await it.frame.getByRole("button", { name: "Add to trip" }).first().click();
  await expect.poll(() => hears(it, "trip_changed")).toEqual(say("trip_changed", { stops: 2, days: 1 }));
});

test("a trip that a host offers is looked at first, and one that is none is refused", async ({ page }) => {
  const it = await portal(page, "en/", "embed=1&ui=list&origin=ORIGIN");
  await hears(it, "ready");
  await it.post(say("hello"));
  await it.post(say("load_trip", { trip: { v: "one" } }));
  expect(await hears(it, "error")).toMatchObject({ re: "load_trip", code: "bad_trip" });
  const day = { from: "09:00", to: "18:00", visits: [{ stop: "west-lake" }] };
  const trip = { v: 1, id: "theirs", title: "From the portal", start: null, days: [day], mode: "transit", updated: "2026-10-01T00:00:00Z" };
  await it.post(say("load_trip", { trip }));
  await expect(it.frame.getByText("From the portal").first()).toBeVisible();
  await it.frame.getByRole("button", { name: "No, thanks" }).click();
  await expect(it.frame.getByText("From the portal")).toHaveCount(0);
});

test("while a part of the map does not arrive the host hears that, and ready once it has", async ({ page }) => {
  let away = true;
  await page.route("**/*_rest.wasm", (route) => (away ? route.fulfill({ status: 404, body: "no" }) : route.continue()));
  const it = await portal(page, "en/", "embed=1&origin=ORIGIN");
  const said = async () => (await it.heard()).map((one) => `${one.type} ${one.re ?? ""} ${one.code ?? ""}`.trim());
  await expect.poll(said, { timeout: 20_000 }).toContain("error load not_loaded");
  expect(await said()).not.toContain("ready");
  away = false;
  await expect.poll(said, { timeout: 20_000 }).toContain("ready");
  await it.post(say("hello"));
  await it.post(say("show_route", { route: "canal" }));
  expect(await hears(it, "route_shown")).toEqual(say("route_shown", { route: "canal" }));
});

test("a host that may not be spoken to hears nothing of what is missing either", async ({ page }) => {
  await page.route("**/*_rest.wasm", (route) => route.fulfill({ status: 404, body: "no" }));
  for (const name of ["*", "https://portal.example", `${PORTAL}/path`]) {
    const asked = page.waitForResponse((answer) => answer.url().includes("_rest.wasm"));
    const it = await portal(page, "en/", `embed=1&origin=${encodeURIComponent(name)}`);
    await asked;
    await it.frame.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    expect(await it.heard(), name).toEqual([]);
  }
});

test("what the reader opens in a frame that grows is told with where its head is, what the host opens is not", async ({ page }) => {
  const it = await portal(page, "en/routes/canal/", "embed=1&origin=ORIGIN");
  await hears(it, "ready");
  await it.post(say("hello", { height: "auto" }));
  await hears(it, "size");
  await it.post(say("show_route", { route: "games" }));
  await expect(it.frame.locator("h1")).toContainText("Games");
  await hears(it, "route_shown");
  expect((await it.heard()).map((one) => one.type)).not.toContain("opened");
  await it.frame.locator(".course .row").first().click();
  const { top } = await hears(it, "opened");
  const at = await it.frame.locator("h1").evaluate((heading) => heading.getBoundingClientRect().top);
  expect(top as number).toBeLessThanOrEqual(at);
  expect(at - (top as number)).toBeLessThan(200);
});

test("a place is told to those who ask for it only, and opens a frame that stands there", async ({ page }) => {
  const it = await portal(page, "en/", "embed=1&origin=ORIGIN");
  await hears(it, "ready");
  await it.post(say("hello"));
  await it.post(say("show_route", { route: "canal" }));
  await hears(it, "route_shown");
  expect((await it.heard()).map((one) => one.type)).not.toContain("place");
  await it.post(say("hello", { place: true }));
  await expect.poll(async () => (await hears(it, "place")).map).toMatch(/^\d/);
  const told = await hears(it, "place");
  expect(Object.keys(told).sort()).toEqual(["address", "hangyong", "map", "offered", "theme", "type"]);
  expect(told.address).toBe("en/routes/canal/");
});

test("a frame without any size shows what it was told when it gets one", async ({ page }) => {
  const it = await portal(page, "en/", "embed=1&ui=map&origin=ORIGIN", 'style="width:0;height:0"');
  await hears(it, "ready");
  await it.post(say("hello"));
  await it.post(say("show_route", { route: "canal" }));
  await hears(it, "route_shown");
  await page.locator("#map").evaluate((frame) => ((frame as HTMLElement).style.cssText = "width:380px;height:420px"));
  const camera = () => /map=([\d.]+)\/([\d.]+)\/([\d.]+)/.exec(it.frame.url())?.slice(1).map(Number) ?? [];
  let last = "";
  const settled = async () => camera().length === 3 && last === (last = camera().join());
  await expect.poll(settled, { intervals: [800], timeout: 15_000 }).toBe(true);
  const [zoom, lat, lon] = camera();
  await it.post(say("fit"));
  await expect.poll(settled, { intervals: [800] }).toBe(true);
  const [fittedZoom, fittedLat, fittedLon] = camera();
  expect(Math.abs(zoom - fittedZoom)).toBeLessThan(0.03);
  expect(Math.hypot(lat - fittedLat, lon - fittedLon)).toBeLessThan(0.01);
});

for (const [width, height] of [[600, 400], [560, 315], [360, 203]]) {
  test(`a frame of ${width} by ${height} shows a map`, async ({ page }) => {
    const it = await portal(page, "en/routes/canal/", "embed=1", `style="width:${width}px;height:${height}px"`);
    await aliveIn(it.frame);
    const share = () =>
      it.frame.evaluate(() => {
        let [seen, all] = [0, 0];
        for (let x = 8; x < innerWidth; x += 16) {
          for (let y = 8; y < innerHeight; y += 16) {
            all += 1;
            if (document.elementFromPoint(x, y)?.closest(".map")) seen += 1;
          }
        }
        return seen / all;
      });
    await expect.poll(share).toBeGreaterThan(0.45);
    // And the list is there for those who want it.
    await it.frame.locator(".grip__handle").click();
    await expect(it.frame.locator("#panel .back")).toBeInViewport();
  });
}

test("the question takes no answer in its first second, keeps the trip first, and none while something covers it", async ({ page }) => {
  const it = await portal(page, "en/stops/gongchen-bridge/", "embed=1&ui=list&origin=ORIGIN");
  await hears(it, "ready");
  await it.post(say("hello"));
  await it.frame.getByRole("button", { name: "Add to trip" }).first().click();
  await it.post(say("request_trip"));
  const question = it.frame.getByRole("alertdialog");
  const [keep, give] = [question.getByRole("button", { name: "Keep it" }), question.getByRole("button", { name: "Hand it over" })];
  await expect(question).toBeVisible();
  // A click that was on its way when the question came.
  await it.frame.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>("[role=alertdialog] button")) button.click();
  });
  await it.frame.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  expect((await it.heard()).map((one) => one.type)).not.toContain("trip");
  await expect(question).toBeVisible();
  await expect(question.getByRole("button").first()).toHaveText("Keep it");
  await expect(keep).toBeEnabled();
  await expect(give).toBeEnabled();
  await page.evaluate(() => {
    const over = document.createElement("div");
    over.id = "over";
    over.style.cssText = "position:fixed;inset:0;background:#fff;opacity:.01;pointer-events:none";
    document.body.append(over);
  });
  await expect(give).toBeDisabled();
  await expect(keep).toBeDisabled();
  await page.evaluate(() => document.getElementById("over")!.remove());
  await expect(give).toBeEnabled();
  await give.click();
  await hears(it, "trip");
});

test("the keyboard can skip the map, and the list is one stop until it is entered", async ({ page }) => {
  const it = await portal(page, "en/", "embed=1&origin=ORIGIN");
  await aliveIn(it.frame);
  await hears(it, "ready");
  const inside = () => it.frame.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
  await page.locator("#before").focus();
  await page.keyboard.press("Tab");
  expect(await inside()).toBe("Skip this map");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.locator("#after")).toBeFocused();
  // Backwards the list is the first stop, and forwards the last one.
  await page.keyboard.press("Shift+Tab");
  await expect.poll(inside).toBe("Go into the list");
  await page.keyboard.press("Tab");
  await expect(page.locator("#after")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(it.frame.locator("h1")).toBeFocused();
  await page.keyboard.press("Tab");
  expect(await it.frame.evaluate(() => document.activeElement?.closest(".panel__body") !== null)).toBe(true);
  // From within, the list is left link by link, and the address is still the map's.
  await page.keyboard.press("Shift+Tab");
  expect(it.frame.url()).not.toContain("map-end");
});

test("a list alone fits a frame of 320 pixels, in both languages", async ({ page }) => {
  for (const lang of ["en", "zh"]) {
    const it = await portal(page, `${lang}/routes/canal/`, "embed=1&ui=list", 'style="width:320px"');
    await aliveIn(it.frame);
    await expect(it.frame.locator(".course .row").first()).toBeVisible();
    const beyond = await it.frame.evaluate(() =>
      [...document.querySelectorAll(".header *, .panel *")]
        .filter((one) => one.getClientRects().length > 0 && !one.closest(".unseen, .skip, .brand__name, svg *"))
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5 && !one.closest(".strip, .chips"))
        .map((one) => one.outerHTML.slice(0, 80)),
    );
    expect(beyond).toEqual([]);
  }
});

test("in a sandbox that forbids windows, files and printing each button says so and offers what can be copied", async ({ page }) => {
  const it = await portal(page, "en/stops/west-lake/", "embed=1", 'sandbox="allow-scripts allow-same-origin"');
  await aliveIn(it.frame);
  // The way out is watched once the rest of the program has come.
  const notice = it.frame.locator(".notice--bar");
  await expect(async () => {
    await it.frame.getByRole("link", { name: /Open the full map/ }).click();
    await expect(notice).toContainText("does not let it open windows", { timeout: 1_000 });
  }).toPass();
  await expect(notice.getByRole("textbox")).toHaveValue(/\/en\/stops\/west-lake\/#map=/);
  await notice.getByRole("button").click();
  await it.frame.getByRole("button", { name: "Add to trip" }).first().click();
  await it.frame.locator(".header").getByRole("link", { name: /Trip/ }).click();
  await it.frame.locator("#share > summary").click();
  await it.frame.getByRole("button", { name: /Navigation/ }).click();
  await expect(notice).toContainText("may not let it save files");
  await expect(notice.getByRole("textbox")).toHaveValue(/<gpx/);
  await notice.getByRole("button").click();
  await it.frame.getByRole("button", { name: "Print the handbook" }).click();
  await expect(notice).toContainText("does not let it print");
  await expect(notice.getByRole("textbox")).toHaveValue(/\/en\/trip\/.*trip=1\./);
});
