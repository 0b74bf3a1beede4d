// Opens the page without network (rules K34-K37). The server writes BUILD, FILES and PAGES before this script.
// Holds files of the page alone: texts and answers are the page's, which knows its person.
const PREFIX = "concord-page-";
const CACHE = PREFIX + BUILD;
const SHELL = "/index.html";
// A page that comes later than this comes from the device.
const WAIT_MS = 8000;
const isAway = (status) => status === 502 || status === 503 || status === 504;

// A hotel's page or an error in a file's place is never kept.
const isFile = (answer) =>
  answer.status === 200 &&
  answer.type === "basic" &&
  !answer.redirected &&
  !(answer.headers.get("content-type") ?? "").startsWith("text/html");

const found = (path) => caches.match(path, { ignoreVary: true });

const fetchFile = async (path) => {
  const answer = await fetch(path, { priority: "low" });
  if (!isFile(answer)) throw new Error(path);
  return answer;
};

const fetchShell = async () => {
  const answer = await fetch(SHELL, { cache: "reload" });
  const html = await answer.clone().text();
  // Behind two servers of different builds, files and page would not fit.
  if (answer.status !== 200 || answer.redirected || !html.includes(`content="${BUILD}"`))
    throw new Error(SHELL);
  return answer;
};

// One after the other: a slow line is for the text.
const install = async () => {
  const cache = await caches.open(CACHE);
  for (const path of FILES) await cache.put(path, (await found(path)) ?? (await fetchFile(path)));
  await cache.put(SHELL, await fetchShell());
  await self.skipWaiting();
};

// A build's files stay while a page of that build is open: it holds a lock of that name.
const tidy = async () => {
  const { held } = await navigator.locks.query();
  const open = new Set(held.map(({ name }) => name));
  for (const name of await caches.keys()) {
    // The files may be those of a build that is being installed.
    if (self.registration.installing !== null || self.registration.waiting !== null) return;
    if (name.startsWith(PREFIX) && name !== CACHE && !open.has(name)) await caches.delete(name);
  }
};

const activate = async () => {
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
  await tidy();
};

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => event.waitUntil(tidy()));

const file = async (event) => {
  const kept = await found(event.request.url).catch(() => undefined);
  if (kept !== undefined) return kept;
  const answer = await fetch(event.request);
  if (isFile(answer)) {
    const copy = answer.clone();
    // A full disk keeps nothing; the page goes on.
    event.waitUntil(
      caches
        .open(CACHE)
        .then((cache) => cache.put(event.request.url, copy))
        .catch(() => {}),
    );
  }
  return answer;
};

const page = async (event) => {
  const shell = () => caches.match(SHELL, { ignoreVary: true, cacheName: CACHE }).catch(() => undefined);
  const asked = Promise.resolve(event.preloadResponse).then((early) => early ?? fetch(event.request));
  event.waitUntil(asked.catch(() => {}));
  const late = new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  try {
    const answer = await Promise.race([asked, late]);
    if (answer !== undefined && !isAway(answer.status)) return answer;
    return (await shell()) ?? (await asked);
  } catch (error) {
    const kept = await shell();
    if (kept === undefined) throw error;
    return kept;
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (PAGES.some((one) => new RegExp(one).test(pathname))) event.respondWith(page(event));
  } else if (pathname.startsWith("/assets/") && request.cache !== "reload") event.respondWith(file(event));
});
