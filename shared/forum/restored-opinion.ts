import type { OpinionId } from "../ids.ts";
import type { Signed } from "../signed.ts";

/** One Opinion was restored from a backup, by whoever runs the server (rule D29). */
export type RestoredOpinionEvent = {
  readonly type: "opinionRestored";
  readonly opinionId: OpinionId;
  /** The instant of the newest row in the backup. */
  readonly backupAt: number;
  /** The last row of the Opinion that is there now. */
  readonly upTo: number;
  /** Rows that were damaged and came from the backup. */
  readonly repaired: number;
  /** Rows that came after those that are there now, and are lost. */
  readonly lost: number;
  readonly reason: string;
};

/** A restore as the forum's record tells it. */
export type RestoredOpinion = Omit<RestoredOpinionEvent, "type"> & Signed;
