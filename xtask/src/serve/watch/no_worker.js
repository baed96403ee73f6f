// What `cargo xtask serve --watch` gives for the service worker: a browser that kept an earlier build at this address lets go
// of it, and its pages come from the server again.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const pages = async () => {
    await self.registration.unregister();
    const kept = await self.clients.matchAll({ type: "window" });
    await Promise.all(kept.map((page) => page.navigate(page.url)));
  };
  event.waitUntil(pages());
});
