// Addresses that are none get a page that says so and leads on, at any depth and under any path.
import { codeOf } from "../support/link";
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

const trip = { v: 1, id: "t", title: "朋友的行程", start: null, days: [{ visits: [{ stop: "west-lake" }] }] };
const code = codeOf(trip);

for (const [where, root] of [["at the root", process.env.BASE_URL ?? ""], ["under a path", SUBPATH_URL]]) {
  test(`${where} a trip in the wrong place of a link and a page in other letters are led to`, async ({ page }) => {
    for (const bent of [`zh/trip/%23trip=${code}`, `zh/?trip=${code}`, `zh/trip/#/trip=${code}%E3%80%82`]) {
      await page.goto("about:blank");
      await page.goto(root + bent);
      await expect(page.getByRole("region", { name: "链接里的行程" }), bent).toContainText("朋友的行程");
    }
    for (const written of ["EN/Stops/West-Lake/", "en//stops/west%2Dlake/"]) {
      await page.goto(root + written);
      await expect(page.getByRole("heading", { level: 1 }), written).toHaveText("West Lake");
    }
    await page.goto(`${root}en/stops/wst-lake/`);
    await page.locator("section[lang=en]").getByRole("link", { name: "West Lake" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("West Lake");
  });
}
