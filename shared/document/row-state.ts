/** How a clause's words in another language stand to the original (rule X44). */
export type RowState = "missing" | "draft" | "confirmed" | "stale";

/** Clauses in each state. */
export type RowCounts = Readonly<Record<RowState, number>>;
