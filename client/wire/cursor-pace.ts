/** Others need to see a caret no more often, in milliseconds. */
const EVERY_MS = 80;
/** After the last of several moves in a row: longer than between most keys, each of which has a turn of its own. */
const LAST_MS = 150;

/**
 * When a caret that moves is said to others: behind the frame that shows it here. By a timer of its own it would meet
 * the next key about as often as not.
 */
export function openCursorPace(say: () => void): { readonly moved: () => void; readonly stop: () => void } {
  let saidAt = -Infinity;
  let frame: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = (): void => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
    clearTimeout(timer);
  };
  const now = (): void => {
    frame = undefined;
    saidAt = performance.now();
    say();
  };
  return {
    moved: () => {
      // The waiting animation frame will send this too. A page that was hidden meanwhile gets no frame.
      if (frame !== undefined && !document.hidden) return;
      stop();
      if (performance.now() - saidAt < EVERY_MS) timer = setTimeout(now, LAST_MS);
      else if (document.hidden) timer = setTimeout(now, EVERY_MS);
      else
        frame = requestAnimationFrame(() => {
          timer = setTimeout(now, 0);
        });
    },
    stop,
  };
}
