import type { Refusal } from "../../shared/refusal.ts";

/** Answer to every write while the disk takes no more. */
export const READ_ONLY: Refusal = {
  reason: "readOnly",
  message: "The server's disk is full: reading goes on, nothing can be written until there is room again.",
};
