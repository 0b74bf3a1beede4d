import { BATCH_INTERVAL_MS_MAX } from "../../shared/limits.ts";

/**
 * Sets the times of frames, one at a time. The first change of a quiet moment leaves at once. At all other times the
 * first change of a frame waits for the interval, which follows the load, and takes along what comes meanwhile. If it
 * left as soon as the frame before allows, it would often leave alone, and no change would be earlier at the latest.
 */
export type Pace = {
  /** Asks for a frame: something is to leave, if only an acknowledgement of words that changed nothing. */
  readonly ask: () => void;
  readonly isFlushing: () => boolean;
  readonly isEnded: () => boolean;
  /** Waits for the frame that is under way, and sends a last one. */
  readonly last: () => Promise<void>;
  readonly end: () => void;
};

type Phase =
  | { readonly kind: "idle" }
  /** A timer runs. */
  | { readonly kind: "due" }
  /** `again`: something came that this frame does not hold. */
  | { readonly kind: "flushing"; again: boolean }
  | { readonly kind: "ended" };

export function openPace({
  intervalMs,
  takeIn,
  flush,
  fail,
}: {
  /** From the first change that a frame holds until the frame begins. */
  readonly intervalMs: () => number;
  /** Carries out the messages that wait for the next frame. */
  readonly takeIn: () => void;
  /** Stores and sends one frame. It calls `over` last, in the same turn: a caller that waited finds the room at rest. */
  readonly flush: (over: () => void, askedAt: number) => Promise<void>;
  readonly fail: (error: unknown) => void;
}): Pace {
  let phase: Phase = { kind: "idle" };
  let lastAt = -Infinity;
  /** When something first asked for the next frame. */
  let firstAt = 0;
  let running: Promise<void> = Promise.resolve();
  const is = (kind: Phase["kind"]): boolean => phase.kind === kind;

  const ask = (): void => {
    if (phase.kind === "flushing" && !phase.again) {
      phase.again = true;
      firstAt = performance.now();
      setTimeout(judgeAhead, Math.max(0, dueIn()), phase);
    }
    if (phase.kind !== "idle") return;
    firstAt = performance.now();
    schedule();
  };
  /** A moment is quiet when for the longest interval no frame began. */
  const dueIn = (): number =>
    firstAt - lastAt >= BATCH_INTERVAL_MS_MAX ? 0 : firstAt + intervalMs() - performance.now();
  /** While a slow disk still has a frame, the next one is judged when it is due: it leaves behind that one. */
  const judgeAhead = (flushing: Phase): void => {
    if (phase !== flushing) return;
    try {
      takeIn();
    } catch (error) {
      fail(error);
    }
  };
  const schedule = (): void => {
    phase = { kind: "due" };
    const wait = dueIn();
    if (wait <= 0) setImmediate(run);
    else setTimeout(run, wait);
  };
  const run = (): void => {
    // `last` may have gone before the timer.
    if (is("due")) running = flushNow().catch(fail);
  };

  const flushNow = async (): Promise<void> => {
    if (is("flushing") || is("ended")) return;
    // The last frame is asked for by nobody.
    const askedAt = is("due") ? firstAt : performance.now();
    const flushing: Extract<Phase, { kind: "flushing" }> = { kind: "flushing", again: false };
    phase = flushing;
    takeIn();
    // It may have failed.
    if (is("ended")) return;
    flushing.again = false;
    lastAt = performance.now();
    await flush(() => {
      if (is("ended")) return;
      phase = { kind: "idle" };
      if (flushing.again) schedule();
    }, askedAt);
  };

  return {
    ask,
    isFlushing: () => is("flushing"),
    isEnded: () => is("ended"),
    last: async () => {
      await running;
      await flushNow().catch(fail);
    },
    end: () => {
      phase = { kind: "ended" };
    },
  };
}
