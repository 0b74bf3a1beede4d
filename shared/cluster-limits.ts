/** Limits of several nodes on one database (docs/rules.md, D). */

/** A node that has told nothing for this long is dead: another one may take its keys. */
export const NODE_LEASE_MS = 2_000;
/** A node stops writing and answering this long after it sent its last answered beat: before its lease ends anywhere. */
export const NODE_RIGHT_MS = 1_800;
/** Interval at which an owner writes down its last stored row. */
export const LAST_SEEN_INTERVAL_MS = 1_000;
