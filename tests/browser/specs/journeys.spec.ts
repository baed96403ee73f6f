// What travellers do: pan, tap, walk, search, filter, switch, go back.
import type { Page } from "@playwright/test";
import { alive, camera, expect, isPhone, lowerSheet, middle, painted, raiseSheet, test, visit } from "./site";

/** One zoom nearer than the address asked for, the map is still over that place. */
async function isOver(page: Page, lat: number, lon: number) {
  await expect.poll(async () => (await camera(page))?.[0] ?? 0).toBeGreaterThan(12);
  const [, foundLat, foundLon] = (await camera(page))!;
  expect(Math.abs(foundLat - lat)).toBeLessThan(0.15);
  expect(Math.abs(foundLon - lon)).toBeLessThan(0.15);
}

test("dragging the map moves the camera, and the address remembers it", async ({ page }) => {
  await visit(page, "zh/");
  await painted(page);
  const canvas = page.getByRole("application");
  const box = (await canvas.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height * 0.3];
  await expect.poll(() => camera(page)).not.toBeNull();
  const opened = (await camera(page))!;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 90, y - 40, { steps: 8 });
  await page.mouse.up();
  // Pushed to the west, the paper shows more of the east; the address follows once the map has come to rest.
  await expect.poll(async () => (await camera(page))![2]).toBeGreaterThan(opened[2]);
  const before = (await camera(page))!;
  await canvas.focus();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(async () => (await camera(page))![2]).toBeLessThan(before[2]);
});

test("a camera in the address is where the map opens", async ({ page }) => {
  await visit(page, "zh/#map=11.50/30.25000/120.15000");
  await painted(page);
  await page.getByRole("button", { name: "放大" }).click();
  await isOver(page, 30.25, 120.15);
});

test("tapping a stop on the map opens it", async ({ page }) => {
  // West Lake in the middle of what can be seen of the map, however far the sheet is drawn up.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await visit(page, "zh/#map=14.00/30.24598/120.14313");
  await painted(page);
  if (isPhone(page)) {
    // The sheet stands half way up. Pressed, it goes one step at a time: up, and down again to the lower edge.
    const [, half] = await middle(page);
    const grip = page.locator(".grip__handle");
    for (const height of ["full", "half", "peek"]) {
      await expect(grip).toHaveAccessibleName(height === "full" ? "展开面板" : "收起面板");
      await grip.click();
      await expect(page.locator(".app")).toHaveAttribute("data-sheet", height);
    }
    await expect(grip).toHaveAccessibleName("展开面板");
    await expect.poll(async () => (await middle(page))[1]).toBeGreaterThan(half + 100);
  }
  // The map follows in its next frames: then something that can be opened is there.
  await expect
    .poll(async () => {
      const [x, y] = await middle(page);
      await page.mouse.move(x + 1, y + 1);
      await page.mouse.move(x, y);
      return page.locator(".map canvas").getAttribute("class");
    })
    .toContain("map__canvas--over");
  await page.mouse.click(...(await middle(page)));
  await expect(page).toHaveURL(/\/zh\/stops\/west-lake\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("西湖");
});

test("from a stop's page the map is one press away", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "zh/stops/west-lake/");
  await raiseSheet(page);
  await page.getByRole("button", { name: "在地图上看" }).click();
  await expect(page.locator(".app")).toHaveAttribute("data-sheet", "half");
});

test("a route is walked stop by stop with list and map in step", async ({ page }) => {
  await visit(page, "zh/routes/canal/");
  await painted(page);
  await raiseSheet(page);
  await page.getByRole("button", { name: "逐站浏览" }).click();
  const walk = page.getByRole("navigation", { name: "逐站浏览" });
  await expect(walk).toContainText("1 / ");
  const at = await camera(page);
  await walk.getByRole("button", { name: "下一站" }).click();
  await expect(walk).toContainText("2 / ");
  await expect(page.locator("#course-1 .row--current")).toBeVisible();
  await expect.poll(() => camera(page)).not.toEqual(at);
  await walk.getByRole("button", { name: "结束逐站浏览" }).click();
  await expect(page.getByRole("button", { name: "逐站浏览" })).toBeVisible();
});

test("search finds a stop by name, by pinyin, by initials and in English", { tag: "@desk" }, async ({ page }) => {
  await visit(page, "zh/");
  await raiseSheet(page);
  const field = page.getByRole("searchbox", { name: "搜索站点" });
  const first = page.locator(".rows .row__name").first();
  for (const words of ["天一阁", "tianyige", "tyg", "Tianyi"]) {
    await field.fill(words);
    await expect(first).toHaveText("天一阁博物院");
  }
  await field.fill("没有这个地方");
  await expect(page.getByText("没有符合的站点")).toBeVisible();
  await page.getByRole("button", { name: "显示全部站点" }).click();
  await expect(first).toBeVisible();
});

test("filters leave the stops they name, and can be cleared", async ({ page }) => {
  await visit(page, "zh/");
  await raiseSheet(page);
  const count = page.locator(".stops__count");
  const all = await count.textContent();
  await page.getByText("筛选", { exact: true }).click();
  await page.getByRole("button", { name: "生态" }).click();
  await expect(count).not.toHaveText(all!);
  await page.getByRole("button", { name: "宁波", exact: true }).click();
  const facts = page.locator(".rows .row__facts");
  await expect.poll(async () => (await facts.allTextContents()).filter((one) => !one.includes("宁波"))).toEqual([]);
  await page.getByRole("button", { name: "清除筛选" }).click();
  await expect(count).toHaveText(all!);
});

test("every station of the line leads to its stops", async ({ page }) => {
  await visit(page, "zh/");
  await raiseSheet(page);
  await page.getByRole("button", { name: /余姚北/ }).click();
  await expect(page.getByRole("heading", { name: "从余姚北站出发可到" })).toBeVisible();
  await expect(page.locator(".rows .row__name").filter({ hasText: "河姆渡" })).toBeVisible();
});

test("switching the language keeps the page and the camera", async ({ page }) => {
  await visit(page, "zh/stops/tianyi-pavilion/#map=13.00/29.87200/121.53600");
  await painted(page);
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/stops\/tianyi-pavilion\/#map=13/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Tianyi");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("Back and Forward go through the pages", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "zh/");
  await raiseSheet(page);
  await page.getByRole("link", { name: /运河流淌之旅/ }).click();
  await expect(page).toHaveURL(/\/zh\/routes\/canal\//);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("杭甬双城游");
  await page.goForward();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("运河流淌之旅");
});

test("a stop tells its hours on a chosen date", { tag: "@desk" }, async ({ page }) => {
  await visit(page, "zh/stops/liangzhu-museum/");
  await raiseSheet(page);
  const table = page.getByRole("table", { name: "开放时间" });
  await page.getByLabel("日期").fill("2026-11-23");
  await expect(table.getByRole("row").first()).toContainText("11月23日 周一");
  await expect(table.getByRole("row").first()).toContainText("不开放");
  await expect(table.getByRole("row").nth(1)).toContainText("09:00–17:00");
});

test("the four map applications get their own datum", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "zh/stops/west-lake/");
  await raiseSheet(page);
  const links = page.getByRole("list", { name: "在地图应用中打开" }).getByRole("link");
  await expect(links).toHaveCount(4);
  for (const link of await links.all()) {
    expect(await link.getAttribute("href")).toMatch(/^https:\/\//);
    expect(await link.getAttribute("rel")).toContain("noopener");
  }
});

test("the theme is a choice that stays", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "zh/");
  await page.getByRole("button", { name: /主题/ }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.getByRole("button", { name: /主题/ }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await alive(page);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("Back leads to the place in the list that was left, with the focus on the link", async ({ page }) => {
  await visit(page, "zh/");
  await raiseSheet(page);
  const row = page.locator(".rows a").nth(40);
  await row.scrollIntoViewIfNeeded();
  const scrolled = () => page.locator(".panel__body").evaluate((panel) => panel.scrollTop);
  await expect.poll(scrolled).toBeGreaterThan(1000);
  const before = await scrolled();
  const address = await row.getAttribute("href");
  await row.click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  expect(await scrolled()).toBe(0);
  await page.goBack();
  await expect.poll(scrolled).toBeGreaterThan(before - 60);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe(address);
});

test("on a phone the search field makes room for what it finds", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "zh/");
  await page.getByRole("searchbox").click();
  await expect(page.locator(".app")).toHaveAttribute("data-sheet", "full");
  // What is left of the window above a keyboard.
  await page.setViewportSize({ width: 390, height: 500 });
  await page.keyboard.type("gcq");
  await expect(page.locator(".rows .row").first()).toContainText("拱宸桥");
  await expect(page.locator(".rows .row").first()).toBeInViewport({ ratio: 0.3 });
});

test("a camera in the address of the trip stays when the trips have come", async ({ page }) => {
  await visit(page, "en/trip/#map=11.50/30.1000/120.5000");
  await painted(page);
  await page.getByRole("heading", { level: 1 }).waitFor();
  // On a phone the trip's page lies over the map until it is drawn down.
  await lowerSheet(page);
  await page.getByRole("button", { name: "Zoom in" }).click();
  await isOver(page, 30.1, 120.5);
});

test("a slip in a name is forgiven", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "zh/");
  await raiseSheet(page);
  await page.getByRole("searchbox").fill("拱辰桥");
  await expect(page.locator(".rows .row").first()).toContainText("拱宸桥");
});

test("the bar leads to routes, places, the planner's questions and the trip, and Back leads home again", async ({ page }) => {
  await visit(page, "zh/");
  const bar = page.getByRole("navigation", { name: "本站" });
  await bar.getByRole("link", { name: "地点" }).click();
  await expect(page.getByRole("heading", { name: "全部站点" })).toBeInViewport();
  await bar.getByRole("link", { name: "帮我排" }).click();
  await expect(page).toHaveURL(/zh\/trip\/#(.*&)?plan/);
  await expect(page.locator("#planning-asks")).toBeInViewport({ timeout: 25_000 });
  await page.goBack();
  await expect(page).toHaveURL(/zh\/(#.*)?$/);
  await bar.getByRole("link", { name: /行程/ }).click();
  await expect(page.locator("#planning-opens")).toBeVisible({ timeout: 25_000 });
  await visit(page, "en/trip/#plan");
  await expect(page.locator("#planning-asks")).toBeInViewport({ timeout: 25_000 });
});

test("the button that puts a stop into the trip stays in reach while its page is read", async ({ page }) => {
  await visit(page, "zh/stops/lingyin-feilai/");
  const add = page.getByRole("button", { name: "加入行程", exact: true });
  await page.getByRole("heading", { name: "资料来源" }).scrollIntoViewIfNeeded();
  await expect(add).toBeInViewport();
  await add.click();
  await expect(page.locator(".in-trip")).toBeAttached({ timeout: 25_000 });
});
