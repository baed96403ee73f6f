// After one visit the site works without a network; a new version waits until it is asked for; what comes cut off is
// never kept.
import { codeOf } from "../support/link";
import { expect, test as base, type Page } from "@playwright/test";
import { Host } from "../support/host.ts";
import { alive, painted, raiseSheet } from "./site";

const test = base.extend<{ host: Host }>({
  host: async ({}, use) => {
    const host = await Host.of("/a/b/");
    await use(host);
    await host.end();
  },
});

test.use({ serviceWorkers: "allow" });
test.setTimeout(120_000);

/** Visits once and waits until everything is on the device. */
async function visitOnce(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await alive(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
}

const version = (page: Page) => page.locator("html").getAttribute("data-version");

test("after one visit every page works without a network, in both languages, under a path", async ({ page, host }) => {
  const root = host.address;
  await visitOnce(page, `${root}zh/`);
  await host.vanish();
  for (const [path, heading] of [
    ["zh/", "杭甬双城游"],
    ["en/routes/canal/", "Canal"],
    ["zh/routes/lake-sea/", "湖海潮生之旅"],
    ["zh/stops/tianyi-pavilion/", "天一阁博物院"],
    ["en/stops/west-lake/", "West Lake"],
    ["zh/trip/", "行程"],
    ["en/about/", "About"],
  ]) {
    await page.goto(root + path);
    await alive(page);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(heading);
    if (!path.includes("trip") && !path.includes("about")) await painted(page);
  }
  // The root, and an address without its slash.
  await page.goto(root);
  await alive(page);
  const trip = { v: 1, id: "t", title: "朋友的行程", start: null, days: [{ visits: [{ stop: "west-lake" }] }] };
  const code = codeOf(trip);
  await page.goto(`${root}zh/trip/%23trip=${code}`);
  await expect(page.getByRole("region", { name: "链接里的行程" })).toContainText("朋友的行程");
  await page.goto(`${root}zh/routes/games`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("亚运共游");
});

test("without a network stops are searched, stories read and languages switched", async ({ page, host }) => {
  await visitOnce(page, `${host.address}zh/`);
  await host.vanish();
  await page.goto(`${host.address}zh/`);
  await alive(page);
  await raiseSheet(page);
  await page.getByRole("searchbox").fill("tianyige");
  const first = page.locator(".rows .row").first();
  await expect(first).toContainText("天一阁博物院");
  await first.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("天一阁博物院");
  await expect(page.locator(".story:not(.story--loading)")).toBeVisible();
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Tianyi");
  await expect(page.locator("[role=alert]:visible")).toHaveCount(0);
});

test("every page of the site is there without a network, with its text before any script", async ({ page, host }) => {
  await visitOnce(page, `${host.address}zh/`);
  await host.vanish();
  const missing = await page.evaluate(async () => {
    const root = new URL(document.documentElement.dataset.root!, location.href).href;
    const bundle = await (await fetch(`${root}offline/en.json`)).json();
    const paths = Object.keys(bundle);
    const found = await Promise.all(paths.map((path) => fetch(root + path).then((answer) => answer.text())));
    return paths.filter((_, at) => !found[at].includes("<h1"));
  });
  expect(missing).toEqual([]);
});

test("an address that is none gets the page that says so, without a network as well", async ({ page, host }) => {
  await visitOnce(page, `${host.address}zh/`);
  await host.vanish();
  await page.goto(`${host.address}zh/stops/atlantis/`);
  await expect(page.getByRole("heading", { name: "没有这个页面" })).toBeVisible();
  await page.getByRole("link", { name: "杭甬双城地图" }).click();
  await alive(page);
});

test("a file that comes cut off is fetched again and never kept", async ({ page, host }) => {
  const cut = new Map<string, number>();
  await page.goto(`${host.address}zh/`);
  await alive(page);
  // From here on only the worker asks.
  host.mischief = (path) => {
    const times = cut.get(path) ?? 0;
    cut.set(path, times + 1);
    return path !== "sw.js" && times === 0 ? "cut" : undefined;
  };
  await page.evaluate(() => navigator.serviceWorker.ready);
  const wrong = await page.evaluate(async () => {
    const root = new URL(document.documentElement.dataset.root!, location.href).href;
    const text = await (await fetch(`${root}sw.js`, { cache: "no-store" })).text();
    const { files } = JSON.parse(/const BUILD = (\{.*\});/.exec(text)![1]) as { files: [string, number, string][] };
    const wrong: string[] = [];
    // Of the edition in traditional characters nothing is kept where it is not used.
    for (const [path, length] of files.filter(([path]) => !path.includes("zh-hant"))) {
      const kept = await caches.match(root + path);
      if ((await kept?.arrayBuffer())?.byteLength !== length) wrong.push(path);
    }
    return wrong;
  });
  expect(wrong).toEqual([]);
  expect([...cut.values()].some((times) => times > 1)).toBe(true);
});

test("a site that never comes whole is not kept at all", async ({ page, host }) => {
  host.mischief = (path) => (path === "offline/en.json" ? "cut" : undefined);
  await page.goto(`${host.address}zh/`);
  await alive(page);
  await expect.poll(() => host.asked.filter((path) => path === "offline/en.json").length, { timeout: 60_000 }).toBeGreaterThan(2);
  expect(await page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(false);
});

test("a new version comes whole, asks, and until then the old one works from the device", async ({ page, host, context }) => {
  await visitOnce(page, `${host.address}zh/`);
  const old = await version(page);
  host.deploy("9.9.9+new");
  await page.reload();
  await alive(page);
  const note = page.getByRole("status").filter({ hasText: "新版本已就绪" });
  await expect(note).toBeVisible({ timeout: 60_000 });
  expect(await version(page)).toBe(old);
  // Not after a reload, not in a new tab, not when all tabs were closed in between: only when it is asked for.
  await page.reload();
  expect(await version(page)).toBe(old);
  const other = await context.newPage();
  await page.close();
  await other.goto(`${host.address}en/routes/canal/`);
  await alive(other);
  expect(await version(other)).toBe(old);
  await other.getByRole("button", { name: "Update" }).click();
  await expect(other.locator("html")).toHaveAttribute("data-version", "9.9.9+new", { timeout: 20_000 });
  await alive(other);
  await expect(other.getByRole("button", { name: "Update" })).toHaveCount(0);
  await host.vanish();
  await other.goto(`${host.address}zh/stops/west-lake/`);
  await alive(other);
  expect(await version(other)).toBe("9.9.9+new");
});

test("a new version that does not come whole leaves the old one as it is", async ({ page, host }) => {
  await visitOnce(page, `${host.address}zh/`);
  const old = await version(page);
  host.deploy("9.9.9+broken");
  host.mischief = (path) => (path === "offline/zh.json" ? "cut" : undefined);
  await page.reload();
  await alive(page);
  await expect.poll(() => host.asked.filter((path) => path === "offline/zh.json").length, { timeout: 60_000 }).toBeGreaterThan(3);
  await host.vanish();
  await page.goto(`${host.address}zh/routes/canal/`);
  await alive(page);
  expect(await version(page)).toBe(old);
  await expect(page.getByText("新版本已就绪")).toHaveCount(0);
});

test("the worker waits for the first view, and keeps out of a portal's frame", async ({ page, host }) => {
  await page.goto(`${host.address}zh/?embed=1`);
  await alive(page);
  await painted(page);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 3000 })));
  expect(host.asked).not.toContain("sw.js");
  await page.goto(`${host.address}zh/`);
  await expect.poll(() => host.asked.includes("sw.js"), { timeout: 30_000 }).toBe(true);
  const asked = host.asked.indexOf("sw.js");
  expect(host.asked.slice(0, asked)).toContain("basemap/overview.bin");
});

/** Whether every file that the worker knows of is on the device. */
const isWhole = (page: Page) =>
  page.evaluate(async () => {
    const root = new URL(document.documentElement.dataset.root!, location.href).href;
    const text = await (await fetch(`${root}sw.js`, { cache: "no-store" })).text();
    const { files } = JSON.parse(/const BUILD = (\{.*\});/.exec(text)![1]!) as { files: [string, number, string][] };
    const own = files.filter(([path]) => !path.includes("zh-hant"));
    const found = await Promise.all(own.map(([path]) => caches.match(root + path)));
    return found.every(Boolean) && Boolean(await caches.match(`${root}en/stops/west-lake/`));
  });

const losses: Record<string, () => Promise<void>> = {
  "all caches": async () => {
    await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  },
  "one file": async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (request.url.endsWith(".wasm") || request.url.endsWith("whole.bin")) await cache.delete(request);
      }
    }
  },
  "a page": async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) if (request.url.includes("west-lake")) await cache.delete(request);
    }
  },
  "the choice": async () => {
    const choice = (await caches.keys()).find((name) => name.endsWith(" choice"));
    await caches.delete(choice!);
  },
};
for (const [what, lose] of Object.entries(losses)) {
  test(`when the browser has thrown away ${what}, one visit brings everything back`, async ({ page, host }) => {
    await visitOnce(page, `${host.address}zh/`);
    await expect.poll(() => isWhole(page), { timeout: 30_000 }).toBe(true);
    await page.evaluate(lose);
    await page.goto(`${host.address}zh/routes/canal/`);
    await alive(page);
    await expect.poll(() => isWhole(page), { timeout: 60_000 }).toBe(true);
    await host.vanish();
    await page.goto(`${host.address}en/stops/west-lake/`);
    await alive(page);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("West Lake");
  });
}

test("a version that is whole is used without a network although the choice is lost", async ({ page, host, context }) => {
  await visitOnce(page, `${host.address}zh/`);
  await page.evaluate(losses["the choice"]!);
  await host.vanish();
  // The worker has forgotten as well what it knew.
  const session = await context.newCDPSession(page);
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await page.goto(`${host.address}zh/stops/west-lake/`);
  await alive(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("西湖");
});

test("an update taken in one tab waits in the others until nothing would be lost", async ({ page, host, context }) => {
  await visitOnce(page, `${host.address}zh/`);
  const old = await version(page);
  const other = await context.newPage();
  await other.goto(`${host.address}zh/`);
  await alive(other);
  await raiseSheet(other);
  await other.getByRole("searchbox").fill("tianyige");
  host.deploy("9.9.9+new");
  await page.reload();
  await alive(page);
  await page.getByRole("button", { name: "更新" }).click({ timeout: 60_000 });
  await expect(page.locator("html")).toHaveAttribute("data-version", "9.9.9+new", { timeout: 20_000 });
  // Seen or not, it keeps what is typed, and the files that it came with.
  const hide = (hidden: boolean) =>
    other.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { get: () => hidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  await hide(true);
  await other.waitForTimeout(3_000);
  expect(await version(other)).toBe(old);
  await hide(false);
  await expect(other.getByRole("searchbox")).toHaveValue("tianyige");
  await other.locator(".rows .row").first().click();
  await expect(other.locator(".story:not(.story--loading)")).toBeVisible();
  await other.locator(".brand").click();
  await other.getByRole("searchbox").fill("");
  await other.waitForTimeout(2_500);
  expect(await version(other)).toBe(old);
  await hide(true);
  await expect(other.locator("html")).toHaveAttribute("data-version", "9.9.9+new", { timeout: 20_000 });
});

test("where service workers are refused the site works all the same", async ({ page, host }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new DOMException("refused", "SecurityError"));
  });
  await page.goto(`${host.address}zh/`);
  await alive(page);
  await painted(page);
  await page.waitForTimeout(1500);
  expect(errors).toEqual([]);
});

test("what is forgotten is forgotten: the files as well", async ({ page, host }) => {
  await visitOnce(page, `${host.address}zh/about/`);
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBeGreaterThan(0);
  await page.evaluate(() => dispatchEvent(new Event("hangyong:forget")));
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(0);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test("the site can be installed: a name, a start, icons that are there", async ({ page, host, request }) => {
  for (const [lang, name] of [["zh", "杭甬双城游"], ["en", "Hangyong Twin-City Routes"]]) {
    await page.goto(`${host.address}${lang}/`);
    const address = await page.locator("link[rel=manifest]").evaluate((link: HTMLLinkElement) => link.href);
    const manifest = await (await request.get(address)).json();
    expect(manifest.name).toBe(name);
    expect((await request.get(new URL(manifest.start_url, address).href)).status()).toBe(200);
    for (const icon of manifest.icons) {
      expect((await request.get(new URL(icon.src, address).href)).status()).toBe(200);
    }
  }
});
