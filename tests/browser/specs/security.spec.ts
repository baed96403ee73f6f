// The strict policy of the built pages: nothing in a whole tour asks for more, and what does not belong is not run.
import { expect, painted, raiseSheet, test, visit } from "./site";

test("a whole tour breaks no rule of the pages' own policy", async ({ page }) => {
  await page.addInitScript(() => {
    const broken: string[] = [];
    Object.assign(window, { broken });
    document.addEventListener("securitypolicyviolation", (event) => {
      broken.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
    });
  });
  const broken = () => page.evaluate(() => (window as unknown as { broken: string[] }).broken);
  for (const path of ["", "zh/", "en/routes/canal/", "zh/stops/tianyi-pavilion/", "zh/trip/", "en/embed/", "zh/about/"]) {
    await visit(page, path);
    await painted(page);
    expect(await broken(), path).toEqual([]);
  }
  // On foot: other pages, languages, themes and drawings are put into a page that is there already.
  await visit(page, "zh/");
  await raiseSheet(page);
  await page.getByRole("link", { name: /湖海潮生之旅/ }).first().click();
  await expect(page.locator(".illustration svg").first()).toBeAttached();
  await page.locator(".course .row").first().click();
  await page.getByRole("link", { name: "English" }).click();
  await page.getByRole("button", { name: /Theme/ }).click();
  expect(await broken()).toEqual([]);
});

test("an inline script that someone got into a page is not run", async ({ page }) => {
  await page.route("**/zh/routes/canal/", async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace("</body>", "<script>window.stolen = document.title</script></body>");
    await route.fulfill({ response: answer, body });
  });
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  await visit(page, "zh/routes/canal/");
  expect(await page.evaluate(() => "stolen" in window)).toBe(false);
  expect(complaints.join("\n")).toMatch(/Content Security Policy/);
});

test("every page of the site carries the policy before anything that it rules", async ({ request }) => {
  for (const path of ["", "zh/", "en/routes/games/", "zh/stops/west-lake/", "en/about/"]) {
    const html = await (await request.get(path)).text();
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    expect(html.indexOf("Content-Security-Policy")).toBeLessThan(html.search(/<(script|link|style)/));
    for (const rule of ["object-src 'none'", "base-uri 'none'", "script-src 'self' 'wasm-unsafe-eval'"]) {
      expect(policy, path).toContain(rule);
    }
    expect(policy.replace("'wasm-unsafe-eval'", ""), path).not.toMatch(/unsafe-(inline|eval)|\*|http:/);
  }
});

test("markup and scripts from elsewhere are refused, whoever asks, and drawings are there all the same", async ({ page }) => {
  await visit(page, "zh/routes/canal/");
  const refused = await page.evaluate(() => {
    const tries: Record<string, () => void> = {
      markup: () => (document.createElement("p").innerHTML = "<img src=x onerror='window.stolen = 1'>"),
      drawing: () => (document.createElement("p").innerHTML = "<svg viewBox='0 0 1 1'><path d='M0 0h1'/></svg>"),
      "nested page": () => (document.createElement("p").innerHTML = "<iframe srcdoc='x'></iframe>"),
      script: () => (document.createElement("script").src = "https://elsewhere.example/x.js"),
      worker: () => new Worker("https://elsewhere.example/x.js"),
      policy: () => (window as any).trustedTypes.createPolicy("mine", {}),
    };
    const fails = (attempt: () => void) => {
      try {
        attempt();
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    };
    return Object.entries(tries).filter(([, attempt]) => fails(attempt)).map(([name]) => name);
  });
  expect(refused).toEqual(["markup", "drawing", "nested page", "script", "worker", "policy"]);
  await expect(page.locator(".illustration svg path").first()).toBeAttached();
  await expect(page.locator(".header .icon svg *").first()).toBeAttached();
  const namespace = await page.locator(".header .icon svg *").first().evaluate((drawn) => drawn.namespaceURI);
  expect(namespace).toBe("http://www.w3.org/2000/svg");
});
