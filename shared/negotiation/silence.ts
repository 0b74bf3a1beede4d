import { clauseHash } from "../canonical-text.ts";
import type { ClauseId, DelegationId, UserId } from "../ids.ts";
import type { Opinion } from "../opinion.ts";
import { findClause } from "../opinion.ts";
import type { Words } from "../words.ts";

/** More time that a delegation asked for, and what the lead answered. */
export type MoreTime = {
  readonly delegationId: DelegationId;
  readonly at: number;
  readonly reason: string;
  readonly answer: {
    readonly at: number;
    readonly by: UserId;
    readonly forumSeq?: number | undefined;
    /** The new closing instant; null: no more time. */
    readonly closes: number | null;
    readonly words: string;
  } | null;
};

/** A text circulated with a deadline: no objection until then, and the lead may declare agreement. */
export type Silence = {
  readonly seq: number;
  readonly clauses: readonly { readonly clauseId: ClauseId; readonly wordsHash: string }[];
  readonly opened: number;
  /** Milliseconds since 1970. */
  readonly closes: number;
  readonly by: UserId;
  readonly forumSeq?: number | undefined;
  readonly notified: readonly DelegationId[];
  readonly moreTime: readonly MoreTime[];
  readonly state:
    | { readonly kind: "running" }
    /** The closing instant passed without an objection: agreement is still the lead's to declare. */
    | { readonly kind: "notBroken"; readonly at: number }
    | {
        readonly kind: "broken";
        readonly at: number;
        readonly delegationId: DelegationId;
        readonly reason: string;
        readonly receivedAt: number;
      }
    | { readonly kind: "cancelled"; readonly at: number; readonly reason: string }
    | { readonly kind: "declared"; readonly at: number };
};

/** Neither broken, cancelled nor declared: what happens to its words or is objected still counts. */
export const isOpen = ({ state }: Silence): boolean => state.kind === "running" || state.kind === "notBroken";

export const openSilences = (opinion: {
  readonly negotiation: { readonly silences: readonly Silence[] };
}): readonly Silence[] => opinion.negotiation.silences.filter(isOpen);

export const hasOpenRequest = ({ moreTime }: Silence): boolean =>
  moreTime.some(({ answer }) => answer === null);

/** What the record says where the words under a silence are no longer those that were circulated. */
export const WORDS_CHANGED = "words changed";

/** Silences whose words are no longer those that were circulated (rule I3). */
export const wordsLost = (opinion: Opinion, words: Words): readonly Silence[] =>
  openSilences(opinion).filter(({ clauses }) =>
    clauses.some(
      ({ clauseId, wordsHash }) =>
        findClause(opinion, clauseId)?.removed !== null || clauseHash(opinion, words, clauseId) !== wordsHash,
    ),
  );

/**
 * What the server's clock brings at this instant (rules I3, I6): words that changed cancel, and where the closing
 * instant has passed the record says that silence was not broken, and no more than that.
 */
export function silencesAt(opinion: Opinion, words: Words, now: number): readonly SilenceAct[] {
  const lost = new Set(wordsLost(opinion, words));
  return openSilences(opinion).flatMap((silence): SilenceAct[] => {
    const silenceSeq = silence.seq;
    if (lost.has(silence)) return [{ type: "silenceCancelled", silenceSeq, reason: WORDS_CHANGED }];
    if (silence.state.kind !== "running" || now < silence.closes) return [];
    return [{ type: "silenceNotBroken", silenceSeq }];
  });
}

export type SilenceAct =
  | {
      readonly type: "silenceStarted";
      readonly clauses: Silence["clauses"];
      readonly closes: number;
      readonly notified: readonly DelegationId[];
    }
  | {
      readonly type: "silenceBroken";
      readonly silenceSeq: number;
      readonly delegationId: DelegationId;
      readonly reason: string;
      /** When the objection was received, and how, where the secretariat enters it. */
      readonly receivedAt: number;
      readonly onWordOf: string | null;
    }
  | {
      readonly type: "moreTimeAsked";
      readonly silenceSeq: number;
      readonly delegationId: DelegationId;
      readonly reason: string;
    }
  | {
      readonly type: "moreTimeAnswered";
      readonly silenceSeq: number;
      readonly delegationId: DelegationId;
      /** Null: no more time. */
      readonly closes: number | null;
      readonly answer: string;
    }
  | { readonly type: "silenceCancelled"; readonly silenceSeq: number; readonly reason: string }
  /** By the server at the closing instant: no more than this. */
  | { readonly type: "silenceNotBroken"; readonly silenceSeq: number }
  | { readonly type: "silenceDeclared"; readonly silenceSeq: number };
