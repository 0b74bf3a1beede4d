import type { UserId } from "../ids.ts";
import type { Comment } from "./comment.ts";
import type { OwnedBracket } from "./owned-bracket.ts";
import type { Position } from "./position.ts";
import type { Draft, Proposal } from "./proposal.ts";
import type { Silence } from "./silence.ts";

/** An editorial correction: marks bound to `hashBefore` hold for `hashAfter` too, until it is contested. */
export type Correction = {
  readonly seq: number;
  readonly clauseId: string;
  readonly before: string;
  /** The words as corrected, for the redline. */
  readonly after: string;
  readonly hashBefore: string;
  readonly hashAfter: string;
  readonly at: number;
  readonly by: UserId;
  readonly contested: { readonly at: number; readonly by: UserId; readonly reason: string } | null;
};

export type SentForward = {
  readonly seq: number;
  readonly clauseId: string;
  readonly at: number;
  readonly by: UserId;
  readonly reason: string;
  readonly wordsHash: string;
  readonly objections: readonly string[];
};

/**
 * What delegations say about the words, as the minutes tell it. The server holds all of it; a reader's copy
 * holds what the entries that it may read tell (`negotiationFor`).
 */
export type Negotiation = {
  /** In the order of submission. */
  readonly proposals: readonly Proposal[];
  readonly drafts: readonly Draft[];
  /** The one that stands, for each delegation and subject. */
  readonly positions: readonly Position[];
  readonly brackets: readonly OwnedBracket[];
  readonly comments: readonly Comment[];
  readonly corrections: readonly Correction[];
  readonly sentForward: readonly SentForward[];
  readonly silences: readonly Silence[];
  /** Whom their head lets take positions and submit. */
  readonly empowered: readonly UserId[];
};

export const NOTHING_NEGOTIATED: Negotiation = {
  proposals: [],
  drafts: [],
  positions: [],
  brackets: [],
  comments: [],
  corrections: [],
  sentForward: [],
  silences: [],
  empowered: [],
};
