import { breathAt, pauseAt } from "./typing-pause.ts";

/** A page in the background paints nothing, and still must learn what happened. */
const HIDDEN_MS = 250;
/**
 * What others type takes at most one part in so many of the page's time: the rest is for one's own keys. Behind
 * a key it may take half of it, since what is drawn there need not be drawn at some other time, before a key.
 */
const SHARE = 5;
/** What costs more than this is drawn at most so often, since painting it costs as much again. */
const CHEAP_MS = 3;
const BUSY_MS = 40;
const WAIT_MS_MAX = 160;

/**
 * Runs a task once, however often it is asked for: what a key itself draws comes first. The more it costs the rarer
 * it runs, so that a full room does not take the page from its typist; and while somebody types here, it runs behind
 * a key's own paint, when the next key is farthest.
 */
export function afterPaint(task: () => void): { readonly ask: () => void; readonly stop: () => void } {
  let asked = false;
  let stopped = false;
  /** From when on it may run behind a key, and by itself. */
  let rested = 0;
  let notBefore = 0;
  let ranAt = -Infinity;
  let keyIsDrawn = true;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const run = (): void => {
    if (!asked || stopped) return;
    asked = false;
    clearTimeout(waiting);
    const start = performance.now();
    ranAt = start;
    task();
    // React draws in a microtask that the task asked for; this one comes after it.
    queueMicrotask(() => {
      const end = performance.now();
      const cost = end - start;
      const isCheap = cost < CHEAP_MS;
      rested = isCheap ? end : end + cost;
      notBefore = isCheap ? end : Math.max(end + Math.min(cost * (SHARE - 1), WAIT_MS_MAX), start + BUSY_MS);
    });
  };
  /** Behind a key it runs by itself once, in the breath that follows, and then when whoever types pauses. */
  const freeAt = (): number => (ranAt < breathAt() ? breathAt() : pauseAt());
  /** A key that came meanwhile is drawn first. No frame is asked for: an empty one would keep the next key waiting. */
  const byItself = (): void => {
    if (performance.now() < freeAt()) later();
    else run();
  };
  const soon = (): void => {
    waiting = document.hidden ? setTimeout(run, HIDDEN_MS) : setTimeout(byItself, 0);
  };
  const later = (): void => {
    const wait = Math.max(notBefore, freeAt()) - performance.now();
    if (wait > 1) waiting = setTimeout(later, wait);
    else soon();
  };
  const onKey = (): void => {
    if (!keyIsDrawn) return;
    keyIsDrawn = false;
    requestAnimationFrame(() =>
      setTimeout(() => {
        keyIsDrawn = true;
        if (performance.now() >= rested) run();
      }, 0),
    );
  };
  addEventListener("keydown", onKey, { capture: true, passive: true });
  return {
    ask: () => {
      if (asked || stopped) return;
      asked = true;
      later();
    },
    stop: () => {
      stopped = true;
      clearTimeout(waiting);
      removeEventListener("keydown", onKey, { capture: true });
    },
  };
}
