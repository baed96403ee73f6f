// A train or boat that the traveller has a ticket for: a fixed point of the day.
import { type Page } from "@playwright/test";
import { codeOf } from "../support/link";
import { expect, raiseSheet, test, visit } from "./site";

/** A day from the Grand Canal in Hangzhou to Ningbo's library. */
const TRIP = {
  v: 1, id: "r1", title: "带着车票", start: "2026-12-05", mode: "transit", updated: "2026-11-01T00:00:00Z",
  days: [{ from: "09:00", to: "20:00", visits: [{ stop: "deshou-palace", minutes: 90 }, { stop: "moon-lake", minutes: 60 }] }],
};

async function open(page: Page): Promise<void> {
  await visit(page, `zh/trip/#trip=${codeOf(TRIP)}`);
  await raiseSheet(page);
  await page.getByRole("button", { name: "存为新行程" }).click();
  await expect(page.locator("#day-0 .visit__name")).toHaveCount(2);
}

async function addTrain(page: Page, from: string, to: string, depart: string, arrive: string): Promise<void> {
  await page.getByRole("button", { name: "时间和起终点" }).first().click();
  const settings = page.locator(".day__settings");
  await settings.getByText("自己的车次/船班", { exact: true }).click();
  const form = settings.getByRole("group", { name: "自己的车次/船班" });
  await form.getByLabel("车次或船名").fill("G7501");
  await form.getByLabel("上车（船）").selectOption({ label: from });
  await form.getByLabel("下车（船）").selectOption({ label: to });
  await form.getByLabel("开", { exact: true }).fill(depart);
  await form.getByLabel("到", { exact: true }).fill(arrive);
  await form.getByRole("button", { name: "加到这一天" }).click();
}

const ride = (page: Page) => page.locator("#day-0 .visit--ride");

test("a ticket stands in its day between the visits, survives a reload, and can be taken out again", async ({ page }) => {
  await open(page);
  await addTrain(page, "杭州东站", "宁波站", "14:05", "14:56");
  await expect(ride(page)).toHaveCount(1);
  await expect(ride(page)).toContainText("G7501");
  await expect(ride(page)).toContainText("14:05");
  await expect(ride(page).getByRole("link", { name: /12306/ })).toHaveAttribute("href", /12306/);
  // The library comes after the train, in Ningbo.
  const rows = page.locator("#day-0 .visit");
  await expect(rows.nth(1)).toContainText("G7501");
  await expect(rows.nth(2)).toContainText("月湖");
  await expect(rows.nth(2)).toContainText(/1[56]:\d\d/);
  await expect(page.locator(".saved__sign")).toHaveAttribute("data-saved", "saved");
  await page.reload();
  await expect(ride(page)).toContainText("G7501", { timeout: 20_000 });

  await ride(page).getByRole("button", { name: "移除：G7501" }).click();
  await expect(ride(page)).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement === document.body)).toBe(false);
  await page.getByRole("button", { name: /^撤销：/ }).click();
  await expect(ride(page)).toHaveCount(1);
});

test("a train that cannot be reached is told, and what is missing is said beside its field", async ({ page }) => {
  await open(page);
  // It stands where it can be caught, before everything, until one moves it behind the palace.
  await addTrain(page, "杭州东站", "宁波站", "10:40", "11:31");
  await expect(ride(page)).not.toContainText(/赶不上/);
  await ride(page).getByRole("button", { name: "推后一站：G7501" }).click();
  await expect(ride(page)).toContainText(/赶不上/);
  await ride(page).getByRole("button", { name: "修改：G7501" }).click();
  const arrive = ride(page).getByLabel("到", { exact: true });
  await arrive.fill("10:00");
  await ride(page).getByRole("button", { name: "保存修改" }).click();
  await expect(arrive).toHaveAttribute("aria-invalid", "true");
  await expect(ride(page).getByRole("alert")).toBeVisible();
  await arrive.fill("15:31");
  await ride(page).getByLabel("开", { exact: true }).fill("14:40");
  await ride(page).getByRole("button", { name: "保存修改" }).click();
  await expect(ride(page)).not.toContainText(/赶不上/);
  await expect(ride(page)).toContainText("14:40");
});
