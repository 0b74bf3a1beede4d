import type { Call } from "./call.ts";
import type { Empowered } from "./empowered.ts";
import type { ClauseId, DelegationId } from "../ids.ts";
import type { Comment } from "./comment.ts";
import type { Correction } from "../clause/correction.ts";
import type { OwnedBracket } from "./owned-bracket.ts";
import type { Position } from "./position.ts";
import type { Draft } from "./draft.ts";
import type { Proposal } from "./proposal.ts";
import type { Silence } from "./silence.ts";
import type { Logged } from "../signed.ts";

/** A text that went forward though somebody objects: no mark, never counted as agreed (rule C16). */
export type SentForward = Logged & {
  readonly clauseId: ClauseId;
  readonly reason: string;
  readonly wordsHash: string;
  readonly objections: readonly DelegationId[];
};

/**
 * Statements of delegations about the words, as the event log tells them. The server holds all of it; a reader's copy
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
  /** Calls for objections, in order. */
  readonly calls: readonly Call[];
  /** Whom their head lets take positions and submit. */
  readonly empowered: readonly Empowered[];
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
  calls: [],
  empowered: [],
};
