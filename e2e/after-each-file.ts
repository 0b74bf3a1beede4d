import { afterAll, vi } from "vitest";

/** Test files share a worker, its globals and its modules: each leaves clocks and globals as it found them. */
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
