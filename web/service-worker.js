// Keeps the page itself for when there is no network. What people write is not here: that is in IndexedDB.
const SHELL = "samtavle-__BUNDLE__";
const PAGE = "/";
const ASSETS = "__ASSETS__".split(" ").map((name) => `/assets/__BUNDLE__/${name}`);
const FIXED = ["/icon.svg", "/manifest.webmanifest"];

// All or nothing: a page is only kept with all that it needs.
self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keepShell());
});

async function keepShell() {
  const cache = await caches.open(SHELL);
  await cache.addAll([...ASSETS, ...FIXED]);
  const page = await fetch(PAGE, { headers: { accept: "text/html" }, cache: "no-store" });
  if (!page.ok) throw new Error(`the page answered ${page.status}`);
  // A redirected answer may not serve a navigation, so its body goes into a fresh one, unpacked as it is here.
  const headers = new Headers(page.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  await cache.put(PAGE, new Response(await page.blob(), { headers }));
}

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith("samtavle-") && name !== SHELL) await caches.delete(name);
  }
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(navigate(request));
  else if (url.pathname.startsWith("/assets/") || FIXED.includes(url.pathname)) event.respondWith(fromShell(request));
});

/** The network's page when there is one; a server that is down or restarting must not lock people out. */
async function navigate(request) {
  const kept = async () => (await caches.open(SHELL)).match(PAGE);
  try {
    const answer = await fetch(request);
    return answer.status < 500 ? answer : ((await kept()) ?? answer);
  } catch (error) {
    const page = await kept();
    if (page) return page;
    throw error;
  }
}

async function fromShell(request) {
  return (await (await caches.open(SHELL)).match(request)) ?? fetch(request);
}
