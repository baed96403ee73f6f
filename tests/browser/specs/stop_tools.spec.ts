// What a stop's page does besides telling: a card for the driver, the story read aloud, a message that something is wrong.
import { expect, raiseSheet, test, visit } from "./site";

test("a card for the driver is large, in Chinese, closes with Esc and gives the focus back", async ({ page, trouble }) => {
  await visit(page, "en/stops/tianyi-pavilion/");
  await raiseSheet(page);
  const opens = page.getByRole("button", { name: "Show a driver" });
  await opens.click();
  const card = page.getByRole("dialog");
  await expect(card).toBeVisible();
  const name = card.getByText("天一阁博物院");
  const px = await name.evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
  expect(px).toBeGreaterThanOrEqual(36);
  await expect(card).toContainText("tian yi ge bo wu yuan");
  await expect(card).toContainText("宁波");
  // All of it on the screen, nothing beside it.
  const box = (await card.boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(page.viewportSize()!.width);
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(opens).toBeFocused();
  expect(trouble.errors).toEqual([]);
});

test("a message that something is wrong has the stop, the value and the version, and nothing is sent", { tag: "@phone" }, async ({ page, trouble }) => {
  await visit(page, "zh/stops/tianyi-pavilion/");
  await raiseSheet(page);
  await page.getByRole("button", { name: "这里有误？" }).click();
  await page.getByLabel("哪一项").selectOption({ label: "门票" });
  await page.getByLabel("正确的是").fill("40 元");
  const message = page.getByLabel("消息全文");
  const version = await page.locator("html").getAttribute("data-version");
  for (const part of ["tianyi-pavilion", "门票", "正确的是：40 元", version!]) {
    await expect(message).toHaveValue(new RegExp(part.replace(/[+.]/g, "\\$&")));
  }
  await page.getByRole("region", { name: "告诉我们哪里不对" }).getByRole("button", { name: "收起" }).click();
  await expect(message).toHaveCount(0);
  await expect(page.getByRole("button", { name: "这里有误？" })).toBeFocused();
  expect(trouble).toEqual({ errors: [], foreign: [], failed: [] });
});

test("a story is read aloud sentence by sentence, and only by a voice of the device itself", { tag: "@desk" }, async ({ page, trouble }) => {
  const withVoices = (voices: { lang: string; localService: boolean }[]) =>
    page.addInitScript((voices) => {
      const spoken: string[] = [];
      class Utterance extends EventTarget {
        constructor(readonly text: string) {
          super();
        }
      }
      const speech = Object.assign(new EventTarget(), {
        getVoices: () => voices,
        cancel: () => {},
        speak: (one: Utterance) => {
          spoken.push(one.text);
          setTimeout(() => one.dispatchEvent(new Event("end")), 300);
        },
      });
      Object.defineProperty(window, "speechSynthesis", { value: speech, configurable: true });
      Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance, configurable: true });
      Object.assign(window, { spoken });
    }, voices);
  const aloud = page.getByRole("button", { name: "朗读" });
  await withVoices([{ lang: "zh-CN", localService: false }, { lang: "en-US", localService: true }]);
  await visit(page, "zh/stops/tianyi-pavilion/");
  await expect(page.locator(".story:not(.story--loading)")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-voices", "en");
  await expect(aloud).toBeHidden();
  await withVoices([{ lang: "zh-CN", localService: true }]);
  await page.reload();
  const story = (await page.locator(".story:not(.story--loading)").textContent())!;
  await aloud.click();
  await expect(page.locator(".reader__piece--now")).toHaveCount(1);
  const spoken = () => page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
  await expect.poll(async () => (await spoken()).length).toBeGreaterThan(1);
  await page.getByRole("button", { name: "暂停" }).click();
  const [first, second] = await spoken();
  expect(story.startsWith(first!)).toBe(true);
  expect(story).toContain(second!);
  await page.getByRole("button", { name: "不读了" }).click();
  await expect(page.locator(".reader")).toHaveCount(0);
  await expect(page.locator(".story")).toHaveText(story);
  expect(trouble.errors).toEqual([]);
});
