// The site opens: at its root and under a path, with and without scripts.
import { test as unwatched } from "@playwright/test";
import { NO_TROUBLE, SUBPATH_URL, expect, pages, test, watch } from "./site";

const kinds = ["", "zh/", "en/", "zh/trip/", "en/trip/", "zh/embed/", "en/embed/", "zh/about/", "en/about/"];

for (const path of kinds) {
  test(`/${path} opens without an error`, async ({ page, trouble }) => {
    // The code generator loads the whole site a second time, in its preview.
    test.slow();
    const answer = await page.goto(path);
    // Long enough to hear of what fails later; a page with a frame in it is not always called idle.
    await page.waitForLoadState("networkidle", { timeout: 20_000 }).catch(() => {});
    expect(answer?.status()).toBe(200);
    await expect(page).toHaveTitle(/\S/);
    const lang = path.startsWith("en/") ? "en" : "zh-Hans";
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(page.locator("html")).toHaveAttribute("data-version", /^\d+\.\d+\.\d+/);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.dataset.boot)).not.toBe("failed");
    expect(trouble).toEqual(NO_TROUBLE);
  });
}

test("the site works under a path of another host", { tag: "@desk" }, async ({ browser }) => {
  const page = await browser.newPage();
  const found = watch(page, new URL(SUBPATH_URL).origin);
  for (const path of ["", "zh/", "en/trip/"]) {
    await page.goto(SUBPATH_URL + path, { waitUntil: "networkidle" });
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  }
  expect(found).toEqual(NO_TROUBLE);
  await page.close();
});

unwatched.describe("without scripts", () => {
  // Chromium calls a preloaded module a failed request when scripts are off, so nothing watches here.
  unwatched.use({ javaScriptEnabled: false });

  unwatched("every page has a heading, text and links that lead somewhere", { tag: "@desk" }, async ({ page, request, baseURL }) => {
    unwatched.setTimeout(120_000);
    const all = pages();
    const stops = all.filter((path) => path.includes("/stops/"));
    // Every kind of page, and of the many stops the first and the last.
    const chosen = [...all.filter((path) => !path.includes("/stops/")), ...stops.slice(0, 1), ...stops.slice(-1)];
    expect(chosen).toEqual(expect.arrayContaining(["", "zh/", "en/"]));
    const links = new Set<string>();
    for (const path of chosen) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      const named = await page.locator("a[href]").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
      for (const name of named) {
        const address = new URL(name, page.url());
        if (address.origin === new URL(baseURL ?? "").origin) links.add(address.origin + address.pathname);
      }
    }
    for (const link of links) expect((await request.get(link)).status(), link).toBe(200);
  });
});
