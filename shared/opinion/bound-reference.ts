import type { CharRange } from "../clause/words.ts";
import type { ClauseId } from "../ids.ts";

/** Words that speak of a clause, bound to it when they were written: it may be numbered otherwise by now (rule E13). */
export type BoundReference = {
  /** In whose words it stands. */
  readonly clauseId: ClauseId;
  readonly range: readonly CharRange[];
  /** As they were bound; they hold while they read so. */
  readonly words: string;
  /** The number in these words, in UTF-16 units. */
  readonly number: { readonly start: number; readonly end: number };
  /** Null: it led nowhere when a clean-up gave new numbers, and leads to none of those by chance. */
  readonly target: ClauseId | null;
};
