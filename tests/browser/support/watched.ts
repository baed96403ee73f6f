// A page that remembers everything that went wrong on it: import `test` and `expect` from here.
import { test as base, expect, type Page } from "@playwright/test";

/** What a page complained about, in words; empty when all is well. */
export type Troubles = string[];

/** Fills with what goes wrong on `page` from now on: errors, failed or refused requests, requests to other hosts. */
export function watch(page: Page, origin: string): Troubles {
  const troubles: Troubles = [];
  page.on("pageerror", (error) => troubles.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !["data:", "blob:"].includes(url.protocol)) {
      troubles.push(`asks another host: ${request.url()}`);
    }
  });
  page.on("response", (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  page.on("requestfailed", (request) => {
    // A page that is left cancels what it was loading.
    const why = request.failure()?.errorText ?? "";
    if (why !== "net::ERR_ABORTED") troubles.push(`${why}: ${request.url()}`);
  });
  return troubles;
}

type Fixtures = {
  /** Troubles of `page`; the test fails at its end when there are any left in it. */
  troubles: Troubles;
};

export const test = base.extend<Fixtures>({
  troubles: [
    async ({ page, baseURL }, use) => {
      const troubles = watch(page, new URL(baseURL ?? "").origin);
      await use(troubles);
      expect(troubles).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
