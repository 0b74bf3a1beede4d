import { BREATH_MS, breathAt, pauseAt } from "./typing-pause.ts";

/** A page in the background paints nothing, and still must learn what happened. */
const HIDDEN_MS = 250;
/**
 * Others' typing takes at most one part in so many of the page's time: the rest is for one's own keys. Behind a key
 * it may take half, since a drawing there saves one at some other time, before a key. Where nobody types, a third.
 */
const SHARE = 5;
const SHARE_READING = 3;
/** A run that costs more than this comes at most so often, since painting it costs as much again. */
const CHEAP_MS = 3;
const BUSY_MS = 40;
const BUSY_READING_MS = 20;
const WAIT_MS_MAX = 160;
/** A run counts for at most twice the median of so many: the time that other programs took is not its cost. */
const COSTS_KEPT = 5;

/** The last run of the task, and the times from which the next one may come: behind a key, and by itself. */
type LastRun = {
  readonly at: number;
  readonly behindKeyFrom: number;
  readonly byItselfFrom: number;
  /** Of the latest runs, in milliseconds. */
  readonly costs: readonly number[];
};

const NO_RUN: LastRun = { at: -Infinity, behindKeyFrom: 0, byItselfFrom: 0, costs: [] };

function runUntil(end: number, { at, costs: before }: LastRun): LastRun {
  const costs = [...before, end - at].slice(-COSTS_KEPT);
  const median = costs.toSorted((a, b) => a - b)[Math.floor(costs.length / 2)]!;
  const cost = Math.min(end - at, 2 * median);
  if (cost < CHEAP_MS) return { at, behindKeyFrom: end, byItselfFrom: end, costs };
  const [share, busy] = end < pauseAt() ? [SHARE, BUSY_MS] : [SHARE_READING, BUSY_READING_MS];
  const rest = Math.min(cost * (share - 1), WAIT_MS_MAX);
  return { at, behindKeyFrom: end + cost, byItselfFrom: Math.max(end + rest, at + busy), costs };
}

/**
 * Runs a task once, however often it is asked for: what a key itself draws comes first. The more it costs the rarer
 * it runs, so that a full room does not take the page from its typist; and while somebody types here, it runs behind
 * a key's own paint, when the next key is farthest.
 */
export function afterPaint(task: () => void): { readonly ask: () => void; readonly stop: () => void } {
  let state: "idle" | "asked" | "stopped" = "idle";
  let last = NO_RUN;
  let keyIsDrawn = true;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const run = (): void => {
    if (state !== "asked") return;
    state = "idle";
    clearTimeout(waiting);
    const at = performance.now();
    last = { ...last, at };
    task();
    // React draws in a microtask that the task asked for; this one comes after it.
    queueMicrotask(() => {
      last = runUntil(performance.now(), last);
    });
  };
  /** Behind a key it runs by itself after each breath; when whoever types pauses, as soon as it may. */
  const freeAt = (): number => Math.min(Math.max(breathAt(), last.at + BREATH_MS), pauseAt());
  /** A key that came meanwhile is drawn first. No frame is asked for: an empty one would keep the next key waiting. */
  const byItself = (): void => {
    if (performance.now() < freeAt()) later();
    else run();
  };
  const soon = (): void => {
    waiting = document.hidden ? setTimeout(run, HIDDEN_MS) : setTimeout(byItself, 0);
  };
  const later = (): void => {
    const wait = Math.max(last.byItselfFrom, freeAt()) - performance.now();
    if (wait > 1) waiting = setTimeout(later, wait);
    else soon();
  };
  const onKey = (): void => {
    if (!keyIsDrawn) return;
    keyIsDrawn = false;
    requestAnimationFrame(() =>
      setTimeout(() => {
        keyIsDrawn = true;
        if (performance.now() >= last.behindKeyFrom) run();
      }, 0),
    );
  };
  addEventListener("keydown", onKey, { capture: true, passive: true });
  return {
    ask: () => {
      if (state !== "idle") return;
      state = "asked";
      later();
    },
    stop: () => {
      state = "stopped";
      clearTimeout(waiting);
      removeEventListener("keydown", onKey, { capture: true });
    },
  };
}
