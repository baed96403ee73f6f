// A day of the trip: the page is about now, being late offers a way on, and all of it works without a network.
import { codeOf } from "../support/link";
import { alive, expect, raiseSheet, test, visit } from "./site";

/** Two hours at one stop on Wednesday, 14 October 2026, and ten minutes to spare. */
const day = { from: "09:00", to: "11:10", visits: [{ stop: "tianyi-pavilion", minutes: 120 }] };
const doc = { v: 1, id: "theirs", title: "", start: "2026-10-14", days: [day], mode: "transit", updated: "2026-10-01T00:00:00Z" };
const link = `zh/trip/#trip=${codeOf(doc)}`;

test("on a day of the trip being late is told, mended, taken back and kept", async ({ page, context, trouble }) => {
  await page.clock.setFixedTime(new Date("2026-10-14T08:30:00+08:00"));
  await visit(page, link);
  await raiseSheet(page);
  // A trip without a title has a name of its places and dates, and is taken under it.
  const incoming = page.getByRole("region", { name: "链接里的行程" });
  await expect(incoming).toContainText("10月14日 周三");
  await expect(incoming).toContainText("天一阁博物院");
  await incoming.locator(".choices .button--main").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("天一阁博物院");

  const now = page.getByRole("region", { name: /^今天 · 第1天/ });
  await expect(now).toContainText("还没出发");
  await expect(now).toContainText("天一阁博物院");
  await context.setOffline(true);
  await now.getByRole("button", { name: "晚了 30 分钟" }).click();
  await expect(now).toContainText("已按晚 30 分钟算");
  const shorter = now.getByRole("button", { name: "天一阁博物院少待 20 分钟" });
  const stay = page.locator(".visit__stay");
  await expect(stay).toContainText("停留 2 小时");
  await shorter.click();
  await expect(stay).toContainText("停留 1 小时 40 分");
  await expect(shorter).toHaveCount(0);
  await now.getByRole("button", { name: /^撤销/ }).click();
  await expect(stay).toContainText("停留 2 小时");
  await expect(shorter).toBeVisible();
  await context.setOffline(false);

  await expect(page.locator(".saved__sign")).toHaveAttribute("data-saved", "saved");
  await page.reload();
  await alive(page);
  await raiseSheet(page);
  await expect(now).toContainText("已按晚 30 分钟算");
  // A hasty double press: the second one falls on 离开, which takes the place of 到了, and is not meant.
  await now.getByRole("button", { name: "到了 天一阁博物院" }).dblclick();
  await expect(now).toContainText("在天一阁博物院");
  await now.getByRole("button", { name: "离开 天一阁博物院" }).click();
  await expect(now).toContainText("今天走完了");
  // While the network was away, what the page still wanted could not come.
  expect(trouble.errors.filter((one) => !one.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
});

test("on the evening before, the page is about tomorrow, and on other days about neither", async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-10-13T18:30:00+08:00"));
  await visit(page, link);
  await raiseSheet(page);
  await page.getByRole("region", { name: "链接里的行程" }).locator(".choices .button--main").click();
  await expect(page.getByRole("region", { name: /^明天 · 第1天/ })).toContainText("09:00 到");
  await expect(page.locator(".saved__sign")).toHaveAttribute("data-saved", "saved");
  await page.clock.setFixedTime(new Date("2026-10-20T12:00:00+08:00"));
  await page.reload();
  await alive(page);
  await expect(page.locator(".visit")).toHaveCount(1);
  await expect(page.locator(".underway")).toHaveCount(0);
});
