// Near by, the map says where its streets are: in a map service of the reader's choice, at the same place.
import { expect, test, visit } from "./site";

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
