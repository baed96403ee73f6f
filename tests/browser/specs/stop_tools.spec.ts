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
      // What the page asked of the voice, in order: speak with its rate, pause, resume, cancel.
      const asked: string[] = [];
      class Utterance extends EventTarget {
        rate = 1;
        constructor(readonly text: string) {
          super();
        }
      }
      let now: Utterance | undefined;
      let ends = 0;
      const run = (one: Utterance) => {
        ends = window.setTimeout(() => {
          now = undefined;
          one.dispatchEvent(new Event("end"));
        }, 300);
      };
      const speech = Object.assign(new EventTarget(), {
        getVoices: () => voices,
        cancel: () => {
          asked.push("cancel");
          clearTimeout(ends);
          now = undefined;
        },
        speak: (one: Utterance) => {
          spoken.push(one.text);
          asked.push(`speak ${one.rate}`);
          now = one;
          run(one);
        },
        pause: () => {
          asked.push("pause");
          clearTimeout(ends);
        },
        resume: () => {
          asked.push("resume");
          if (now) run(now);
        },
      });
      Object.defineProperty(speech, "speaking", { get: () => now !== undefined });
      Object.defineProperty(window, "speechSynthesis", { value: speech, configurable: true });
      Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance, configurable: true });
      Object.assign(window, { spoken, asked });
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
  // It is held in the middle of its sentence: nothing ends, nothing else is said.
  const asked = () => page.evaluate(() => (window as unknown as { asked: string[] }).asked);
  await expect.poll(async () => (await asked()).at(-1)).toBe("pause");
  const held = { spoken: await spoken(), at: await page.locator(".reader__piece--now").textContent() };
  await page.waitForTimeout(900);
  expect({ spoken: await spoken(), at: await page.locator(".reader__piece--now").textContent() }).toEqual(held);
  // It goes on where it was held, without beginning the sentence again.
  await page.getByRole("button", { name: "继续读" }).click();
  await expect.poll(async () => (await asked()).includes("resume")).toBe(true);
  const goneOn = await asked();
  const pause = goneOn.indexOf("pause");
  expect(goneOn.slice(pause, pause + 2)).toEqual(["pause", "resume"]);
  await expect.poll(async () => (await spoken()).length).toBeGreaterThan(held.spoken.length);
  expect((await spoken())[held.spoken.length]).not.toBe(held.spoken.at(-1));
  // Another speed counts from now on: the sentence is said again at it.
  await page.getByLabel("语速").selectOption({ index: 3 });
  await expect.poll(async () => (await asked()).filter((one) => one.startsWith("speak")).at(-1)).toBe("speak 1.5");
  // And it leads on to the next stop, which is read at once.
  const before = (await spoken()).length;
  await page.getByRole("button", { name: /^读下一站/ }).click();
  await expect(page).not.toHaveURL(/tianyi-pavilion/);
  await expect.poll(async () => (await spoken()).length).toBeGreaterThan(before);
  await page.goBack();
  await expect(page).toHaveURL(/tianyi-pavilion/);
  await aloud.click();
  expect(story.startsWith(first!)).toBe(true);
  expect(story).toContain(second!);
  await page.getByRole("button", { name: "不读了" }).click();
  await expect(page.locator(".reader")).toHaveCount(0);
  await expect(page.locator(".story")).toHaveText(story);
  expect(trouble.errors).toEqual([]);
});
