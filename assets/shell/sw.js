// Keeps the site on the device, so that after one visit it works without a network. The build fills in which files there
// are, how long each is and what its SHA-256 is: only what arrived whole is kept. A new version is fetched beside the one
// on show and waits until the reader asks for it; the choice is kept in a cache of its own, because the browser changes
// workers when it likes. A page keeps the version that it came with. Browsers empty caches, in part or as a whole: every
// visit looks, brings back what is gone, and serves meanwhile what there is.
"use strict";

const BUILD = __BUILD__;
const SCOPE = self.registration.scope;
// Other sites may lie under other paths of this origin: each has caches of its own. Streets of a trip that the page keeps lie
// in a cache whose name begins otherwise (`src/platform/kept_bytes.rs`): nothing here gives that up or answers out of it.
const PREFIX = `hangyong ${SCOPE} `;
const OWN = PREFIX + BUILD.version;
const CHOICE = `${PREFIX}choice`;
// Addresses of entries that are no files: which version is on show, which a page came with, and that a version is whole,
// with the addresses that belong to it.
const CHOSEN = `${SCOPE}?chosen`;
const PAGE = `${SCOPE}?page=`;
const WHOLE = `${SCOPE}?whole`;
const WAITS_MS = [500, 1000, 2000, 4000, 8000, 16000];
// How long the first try waits for all of a file; twice as long each time.
const LONGEST_MS = 60000;
const LANES = 3;
// The edition in traditional characters has programs and data of its own: only a device that uses it keeps them.
const TRADITIONAL = `${SCOPE}zh-hant/`;
const OF_TRADITIONAL = /^(zh-hant\/|offline\/zh-hant\.|app-zh-hant\.)/;
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
  if (event.data === "hangyong:status") event.waitUntil(met(event.source).then(mended).then(offer));
  if (event.data === "hangyong:take") event.waitUntil(take());
  if (event.data === "hangyong:go") event.waitUntil(self.skipWaiting());
});

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(SCOPE)) event.respondWith(answer(event));
  if (method === "POST" && url.startsWith(SCOPE) && url.endsWith("/trip/?share")) event.respondWith(shared(event.request));
});

// Which version is on show

let chosen = null;

// Where the choice is lost, a version that is whole is shown.
async function onShow() {
  if (!chosen) {
    const said = await caches.match(CHOSEN, { cacheName: CHOICE });
    chosen = said ? await said.text() : await anyWhole();
  }
  return chosen;
}

async function anyWhole() {
  for (const version of [OWN, ...(await versions())]) {
    if (await isWhole(version)) return version;
  }
  return null;
}

async function versions() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CHOICE);
}

// The version of a page is the one that it came with: its program goes on asking for its own files.
const came = new Map();

async function versionFor({ request, clientId, resultingClientId }) {
  if (request.mode === "navigate") {
    const version = await onShow();
    if (version && resultingClientId) await remember(resultingClientId, version);
    return version;
  }
  if (clientId && !came.has(clientId)) {
    const said = await caches.match(PAGE + clientId, { cacheName: CHOICE });
    came.set(clientId, said ? await said.text() : null);
  }
  const own = came.get(clientId);
  return own && (await caches.has(own)) ? own : onShow();
}

// A page that was there before this worker.
async function met(page) {
  const version = await onShow();
  const known = page && (await caches.match(PAGE + page.id, { cacheName: CHOICE }));
  if (page && version && !known) await remember(page.id, version);
}

async function remember(client, version) {
  came.set(client, version);
  await (await caches.open(CHOICE)).put(PAGE + client, new Response(version));
}

async function choose(version) {
  await (await caches.open(CHOICE)).put(CHOSEN, new Response(version));
  chosen = version;
}

// Every file of it is there. Versions of old did not say which there are.
async function isWhole(version) {
  const said = await caches.match(WHOLE, { cacheName: version });
  if (!said) return false;
  const text = await said.text();
  if (!text.startsWith("[")) return true;
  const there = new Set((await (await caches.open(version)).keys()).map((request) => request.url));
  return JSON.parse(text).every((path) => there.has(SCOPE + path));
}

// The version on show stays while its files are there; only where there is none is this one shown unasked.
async function adopt() {
  const before = await onShow();
  await choose(before && (await isWhole(before)) ? before : OWN);
  await sweep();
}

// Brings back what the browser has thrown away, once at a time. Without a network it is tried with the next visit.
let mending = null;

function mended() {
  mending ??= mend().catch(() => {}).finally(() => (mending = null));
  return mending;
}

async function mend() {
  if (!(await isWhole(OWN)) || (await lacksTraditional())) await download();
  chosen = null;
  await adopt();
}

// What pages still show is kept.
async function sweep() {
  const pages = await self.clients.matchAll({ type: "window" });
  const shown = [];
  for (const { id } of pages) {
    const said = await caches.match(PAGE + id, { cacheName: CHOICE });
    if (said) shown.push(await said.text());
  }
  const keep = [OWN, await onShow(), ...shown];
  // The cache that another worker is filling is not known yet: it would go on filling what is no longer there.
  const { installing, waiting } = self.registration;
  const others = installing || waiting ? [] : await versions();
  await Promise.all(others.filter((name) => !keep.includes(name)).map((name) => caches.delete(name)));
  const choice = await caches.open(CHOICE);
  for (const { url } of await choice.keys()) {
    if (url.startsWith(PAGE) && !pages.some(({ id }) => url === PAGE + id)) await choice.delete(url);
  }
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

async function answer(event) {
  const { request } = event;
  const version = await versionFor(event);
  const address = request.url.split(/[?#]/)[0];
  const file = address.replace(/\/index\.html$/, "/");
  const found = version && (await caches.match(file, { cacheName: version }));
  if (found) return found;
  let answered = null;
  let error = null;
  try {
    answered = await fetch(request);
  } catch (failed) {
    error = failed;
  }
  if (answered && (request.mode === "navigate" || answered.status !== 404)) return answered;
  // A version that is not on show, or not whole, may have it.
  for (const other of await versions()) {
    const kept = await caches.match(file, { cacheName: other });
    if (kept) return kept;
  }
  const instead = answered ?? (request.mode === "navigate" && version && (await lost(version, address)));
  return instead || Promise.reject(error);
}

// Without a network: a folder named without its slash, or an address that is none.
async function lost(version, address) {
  const kept = await caches.open(version);
  if (await kept.match(`${address}/`)) return Response.redirect(`${address}/`);
  const page = await kept.match(`${SCOPE}404.html`);
  return page && new Response(page.body, { status: 404, headers: page.headers });
}

// What another program shares with the installed site: a file is put aside for the trip's page, which takes it up
// (`src/platform/shared_here.rs`); of a link only its trip or guide is led there.
async function shared(request) {
  const page = request.url.split("?")[0];
  try {
    const form = await request.formData();
    const file = form.get("file");
    if (file && file.size) {
      await (await caches.open(CHOICE)).put(`${SCOPE}?shared`, new Response(file));
      return Response.redirect(`${page}#shared=file`, 303);
    }
    const text = ["url", "text", "title"].map((name) => form.get(name) ?? "").join(" ");
    const code = /[#&]((?:trip|guide)=[\w.%-]+)/.exec(text);
    return Response.redirect(`${page}#${code ? code[1] : "shared=nothing"}`, 303);
  } catch {
    return Response.redirect(`${page}#shared=nothing`, 303);
  }
}

// Fetching

async function usesTraditional() {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return pages.some(({ url }) => url.startsWith(TRADITIONAL)) || (await keepsTraditional(await onShow()));
}

async function keepsTraditional(version) {
  return Boolean(version && (await caches.match(TRADITIONAL, { cacheName: version })));
}

async function lacksTraditional() {
  return (await usesTraditional()) && !(await keepsTraditional(OWN));
}

async function download() {
  const cache = await caches.open(OWN);
  const all = await usesTraditional();
  const waiting = BUILD.files.filter(([path]) => all || !OF_TRADITIONAL.test(path));
  const paths = [];
  const lane = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) paths.push(...(await keep(cache, file)));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await cache.put(WHOLE, new Response(JSON.stringify(paths)));
}

// The addresses that a file brings: its own, and those of the pages in it.
async function keep(cache, [path, length, sha256]) {
  const address = SCOPE + path;
  // Another try goes on where the last one ended.
  let found = await cache.match(address);
  if (!found) {
    const bytes = (await fromBefore(address, length, sha256)) ?? (await fromServer(address, length, sha256));
    found = file(path.split(".").pop(), bytes);
    await cache.put(address, found.clone());
  }
  if (!path.startsWith("offline/")) return [path];
  const pages = await found.json();
  for (const [page, html] of Object.entries(pages)) {
    if (!(await cache.match(SCOPE + page))) await cache.put(SCOPE + page, file("html", html));
  }
  return [path, ...Object.keys(pages)];
}

function file(extension, content) {
  return new Response(content, { headers: { "Content-Type": TYPES[extension] ?? "application/octet-stream" } });
}

// What has not changed since the version on show need not travel again.
async function fromBefore(address, length, sha256) {
  const version = await onShow();
  const found = version && (await caches.match(address, { cacheName: version }));
  const bytes = found && (await found.arrayBuffer());
  return bytes && (await isTrue(bytes, length, sha256)) ? bytes : null;
}

async function fromServer(address, length, sha256) {
  for (let failures = 0; ; failures += 1) {
    try {
      // A network that has fallen silent is no answer either; not every browser can end a wait.
      const signal = AbortSignal.timeout?.(LONGEST_MS << failures);
      const answer = await fetch(address, { cache: failures ? "reload" : "default", credentials: "same-origin", signal });
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
