// Landmarks come with the first closer look, and a stop's page has its own from the start.
import type { Page } from "@playwright/test";
import { alive, expect, painted, raiseSheet, test, visit } from "./site";

/** The requests for the file of landmarks from now on. */
function askedFor(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/basemap/landmarks.bin")) asked.push(request.url());
  });
  return asked;
}

test("a stop's page keeps the drawing that it came with, and its neighbours get theirs", async ({ page, trouble }) => {
  await visit(page, "zh/stops/lingyin-feilai/");
  const head = page.locator(".stop__head .landmark path");
  expect(await head.count()).toBeGreaterThan(3);
  await alive(page);
  expect(await head.count()).toBeGreaterThan(3);
  await raiseSheet(page);
  await expect(page.locator(".row .landmark path").first()).toBeAttached();
  expect(trouble).toEqual({ errors: [], foreign: [], failed: [] });
});

test("the first view of everything does without landmarks, and a closer look brings them once", async ({ page }) => {
  const asked = askedFor(page);
  await visit(page, "zh/");
  await painted(page);
  await page.waitForLoadState("networkidle");
  expect(asked).toEqual([]);
  await page.goto("zh/#map=12.00/30.24600/120.14300");
  await page.reload();
  await expect.poll(() => asked.length).toBe(1);
});
