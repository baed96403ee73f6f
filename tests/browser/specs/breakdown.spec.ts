// The application breaks down: what happened is said without it, the trip can be had, and nothing goes round in circles.
import { readFileSync } from "node:fs";
import { expect, raiseSheet, test, visit } from "./site";
import type { Page } from "@playwright/test";

/** What a Rust panic becomes in a browser, thrown where no one of ours catches it. */
async function breakDown(page: Page, inPromise = false): Promise<void> {
  await page.evaluate((inPromise) => {
    // A module whose one function is `unreachable`.
    const bytes = new Uint8Array([
      0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11,
    ]);
    const { f } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as { f: () => void };
    if (inPromise) void Promise.resolve().then(f);
    else setTimeout(f);
  }, inPromise);
}

const crash = (page: Page) => page.getByRole("alertdialog");

test("within a second it is said, and reload helps", async ({ page }) => {
  await visit(page, "zh/routes/canal/");
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector(".crash")) {
        performance.mark("said");
        observer.disconnect();
      }
    }).observe(document.body, { childList: true });
    performance.mark("broken");
  });
  await breakDown(page);
  await expect(crash(page)).toContainText("地图出错");
  const took = await page.evaluate(() => performance.measure("took", "broken", "said").duration);
  expect(took).toBeLessThan(1000);
  await expect(page.getByRole("button", { name: "重新载入" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-booted", "true", { timeout: 20_000 });
  await expect(crash(page)).toHaveCount(0);
});

test("a breakdown inside a promise is one too, and it is told in the page's language", async ({ page }) => {
  await visit(page, "en/");
  await breakDown(page, true);
  await expect(crash(page)).toContainText("The map has failed");
});

test("an error that is none of the program's breaks nothing down", async ({ page }) => {
  await visit(page, "zh/");
  await page.evaluate(() => setTimeout(() => { throw new TypeError("an extension's"); }));
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  await expect(crash(page)).toHaveCount(0);
});

test("the trips on the device can be downloaded without the program", async ({ page }) => {
  await visit(page, "zh/");
  const doc = JSON.stringify({ v: 1, id: "t1", title: "我的双城行", days: [] });
  await page.evaluate(async (doc) => {
    // Whatever version the application has opened it with.
    const known = (await indexedDB.databases()).find((one) => one.name === "hangyong");
    await new Promise<void>((resolve, reject) => {
      const asked = indexedDB.open("hangyong", known?.version);
      asked.onupgradeneeded = () => asked.result.createObjectStore("trips", { keyPath: "id" });
      asked.onerror = () => reject(asked.error);
      asked.onsuccess = () => {
        const work = asked.result.transaction("trips", "readwrite");
        work.objectStore("trips").put({ id: "t1", doc });
        work.oncomplete = () => {
          asked.result.close();
          resolve();
        };
      };
    });
  }, doc);
  await breakDown(page);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载我的行程" }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/\.json$/);
  expect(readFileSync(await download.path(), "utf8")).toBe(doc);
});

test("where no trip is kept the button says so, and no database is made", async ({ page }) => {
  await visit(page, "zh/about/");
  const before = await page.evaluate(async () => (await indexedDB.databases()).length);
  await breakDown(page);
  await page.getByRole("button", { name: "下载我的行程" }).click();
  await expect(page.getByRole("button", { name: "这台设备上没有存下的行程" })).toBeDisabled();
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(before);
});

test("after two breakdowns in a row the page stays text, says so, and can be asked to try again", async ({ page }) => {
  await visit(page, "zh/routes/canal/");
  await breakDown(page);
  await crash(page).getByRole("button", { name: "重新载入" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-booted", "true", { timeout: 20_000 });
  await breakDown(page);
  await expect(crash(page)).toContainText("第二次");
  await crash(page).getByRole("button", { name: "重新载入" }).click();
  await expect(page.getByText("地图接连出错")).toBeVisible();
  await expect(page.getByText("拱宸桥").first()).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-booted", "failed");
  await page.getByRole("button", { name: "重试" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-booted", "true", { timeout: 20_000 });
});

test("a program that breaks down at its start leaves the text that the page came with", async ({ page }) => {
  // Its first view of the pack is a different one than it was built for: whatever it does with it, the text stays.
  await page.addInitScript(() => {
    const real = WebAssembly.instantiate;
    const broken = (module: WebAssembly.Module, imports: WebAssembly.Imports) =>
      real(module, imports).then((instance) => {
        const exports: Record<string, unknown> = { ...instance.exports };
        exports.__wbindgen_start = () => {
          throw new WebAssembly.RuntimeError("unreachable");
        };
        return Object.create(WebAssembly.Instance.prototype, { exports: { value: exports } });
      });
    WebAssembly.instantiate = broken as unknown as typeof WebAssembly.instantiate;
  });
  await page.goto("zh/routes/canal/");
  await expect(crash(page)).toContainText("地图出错", { timeout: 20_000 });
  await expect(page.getByText("拱宸桥").first()).toBeVisible();
});

test("links of a broken page are plain links", async ({ page }) => {
  await visit(page, "zh/routes/canal/");
  await breakDown(page);
  await expect(crash(page)).toBeVisible();
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/routes\/canal\//);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Canal");
});

/** From now on whatever the program writes into a text throws, as a policy or an extension may make it. */
async function refuseTexts(page: Page): Promise<void> {
  await page.evaluate(() => {
    // The program changes texts that stand there already; the guard makes its own.
    Object.defineProperty(Node.prototype, "nodeValue", {
      get: () => "",
      set: () => {
        throw new TypeError("refused");
      },
    });
  });
}

/** The program stands and never draws again: nothing that it schedules is run. No error tells of it. */
async function stopScheduling(page: Page): Promise<void> {
  await page.evaluate(() => {
    const never = new Promise<never>(() => {});
    Promise.prototype.then = function () {
      return never;
    };
    window.queueMicrotask = () => {};
  });
}

test("an error that is no panic and stops the program is told within a second", async ({ page }) => {
  await visit(page, "zh/stops/west-lake/");
  await refuseTexts(page);
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.locator(".crash")).toBeAttached({ timeout: 1_500 });
});

test("a program that stands still without an error is found out by its pulse", async ({ page }) => {
  await visit(page, "zh/routes/canal/");
  // The guard comes after the page has loaded, and feels the pulse once before it misses it.
  await page.evaluate(
    () => new Promise<void>((resolve) => addEventListener("hangyong:alive", () => resolve(), { once: true })),
  );
  // No promise is waited for here: there is none that ends any more.
  await stopScheduling(page);
  // A second and a half on a machine that has nothing else to do.
  await expect(page.locator(".crash")).toBeAttached();
});

test("a living program is never called dead, however long it is kept busy", async ({ page }) => {
  await visit(page, "zh/routes/canal/");
  await page.evaluate(
    () => new Promise<void>((resolve) => addEventListener("hangyong:alive", () => resolve(), { once: true })),
  );
  for (let round = 0; round < 4; round += 1) {
    await page.evaluate(() => {
      const until = performance.now() + 900;
      while (performance.now() < until);
    });
  }
  await page.waitForTimeout(1_000);
  await expect(crash(page)).toHaveCount(0);
});

test("a dead program never says that the trip is saved", async ({ page }) => {
  await visit(page, "zh/stops/west-lake/");
  await raiseSheet(page);
  await page.getByRole("button", { name: "加入行程" }).first().click();
  await page.getByRole("navigation", { name: "本站" }).getByRole("link", { name: "行程" }).click();
  await raiseSheet(page);
  await expect(page.locator(".saved__sign")).toHaveAttribute("data-saved", "saved");
  await breakDown(page);
  await expect(crash(page)).toBeVisible();
  await expect(page.locator(".saved__sign")).toHaveAttribute("data-saved", "not-saved");
  await expect(page.locator(".saved__sign")).toHaveText("出错后做的改动没有保存");
});

test("a planner that breaks down says what to do, keeps what was asked, and plans the next time", async ({ page }) => {
  let broken = true;
  await page.route("**/planner_loader.js", (route) =>
    broken ? route.fulfill({ contentType: "text/javascript", body: "throw new WebAssembly.RuntimeError('unreachable')" }) : route.continue(),
  );
  await visit(page, "zh/trip/#plan");
  const start = page.getByRole("button", { name: "开始排", exact: true });
  await start.click();
  await expect(page.getByRole("alert").filter({ hasText: "排行程的程序没有载入。请检查网络后再试；你的行程没有变。" })).toBeVisible({ timeout: 60_000 });
  await expect(crash(page)).toHaveCount(0);
  broken = false;
  await expect(page.getByRole("button", { name: "改一改条件", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "再试一次", exact: true }).click();
  await expect(page.getByRole("button", { name: "采用这个方案" }).first()).toBeVisible({ timeout: 60_000 });
});

test("a file is read although the reader's worker breaks down", async ({ page }) => {
  await page.route("**/reader_loader.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: "throw new WebAssembly.RuntimeError('unreachable')" }),
  );
  await visit(page, "zh/trip/");
  await raiseSheet(page);
  const stop = '<wpt lat="29.872" lon="121.536"><name>天一阁博物院</name></wpt>';
  await page.locator("#import").setInputFiles({ name: "a.gpx", mimeType: "", buffer: Buffer.from(`<gpx>${stop}</gpx>`) });
  await expect(page.getByRole("region", { name: "文件里的行程" })).toContainText("天一阁博物院", { timeout: 30_000 });
  await expect(crash(page)).toHaveCount(0);
});
