import { costOfSteps } from "./between-keys.ts";
import { BREATH_MS, breathAt, pauseAt } from "../ui/typing-pause.ts";

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

/** The last run of the task. */
type LastRun = {
  readonly at: number;
  readonly end: number;
  /** The reading of `costOfSteps` before it: steps that follow it are part of its cost. */
  readonly stepsBefore: number;
  /** Of the runs before it, in milliseconds. */
  readonly costs: readonly number[];
};

const costOf = ({ at, end, stepsBefore }: LastRun): number => end - at + costOfSteps() - stepsBefore;

/** The times from which the next run may come: behind a key, and by itself. */
function nextFrom(last: LastRun): { readonly behindKey: number; readonly byItself: number } {
  const { at, end, costs } = last;
  const own = costOf(last);
  const known = [...costs, own].toSorted((a, b) => a - b);
  const cost = Math.min(own, 2 * known[Math.floor(known.length / 2)]!);
  if (cost < CHEAP_MS) return { behindKey: end, byItself: end };
  const [share, busy] = end < pauseAt() ? [SHARE, BUSY_MS] : [SHARE_READING, BUSY_READING_MS];
  const rest = Math.min(cost * (share - 1), WAIT_MS_MAX);
  return { behindKey: end + cost, byItself: Math.max(end + rest, at + busy) };
}

/**
 * Runs a task once, however often it is asked for: what a key itself draws comes first. The more it costs the rarer
 * it runs, so that a full room does not take the page from its typist; and while somebody types here, it runs behind
 * a key's own paint, when the next key is farthest.
 */
export function afterPaint(task: () => void): { readonly ask: () => void; readonly stop: () => void } {
  let state: "idle" | "asked" | "stopped" = "idle";
  let last: LastRun = { at: 0, end: 0, stepsBefore: costOfSteps(), costs: [] };
  let keyIsDrawn = true;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const run = (): void => {
    if (state !== "asked") return;
    state = "idle";
    clearTimeout(waiting);
    const at = performance.now();
    const costs = [...last.costs, costOf(last)].slice(1 - COSTS_KEPT);
    const begun = { at, stepsBefore: costOfSteps(), costs };
    last = { ...begun, end: at };
    task();
    // React draws in a microtask that the task asked for; this one comes after it.
    queueMicrotask(() => {
      last = { ...begun, end: performance.now() };
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
    const wait = Math.max(nextFrom(last).byItself, freeAt()) - performance.now();
    if (wait > 1) waiting = setTimeout(later, wait);
    else soon();
  };
  const onKey = (): void => {
    if (!keyIsDrawn) return;
    keyIsDrawn = false;
    requestAnimationFrame(() =>
      setTimeout(() => {
        keyIsDrawn = true;
        if (performance.now() >= nextFrom(last).behindKey) run();
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
