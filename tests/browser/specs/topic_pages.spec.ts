// Every page about one subject on a phone and on a desk, in both languages, in a portal's frame and without a network.
import { expect, test as base } from "@playwright/test";
import { Host } from "../support/host.ts";
import { violations } from "./axe";
import { aliveIn, hears, portal } from "./host";
import { alive, raiseSheet, test, visit } from "./site";
import { TOPIC_PAGES } from "./topics";

/** What everyone.spec.ts looks at with axe already: each language at one size. */
const LOOKED_AT: Record<string, string> = { zh: "phone", en: "desk" };

for (const lang of ["zh", "en"] as const) {
  test(`every page about one subject has its text, fits and is clean, ${lang}`, async ({ page, trouble }, { project }) => {
    test.setTimeout(300_000);
    for (const [path, zh, en] of TOPIC_PAGES) {
      await visit(page, `${lang}/${path}`);
      await raiseSheet(page);
      const article = page.locator("article.topic");
      await expect(article.getByRole("heading", { level: 1 }), path).toContainText(lang === "zh" ? zh : en);
      await expect.poll(async () => (await article.innerText()).length, path).toBeGreaterThan(120);
      const sideways = await page.evaluate(() => {
        const panel = document.querySelector(".panel__body")!;
        const root = document.documentElement;
        return Math.max(panel.scrollWidth - panel.clientWidth, root.scrollWidth - root.clientWidth);
      });
      expect(sideways, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      if (!project.name.includes(LOOKED_AT[lang]!)) expect(await violations(page), path).toEqual([]);
    }
    expect(trouble).toEqual({ errors: [], foreign: [], failed: [] });
  });
}

test("every page about one subject lives in a portal's frame", { tag: "@desk" }, async ({ page }) => {
  test.setTimeout(240_000);
  for (const [path, zh] of TOPIC_PAGES) {
    const inside = await portal(page, `zh/${path}`, "embed=1&origin=ORIGIN");
    await aliveIn(inside.frame);
    await hears(inside, "ready");
    const article = inside.frame.locator("article.topic");
    await expect(article.getByRole("heading", { level: 1 }), path).toContainText(zh);
    const sideways = await inside.frame.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
    // It leads on within the frame.
    await article.locator("a.back").click();
    await expect(inside.frame.locator("article.topic")).toHaveCount(0);
    await expect(inside.frame.getByRole("heading", { level: 1 })).toContainText("杭甬双城游");
  }
});

const offline = base.extend<{ host: Host }>({
  host: async ({}, use) => {
    const host = await Host.of("/a/b/");
    await use(host);
    await host.end();
  },
});

offline.describe("without a network", () => {
  offline.use({ serviceWorkers: "allow" });

  offline("every page about one subject opens and lives", { tag: "@phone" }, async ({ page, host }) => {
    offline.setTimeout(240_000);
    await page.goto(`${host.address}zh/`);
    await alive(page);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
    await host.vanish();
    for (const [path, zh, en] of TOPIC_PAGES) {
      await page.goto(`${host.address}zh/${path}`);
      await alive(page);
      const heading = page.locator("article.topic").getByRole("heading", { level: 1 });
      await expect(heading, path).toContainText(zh);
      // Not only its text: it answers.
      await page.getByRole("link", { name: "English" }).click();
      await expect(heading, path).toContainText(en);
      await expect(page.locator("[role=alert]:visible")).toHaveCount(0);
    }
  });
});
