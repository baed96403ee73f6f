// Near by, the map says where its streets are: in a map service of the reader's choice, at the same place.
import { expect, painted, test, visit } from "./site";

test("near by a chip leads to the same place in a map with streets, and remembers which one", async ({ page, trouble }) => {
  await visit(page, "en/#map=14.00/30.2500/120.1500");
  const chip = page.locator(".map__streets");
  const amap = chip.getByRole("link", { name: /Amap/ });
  await expect(amap).toBeVisible({ timeout: 20_000 });
  const address = new URL((await amap.getAttribute("href"))!);
  const [lon, lat] = address.searchParams.get("position")!.split(",").map(Number);
  // Shifted as China's maps are, by some 500 m; on a phone the middle is that of what the sheet leaves free.
  expect(Math.abs(lon - 120.1547)).toBeLessThan(0.01);
  expect(Math.abs(lat - 30.2476)).toBeLessThan(0.03);
  await chip.getByRole("button", { name: "Choose another map" }).click();
  const apple = chip.getByRole("link", { name: /Apple/ });
  await apple.evaluate((link) => link.addEventListener("click", (event) => event.preventDefault(), { once: true }));
  await apple.click();
  await expect(chip.getByRole("link")).toHaveCount(1);
  await expect(chip.getByRole("link")).toHaveAttribute("href", /maps\.apple\.com.*z=14/);
  expect(trouble.errors).toEqual([]);
});

test("from afar there is no chip", async ({ page }) => {
  await visit(page, "zh/#map=12.00/30.2500/120.1500");
  await expect(page.locator(".map__scale")).toBeVisible();
  await expect(page.locator(".map__streets")).toHaveCount(0);
});

test.describe("my place", () => {
  test.use({ geolocation: { longitude: 120.1486, latitude: 30.2532 }, permissions: ["geolocation"] });

  test("one's own place is asked for by a tap, names what is near, and stays out of the address", async ({ page }) => {
    await visit(page, "zh/");
    await painted(page);
    await page.getByRole("button", { name: "我的位置", exact: true }).click();
    const card = page.getByRole("region", { name: "我的位置" });
    await expect(card).toContainText("离你最近", { timeout: 25_000 });
    await expect(card).toContainText("不保存");
    await expect(card.getByRole("link")).toHaveCount(3);
    await page.waitForTimeout(1_500);
    expect(page.url()).not.toContain("30.25");
    await card.getByRole("button", { name: "关闭我的位置" }).click();
    await expect(card).toHaveCount(0);
    // The map still stands over the reader: another page's address does not tell where.
    await page.getByRole("link", { name: "English" }).click();
    await expect(page).toHaveURL(/\/en\//);
    await page.waitForTimeout(1_500);
    expect(page.url()).not.toContain("30.25");
    // Where the reader leads the map is no secret.
    await page.getByRole("button", { name: "Zoom out" }).click();
    await expect(page).toHaveURL(/map=/);
  });

  test("the place is followed while the card is open, and not asked for any longer", async ({ page, context }) => {
    await page.addInitScript(() => {
      const told = { watched: 0, ended: 0 };
      Object.assign(window, { told });
      const { watchPosition, clearWatch } = Geolocation.prototype;
      Geolocation.prototype.watchPosition = function (...of) {
        told.watched += 1;
        return watchPosition.apply(this, of);
      };
      Geolocation.prototype.clearWatch = function (id) {
        told.ended += 1;
        clearWatch.call(this, id);
      };
    });
    const told = () => page.evaluate(() => (window as unknown as { told: { watched: number; ended: number } }).told);
    await visit(page, "zh/");
    await painted(page);
    expect(await told()).toEqual({ watched: 0, ended: 0 });
    await page.getByRole("button", { name: "我的位置", exact: true }).click();
    const card = page.getByRole("region", { name: "我的位置" });
    const first = card.getByRole("link").first();
    await expect(first).toBeVisible({ timeout: 25_000 });
    await expect(card.getByText("不保存")).toBeVisible();
    const near = await first.textContent();
    // In Ningbo now.
    await context.setGeolocation({ longitude: 121.5376, latitude: 29.8737 });
    await expect(first).not.toHaveText(near!);
    expect(await told()).toEqual({ watched: 1, ended: 0 });
    await card.getByRole("button", { name: "关闭我的位置" }).click();
    await expect.poll(told).toEqual({ watched: 1, ended: 1 });
  });
});

test("a place that is not given is told with what to do next", { tag: "@desk" }, async ({ page, context }) => {
  await context.clearPermissions();
  await visit(page, "en/");
  await page.getByRole("button", { name: "My place", exact: true }).click();
  await expect(page.getByRole("region", { name: "My place" })).toContainText("Allow this site", { timeout: 40_000 });
});
