// The core of the suite in other engines than Chromium: Firefox as a desk with the site under a path, WebKit as a phone
// with the site at the root. `cargo xtask test engines` finds or installs the browsers and sets the variables read here.
import { defineConfig } from "@playwright/test";

const { FIREFOX_PATH, WEBKIT_DRIVER_PATH, CI, REPORT } = process.env;
if (!FIREFOX_PATH || !WEBKIT_DRIVER_PATH) {
  throw new Error("FIREFOX_PATH and WEBKIT_DRIVER_PATH are not set: run these tests with `cargo xtask test engines`");
}

export default defineConfig({
  testDir: "engines",
  outputDir: "test-results/engines",
  // For a machine that is three times slower than an idle one of two cores; most take one to five seconds there.
  timeout: 120_000,
  globalTimeout: 600_000,
  expect: { timeout: 30_000 },
  // One file, and so one browser of each engine.
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(CI),
  reporter: [["list"], ["json", { outputFile: REPORT ?? "test-results/engines.json" }]],
  projects: [{ name: "firefox" }, { name: "webkit" }],
});
