import type { Kind, Tier } from "./clause.ts";
import type { ClauseId, GroupId, OpinionId } from "./ids.ts";
import type { Stage } from "./opinion.ts";

/** Open, agreed ad referendum by the group, agreed by the IEG, or marked on words that changed since. */
export type ClauseState = "open" | "adReferendum" | "agreed" | "void";

/** Paragraphs counted (rule N7); never percentages, and "ad referendum" is never summed as agreed. */
export type Counts = {
  readonly agreed: number;
  readonly adReferendum: number;
  readonly open: number;
  /** Of the open ones, how many carry a mark on words that changed since. */
  readonly void: number;
  readonly brackets: number;
  readonly alternatives: number;
};

export type DocumentFootnote = { readonly n: number; readonly at: number; readonly text: string };

/** A clause as it is read and printed: number and closing punctuation follow from its place. */
export type DocumentClause = {
  readonly id: ClauseId;
  readonly kind: Kind;
  readonly level: number;
  readonly number: string;
  readonly text: string;
  /** `;` `,` `.` `:` or nothing; shown by rule, not part of the words. */
  readonly closing: string;
  readonly footnotes: readonly DocumentFootnote[];
  readonly state: ClauseState;
  readonly locked: boolean;
  readonly mark: {
    readonly tier: Tier;
    readonly at: number;
    readonly by: string;
    readonly basis: string;
    readonly text: string;
  } | null;
  readonly hash: string;
};

/** One Opinion as a document: everything an export needs, from the record and the words of one instant. */
export type OpinionDocument = {
  readonly id: OpinionId;
  readonly groupId: GroupId;
  readonly number: string;
  readonly title: string;
  readonly stage: Stage;
  readonly baseText: number;
  readonly sample: boolean;
  readonly clauses: readonly DocumentClause[];
  readonly counts: Counts;
  /** SHA-256 over ids and hashes of the living clauses, in order. */
  readonly hash: string;
  /** Where its minutes stood: last seq and the chain's head. */
  readonly record: { readonly seq: number; readonly head: string };
};
