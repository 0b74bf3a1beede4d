import type { ClauseId, DelegationId } from "../ids.ts";
import type { ActWords } from "../clause/words.ts";
import type { CorrectedBelow } from "../clause/correction.ts";
import type { Pending } from "../clause/pending.ts";

export type ConsensusAct =
  | {
      readonly type: "pendingLifted";
      readonly clauseId: ClauseId;
      readonly pending: Pending;
      /** How the delegation told the secretariat, where that lifts it. */
      readonly onWordOf: string | null;
      /** The reservation that it has on these words, told to the room: from now on kept with the mark. */
      readonly reservation?: string;
    }
  | {
      /** The text goes forward though somebody objects: no mark, never counted as agreed. */
      readonly type: "sentForward";
      readonly clauseId: ClauseId;
      readonly reason: string;
      readonly wordsHash: string;
      readonly objections: readonly DelegationId[];
    }
  | {
      /** Spelling, capitals, the form of a reference: marks on the words before carry over. */
      readonly type: "clauseCorrected";
      readonly clauseId: ClauseId;
      readonly before: string;
      readonly hashBefore: string;
      readonly words: ActWords;
      readonly below: readonly CorrectedBelow[];
    }
  /** "This is substance": the marks that the correction carried over are void from now on. */
  | {
      readonly type: "correctionContested";
      readonly clauseId: ClauseId;
      readonly correctionSeq: number;
      readonly delegationId: DelegationId | null;
      readonly reason: string;
    };
