import { CROWD_PEOPLE, CURSORS_INTERVAL_MS } from "../../shared/limits.ts";
import type { Pace } from "./pace.ts";

/** On a busy server cursors go with at most one in so many batches. */
const BATCHES = 10;

/** In a crowd cursors wait for their turn: they are most of the bytes and least of what is said. */
export function openCursorTurns({
  people,
  intervalMs,
  pace,
}: {
  readonly people: () => number;
  /** From one batch to the next. */
  readonly intervalMs: () => number;
  readonly pace: Pick<Pace, "ask" | "isEnded">;
}) {
  let timer: NodeJS.Timeout | null = null;
  let lastAt = 0;
  const wait = (): number =>
    people() <= CROWD_PEOPLE
      ? 0
      : lastAt + Math.max(CURSORS_INTERVAL_MS, BATCHES * intervalMs()) - performance.now();
  return {
    /** A cursor moved: asks for the frame that takes it along. */
    moved: (): void => {
      if (timer !== null || pace.isEnded()) return;
      const ms = wait();
      if (ms <= 0) {
        pace.ask();
        return;
      }
      timer = setTimeout(() => {
        timer = null;
        pace.ask();
      }, ms);
    },
    /** The ids whose cursors go with the frame that leaves now. */
    take: (moved: () => readonly number[]): readonly number[] => {
      if (wait() > 0) return [];
      const taken = moved();
      if (taken.length > 0) lastAt = performance.now();
      return taken;
    },
    end: (): void => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
