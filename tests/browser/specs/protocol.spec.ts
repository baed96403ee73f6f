// The contract with portals, on two origins: the table of messages, who is heard, and what hostile messages do: nothing.
import { expect, test } from "@playwright/test";
import { aliveIn, hears, MAP, PORTAL, portal, standing } from "./host";

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
  const [before, heard] = [await standing(it.frame), (await it.heard()).length];
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
  expect((await it.heard()).length).toBe(heard + 1);
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
  expect(await hears(it, "trip_changed")).toEqual(say("trip_changed", { stops: 2, days: 1 }));
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
