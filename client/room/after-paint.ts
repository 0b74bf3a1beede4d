/** A page in the background paints nothing, and still must learn what happened. */
const HIDDEN_MS = 250;
/** What others type takes at most one part in so many of the page's time: the rest is for one's own keys. */
const SHARE = 5;
/** What costs more than this is drawn at most so often, since painting it costs as much again. */
const CHEAP_MS = 3;
const BUSY_MS = 90;
const WAIT_MS_MAX = 160;

/**
 * Runs a task right after a paint, however often it is asked for: what the key itself draws comes first. The
 * more it costs the rarer it runs, so that a full room does not take the page from its typist.
 */
export function afterPaint(task: () => void): { readonly ask: () => void; readonly stop: () => void } {
  let asked = false;
  let stopped = false;
  let notBefore = 0;
  const run = (): void => {
    if (!asked || stopped) return;
    asked = false;
    const start = performance.now();
    task();
    // React draws in a microtask that the task asked for; this one comes after it.
    queueMicrotask(() => {
      const end = performance.now();
      const cost = end - start;
      const wait = cost < CHEAP_MS ? 0 : Math.max(cost * (SHARE - 1), BUSY_MS - cost);
      notBefore = end + Math.min(wait, WAIT_MS_MAX);
    });
  };
  const soon = (): void => {
    if (document.hidden) setTimeout(run, HIDDEN_MS);
    else requestAnimationFrame(() => setTimeout(run, 0));
  };
  return {
    ask: () => {
      if (asked || stopped) return;
      asked = true;
      const wait = notBefore - performance.now();
      if (wait > 1) setTimeout(soon, wait);
      else soon();
    },
    stop: () => {
      stopped = true;
    },
  };
}
