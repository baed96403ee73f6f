// The trip is never lost: killed browsers, two tabs, storage that fails or is refused, damaged and newer records.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { alive, expect, raiseSheet, test, visit } from "./site";

const SIGN = ".saved__sign";

/** A trip as the contract has it. */
function doc(id: string, title: string, stops: string[], more: object = {}) {
  const visits = stops.map((stop) => ({ stop }));
  const day = { from: "09:00", to: "18:00", visits };
  return { v: 1, id, title, start: null, days: [day], mode: "transit", updated: "2026-10-01T00:00:00Z", ...more };
}

/** Puts records into the database before the site sees it. */
async function store(page: Page, records: { id: string; doc: unknown; history?: string }[], desk?: string) {
  await page.evaluate(
    ([records, desk]) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open("hangyong", 1);
        request.onupgradeneeded = () => {
          request.result.createObjectStore("trips", { keyPath: "id" });
          request.result.createObjectStore("desk");
        };
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const transaction = request.result.transaction(["trips", "desk"], "readwrite");
          for (const record of records) transaction.objectStore("trips").put({ history: "", rev: "r", ...record });
          if (desk) transaction.objectStore("desk").put(desk, "on");
          transaction.oncomplete = () => {
            request.result.close();
            resolve();
          };
        };
      }),
    [records.map((one) => ({ ...one, doc: typeof one.doc === "string" ? one.doc : JSON.stringify(one.doc) })), desk] as const,
  );
}

/** Every record in the database. */
async function stored(page: Page): Promise<{ id: string; doc: string }[]> {
  return page.evaluate(
    () =>
      new Promise<{ id: string; doc: string }[]>((resolve, reject) => {
        const request = indexedDB.open("hangyong");
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const all = request.result.transaction("trips").objectStore("trips").getAll();
          all.onsuccess = () => {
            request.result.close();
            resolve(all.result);
          };
        };
      }),
  );
}

type Site = (path: string) => string;

async function add(page: Page, stop: string, site: Site = (path) => path) {
  await visit(page, site(`zh/stops/${stop}/`));
  await raiseSheet(page);
  await page.getByRole("button", { name: "加入行程" }).first().click();
}

/** Adds a stop and waits until the trip page says that it is saved. */
async function addAndSee(page: Page, stop: string, site?: Site) {
  await add(page, stop, site);
  await openTrip(page);
  await saved(page);
}

async function openTrip(page: Page) {
  await page.getByRole("navigation", { name: "本站" }).getByRole("link", { name: "行程" }).click();
  await raiseSheet(page);
  await expect(page.locator(SIGN)).toBeAttached();
}

/** The days of the trip with their stops. */
const planned = (page: Page) => page.locator(".trip__days");
const saved = (page: Page) => expect(page.locator(SIGN)).toHaveAttribute("data-saved", "saved");
const undo = (page: Page) => page.getByRole("button", { name: /^撤销：/ });
const redo = (page: Page) => page.getByRole("button", { name: /^重做：/ });

/** Starts the browser's process on a profile and tells the port that it listens on; nothing when it never does. */
async function launch(profile: string, args: string[]): Promise<{ process: ChildProcess; number: string | undefined }> {
  const port = join(profile, "DevToolsActivePort");
  rmSync(port, { force: true });
  const executable = process.env.CHROMIUM_PATH ?? chromium.executablePath();
  const own = ["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"];
  const started = spawn(executable, [...args, ...own], { detached: true, stdio: "ignore" });
  const written = () => existsSync(port) && readFileSync(port, "utf8").includes("/devtools");
  for (let waited = 0; waited < 20_000 && !written(); waited += 100) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { process: started, number: written() ? readFileSync(port, "utf8").split("\n")[0] : undefined };
}

/** A browser of its own on a profile, so that it can be killed as a phone kills one. */
async function start(profile: string, args: string[]): Promise<{ process: ChildProcess; browser: Browser; page: Page }> {
  let launched = await launch(profile, args);
  if (launched.number === undefined) {
    // After a kill a browser may hang on what the old one has left behind before it opens any page.
    await end(launched.process);
    launched = await launch(profile, args);
  }
  expect(launched.number, "the browser listens").toBeDefined();
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${launched.number}`);
  const context = browser.contexts()[0]!;
  const page = context.pages()[0] ?? (await context.newPage());
  await page.setViewportSize({ width: 1280, height: 800 });
  return { process: launched.process, browser, page };
}

async function end(started: ChildProcess) {
  if (started.signalCode !== null || started.exitCode !== null) return;
  const gone = new Promise((resolve) => started.once("exit", resolve));
  process.kill(-started.pid!, "SIGKILL");
  await gone;
}

async function kill({ process: started, browser }: { process: ChildProcess; browser: Browser }) {
  await end(started);
  await browser.close().catch(() => undefined);
}

/** Opens the settings of a visit on the trip page and gives the field of its note. */
async function noteOf(page: Page, name: string) {
  await page.getByRole("button", { name: `${name}的设置` }).click();
  return page.getByLabel("备注");
}

const notes = async (page: Page): Promise<Record<string, string>> => {
  const docs = (await stored(page)).map((one) => JSON.parse(one.doc));
  const visits = docs.flatMap((one) => one.days).flatMap((day: { visits: { stop: string; note?: string }[] }) => day.visits);
  return Object.fromEntries(visits.filter((one) => one.note).map((one) => [one.stop, one.note!]));
};

test("a note is kept while it is typed", async ({ page }) => {
  await addAndSee(page, "west-lake");
  const note = await noteOf(page, "西湖");
  await note.pressSequentially("带伞 ");
  await expect.poll(() => notes(page), { timeout: 5_000 }).toEqual({ "west-lake": "带伞" });
  // What was given goes on being typed, and is one step to undo.
  await expect(note).toBeFocused();
  await expect(note).toHaveValue("带伞 ");
  await note.pressSequentially("和水");
  await expect.poll(() => notes(page), { timeout: 5_000 }).toEqual({ "west-lake": "带伞 和水" });
  await page.locator(".trip__keys summary").focus();
  await undo(page).click();
  await expect.poll(() => notes(page), { timeout: 5_000 }).toEqual({});
});

test("a note that is being typed survives a reload, and a tab that is left", async ({ page, context }) => {
  await addAndSee(page, "west-lake");
  await (await noteOf(page, "西湖")).pressSequentially("日落前到");
  await page.reload();
  await alive(page);
  await expect.poll(() => notes(page)).toEqual({ "west-lake": "日落前到" });
  await raiseSheet(page);
  const note = await noteOf(page, "西湖");
  await note.fill("日落前到，带伞");
  await page.goto("about:blank");
  const other = await context.newPage();
  await visit(other, "zh/trip/");
  await expect.poll(() => notes(other), { timeout: 10_000 }).toEqual({ "west-lake": "日落前到，带伞" });
});

test("a note is written on its own stop although another tab moves the stops meanwhile", async ({ page, context }) => {
  await addAndSee(page, "west-lake");
  await addAndSee(page, "tianyi-pavilion");
  const other = await context.newPage();
  await visit(other, "zh/trip/");
  await raiseSheet(other);
  await expect(other.locator(".visit")).toHaveCount(2);
  const note = await noteOf(page, "西湖");
  await note.pressSequentially("带", { delay: 20 });
  await other.getByRole("button", { name: "天一阁博物院的设置" }).click();
  await other.getByRole("button", { name: "上移" }).click();
  await saved(other);
  await expect(page.locator(".visit__name").first()).toContainText("天一阁");
  // The field is the same, with what was typed, and goes on.
  await expect(note).toBeFocused();
  await expect(note).toHaveValue("带");
  await page.keyboard.type("伞");
  await page.locator(".trip__keys summary").focus();
  await expect.poll(() => notes(page), { timeout: 5_000 }).toEqual({ "west-lake": "带伞" });
});

test("too long a paste is cut and that is said, and a search of 300,000 letters freezes nothing", async ({ page }) => {
  await addAndSee(page, "west-lake");
  const note = await noteOf(page, "西湖");
  await note.fill("字".repeat(5_000));
  await expect(page.locator(".field__refusal")).toContainText("太长了");
  await expect(note).toHaveValue("字".repeat(1_000));
  await visit(page, "zh/");
  await raiseSheet(page);
  const began = Date.now();
  await page.getByRole("searchbox").fill("天一".repeat(150_000));
  await expect(page.locator(".panel")).toContainText(/没有|找不到/);
  await page.getByRole("searchbox").fill("天一阁");
  await expect(page.locator(".rows .row").first()).toContainText("天一阁");
  expect(Date.now() - began).toBeLessThan(5_000);
});

test("a browser killed 300 ms after “saved” has lost nothing, ten times of ten", async ({ baseURL }, info) => {
  test.setTimeout(300_000);
  const profile = mkdtempSync(join(tmpdir(), "hangyong-profile-"));
  const args = info.project.use.launchOptions?.args ?? [];
  const site = (path: string) => new URL(path, baseURL).href;
  let running = await start(profile, args);
  try {
    await addAndSee(running.page, "west-lake", site);
    for (let round = 0; round < 10; round += 1) {
      const { page } = running;
      const [press, there] = round % 2 === 0 ? [undo, false] : [redo, true];
      const isDone = (page: Page) => {
        const days = expect(planned(page));
        return (there ? days : days.not).toContainText("西湖");
      };
      await press(page).click();
      // Until then the sign tells of what was saved before.
      await isDone(page);
      await saved(page);
      await page.waitForTimeout(300);
      await kill(running);
      running = await start(profile, args);
      await running.page.goto(site("zh/trip/"));
      await saved(running.page);
      await isDone(running.page);
    }
  } finally {
    await kill(running);
    rmSync(profile, { recursive: true, force: true });
  }
});

test("what was done can be undone after a reload", async ({ page }) => {
  await addAndSee(page, "west-lake");
  await page.reload();
  await alive(page);
  await raiseSheet(page);
  await expect(undo(page)).toHaveText(/西湖/);
  await undo(page).click();
  await expect(planned(page)).not.toContainText("西湖");
  await saved(page);
  await page.reload();
  await alive(page);
  await raiseSheet(page);
  await expect(redo(page)).toHaveText(/西湖/);
});

test("the header knows the number of stops before the trip is there", async ({ page }) => {
  await addAndSee(page, "west-lake");
  await visit(page, "zh/about/");
  await expect(page.getByRole("navigation", { name: "本站" }).getByRole("link", { name: "行程" })).toContainText("1 站");
});

test("a second tab follows, and what it does is not lost in the first", async ({ page, context }) => {
  await addAndSee(page, "west-lake");
  const other = await context.newPage();
  await visit(other, "zh/trip/");
  await raiseSheet(other);
  await expect(planned(other)).toContainText("西湖");
  await addAndSee(other, "tianyi-pavilion");
  await expect(planned(page)).toContainText("天一阁博物院");
  await undo(page).click();
  await expect(planned(other)).not.toContainText("天一阁博物院");
  await saved(other);
  await saved(page);
  // Both have come to rest: neither writes over the other any more, and both show what is kept.
  const kept = await stored(page);
  await page.waitForTimeout(500);
  expect(await stored(page)).toEqual(kept);
  expect(JSON.parse(kept[0]!.doc).days[0].visits).toEqual([{ stop: "west-lake" }]);
  await expect(planned(page)).not.toContainText("天一阁博物院");
});

test("a name that is being typed stays while another tab changes the trip", async ({ page, context }) => {
  await addAndSee(page, "west-lake");
  const name = page.getByLabel("行程名称");
  await name.click();
  await page.keyboard.type("两个人的");
  const other = await context.newPage();
  await addAndSee(other, "tianyi-pavilion");
  await expect(planned(page)).toContainText("天一阁博物院");
  await saved(page);
  await page.bringToFront();
  await expect(name).toHaveValue("两个人的");
  await page.keyboard.type("西湖");
  await name.blur();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("两个人的西湖");
});

test("a sum that is being typed into the planner stays while another tab changes the trip", async ({ page, context }) => {
  await addAndSee(page, "west-lake");
  await page.getByRole("button", { name: "帮我排" }).click();
  await page.locator("summary", { hasText: "更多条件" }).click();
  const budget = page.locator("#planning-budget");
  await budget.click();
  await page.keyboard.type("30");
  const other = await context.newPage();
  await addAndSee(other, "tianyi-pavilion");
  await expect(planned(page)).toContainText("天一阁博物院");
  await page.bringToFront();
  await page.keyboard.type("0");
  await budget.blur();
  await expect(budget).toHaveValue("300");
});

test("tabs that contradict each other keep both trips and ask", async ({ page, context }) => {
  await page.addInitScript(() => {
    // A browser without a line between its tabs, so that neither hears of the other.
    Object.defineProperty(window, "BroadcastChannel", { value: undefined });
  });
  await addAndSee(page, "west-lake");
  const id = (await stored(page))[0]!.id;
  const [theirs] = [doc(id, "那边", ["tianyi-pavilion"])];
  await store(page, [{ id, doc: theirs }]);
  await undo(page).click();
  const question = page.getByRole("alert").filter({ hasText: "另一个标签页" });
  await expect(question).toBeVisible();
  await saved(page);
  const titles = async () => (await stored(page)).map((one) => JSON.parse(one.doc).title).sort();
  await expect.poll(titles).toEqual(["", "那边"]);
  await question.getByRole("button", { name: "用那边的" }).click();
  await expect(question).toHaveCount(0);
  await expect(planned(page)).toContainText("天一阁博物院");
  await saved(page);
  await expect.poll(() => stored(page)).toHaveLength(1);
});

for (const [name, exception, words] of [
  ["full", "QuotaExceededError", "存储空间已满"],
  ["broken", "UnknownError", "没有响应"],
] as const) {
  test(`storage that is ${name} is said until a later saving succeeds`, async ({ page }) => {
    await addAndSee(page, "west-lake");
    await page.evaluate((exception) => {
      const real = IDBObjectStore.prototype.put;
      Object.assign(window, { mend: () => (IDBObjectStore.prototype.put = real) });
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("no", exception);
      };
    }, exception);
    await undo(page).click();
    await expect(page.locator(SIGN)).toContainText(words);
    await redo(page).click();
    await expect(planned(page)).toContainText("西湖");
    await expect(page.locator(SIGN)).toContainText(words);
    await page.evaluate(() => (window as unknown as { mend: () => void }).mend());
    await undo(page).click();
    await expect(planned(page)).not.toContainText("西湖");
    await saved(page);
    expect(JSON.parse((await stored(page))[0]!.doc).days[0].visits).toEqual([]);
  });
}

test("a database closed under the page is opened again and nothing is lost", async ({ page }) => {
  await page.addInitScript(() => {
    const open: IDBDatabase[] = [];
    Object.assign(window, { closeAll: () => open.splice(0).forEach((one) => one.close()) });
    const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...args: Parameters<typeof transaction>) {
      if (!open.includes(this)) open.push(this);
      return transaction.apply(this, args);
    };
  });
  await addAndSee(page, "west-lake");
  await page.evaluate(() => (window as unknown as { closeAll: () => void }).closeAll());
  await undo(page).click();
  await expect(planned(page)).not.toContainText("西湖");
  await saved(page);
  expect(JSON.parse((await stored(page))[0]!.doc).days[0].visits).toEqual([]);
});

test("where storage throws, the page plans all the same and says that nothing is kept", async ({ page, trouble }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("denied", "SecurityError");
    };
    for (const name of ["indexedDB", "localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, { get: refuse });
    }
  });
  await add(page, "west-lake");
  await openTrip(page);
  await expect(page.locator(SIGN)).toContainText("不允许在这里保存");
  await expect(planned(page)).toContainText("西湖");
  await page.locator("#share > summary").click();
  await expect(page.getByLabel("行程链接")).toHaveValue(/#trip=1\./);
  await undo(page).click();
  await expect(planned(page)).not.toContainText("西湖");
  expect(trouble.errors).toEqual([]);
});

test("a damaged record and one of a newer program are shown and stay as they are", async ({ page }) => {
  await visit(page, "zh/about/");
  const newer = doc("n", "明年的行程", ["west-lake"], { v: 9, weather: ["sun"] });
  await store(page, [{ id: "b", doc: "{\"v\":1," }, { id: "n", doc: newer }], "n");
  await visit(page, "zh/trip/");
  await raiseSheet(page);
  await expect(page.getByText("读不出来")).toBeVisible();
  await expect(page.getByText("只能查看")).toBeVisible();
  await expect(planned(page)).toContainText("西湖");
  await add(page, "tianyi-pavilion");
  await openTrip(page);
  await expect(planned(page)).not.toContainText("天一阁博物院");
  expect(await stored(page)).toEqual([
    { id: "b", doc: "{\"v\":1,", history: "", rev: "r" },
    { id: "n", doc: JSON.stringify(newer), history: "", rev: "r" },
  ]);
});
