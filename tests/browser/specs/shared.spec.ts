// What other programs share with the installed site: a POST to the share address, which the service worker answers, leads to
// a trip that one looks at first.
import type { Page } from "@playwright/test";
import { codeOf } from "../support/link";
import { alive, expect, raiseSheet, test, visit } from "./site";

test.use({ serviceWorkers: "allow" });

const GPX = `<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="30.24598" lon="120.14313"><name>西湖</name></wpt><wpt lat="29.872" lon="121.536"><name>天一阁博物院</name></wpt></gpx>`;

/** Visits once, until the worker answers for the site. */
async function installed(page: Page): Promise<void> {
  await visit(page, "zh/");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
}

/** Posts what a phone's share sheet would, as a page that is opened by it. */
async function share(page: Page, content: Record<string, string>, file?: string): Promise<void> {
  await page.evaluate(
    ({ content, file }) => {
      const root = new URL(document.documentElement.dataset.root!, location.href).href;
      const form = Object.assign(document.createElement("form"), {
        method: "POST",
        enctype: "multipart/form-data",
        action: `${root}zh/trip/?share`,
      });
      for (const [name, value] of Object.entries(content)) {
        form.append(Object.assign(document.createElement("input"), { name, value }));
      }
      if (file) {
        const input = Object.assign(document.createElement("input"), { type: "file", name: "file" });
        const given = new DataTransfer();
        given.items.add(new File([file], "days.gpx", { type: "application/gpx+xml" }));
        input.files = given.files;
        form.append(input);
      }
      document.body.append(form);
      form.submit();
    },
    { content, file },
  );
  await page.waitForURL(/\/zh\/trip\//);
  await alive(page);
  await raiseSheet(page);
}

test("a file that is shared is looked at before it is taken, once", { tag: "@desk" }, async ({ page, trouble }) => {
  await installed(page);
  await share(page, { title: "两处" }, GPX);
  const offered = page.getByRole("region", { name: "文件里的行程" });
  await expect(offered).toContainText("西湖");
  await expect(offered).toContainText("天一阁博物院");
  await expect(page).not.toHaveURL(/shared/);
  await offered.getByRole("button", { name: "不要" }).click();
  await expect(offered).toHaveCount(0);
  await page.reload();
  await alive(page);
  await expect(page.getByRole("region", { name: "文件里的行程" })).toHaveCount(0);
  expect(trouble.errors).toEqual([]);
});

test("a link in a text that is shared leads to its trip", { tag: "@phone" }, async ({ page }) => {
  await installed(page);
  const day = { from: "09:00", to: "18:00", visits: [{ stop: "tianyi-pavilion" }] };
  const doc = { v: 1, id: "theirs", title: "朋友的行程", start: null, days: [day], mode: "transit", updated: "2026-10-01T00:00:00Z" };
  await share(page, { text: `来看看 https://map.example/zh/trip/#trip=${codeOf(doc)} 怎么样` });
  await expect(page.getByRole("region", { name: "链接里的行程" })).toContainText("朋友的行程");
});

test("a share without a trip says so", { tag: "@desk" }, async ({ page }) => {
  await installed(page);
  await share(page, { text: "只是一句话" });
  await expect(page.getByRole("alert").filter({ visible: true }).first()).toBeVisible();
  await expect(page).not.toHaveURL(/shared/);
});
