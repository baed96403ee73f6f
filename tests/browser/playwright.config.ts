// The browser tests: one Chromium, at the size of a phone and of a desk. `cargo xtask test browser` builds what they
// need, serves the site twice and sets the variables read here.
import { defineConfig, devices } from "@playwright/test";
import { SHORT_VISIT } from "./support/launch";

const { BASE_URL, SUBPATH_URL, CI, REPORT, TRACE } = process.env;
if (!BASE_URL) {
  throw new Error("BASE_URL is not set: run these tests with `cargo xtask test browser`");
}

// Every test runs twice, on a phone with the site at the root of its host and on a desk with the site under a path: what
// is laid out, pressed and looked at differs there. What is the same at every size (storage, bytes and headers, links and
// files, messages, what hosts answer, which words are found) runs once. A file of such tests is named here; a single one
// has the tag `@phone` or `@desk`, which is also where it stands that only one of the two has a keyboard, a finger or a
// wheel. Both lists and both tags are used about equally often, so that the site at the root and under a path are both
// tried; what is about addresses runs under a path, the harder of the two.
const ONLY_PHONE = files("kept", "not_found", "offline", "stamps");
const ONLY_DESK = files(
  "breakdown", "comeback", "hosting", "memory", "protocol", "search_engines", "security", "trouble", "weak_network",
);

function files(...names: string[]): string[] {
  return names.map((name) => `**/${name}.spec.ts`);
}

export default defineConfig({
  testDir: "specs",
  outputDir: "test-results/artifacts",
  // For a machine that is three times slower than an idle one of two cores.
  timeout: 90_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  workers: 2,
  // A test that passes only sometimes fails.
  retries: 0,
  forbidOnly: Boolean(CI),
  reporter: [["list"], ["json", { outputFile: REPORT ?? "test-results/report.json" }]],
  use: {
    baseURL: BASE_URL,
    locale: "zh-CN",
    // Not China's, so that a time taken from the device instead of Asia/Shanghai shows.
    timezoneId: "Europe/Lisbon",
    // The service worker answers before `page.route` hears of a request; what it does has specs of its own.
    serviceWorkers: "block",
    screenshot: "only-on-failure",
    // A trace takes pictures all the time, failed or not, which made the suite half as long again. To see one:
    // `TRACE=1 cargo xtask test browser --grep …`.
    trace: TRACE ? "retain-on-failure" : "off",
    launchOptions: SHORT_VISIT,
  },
  projects: [
    {
      name: "phone",
      testIgnore: ONLY_DESK,
      grepInvert: /@desk\b/,
      use: {
        ...devices["Pixel 7"],
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        isMobile: true,
        hasTouch: true,
      },
    },
    {
      name: "desk",
      testIgnore: ONLY_PHONE,
      grepInvert: /@phone\b/,
      use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 }, baseURL: SUBPATH_URL },
    },
  ],
});
