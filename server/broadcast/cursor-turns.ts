import { CROWD_PEOPLE, CURSORS_INTERVAL_MS, CURSORS_MS_A_PERSON } from "../../shared/limits.ts";
import type { Pace } from "./pace.ts";

/** On a busy server a cursor goes with at most one in so many batches. */
const BATCHES = 10;

/**
 * In a crowd cursors wait for their turn: they are most of the bytes and least of what is said. Each batch takes along
 * those that have waited longest, so that no single one is large.
 */
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
  const turnMs = (): number => {
    const count = people();
    if (count <= CROWD_PEOPLE) return 0;
    return Math.max(CURSORS_INTERVAL_MS, BATCHES * intervalMs(), CURSORS_MS_A_PERSON * count);
  };
  return {
    /** A cursor moved: asks for the frame that takes it along. */
    moved: (): void => {
      if (timer !== null || pace.isEnded()) return;
      const ms = lastAt + turnMs() - performance.now();
      if (ms <= 0) {
        pace.ask();
        return;
      }
      timer = setTimeout(() => {
        timer = null;
        pace.ask();
      }, ms);
    },
    /** The ids whose cursors go with the frame that leaves now. `moved` is asked for a part of those that wait. */
    take: (moved: (part: number) => readonly number[]): readonly number[] => {
      const now = performance.now();
      const ms = turnMs();
      const taken = moved(ms === 0 ? 1 : Math.min(1, (now - lastAt) / ms));
      if (taken.length > 0) lastAt = now;
      return taken;
    },
    end: (): void => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
