import { afterAll, vi } from "vitest";

/** Globals that a test puts a browser's in place of, as `openPageConnection` does. */
const OF_A_BROWSER = ["window", "document", "location", "sessionStorage", "WebSocket", "fetch"] as const;

const before = OF_A_BROWSER.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);

/** Test files share a worker, its globals and its modules: each leaves clocks and globals as it found them. */
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  for (const [name, was] of before)
    if (was === undefined) Reflect.deleteProperty(globalThis, name);
    else Object.defineProperty(globalThis, name, was);
});
