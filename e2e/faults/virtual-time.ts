/**
 * Time that stands still until it is told to go on. The server's own timers (the globals) and the world's events
 * share one queue, so that a seed gives the same order each time.
 */
export type VirtualTime = {
  /** Milliseconds since the simulation began. */
  readonly now: () => number;
  /** An event of the world: it outlives a crash of the server. */
  readonly after: (ms: number, act: () => void) => void;
  /** The next event and all promises that follow from it; false when nothing is left. */
  readonly step: () => Promise<boolean>;
  /** A process that ended has no timers any more. */
  readonly dropTimers: () => void;
  /** Gives the globals back. */
  readonly close: () => void;
};

type Event = {
  readonly at: number;
  readonly n: number;
  readonly ofServer: boolean;
  act: (() => void) | null;
};

export function openVirtualTime(): VirtualTime {
  const real = {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    setInterval: globalThis.setInterval,
    clearInterval: globalThis.clearInterval,
    setImmediate: globalThis.setImmediate,
    clearImmediate: globalThis.clearImmediate,
  };
  let now = 0;
  let made = 0;
  const queue: Event[] = [];

  const put = (ms: number, ofServer: boolean, act: () => void): Event => {
    const event: Event = { at: now + Math.max(0, ms), n: ++made, ofServer, act };
    // Later events of the same moment stand behind earlier ones.
    let [low, high] = [0, queue.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (queue[middle]!.at <= event.at) low = middle + 1;
      else high = middle;
    }
    queue.splice(low, 0, event);
    return event;
  };

  const handle = (event: Event): object => {
    const itself = { event, ref: () => itself, unref: () => itself, hasRef: () => true };
    return itself;
  };
  const clear = (timer: unknown): void => {
    if (typeof timer === "object" && timer !== null && "event" in timer) (timer.event as Event).act = null;
  };
  const repeat = (act: () => void, ms: number): object => {
    const again = (): void => {
      timer.event = put(ms, true, again);
      act();
    };
    const timer = handle(put(ms, true, again)) as { event: Event };
    return timer;
  };
  Object.assign(globalThis, {
    setTimeout: (act: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
      handle(put(ms, true, () => act(...given))),
    setImmediate: (act: (...given: unknown[]) => void, ...given: unknown[]) =>
      handle(put(0, true, () => act(...given))),
    setInterval: (act: () => void, ms = 0) => repeat(act, ms),
    clearTimeout: clear,
    clearImmediate: clear,
    clearInterval: clear,
  });
  const clock = performance as { now?: () => number };
  // An own property before the prototype's: taken away again at the end.
  Object.defineProperty(clock, "now", { value: () => now, configurable: true, writable: true });

  return {
    now: () => now,
    after: (ms, act) => void put(ms, false, act),
    step: async () => {
      for (;;) {
        const event = queue.shift();
        if (event === undefined) return false;
        if (event.act === null) continue;
        now = event.at;
        event.act();
        // The store answers at once, so one turn of the real loop lets all promises settle.
        await new Promise<void>((resolve) => void real.setImmediate(resolve));
        return true;
      }
    },
    dropTimers: () => {
      for (const event of queue) if (event.ofServer) event.act = null;
    },
    close: () => {
      Object.assign(globalThis, real);
      delete clock.now;
    },
  };
}
