/** Limits of several nodes on one database (docs/rules.md, D). */

/** A node that has told nothing for this long is dead: another one may take its keys. */
export const NODE_LEASE_MS = 2_000;
