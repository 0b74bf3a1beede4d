// In place of the worker where the operator turned it off: takes all back that a worker of before has kept.
const leave = async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  indexedDB.deleteDatabase("concord-copies");
  await self.registration.unregister();
};
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));
