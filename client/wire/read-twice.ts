/** A read without an answer's head by then is asked for again beside the first: its machine may be frozen. */
const AGAIN_MS = 8_000;
/** After so many times that, it has failed. */
const GIVEN_UP_TIMES = 3;
/** A line on which the last heads took this long is slow: it gets twice the time. */
const SLOW_MS = 2_000;
const SLOW_TIMES = 2;

let lastMs = 0;

/**
 * Fetches what only reads. Where no head of an answer comes, it asks once more, and a balancer leads that to another
 * machine. The first to answer is taken. Rejects as `fetch` does, or when both had their time (rule W24).
 */
export function readTwice(
  path: string,
  init: RequestInit = {},
  againMs = lastMs > SLOW_MS ? AGAIN_MS * SLOW_TIMES : AGAIN_MS,
): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const start = performance.now();
  const asked = new Set<AbortController>();

  const leave = (except: AbortController | null): void => {
    for (const timer of timers) clearTimeout(timer);
    for (const one of asked) if (one !== except) one.abort();
  };

  const begin = async (more: RequestInit): Promise<void> => {
    const own = new AbortController();
    asked.add(own);
    const signals = [own.signal, ...(init.signal ? [init.signal] : [])];
    const one = { ...init, ...more, signal: AbortSignal.any(signals) };
    try {
      const answer = await fetch(path, one);
      lastMs = performance.now() - start;
      leave(own);
      resolve(answer);
    } catch (error) {
      asked.delete(own);
      // The other one may still be answered.
      if (asked.size > 0) return;
      leave(null);
      reject(error);
    }
  };

  const timers = [
    // A browser lets the same address wait for the first answer, unless its cache has no part in it.
    setTimeout(() => void begin({ cache: "no-store" }), againMs),
    setTimeout(() => leave(null), againMs * GIVEN_UP_TIMES),
  ];
  void begin({});
  return promise;
}
