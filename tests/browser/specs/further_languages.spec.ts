// What a pack says in languages beside Chinese and English: shown where it is, marked as what it is.
import { servePack } from "../support/pack";
import { alive, expect, raiseSheet, test, visit } from "./site";

type Texts = Record<string, string>;
type Stops = { features: { properties: { id: string; name: Texts; summary: Texts } }[] };

const furtherNames = (file: object): object => {
  const stops = file as Stops;
  const { name, summary } = stops.features.find(({ properties }) => properties.id === "lake-garden")!.properties;
  Object.assign(name, { ja: "湖園（こえん）", ko: "호수 정원" });
  Object.assign(summary, { ja: "試験のために書かれた場所です。" });
  return stops;
};

const GARDEN = "zh/?pack=/small-pack&stop=lake-garden";

test("what a pack says in Japanese and Korean is a press away, and what it lacks there is in English", { tag: "@phone" }, async ({ page }) => {
  await servePack(page, { "stops.geojson": furtherNames });
  await visit(page, GARDEN);
  await raiseSheet(page);
  const japanese = page.locator("#panel details").filter({ has: page.getByText("日本語", { exact: true }) });
  await expect(japanese.getByText("湖園（こえん）")).toBeHidden();
  await japanese.locator("summary").click();
  await expect(japanese.locator("p:lang(ja)")).toHaveText(["湖園（こえん）", "試験のために書かれた場所です。"]);
  await expect(japanese.getByText("試験のために書かれた場所です。")).toBeVisible();
  const korean = page.locator("#panel details").filter({ has: page.getByText("한국어", { exact: true }) });
  await korean.locator("summary").click();
  await expect(korean.locator("p:lang(ko)")).toHaveText(["호수 정원"]);
  await expect(korean.locator("p:lang(en)").first()).toContainText("A place made up for tests");
  // The page is still Chinese.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("湖园");
});

test("a stop is found by its name in a further language", { tag: "@desk" }, async ({ page }) => {
  await servePack(page, { "stops.geojson": furtherNames });
  await visit(page, "zh/?pack=/small-pack");
  await page.getByRole("searchbox").fill("호수");
  await expect(page.locator("#panel .row__name").first()).toHaveText("湖园");
});

test("a pack without further languages shows nothing of them", { tag: "@desk" }, async ({ page }) => {
  await servePack(page);
  await visit(page, GARDEN);
  await expect(page.locator("#access-title")).toBeAttached();
  await expect(page.locator(".further")).toHaveCount(0);
});

test.describe("in a Japanese browser", () => {
  test.use({ locale: "ja-JP" });
  test("the reader's own language is unfolded", { tag: "@phone" }, async ({ page }) => {
    await servePack(page, { "stops.geojson": furtherNames });
    await visit(page, GARDEN.replace("zh/", "en/"));
    await alive(page);
    await raiseSheet(page);
    await expect(page.getByText("試験のために書かれた場所です。")).toBeVisible();
    await expect(page.getByText("호수 정원")).toBeHidden();
  });
});
