import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");

/** Collects all that nobody holds. What the running task made a WeakRef of stays until the task ends. */
export const collectGarbage = runInNewContext("gc") as () => void;
