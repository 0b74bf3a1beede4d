import { SECOND_MS } from "../../shared/durations.ts";

/** A screen reader that is told more often than this never comes to the text. */
export const SPOKEN_EVERY_MS = 5 * SECOND_MS;
/** Events within this time are one message. */
export const GATHERED_MS = SECOND_MS;

/** Returns what is to be said now, as whole sentences, and forgets it; empty: nothing. */
export type SpokenSource = () => string;

type Clock = {
  readonly now: () => number;
  /** Runs it later; the answer calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
};

export type SpokenBatches = {
  /** Adds a source. `changed`: it may have something to say. */
  readonly add: (source: SpokenSource) => { readonly changed: () => void; readonly remove: () => void };
};

/** Says what several sources have, at most one message in five seconds (rule A70). */
export function openSpokenBatches(clock: Clock, say: (message: string) => void): SpokenBatches {
  const sources = new Set<SpokenSource>();
  const changed = new Set<SpokenSource>();
  let saidAt = -Infinity;
  let cancel: (() => void) | null = null;

  const tell = (): void => {
    cancel = null;
    const asked = [...sources].filter((one) => changed.has(one));
    changed.clear();
    const message = asked
      .map((source) => source())
      .filter((words) => words !== "")
      .join(" ");
    if (message === "") return;
    saidAt = clock.now();
    say(message);
  };

  return {
    add: (source) => {
      sources.add(source);
      return {
        changed: () => {
          changed.add(source);
          cancel ??= clock.after(Math.max(GATHERED_MS, saidAt + SPOKEN_EVERY_MS - clock.now()), tell);
        },
        remove: () => {
          sources.delete(source);
          changed.delete(source);
          if (sources.size > 0) return;
          cancel?.();
          cancel = null;
        },
      };
    },
  };
}
