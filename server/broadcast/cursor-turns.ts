import { CROWD_PEOPLE, CURSOR_MS, CURSORS_INTERVAL_MS } from "../../shared/limits.ts";
import type { Pace } from "./pace.ts";

/** On a busy server cursors that go by themselves wait for so many batches. */
const BATCHES = 10;

/**
 * In a crowd cursors wait: they are most of the bytes and least of what is said. A batch with something else takes some
 * along, those that have waited longest, so that none is large. Where nothing else leaves they go all at once, after a
 * while.
 */
export function openCursorTurns({
  people,
  intervalMs,
  pace,
  presence,
}: {
  readonly people: () => number;
  /** From the first change of a batch to the batch. */
  readonly intervalMs: () => number;
  readonly pace: Pick<Pace, "ask" | "isEnded">;
  readonly presence: {
    /** Number of cursors that wait. */
    readonly waiting: () => number;
    /** Takes the first `count` of them, and gives the ids of those that moved. */
    readonly moved: (count: number) => readonly number[];
  };
}) {
  let timer: NodeJS.Timeout | null = null;
  let lastAt = 0;
  const isCrowd = (): boolean => people() > CROWD_PEOPLE;
  /** How long cursors wait that go by themselves. */
  const aloneMs = (): number =>
    isCrowd() ? Math.max(CURSORS_INTERVAL_MS, BATCHES * intervalMs(), CURSOR_MS * presence.waiting()) : 0;
  /** The number that may go now. */
  const countNow = (passed: number, isBeside: boolean): number => {
    if (isBeside && isCrowd()) return Math.ceil(Math.min(passed, CURSORS_INTERVAL_MS) / CURSOR_MS);
    return passed >= aloneMs() ? Infinity : 0;
  };
  /** Asks for a frame when they may go by themselves. */
  const wait = (): void => {
    if (timer !== null || pace.isEnded()) return;
    // A timer may be early by a part of a millisecond.
    const ms = Math.ceil(lastAt + aloneMs() - performance.now()) + 1;
    timer = setTimeout(() => {
      timer = null;
      pace.ask();
    }, ms);
  };
  return {
    /** A cursor moved: asks for the frame that takes it along. */
    moved: (): void => {
      if (pace.isEnded()) return;
      if (performance.now() - lastAt >= aloneMs()) pace.ask();
      else wait();
    },
    /** The ids whose cursors go with the frame that leaves now. `isBeside`: words or news leave with it. */
    take: (isBeside: boolean): readonly number[] => {
      const now = performance.now();
      const taken = presence.moved(countNow(now - lastAt, isBeside));
      if (taken.length > 0) lastAt = now;
      if (presence.waiting() > 0) wait();
      return taken;
    },
    end: (): void => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
