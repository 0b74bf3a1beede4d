import { BREATH_MS, breathAt } from "./typing-pause.ts";

type Scheduler = { readonly postTask?: (task: () => void, how: { priority: "user-blocking" }) => unknown };

let stepsTook = 0;

/** The time that all steps on this page took, in milliseconds: two readings give what those between them cost. */
export const costOfSteps = (): number => stepsTook;

/**
 * Runs the next step of a drawing in a task of its own, so that a key that came meanwhile goes first; then the step
 * waits for a breath. It draws before it returns, and usually before a frame: one frame shows all steps. Gives what
 * takes it back.
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
