// The trip given away and taken in: links, files, text, QR code.
import { readFileSync } from "node:fs";
import { codeOf as code } from "../support/link";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { alive, expect, raiseSheet, test, visit } from "./site";

/** A trip as the contract has it. */
function doc(title: string, stops: string[], more: object = {}) {
  const visits = stops.map((stop) => ({ stop }));
  const day = { from: "09:00", to: "18:00", visits };
  return { v: 1, id: "theirs", title, start: "2026-10-03", days: [day], mode: "transit", updated: "2026-10-01T00:00:00Z", ...more };
}

const saved = (page: Page) => expect(page.locator(".saved__sign")).toHaveAttribute("data-saved", "saved");
const offered = (page: Page) => page.getByRole("region", { name: /链接里的行程|文件里的行程/ });
const mine = (page: Page) => page.getByRole("main").locator(".trip__days");

async function addMine(page: Page, stop = "west-lake") {
  await visit(page, `zh/stops/${stop}/`);
  await raiseSheet(page);
  await page.getByRole("button", { name: "加入行程" }).first().click();
  await page.getByRole("navigation", { name: "本站" }).getByRole("link", { name: "行程" }).click();
  await raiseSheet(page);
  await expect(mine(page)).toContainText("西湖");
  await saved(page);
}

async function openShare(page: Page) {
  await page.locator("#share > summary").click();
}

test("a link shows its trip first and leaves mine alone", async ({ page }) => {
  await addMine(page);
  await visit(page, `zh/#map=9.00/30.00000/120.50000&trip=${code(doc("朋友的行程", ["tianyi-pavilion"]))}`);
  await raiseSheet(page);
  await expect(offered(page)).toContainText("朋友的行程");
  await expect(offered(page)).toContainText("天一阁博物院");
  await expect(offered(page).getByRole("heading")).toBeFocused();
  await expect(mine(page)).toContainText("西湖");
  const { violations } = await new AxeBuilder({ page }).include(".panel").analyze();
  expect(violations.map((one) => one.id)).toEqual([]);
  await offered(page).getByRole("button", { name: "不要" }).click();
  await expect(offered(page)).toHaveCount(0);
  await expect(mine(page)).toContainText("西湖");
  await expect(page).toHaveURL(/#map=/);
  await expect(page).not.toHaveURL(/trip=/);
});

test("a link is copied, merged or put in the place of mine, and undone", { tag: "@phone" }, async ({ page }) => {
  await addMine(page);
  const link = `zh/trip/#trip=${code(doc("朋友的行程", ["tianyi-pavilion"]))}`;
  for (const [choice, has, hasNot] of [
    ["并入我的行程", ["西湖", "天一阁博物院"], []],
    ["替换我的行程", ["天一阁博物院"], ["西湖"]],
  ] as const) {
    await page.goto("about:blank");
    await visit(page, link);
    await raiseSheet(page);
    await offered(page).getByRole("button", { name: choice }).click();
    for (const stop of has) await expect(mine(page)).toContainText(stop);
    for (const stop of hasNot) await expect(mine(page)).not.toContainText(stop);
    await page.getByRole("button", { name: /^撤销：/ }).click();
    await expect(mine(page)).toContainText("西湖");
    await expect(mine(page)).not.toContainText("天一阁博物院");
    await saved(page);
  }
  await page.goto("about:blank");
  await visit(page, link);
  await raiseSheet(page);
  await offered(page).getByRole("button", { name: "存为新行程" }).click();
  await expect(mine(page)).toContainText("天一阁博物院");
  await expect(mine(page)).not.toContainText("西湖");
});

test("a link opened in a page that is open already is shown as well", { tag: "@phone" }, async ({ page }) => {
  await visit(page, "zh/about/");
  await page.evaluate((code) => (location.hash = `trip=${code}`), code(doc("后来的", ["west-lake"])));
  // The sheet is drawn up by itself.
  await expect(offered(page)).toContainText("后来的");
});

for (const [name, broken, words] of [
  ["cut", code(doc("x", ["west-lake"])).slice(0, -9), "不完整"],
  ["of another version", "9.abc", "现有版本"],
  ["too long", `1.${"A".repeat(9000)}`, "太长"],
  ["no trip", code({ hello: 1 }), "不是本站的行程"],
] as const) {
  test(`a link that is ${name} says so and what to do`, { tag: "@phone" }, async ({ page, trouble }) => {
    await visit(page, `zh/trip/#trip=${broken}`);
    await raiseSheet(page);
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
    expect(trouble.errors).toEqual([]);
  });
}

test("markup in a link's trip stays text", { tag: "@phone" }, async ({ page }) => {
  const evil = "<img src=x onerror=alert(1)>\u202Egpj";
  const document = doc(evil, ["west-lake", "<script>x</script>"]);
  await visit(page, `zh/trip/#trip=${code(document)}`);
  await raiseSheet(page);
  await expect(offered(page)).toContainText("<img src=x onerror=alert(1)>gpj");
  expect(await page.locator("main img, main script").count()).toBe(0);
});

test("the link, its QR code and the text carry the trip", { tag: "@phone" }, async ({ page, context }) => {
  await addMine(page);
  await openShare(page);
  const field = page.getByLabel("行程链接");
  await expect(field).toHaveValue(/\/zh\/trip\/#trip=1\./);
  const link = await field.inputValue();
  await expect(page.getByRole("img", { name: /扫一扫/ })).toBeVisible();
  const other = await context.newPage();
  await other.goto(link);
  await alive(other);
  await raiseSheet(other);
  await expect(offered(other)).toContainText("西湖");
});

test("every file can be downloaded, in Shanghai times", { tag: "@desk" }, async ({ page }) => {
  await visit(page, `zh/trip/#trip=${code(doc("三日", ["west-lake", "tianyi-pavilion"]))}`);
  await raiseSheet(page);
  await offered(page).getByRole("button", { name: "存为新行程" }).click();
  await expect(mine(page)).toContainText("西湖");
  await openShare(page);
  for (const [ending, part] of [
    ["json", '"stop": "west-lake"'],
    ["ics", "DTSTART;TZID=Asia/Shanghai:20261003T090000"],
    ["gpx", "西湖"],
    ["kml", "西湖"],
    ["geojson", "西湖"],
  ] as const) {
    const download = page.waitForEvent("download");
    await page.locator("#share").getByRole("button", { name: new RegExp(`\\.${ending}$`) }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`三日 2026-10-03.${ending}`);
    expect(readFileSync(await file.path(), "utf8")).toContain(part);
  }
});

test("inside WeChat there is no download that would fail, but copy, code and a way out", { tag: "@phone" }, async ({ browser, baseURL }) => {
  const context = await browser.newContext({ userAgent: "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50", baseURL });
  const page = await context.newPage();
  await addMine(page);
  await openShare(page);
  await expect(page.getByText("在浏览器打开").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "复制链接" })).toBeVisible();
  await expect(page.getByRole("img", { name: /扫一扫/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /\.gpx/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "打印行程手册" })).toHaveCount(0);
  await context.close();
});

const choose = (page: Page, name: string, text: string | Buffer) =>
  page.getByLabel("导入行程").setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });

test("export, wipe, import gives an equal trip, and every other file finds its stops again", { tag: "@desk" }, async ({ page }) => {
  const day = (stops: string[], more: object = {}) => ({
    from: "08:30",
    to: "17:00",
    ...more,
    visits: stops.map((stop, at) => ({ stop, ...(at === 0 ? { minutes: 95, locked: true, note: "早到，人少 <b>" } : {}) })),
  });
  const days = [day(["west-lake", "liuhe-pagoda"]), day(["tianyi-pavilion"], { base: { start: { city: "ningbo" } } })];
  const whole = doc("三日", [], { days, candidates: [{ stop: "moon-lake" }] });
  await visit(page, `zh/trip/#trip=${code(whole)}`);
  await raiseSheet(page);
  await offered(page).getByRole("button", { name: "存为新行程" }).click();
  await expect(mine(page)).toContainText("西湖");
  await openShare(page);
  const texts: Record<string, string> = {};
  for (const ending of ["json", "gpx", "kml", "geojson"]) {
    const download = page.waitForEvent("download");
    await page.locator("#share").getByRole("button", { name: new RegExp(`\\.${ending}$`) }).click();
    texts[ending] = readFileSync(await (await download).path(), "utf8");
  }
  await forgetAll(page);
  await visit(page, "zh/trip/");
  await raiseSheet(page);
  for (const ending of ["gpx", "kml", "geojson"]) {
    await choose(page, `trip.${ending}`, texts[ending]!);
    await expect(offered(page)).toContainText("天一阁博物院");
    await offered(page).getByRole("button", { name: "不要" }).click();
    await expect(offered(page)).toHaveCount(0);
  }
  await choose(page, "trip.json", texts.json!);
  await offered(page).getByRole("button", { name: "存为新行程" }).click();
  await expect(mine(page)).toContainText("西湖");
  await openShare(page);
  const download = page.waitForEvent("download");
  await page.locator("#share").getByRole("button", { name: /\.json$/ }).click();
  const again = JSON.parse(readFileSync(await (await download).path(), "utf8"));
  const { id: _, ...before } = JSON.parse(texts.json!);
  const { id: __, ...after } = again;
  expect(after).toEqual(before);
  expect(after.days.map((one: { visits: { stop: string }[] }) => one.visits.map((visit) => visit.stop))).toEqual([
    ["west-lake", "liuhe-pagoda"],
    ["tianyi-pavilion"],
  ]);
});

async function forgetAll(page: Page) {
  await visit(page, "zh/about/");
  await raiseSheet(page);
  await page.getByText("忘记我", { exact: true }).click();
  await page.getByRole("button", { name: "全部删除" }).click();
  await expect(page.getByText("都已删除")).toBeVisible();
}

test("“forget me” deletes everything that the site keeps", { tag: "@phone" }, async ({ page }) => {
  await addMine(page);
  await forgetAll(page);
  const left = () =>
    page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map((one) => one.name),
      words: Object.keys(localStorage).filter((name) => name.startsWith("hangyong")),
    }));
  await expect.poll(left).toEqual({ databases: [], words: [] });
  await visit(page, "zh/trip/");
  await raiseSheet(page);
  await expect(page.locator(".saved__sign")).toBeAttached();
  await expect(mine(page)).not.toContainText("西湖");
});

const bomb = `<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><gpx><name>&b;</name></gpx>`;
const point = `<trkpt lat="30.1" lon="120.1"/>`;
for (const [name, file, text, words] of [
  ["an entity bomb", "a.gpx", bomb, "自定义实体"],
  ["deep nesting", "a.kml", `<kml>${"<Folder>".repeat(100_000)}`, "嵌套"],
  ["20,000 attributes", "a.gpx", `<gpx><wpt ${Array.from({ length: 20_000 }, (_, at) => `a${at}=""`).join(" ")}/></gpx>`, "属性"],
  ["more points than are read", "a.gpx", `<gpx><trk><trkseg>${point.repeat(200_001)}</trkseg></trk></gpx>`, "地点超过"],
  ["more bytes than are read", "a.json", " ".repeat(10_000_001), "10 MB"],
  ["a packed file", "a.kmz", "PK\u0003\u0004rest", "压缩"],
  ["another encoding", "a.gpx", Buffer.from([0x3c, 0x67, 0xb2, 0xe2, 0xca, 0xd4]), "UTF-8"],
  ["nothing of this map", "a.gpx", `<gpx><wpt lat="1" lon="1"><name>x</name></wpt></gpx>`, "没有一个是这张地图上的站点"],
  ["no trip at all", "a.json", "hello", "不认识"],
] as const) {
  test(`a file with ${name} is refused with a reason`, { tag: "@desk" }, async ({ page, trouble }) => {
    await visit(page, "zh/trip/");
    await raiseSheet(page);
    await choose(page, file, text);
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
    expect(trouble.errors).toEqual([]);
  });
}

test("200,000 points are read", { tag: "@desk" }, async ({ page }) => {
  await visit(page, "zh/trip/");
  await raiseSheet(page);
  const stop = `<wpt lat="29.872" lon="121.536"><name>天一阁博物院</name></wpt>`;
  await choose(page, "a.gpx", `<gpx>${stop}<trk><trkseg>${point.repeat(199_998)}</trkseg></trk></gpx>`);
  // Nine million letters go through the driver of the browser first, which takes a slow machine more than ten seconds.
  await expect(offered(page)).toContainText("天一阁博物院", { timeout: 60_000 });
  await expect(offered(page)).toContainText("199998 个点");
});

test("a file dropped onto the page is opened", { tag: "@desk" }, async ({ page }) => {
  await visit(page, "zh/trip/");
  await raiseSheet(page);
  await expect(page.getByLabel("导入行程")).toBeAttached();
  const text = JSON.stringify(doc("拖来的", ["west-lake"]));
  await page.evaluate((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "a.json"));
    for (const kind of ["dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }
  }, text);
  await expect(offered(page)).toContainText("拖来的");
});

test("the printed handbook has a map for each day, times, and addresses in Chinese", { tag: "@desk" }, async ({ page }) => {
  await visit(page, `en/trip/#trip=${code(doc("Three days", ["west-lake", "tianyi-pavilion"]))}`);
  await raiseSheet(page);
  await page.getByRole("button", { name: "Keep as a new trip" }).click();
  await expect(page.locator(".saved__sign")).toHaveAttribute("data-saved", "saved");
  await page.emulateMedia({ media: "print" });
  const book = page.locator("#handbook");
  await expect(book).toBeVisible();
  await expect(book.locator(".handbook__map svg")).toHaveCount(1);
  await expect(book.getByText("宁波海曙区天一阁博物院")).toBeVisible();
  await expect(book.getByText("West Lake", { exact: true }).first()).toBeVisible();
  await expect(book.getByRole("img", { name: /Scan/ })).toBeVisible();
  await expect(page.locator(".header")).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await expect(book).toHaveCount(0);
});

for (const hotel of ["酒店 online=预订", "JavaScript: the hotel", "<script>alert(1)</script> & <b onclick=x>"]) {
  test(`a hotel may be called ${hotel} and is printed`, { tag: "@desk" }, async ({ page }) => {
    const trip = doc("Named", ["west-lake"]);
    const base = { name: hotel, lat: 30.25, lon: 120.14 };
    trip.days[0] = { ...trip.days[0]!, base } as (typeof trip.days)[0];
    await visit(page, `en/trip/#trip=${code(trip)}`);
    await raiseSheet(page);
    await page.getByRole("button", { name: "Keep as a new trip" }).click();
    await expect(page.locator(".saved__sign")).toHaveAttribute("data-saved", "saved");
    await page.emulateMedia({ media: "print" });
    const book = page.locator("#handbook");
    await expect(book.locator(".handbook__map svg")).toHaveCount(1);
    await expect(book.getByText(hotel).first()).toBeVisible();
    await page.emulateMedia({ media: "screen" });
    await expect(page.getByRole("alertdialog")).toHaveCount(0);
    await expect(page.locator(".saved__sign")).toHaveAttribute("data-saved", "saved");
  });
}

test.describe("on a device in New York", () => {
  test.use({ timezoneId: "America/New_York" });

  test("times are those of Shanghai, on the page and in the calendar", { tag: "@phone" }, async ({ page }) => {
    await visit(page, `zh/trip/#trip=${code(doc("异地", ["west-lake"]))}`);
    await raiseSheet(page);
    await offered(page).getByRole("button", { name: "存为新行程" }).click();
    await expect(mine(page)).toContainText("09:00");
    await expect(page.locator(".trip")).toContainText("10月3日");
    await openShare(page);
    const download = page.waitForEvent("download");
    await page.locator("#share").getByRole("button", { name: /\.ics$/ }).click();
    const text = readFileSync(await (await download).path(), "utf8");
    expect(text).toContain("DTSTART;TZID=Asia/Shanghai:20261003T090000");
    expect(text).toContain("UID:");
  });
});

test("a file of a map service is asked about, and read the other way when the reader says so", { tag: "@desk" }, async ({ page }) => {
  await visit(page, "zh/trip/");
  await raiseSheet(page);
  await page.locator("#import").setInputFiles("../data/import/amap-gcj02-export.kml");
  await expect(offered(page)).toContainText("拱宸桥西历史街区");
  await expect(offered(page).locator(".incoming__days")).not.toContainText("拱宸桥");
  await offered(page).getByRole("button", { name: "是，来自高德或腾讯地图" }).click();
  await expect(offered(page).locator(".incoming__days")).toContainText("拱宸桥");
});

test("an archive and a file in another encoding are read in the worker", { tag: "@desk" }, async ({ page }) => {
  await visit(page, "zh/trip/");
  await raiseSheet(page);
  await page.locator("#import").setInputFiles("../data/import/my-maps.kmz");
  await expect(offered(page).locator(".incoming__days")).toContainText("西湖");
  const name = Buffer.from([0xce, 0xf7, 0xba, 0xfe]);
  const gbk = [Buffer.from('<?xml version="1.0" encoding="GBK"?><gpx><wpt><name>'), name, Buffer.from("</name></wpt></gpx>")];
  await page.locator("#import").setInputFiles({ name: "a.gpx", mimeType: "", buffer: Buffer.concat(gbk) });
  await expect(offered(page)).toContainText("文件里的行程");
  await expect(offered(page).locator(".incoming__days")).toContainText("西湖");
});
