import { Worker } from "node:worker_threads";
import { STOP_MS_MAX } from "../shared/limits.ts";

/** After the timer, for where no timer runs any more; long enough that on a busy machine the timer comes first. */
const KILL_AFTER_MS = 3_500;

/**
 * A server that is to stop ends, whatever holds it up: a timer ends it, and where even timers no longer come to
 * their turn, a thread of its own kills it. What was acknowledged is on disk either way (rule W8).
 */
export function endAtLast(log: (line: string) => void): void {
  const end = (): never => {
    log(`not stopped within ${STOP_MS_MAX / 1000} s: ended as it is; what was acknowledged is on disk`);
    process.exit(1);
  };
  setTimeout(end, STOP_MS_MAX).unref();
  const kill = `setTimeout(() => process.kill(process.pid, "SIGKILL"), ${STOP_MS_MAX + KILL_AFTER_MS})`;
  new Worker(kill, { eval: true }).unref();
}
