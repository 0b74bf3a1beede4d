import type { DelegationId } from "../ids.ts";
import type { ItemForm, Kind } from "../clause/clause.ts";

export type DraftBracket = {
  readonly delegationId: DelegationId;
  /** Offsets of its signs, two for each wording. */
  readonly signs: readonly number[];
};

/** A text that is not yet an Opinion: read from a file, or a sample of the preset. */
export type DraftClause = {
  readonly kind: Kind;
  readonly level: number;
  /** Plain words without number and without closing punctuation. */
  readonly text: string;
  /** Index in the same list of the clause that this one is an alternative to. */
  readonly alternativeTo?: number;
  /** It takes the number of the item before it with bis, ter … */
  readonly inserted?: true;
  /** The form of a sub-item whose list is not numbered by its place. */
  readonly form?: ItemForm;
  /** `at`: in UTF-16 units; behind the character before it. */
  readonly footnotes?: readonly { readonly at: number; readonly text: string }[];
  /** Brackets that a delegation asked for; their signs stand in the text. */
  readonly brackets?: readonly DraftBracket[];
};

export type DraftText = {
  /** As printed, without "DRAFT OPINION"; empty when the text names none. */
  readonly number: string;
  readonly clauses: readonly DraftClause[];
};

/** A line of the source that did not fit, or was read differently than printed. `line` counts from 1. */
export type Unplaced = { readonly line: number; readonly message: string };
