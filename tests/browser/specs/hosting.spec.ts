// The recipe for nginx in docs/hosting, on a real nginx where the machine has one.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { aliveIn, portalPage } from "./host";

const NGINX = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx"].find(existsSync);
const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), "utf8");
const DIST = fileURLToPath(new URL("../../../dist", import.meta.url));

let [folder, address]: [string, string] = ["", ""];
let server: ChildProcess | undefined;

test.describe.configure({ mode: "serial" });
test.skip(!NGINX, "there is no nginx on this machine");

test.beforeAll(async () => {
  if (!NGINX) return;
  folder = mkdtempSync(`${tmpdir()}/hangyong-nginx-`);
  const port = await new Promise<number>((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
  const recipe = read("docs/hosting/nginx.conf").replace("/srv/hangyong", DIST).replace("include mime.types;", "include /etc/nginx/mime.types;");
  writeFileSync(
    `${folder}/nginx.conf`,
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; user root;
events {}
http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
${read("docs/hosting/nginx-http.conf")}
server { listen 127.0.0.1:${port};
${recipe}
} }`,
  );
  execFileSync(NGINX, ["-t", "-c", `${folder}/nginx.conf`], { stdio: "pipe" });
  server = spawn(NGINX, ["-c", `${folder}/nginx.conf`], { stdio: "ignore" });
  address = `http://127.0.0.1:${port}/`;
  await expect.poll(() => fetch(address).then((answer) => answer.status, () => 0)).toBe(200);
});

test.afterAll(() => {
  server?.kill();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

// Known trouble: with this configuration nginx does not find the files.
test.fixme("nginx names, compresses and caches the files as they need it", async ({ request }) => {
  const page = await request.get(`${address}zh/routes/canal/`);
  expect(page.headers()).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-cache",
    "content-security-policy": "frame-ancestors *",
    "access-control-allow-origin": "*",
    "x-content-type-options": "nosniff",
    "content-encoding": "gzip",
  });
  const program = /src="[./]*(boot-[0-9a-f]+\.js)"/.exec(await page.text())![1];
  const boot = await request.get(address + program);
  expect(boot.headers()["content-type"]).toMatch(/^text\/javascript/);
  expect(boot.headers()["cache-control"]).toContain("immutable");
  const stops = await request.get(`${address}pack/stops.geojson`);
  expect(stops.headers()["content-type"]).toMatch(/^application\/geo\+json/);
  const nowhere = await request.get(`${address}zh/stops/atlantis/`);
  expect(nowhere.status()).toBe(404);
  expect(await nowhere.text()).toContain("没有这个页面");
});

test("behind nginx the map runs, even in a frame that may only run scripts", async ({ page }) => {
  const body = `<!doctype html><title>Portal</title><iframe title="Map" sandbox="allow-scripts" width="600" height="600" src="${address}zh/routes/canal/?embed=1"></iframe>`;
  await portalPage(page, body);
  const frame = await (await page.locator("iframe").elementHandle())!.contentFrame();
  await aliveIn(frame!);
  await expect(frame!.locator("h1")).toHaveText("运河流淌之旅");
});
