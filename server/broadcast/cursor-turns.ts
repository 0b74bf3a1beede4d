import { CROWD_PEOPLE, CURSORS_INTERVAL_MS, CURSORS_MS_A_PERSON } from "../../shared/limits.ts";
import type { Pace } from "./pace.ts";

/** On a busy server a cursor goes with at most one in so many batches. */
const BATCHES = 10;

/**
 * In a crowd cursors take turns: they are most of the bytes and least of what is said. A batch with something else takes
 * some along, those that have waited longest, so that all go once in a turn and no batch is large. Where nothing else
 * leaves they go all at once, at the end of a turn.
 */
export function openCursorTurns({
  people,
  intervalMs,
  pace,
  presence,
}: {
  readonly people: () => number;
  /** From one batch to the next. */
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
  const turnMs = (): number => {
    const count = people();
    if (count <= CROWD_PEOPLE) return 0;
    return Math.max(CURSORS_INTERVAL_MS, BATCHES * intervalMs(), CURSORS_MS_A_PERSON * count);
  };
  /** The number that may go now: none before a turn is over, where nothing else leaves. */
  const countNow = (now: number, isBeside: boolean): number => {
    const turn = turnMs();
    const passed = now - lastAt;
    if (passed >= turn) return Infinity;
    return isBeside ? Math.ceil((people() * passed) / turn) : 0;
  };
  /** Asks for a frame at the end of the turn. */
  const wait = (): void => {
    if (timer !== null || pace.isEnded()) return;
    // A timer may be early by a part of a millisecond.
    const ms = Math.ceil(lastAt + turnMs() - performance.now()) + 1;
    timer = setTimeout(() => {
      timer = null;
      pace.ask();
    }, ms);
  };
  return {
    /** A cursor moved: asks for the frame that takes it along. */
    moved: (): void => {
      if (pace.isEnded()) return;
      if (performance.now() - lastAt >= turnMs()) pace.ask();
      else wait();
    },
    /** The ids whose cursors go with the frame that leaves now. `isBeside`: words or news leave with it. */
    take: (isBeside: boolean): readonly number[] => {
      const now = performance.now();
      const taken = presence.moved(countNow(now, isBeside));
      if (taken.length > 0) lastAt = now;
      if (presence.waiting() > 0) wait();
      return taken;
    },
    end: (): void => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
