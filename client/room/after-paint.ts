/** A page in the background paints nothing, and still must learn what happened. */
const HIDDEN_MS = 250;

/**
 * Runs a task once, right after the next paint, however often it is asked for: what the key itself draws
 * comes first.
 */
export function afterPaint(task: () => void): { readonly ask: () => void; readonly stop: () => void } {
  let asked = false;
  let stopped = false;
  const run = (): void => {
    if (!asked || stopped) return;
    asked = false;
    task();
  };
  return {
    ask: () => {
      if (asked || stopped) return;
      asked = true;
      if (document.hidden) setTimeout(run, HIDDEN_MS);
      else requestAnimationFrame(() => setTimeout(run, 0));
    },
    stop: () => {
      stopped = true;
    },
  };
}
