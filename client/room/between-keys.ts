import { BREATH_MS, breathAt } from "../ui/typing-pause.ts";

type Scheduler = { readonly postTask?: (task: () => void, how: { priority: "user-blocking" }) => unknown };

let stepsTook = 0;

/** The time that all steps on this page took so far, in milliseconds. */
export const costOfSteps = (): number => stepsTook;

/**
 * Runs the next step of a drawing in a task of its own, so that a key that came meanwhile goes first. In that case the
 * step waits for a breath. The task has a higher priority than a frame, so that one frame shows several steps. Gives
 * what takes the step back.
 */
export function betweenKeys(step: () => void): () => void {
  const begunAt = breathAt();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const run = (): void => {
    const at = performance.now();
    step();
    stepsTook += performance.now() - at;
  };
  const runUnlessKey = (): void => {
    if (isOver) return;
    if (breathAt() === begunAt) run();
    else waiting = setTimeout(run, BREATH_MS);
  };
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  if (scheduler?.postTask === undefined) waiting = setTimeout(runUnlessKey, 0);
  else void scheduler.postTask(runUnlessKey, { priority: "user-blocking" });
  return () => {
    isOver = true;
    clearTimeout(waiting);
  };
}
