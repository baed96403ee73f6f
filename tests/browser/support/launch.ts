// How the tests start Chromium.

/** A browser as travellers have it, but for what it would do by itself in the background. */
export const BROWSER = {
  executablePath: process.env.CHROMIUM_PATH,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/**
 * The same for a short visit. Every test begins with a browser that has compiled nothing: optimising the program anew
 * each time, beside the other test, costs a twelfth of the whole time.
 */
export const SHORT_VISIT = { ...BROWSER, args: [...BROWSER.args, "--js-flags=--liftoff-only"] };
