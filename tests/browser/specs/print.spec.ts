// On paper: what a traveller prints is dark on white whatever the screen's theme, and a day of the trip is a sheet.
import type { Page } from "@playwright/test";
import { codeOf } from "../support/link";
import { expect, raiseSheet, test, visit } from "./site";

const DAYS = [
  ["west-lake", "zhejiang-museum-gushan", "lingyin-feilai"],
  ["gongchen-bridge", "grand-canal-museum-hangzhou", "xiaohe-street"],
  ["luxun-native-place", "shen-garden", "cangqiao-street"],
  ["tianyi-pavilion", "moon-lake", "ningbo-old-bund"],
];

function fourDays(): string {
  const days = DAYS.map((stops) => ({ from: "09:00", to: "18:00", visits: stops.map((stop) => ({ stop })) }));
  const trip = { v: 1, id: "four", title: "四天", start: "2027-03-09", days, mode: "transit", updated: "2026-11-01T00:00:00Z" };
  return codeOf(trip);
}

/** How many sheets the browser prints. */
async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** Texts that are not at least 4.5 times as dark as the white below them. */
const pale = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d")!;
    const luminance = (color: string) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = "#fff";
      canvas.fillRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((channel) => {
        const share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
    };
    const ground = (element: Element): number => {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const color = getComputedStyle(at).backgroundColor;
        if (color !== "rgba(0, 0, 0, 0)") return luminance(color);
      }
      return 1;
    };
    const found: string[] = [];
    const walker = document.createTreeWalker(document.querySelector(".panel")!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      if (node.textContent!.trim() === "" || element.getClientRects().length === 0) continue;
      const style = getComputedStyle(element);
      if (style.visibility === "hidden" || element.closest("svg, .unseen, .skip")) continue;
      const [ink, paper] = [luminance(style.color), ground(element)];
      const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
      if (paper < 0.5 || contrast < 4.5) found.push(`${contrast.toFixed(1)} on ${paper.toFixed(2)}: ${node.textContent!.trim().slice(0, 30)}`);
    }
    return found.slice(0, 8);
  });

test("four days are four sheets", { tag: "@desk" }, async ({ page }) => {
  await visit(page, `zh/trip/#trip=${fourDays()}`);
  await page.getByRole("button", { name: "存为新行程" }).click();
  await expect(page.locator(".saved__sign")).toHaveAttribute("data-saved", "saved");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#handbook .handbook__map svg")).toHaveCount(4);
  expect(await sheets(page)).toBe(4);
});

for (const path of ["trip/", "stops/tianyi-pavilion/", "routes/canal/", "guests/"]) {
  test(`in the dark theme /zh/${path} is printed dark on white`, { tag: "@desk" }, async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await visit(page, `zh/${path}?theme=dark${path === "trip/" ? `#trip=${fourDays()}` : ""}`);
    if (path === "trip/") {
      await raiseSheet(page);
      await page.getByRole("button", { name: "存为新行程" }).click();
      await expect(page.locator(".saved__sign")).toHaveAttribute("data-saved", "saved");
    }
    await page.emulateMedia({ media: "print" });
    if (path === "trip/") await expect(page.locator("#handbook .handbook__map svg").first()).toBeVisible();
    expect(await pale(page)).toEqual([]);
    const land = await page.locator("#handbook .handbook__map svg").first().evaluateAll((maps) => maps.map((map) => getComputedStyle(map).getPropertyValue("--map-land")));
    expect(land.filter((color) => color.trim() === "#22292b")).toEqual([]);
  });
}
