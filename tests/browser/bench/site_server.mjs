// Serves folders and files in memory, compressed with brotli as a good host does it, to this machine alone.
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".geojson": "application/geo+json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
};

/** Brotli at its strongest, which takes a while: what is asked for often is compressed once. */
const compress = (body) =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length } });

function fromFolder(folder, path) {
  const file = join(folder, normalize(path));
  try {
    return readFileSync(statSync(file).isDirectory() ? join(file, "index.html") : file);
  } catch {
    return null;
  }
}

/**
 * Serves `folder`, and before it what `memory` has: bodies by their paths.
 * Resolves with the address, which ends in a slash, and with what was compressed so far.
 */
export function serve(folder, memory = {}) {
  const ready = new Map();
  const answer = (path) => {
    if (!ready.has(path)) {
      const body = memory[path] ?? fromFolder(folder, path);
      ready.set(path, body && { raw: body.length, body: compress(Buffer.from(body)) });
    }
    return ready.get(path);
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const found = answer(path);
    if (!found) return response.writeHead(404).end();
    const type = TYPES[extname(path) || ".html"] ?? "application/octet-stream";
    const headers = { "content-type": type, "content-encoding": "br", "cache-control": "no-cache" };
    response.writeHead(200, { ...headers, "content-length": found.body.length }).end(found.body);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve({ address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() });
    });
  });
}
