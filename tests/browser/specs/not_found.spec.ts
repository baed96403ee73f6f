// Addresses that are none get a page that says so and leads on, at any depth and under any path.
import { expect, test } from "@playwright/test";
import { SUBPATH_URL } from "./site";

const addresses = ["zh/stops/atlantis/", "en/routes/nowhere", "fr/", "a/b/c/d/e"];

for (const [where, root] of [["at the root", process.env.BASE_URL ?? ""], ["under a path", SUBPATH_URL]]) {
  for (const address of addresses) {
    test(`${address} ${where} says what happened and leads back to the map`, async ({ page }) => {
      const answer = await page.goto(root + address, { waitUntil: "networkidle" });
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: "没有这个页面" })).toBeVisible();
      await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
      await page.getByRole("link", { name: "杭甬双城地图" }).click();
      await expect(page).toHaveURL(new RegExp(`^${root}zh/(#.*)?$`));
    });
  }
}
