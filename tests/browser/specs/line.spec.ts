// 一线穿: two stations, a date and how long; what fits becomes a trip.
import type { Page } from "@playwright/test";
import { expect, raiseSheet, test, visit } from "./site";

// The worker's program and the pack have to arrive first, on a machine that is busy.
const SOON = { timeout: 45_000 };

async function open(page: Page, lang: "zh" | "en"): Promise<void> {
  await visit(page, `${lang}/line/`);
  await raiseSheet(page);
  const form = lang === "zh" ? "从哪里到哪里，玩多久" : "From where to where, for how long";
  await expect(page.getByRole("form", { name: form })).toBeVisible();
}

test("the strip on home leads to the page, and stations with nothing are no buttons", async ({ page }) => {
  await visit(page, "zh/");
  await raiseSheet(page);
  const strip = page.getByRole("region", { name: "一线穿" });
  await expect(strip.getByText("绍兴东", { exact: true })).toBeVisible();
  await expect(strip.getByRole("button", { name: /绍兴东/ })).toHaveCount(0);
  await expect(strip.getByText(/^0 站/)).toHaveCount(0);
  await strip.getByRole("link", { name: "两站之间，够玩什么" }).click();
  await expect(page).toHaveURL(/\/zh\/line\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("一线穿");
});

test("a day from Hangzhou to Ningbo has its trains and visits and becomes a trip", async ({ page }) => {
  await open(page, "zh");
  await page.getByLabel("上车站", { exact: true }).selectOption("hangzhou-east");
  await page.getByLabel("下车站", { exact: true }).selectOption("ningbo");
  await page.getByLabel("出发日期").fill("2026-12-08");
  await page.getByLabel("出发日期").blur();
  await page.getByRole("button", { name: "看看够玩什么" }).click();
  const found = page.getByRole("region", { name: "够玩这些" });
  await expect(found).toBeVisible(SOON);
  await expect(page.getByRole("heading", { name: "够玩这些" })).toBeFocused();
  await expect(found.getByText(/杭州东→宁波/)).toBeVisible();
  await expect(found.getByText(/宁波→杭州东/)).toBeVisible();
  const first = await found.getByRole("link").first().textContent();
  await found.getByRole("button", { name: "变成我的行程" }).click();
  await expect(page).toHaveURL(/\/zh\/trip\//);
  await expect(page.getByLabel("行程名称")).toHaveValue("杭州东 → 宁波 · 一天");
  await expect(page.locator("#trip-days").getByText(first!, { exact: false }).first()).toBeVisible();
});

test("a weekend has a night between two days", { tag: "@desk" }, async ({ page }) => {
  await open(page, "en");
  await page.getByRole("button", { name: "A weekend" }).click();
  await page.getByRole("button", { name: "See what fits" }).click();
  const found = page.getByRole("region", { name: "What fits" });
  await expect(found.getByRole("heading", { name: /Day 2/ })).toBeVisible(SOON);
  await expect(found.getByText(/The night in/)).toHaveCount(1);
});

test("what makes no sense says what to change", { tag: "@phone" }, async ({ page }) => {
  await open(page, "en");
  await page.getByLabel("Board at").selectOption("ningbo");
  await expect(page.getByRole("alert").filter({ hasText: "same station" })).toBeVisible();
  await page.getByRole("button", { name: "See what fits" }).click();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await page.getByLabel("Get off at").selectOption("hangzhou-east");
  await expect(page.getByRole("alert").filter({ hasText: "same station" })).toHaveCount(0);
  await page.getByLabel("Date", { exact: true }).fill("2020-01-01");
  await page.getByLabel("Date", { exact: true }).blur();
  await expect(page.getByRole("alert").filter({ hasText: "choose another day" })).toBeVisible();
});
