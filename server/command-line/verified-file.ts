/** The result of `verify` for a file. */
export type VerifiedFile = {
  readonly lines: readonly string[];
  readonly code: number;
  readonly rows: number;
};

/** Exit codes of `verify` (docs/running.md). */
export const VERIFIED = { whole: 0, changed: 1, wrongUse: 2, noVerdict: 3 } as const;
