// A host of the built site with a will of its own: it can vanish, break off in the middle of a file, name types wrongly,
// and be given another version. For what a well-behaved server never shows.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const DIST = fileURLToPath(new URL("../../../dist/", import.meta.url));

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/**
 * What a host does with a request instead of answering it well. `silent` takes it and never says a word, `stuck` stops in
 * the middle of the file and keeps the connection; `login` is the page of a hotel's network in its place.
 */
export type Mischief = "cut" | "refuse" | "silent" | "stuck" | "login" | undefined;

export class Host {
  /** Where the site is. */
  address = "";
  /** Every path that was asked for, below the site's root. */
  readonly asked: string[] = [];
  /** Decides for each path whether it goes wrong this time. */
  mischief: (path: string) => Mischief = () => undefined;
  /** The type that `.wasm` is given. */
  wasmType = "application/wasm";

  private readonly sockets = new Set<Socket>();
  private folder = DIST;
  private readonly copies: string[] = [];

  private constructor(
    private readonly server: Server,
    private readonly path: string,
  ) {}

  /** Serves the built site under `path`, which begins and ends with a slash. */
  static async of(path = "/"): Promise<Host> {
    const server = createServer();
    const host = new Host(server, path);
    server.on("request", (request, response) => host.answer(request.url ?? "/", response));
    server.on("connection", (socket) => {
      host.sockets.add(socket);
      socket.on("close", () => host.sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    host.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
    return host;
  }

  /** There is no network any more: connections break, and new ones are refused. */
  async vanish(): Promise<void> {
    if (!this.server.listening) return;
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Ends everything. */
  async end(): Promise<void> {
    await this.vanish();
    for (const copy of this.copies) rmSync(copy, { recursive: true, force: true });
  }

  /** From now on another version is served, whose pages say `version`; nothing of the old one is there any more. */
  deploy(version: string): void {
    const copy = mkdtempSync(join(tmpdir(), "hangyong-"));
    this.copies.push(copy);
    cpSync(DIST, copy, { recursive: true });
    const worker = join(copy, "sw.js");
    const text = readFileSync(worker, "utf8");
    const [whole, json] = /const BUILD = (\{.*\});/.exec(text) ?? [];
    if (!whole) throw new Error("sw.js holds no list of files");
    const build = JSON.parse(json) as { version: string; files: [string, number, string][] };
    for (const file of build.files) {
      if (!file[0].startsWith("offline/")) continue;
      const bundle = join(copy, file[0]);
      const changed = readFileSync(bundle, "utf8").replaceAll(/data-version=\\"[^"]*\\"/g, `data-version=\\"${version}\\"`);
      writeFileSync(bundle, changed);
      file[1] = Buffer.byteLength(changed);
      file[2] = createHash("sha256").update(changed).digest("base64");
    }
    build.version = version;
    writeFileSync(worker, text.replace(whole, `const BUILD = ${JSON.stringify(build)};`));
    this.folder = copy;
  }

  private answer(url: string, response: ServerResponse): void {
    const asked = decodeURIComponent(url.split("?")[0]);
    if (!asked.startsWith(this.path)) return void response.writeHead(404).end();
    let path = asked.slice(this.path.length);
    if (path === "" || path.endsWith("/")) path += "index.html";
    this.asked.push(path);
    const file = join(this.folder, path);
    const mischief = this.mischief(path);
    if (mischief === "refuse") return void response.destroy();
    if (mischief === "silent") return;
    if (mischief === "login") {
      const login = "<!doctype html><title>Wi-Fi</title><p>Please log in.";
      return void response.writeHead(200, { "Content-Type": "text/html", "Cache-Control": "no-store" }).end(login);
    }
    if (!existsSync(file) || path.includes("..")) return void response.writeHead(404).end("not found");
    const content = readFileSync(file);
    const type = path.endsWith(".wasm") ? this.wasmType : (TYPES[extname(path)] ?? "application/octet-stream");
    response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store", Connection: "close" });
    if (mischief === "stuck") return void response.write(content.subarray(0, content.length / 2));
    // Without a length the end of the connection is the end of the file: a browser cannot see that half is missing.
    response.end(mischief === "cut" ? content.subarray(0, content.length / 2) : content);
  }
}
