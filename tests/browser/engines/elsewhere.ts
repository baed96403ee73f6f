// The site where it is not alone: in a portal's page, and without a network.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "./page";

test("a portal's element shows its route, hears of it, and shows another when asked", async ({ page, engine }) => {
  const body = `<script src="${page.root}embed.js"></script><hangyong-map route="canal" lang="en" height="600"></hangyong-map>`;
  const listener = `<script>told=[];for(const one of ["ready","route_shown","error"])addEventListener("hangyong:"+one,(e)=>told.push([one,e.detail]))</script>`;
  const portal = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html; charset=utf-8");
    answer.end(`<!doctype html><html lang="en"><title>Portal</title>${listener}${body}`);
  });
  await new Promise<void>((resolve) => portal.listen(0, "127.0.0.1", resolve));
  await engine.open(`http://127.0.0.1:${(portal.address() as AddressInfo).port}/`);
  const told = () => engine.run(() => JSON.stringify((window as unknown as { told: unknown[] }).told));
  await expect.poll(told, { timeout: 30_000 }).toContain("ready");
  await engine.run(() => {
    (document.querySelector("hangyong-map") as HTMLElement & { showRoute(id: string): void }).showRoute("games");
  });
  await expect.poll(told).toMatch(/route_shown.*games/);
  expect(await told()).not.toContain('"error"');
  await engine.open("about:blank");
  portal.close();
});

test("after one visit the pages work without a network, also in a browser started anew", async ({ own: { page, host }, engine }) => {
  await page.visit("zh/");
  const isKept = () => engine.run(async () => Boolean((await navigator.serviceWorker?.getRegistration())?.active && navigator.serviceWorker.controller));
  await expect.poll(isKept, { timeout: 30_000 }).toBe(true);
  await host.vanish();
  await page.visit("en/routes/canal/");
  await page.says("h1", "Canal");
  await page.painted();
  await engine.restart();
  await page.visit("zh/stops/tianyi-pavilion/");
  await page.says("h1", "天一阁博物院");
  await page.says(".story:not(.story--loading)", /.{40}/);
});
