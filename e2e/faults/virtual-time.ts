import { AsyncLocalStorage } from "node:async_hooks";

/** One of several processes in one world, each with its own timers. */
export type VirtualProcess = {
  /** Runs something in it, and all that follows; while it is frozen, later. A dead process runs nothing. */
  readonly enter: (act: () => void) => void;
  /** Answers reach it once it is not frozen, and never once it is dead. */
  readonly answered: <Value>(promise: Promise<Value>) => Promise<Value>;
  /** As SIGSTOP does, for a while: timers stop, and what comes waits. */
  readonly freeze: (ms: number) => void;
  readonly die: () => void;
};

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
  readonly openProcess: () => VirtualProcess;
  /** A process that ended has no timers any more. */
  readonly dropTimers: () => void;
  /** Gives the globals back. */
  readonly close: () => void;
};

type Running = { frozenUntil: number; dead: boolean };

const NEVER = new Promise<never>(() => undefined);

type Event = {
  at: number;
  readonly n: number;
  readonly ofServer: boolean;
  readonly of: Running | null;
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

  const within = new AsyncLocalStorage<Running>();

  const put = (ms: number, ofServer: boolean, act: () => void): Event =>
    insert({
      at: now + Math.max(0, ms),
      n: ++made,
      ofServer,
      of: ofServer ? (within.getStore() ?? null) : null,
      act,
    });
  const insert = (event: Event): Event => {
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
        const { of } = event;
        if (of?.dead === true) continue;
        if (of !== null && of.frozenUntil > event.at) {
          event.at = of.frozenUntil;
          insert(event);
          continue;
        }
        now = event.at;
        if (of === null) event.act();
        else within.run(of, event.act);
        // The store answers at once, so one turn of the real loop lets all promises settle.
        await new Promise<void>((resolve) => void real.setImmediate(resolve));
        return true;
      }
    },
    openProcess: () => {
      const running: Running = { frozenUntil: 0, dead: false };
      /** In order: nothing that comes later overtakes what waits. */
      let waiting: (() => void)[] = [];
      const thaw = (): void => {
        if (running.dead) return;
        if (running.frozenUntil > now) {
          put(running.frozenUntil - now, false, thaw);
          return;
        }
        const acts = waiting;
        waiting = [];
        for (const act of acts) within.run(running, act);
      };
      const enter = (act: () => void): void => {
        if (running.dead) return;
        if (running.frozenUntil <= now && waiting.length === 0) {
          within.run(running, act);
          return;
        }
        waiting.push(act);
        if (waiting.length === 1) put(running.frozenUntil - now, false, thaw);
      };
      const thawed = (): Promise<void> =>
        new Promise((resolve) => {
          if (running.frozenUntil <= now) resolve();
          else enter(resolve);
        });
      const settled = async <Value>(promise: Promise<Value>): Promise<Value> => {
        try {
          return await promise;
        } finally {
          await thawed();
          if (running.dead) await NEVER;
        }
      };
      return {
        enter,
        answered: settled,
        freeze: (ms) => {
          running.frozenUntil = Math.max(running.frozenUntil, now + ms);
        },
        die: () => {
          running.dead = true;
        },
      };
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
