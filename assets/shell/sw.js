// Keeps the site on the device, so that after one visit it works without a network. The build fills in which files there
// are, how long each is and what its SHA-256 is: only what arrived whole is kept. A new version is fetched beside the one
// on show and waits until the reader asks for it; the choice is kept in a cache of its own, because the browser changes
// workers when it likes.
"use strict";

const BUILD = __BUILD__;
const SCOPE = self.registration.scope;
// Other sites may lie under other paths of this origin: each has caches of its own.
const PREFIX = `hangyong ${SCOPE} `;
const OWN = PREFIX + BUILD.version;
const CHOICE = `${PREFIX}choice`;
// Addresses of two entries that are no files: which version is on show, and that a version is whole.
const CHOSEN = `${SCOPE}?chosen`;
const WHOLE = `${SCOPE}?whole`;
const WAITS_MS = [500, 1000, 2000, 4000, 8000, 16000];
const LANES = 3;
const TYPES = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  png: "image/png",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
};

self.addEventListener("install", (event) => {
  event.waitUntil(download().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(adopt().then(() => self.clients.claim()).then(offer));
});

self.addEventListener("message", (event) => {
  if (event.data === "hangyong:status") event.waitUntil(offer());
  if (event.data === "hangyong:take") event.waitUntil(take());
});

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(SCOPE)) event.respondWith(answer(event.request));
});

// Which version is on show

let chosen = null;

async function onShow() {
  if (!chosen) {
    const said = await (await caches.open(CHOICE)).match(CHOSEN);
    chosen = said ? await said.text() : null;
  }
  return chosen;
}

async function choose(version) {
  await (await caches.open(CHOICE)).put(CHOSEN, new Response(version));
  chosen = version;
}

async function isWhole(version) {
  return (await caches.has(version)) && Boolean(await (await caches.open(version)).match(WHOLE));
}

// The version on show stays while its files are there; only where there is none is this one shown unasked.
async function adopt() {
  const before = await onShow();
  if (!before || !(await isWhole(before))) await choose(OWN);
  await sweep();
}

async function sweep() {
  const keep = [CHOICE, OWN, await onShow()];
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !keep.includes(name));
  await Promise.all(ours.map((name) => caches.delete(name)));
}

async function take() {
  if (!(await isWhole(OWN))) await download();
  await choose(OWN);
  await sweep();
  await tell("hangyong:taken");
}

async function offer() {
  if ((await onShow()) !== OWN) await tell("hangyong:update");
}

async function tell(what) {
  const pages = await self.clients.matchAll({ type: "window" });
  for (const page of pages) page.postMessage(what);
}

// Answering

async function answer(request) {
  const version = await onShow();
  const kept = version && (await caches.open(version));
  const address = request.url.split(/[?#]/)[0];
  const found = kept && (await kept.match(address.replace(/\/index\.html$/, "/")));
  if (found) return found;
  if (request.mode !== "navigate") return fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    return (kept && (await lost(kept, address))) || Promise.reject(error);
  }
}

// Without a network: a folder named without its slash, or an address that is none.
async function lost(kept, address) {
  if (await kept.match(`${address}/`)) return Response.redirect(`${address}/`);
  const page = await kept.match(`${SCOPE}404.html`);
  return page && new Response(page.body, { status: 404, headers: page.headers });
}

// Fetching

async function download() {
  const cache = await caches.open(OWN);
  const waiting = [...BUILD.files];
  const lane = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) await keep(cache, file);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await cache.put(WHOLE, new Response(BUILD.version));
}

async function keep(cache, [path, length, sha256]) {
  const address = SCOPE + path;
  // Another try goes on where the last one ended.
  if (await cache.match(address)) return;
  const bytes = (await fromBefore(address, length, sha256)) ?? (await fromServer(address, length, sha256));
  if (path.startsWith("offline/")) {
    const pages = JSON.parse(new TextDecoder().decode(bytes));
    for (const [page, html] of Object.entries(pages)) await cache.put(SCOPE + page, file("html", html));
  }
  await cache.put(address, file(path.split(".").pop(), bytes));
}

function file(extension, content) {
  return new Response(content, { headers: { "Content-Type": TYPES[extension] ?? "application/octet-stream" } });
}

// What has not changed since the version on show need not travel again.
async function fromBefore(address, length, sha256) {
  const version = await onShow();
  const found = version && (await (await caches.open(version)).match(address));
  const bytes = found && (await found.arrayBuffer());
  return bytes && (await isTrue(bytes, length, sha256)) ? bytes : null;
}

async function fromServer(address, length, sha256) {
  for (let failures = 0; ; failures += 1) {
    try {
      const answer = await fetch(address, { cache: failures ? "reload" : "default", credentials: "same-origin" });
      const bytes = await answer.arrayBuffer();
      if (answer.ok && (await isTrue(bytes, length, sha256))) return bytes;
    } catch {
      // No answer, or one that broke off: the same as a wrong one.
    }
    if (failures === WAITS_MS.length) throw new Error(`${address} did not arrive whole`);
    await new Promise((resolve) => setTimeout(resolve, WAITS_MS[failures]));
  }
}

async function isTrue(bytes, length, sha256) {
  if (bytes.byteLength !== length) return false;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...digest)) === sha256;
}
