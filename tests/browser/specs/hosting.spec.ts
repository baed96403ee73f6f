// The recipes in docs/hosting, each on its real server where the machine has it.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { aliveIn, portalPage } from "./host";

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), "utf8");
const DIST = fileURLToPath(new URL("../../../dist", import.meta.url));

/** A server with a recipe of its own. */
interface Server {
  name: string;
  /** Below which path of its host the site lies. */
  path: string;
  /** Where the program may be. */
  programs: string[];
  /** Writes the server's settings into a folder and returns the arguments to run it with there. */
  settle: (folder: string, port: number, program: string) => string[];
}

/** A recipe with the place of the site in it; a recipe that names it otherwise is not what is tested here. */
function recipe(path: string, line: string, own: string): string {
  const text = read(path);
  expect(text).toContain(`\n${line}\n`);
  return text.replace(`\n${line}\n`, `\n${own}\n`);
}

const NGINX = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx"];

/** nginx with a server block of that content. */
function nginx(folder: string, port: number, program: string, site: string): string[] {
  const file = `${folder}/nginx.conf`;
  writeFileSync(
    file,
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; user root;
events {}
http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
${read("docs/hosting/nginx-http.conf")}
server { listen 127.0.0.1:${port};
${site.replace("include mime.types;", "include /etc/nginx/mime.types;")}
} }`,
  );
  execFileSync(program, ["-t", "-c", file], { stdio: "pipe" });
  return ["-c", file];
}

const SERVERS: Server[] = [
  {
    name: "nginx",
    path: "",
    programs: NGINX,
    settle: (folder, port, program) =>
      nginx(folder, port, program, recipe("docs/hosting/nginx.conf", "root /srv/hangyong;", `root ${DIST};`)),
  },
  {
    name: "nginx under a path of a host with rules of its own",
    path: "tour/",
    programs: NGINX,
    settle: (folder, port, program) => {
      const site = recipe("docs/hosting/nginx-path.conf", "  alias /srv/hangyong/;", `  alias ${DIST}/;`);
      const host = `root ${folder}; error_page 404 /elsewhere.html; add_header X-Frame-Options DENY;
location ~* \\.(js|css|html|wasm|bin)$ { return 403; }`;
      return nginx(folder, port, program, `${host}\n${site}`);
    },
  },
  {
    name: "Caddy",
    path: "",
    programs: ["/usr/bin/caddy", "/usr/local/bin/caddy", "/opt/homebrew/bin/caddy"],
    settle: (folder, port, program) => {
      const site = recipe("docs/hosting/Caddyfile", "\troot * /srv/hangyong", `\troot * ${DIST}`);
      const file = `${folder}/Caddyfile`;
      // Without a name there is no certificate to fetch.
      const own = site.replace("\nmap.example {", `\n{\n\tadmin off\n\tstorage file_system ${folder}\n}\nhttp://127.0.0.1:${port} {`);
      writeFileSync(file, own);
      execFileSync(program, ["validate", "--config", file, "--adapter", "caddyfile"], { stdio: "pipe" });
      return ["run", "--config", file, "--adapter", "caddyfile"];
    },
  },
];

const freePort = () =>
  new Promise<number>((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });

for (const { name, path, programs, settle } of SERVERS) {
  test.describe(`behind ${name}`, () => {
    const program = programs.find(existsSync);
    let [folder, address]: [string, string] = ["", ""];
    let server: ChildProcess | undefined;

    test.describe.configure({ mode: "serial" });
    test.skip(!program, `there is no ${name} on this machine`);

    test.beforeAll(async () => {
      if (!program) return;
      folder = mkdtempSync(`${tmpdir()}/hangyong-hosting-`);
      const port = await freePort();
      server = spawn(program, settle(folder, port, program), { stdio: "ignore" });
      address = `http://127.0.0.1:${port}/${path}`;
      await expect.poll(() => fetch(address).then((answer) => answer.status, () => 0)).toBe(200);
    });

    test.afterAll(() => {
      server?.kill();
      if (folder) rmSync(folder, { recursive: true, force: true });
    });

    test(`${name} names, compresses and caches the files as they need it`, async ({ request }) => {
      const page = await request.get(`${address}zh/routes/canal/`);
      expect(page.headers()).toMatchObject({
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-cache",
        "content-security-policy": "frame-ancestors *",
        "access-control-allow-origin": "*",
        "x-content-type-options": "nosniff",
        "content-encoding": "gzip",
      });
      const boot = await request.get(address + /src="[./]*(boot-[0-9a-f]+\.js)"/.exec(await page.text())![1]);
      expect(boot.headers()["content-type"]).toMatch(/^text\/javascript/);
      expect(boot.headers()["cache-control"]).toContain("immutable");
      expect(boot.headers()["access-control-allow-origin"]).toBe("*");
      const wasm = await request.get(address + /hangyong-[0-9a-f]+_bg\.wasm/.exec(await boot.text())![0]);
      expect(wasm.headers()).toMatchObject({ "content-type": "application/wasm", "content-encoding": "gzip" });
      expect(wasm.headers()["cache-control"]).toContain("immutable");
      const pack = await request.get(`${address}pack/whole.bin`);
      expect(pack.headers()).toMatchObject({ "cache-control": "no-cache", "content-encoding": "gzip" });
      const stops = await request.get(`${address}pack/stops.geojson`);
      expect(stops.headers()["content-type"]).toMatch(/^application\/geo\+json/);
      const manifest = await request.get(`${address}app-zh.webmanifest`);
      expect(manifest.headers()["content-type"]).toMatch(/^application\/manifest\+json/);
      const nowhere = await request.get(`${address}zh/stops/atlantis/`);
      expect(nowhere.status()).toBe(404);
      expect(nowhere.headers()["content-type"]).toBe("text/html; charset=utf-8");
      expect(await nowhere.text()).toContain("没有这个页面");
      expect(nowhere.headers()).toMatchObject({
        "content-security-policy": "frame-ancestors *",
        "access-control-allow-origin": "*",
        "x-content-type-options": "nosniff",
        "cache-control": "no-cache",
      });
      expect(nowhere.headers()["x-frame-options"]).toBeUndefined();
    });

    test(`behind ${name} the map runs, even in a frame that may only run scripts`, async ({ page }) => {
      const body = `<!doctype html><title>Portal</title><iframe title="Map" sandbox="allow-scripts" width="600" height="600" src="${address}zh/routes/canal/?embed=1"></iframe>`;
      await portalPage(page, body);
      const frame = await (await page.locator("iframe").elementHandle())!.contentFrame();
      await aliveIn(frame!);
      await expect(frame!.locator("h1")).toHaveText("运河流淌之旅");
    });
  });
}
