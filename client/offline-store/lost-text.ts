import type { ClauseId } from "../../shared/ids.ts";
import type { Refusal } from "../../shared/refusal.ts";

/** Words that the server refused: kept here until their author has dealt with them. */
export type LostText = {
  readonly id: string;
  readonly clauseId: ClauseId;
  /** The clause's number and kind as it was, for the sentence. */
  readonly clauseLabel: string;
  /** The author's own typing in the clause, alone. */
  readonly typed: string;
  /** The clause as the author saw it, with the typed words. */
  readonly text: string;
  readonly refusal: Refusal;
  readonly at: number;
};
