// What concessions mean for those who travel: on the page about them, and in the sums of a trip.
import { expect, raiseSheet, test, visit } from "./site";

test("who travels says what is free and what costs less", async ({ page }) => {
  await visit(page, "zh/benefits/");
  await raiseSheet(page);
  const mine = page.getByRole("region", { name: "谁一起去" });
  await mine.getByLabel("老人的年龄").fill("72");
  await mine.getByLabel("老人的年龄").blur();
  await expect(mine.getByRole("list", { name: "对你们免费的站点" }).getByText("沈园").first()).toBeVisible();
  await mine.getByLabel("成人", { exact: true }).selectOption("1");
  const less = mine.getByRole("list", { name: "对你们有优惠的站点" });
  // 40 for the adult, nothing for the elder.
  await expect(less.getByRole("listitem").filter({ hasText: "沈园" })).toContainText("你们共付 40 元，省 40 元");
});

test("the sums of a trip say what concessions save", { tag: "@desk" }, async ({ page }) => {
  await visit(page, "zh/stops/tianyi-pavilion/");
  await raiseSheet(page);
  await page.getByRole("button", { name: "加入行程", exact: true }).first().click();
  await expect(page.locator(".toast")).toContainText("已加入第1天");
  await visit(page, "zh/trip/");
  await raiseSheet(page);
  const sums = page.getByRole("region", { name: "全程合计" });
  await expect(sums).toBeVisible();
  await expect(sums.getByText("惠民省下")).toHaveCount(0);
  await page.getByText("谁一起去", { exact: true }).click();
  await page.getByLabel("老人的年龄").fill("66");
  await page.getByLabel("老人的年龄").blur();
  await expect(sums.getByText("惠民省下")).toBeVisible();
  await expect(sums.getByText("约 15 元")).toBeVisible();
});

test("the list can be narrowed to what is free for those who travel, and to what has to be booked", async ({ page }) => {
  await visit(page, "zh/");
  await raiseSheet(page);
  const filters = page.locator("details.filters");
  const count = page.locator(".stops__count");
  const all = await count.textContent();
  await filters.getByText("筛选").first().click();
  const booking = filters.getByRole("button", { name: "需要预约" });
  // It comes with the stories.
  await expect(booking).toBeVisible();
  await booking.click();
  await expect(booking).toHaveAttribute("aria-pressed", "true");
  await expect(count).not.toHaveText(all ?? "");
  const rows = page.locator(".stops .rows > li");
  await expect(rows).toHaveCount(Number.parseInt((await count.textContent()) ?? "", 10));
  await booking.click();
  await expect(count).toHaveText(all ?? "");

  await filters.getByLabel("成人", { exact: true }).selectOption("0");
  await filters.getByLabel("老人的年龄").fill("72");
  await filters.getByLabel("老人的年龄").blur();
  await filters.getByRole("button", { name: "对我们免费" }).click();
  await expect(page.locator(".stops .rows").getByText("沈园")).toBeVisible();
  await filters.getByLabel("成人", { exact: true }).selectOption("1");
  await expect(page.locator(".stops .rows").getByText("沈园")).toHaveCount(0);
  await filters.getByRole("button", { name: "清除筛选" }).click();
  await expect(count).toHaveText(all ?? "");
});
