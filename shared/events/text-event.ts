import type {
  ClauseId,
  CommentId,
  DelegationId,
  FootnoteId,
  GroupId,
  MeetingId,
  OpinionId,
  ProposalId,
} from "../ids.ts";
import type { WorkLanguage } from "../text/work-language.ts";
import type { ActWords, MovedRange } from "../clause/words.ts";
import type { Receipt } from "../negotiation/receipt.ts";
import type { BoundReference } from "../opinion/bound-reference.ts";
import type { Renumbered, RewrittenReference } from "../opinion/clean-up.ts";
import type { Clause, Kind, Mark, EditRight, Tier } from "../clause/clause.ts";
import type { OwnedBy } from "../negotiation/draft-owner.ts";
import type { MarkedOver, Pending } from "../clause/pending.ts";
import type { OpenMatter } from "../negotiation/open-matter.ts";
import type { FrozenInEntry } from "../opinion/base-text.ts";
import type { Stage } from "../opinion/opinion.ts";
import type { Correction } from "../clause/correction.ts";

/** An end of a meeting of the group, or of all, as an Opinion's own event log tells it (rule T18). */
export type MeetingEndEvent = {
  readonly type: "meetingEnded";
  readonly meetingId: MeetingId;
  readonly name: string;
};

/** A proposal, or a thread that the room may read, which does not go on past a base text, and why. */
export type Lapsed =
  | { readonly proposalId: ProposalId; readonly commentId?: undefined; readonly reason: string }
  | { readonly commentId: CommentId; readonly proposalId?: undefined; readonly reason: string };

/** One paragraph of an act that agrees to many. */
export type EnBlocMark = {
  readonly clauseId: ClauseId;
  readonly text: string;
  /** Of the words; `hash` is the entry's own place in the chain. */
  readonly wordsHash: string;
  /** Obstacles that it was marked over. */
  readonly over?: readonly MarkedOver[];
  readonly pending?: readonly Pending[];
  /** Reservations in force on these words, kept with the mark. */
  readonly reservations?: readonly { readonly delegationId: DelegationId; readonly reason: string }[];
};

/** An event of the text of one Opinion, in the past tense of the command. Carries all that replay needs. */
export type TextEvent =
  | {
      readonly type: "opinionOpened";
      readonly opinionId: OpinionId;
      readonly groupId: GroupId;
      readonly number: string;
      readonly sample: boolean;
      readonly generation: string;
      /** Of the file that it was read from; absent where it came from none. */
      readonly received?: Receipt;
      /** In which it is drafted; absent: its words tell (rule E25). */
      readonly language?: WorkLanguage;
      /** Of a draft. */
      readonly draftOf?: { readonly opinionId: OpinionId } & OwnedBy;
      /** The report that the forum discusses (rule R31); absent: an Opinion. */
      readonly kind?: "report";
    }
  | (Pick<Clause, "kind" | "level" | "alternativeTo" | "inserted" | "form" | "number"> & {
      readonly type: "clauseAdded";
      readonly clauseId: ClauseId;
      readonly after: ClauseId | null;
      readonly words: ActWords;
    })
  | {
      readonly type: "clauseSplit";
      readonly clauseId: ClauseId;
      readonly newClauseId: ClauseId;
      readonly kind: Kind;
      readonly level: number;
      readonly number: string | null;
      /** Offset of the split, in UTF-16 units; `at` is the entry's time. */
      readonly offset: number;
      readonly moved: readonly MovedRange[];
      readonly words: ActWords;
      readonly newWords: ActWords;
    }
  | {
      readonly type: "clausesJoined";
      readonly first: ClauseId;
      readonly second: ClauseId;
      /** Offset of the second's words in the first, in UTF-16 units. */
      readonly offset: number;
      readonly moved: readonly MovedRange[];
      readonly words: ActWords;
    }
  | {
      readonly type: "clauseMoved";
      readonly clauseId: ClauseId;
      readonly after: ClauseId | null;
      /** The clause and what it takes along, in order. */
      readonly clauses: readonly ClauseId[];
    }
  | { readonly type: "clauseRemoved"; readonly clauseId: ClauseId; readonly words: ActWords }
  | {
      readonly type: "clauseRestored";
      readonly clauseId: ClauseId;
      readonly number: string | null;
      readonly words: ActWords;
    }
  | {
      /** The words of an earlier state, written anew; its seq, and which characters were copied where. */
      readonly type: "wordsRestored";
      readonly clauseId: ClauseId;
      readonly from: number;
      readonly moved: readonly MovedRange[];
      readonly words: ActWords;
    }
  | { readonly type: "kindChanged"; readonly clauseId: ClauseId; readonly kind: Kind; readonly level: number }
  | { readonly type: "opinionEdited"; readonly number: string }
  | {
      readonly type: "clauseLocked";
      readonly clauseId: ClauseId;
      readonly reason: string;
      readonly words: ActWords;
    }
  | { readonly type: "clauseUnlocked"; readonly clauseId: ClauseId; readonly reason: string }
  | {
      readonly type: "consolidated";
      readonly baseText: number;
      readonly wordsHash: string;
      /** The parts below are absent where an earlier version made it. Empty: it bears its number alone. */
      readonly name?: string;
      readonly clauses: readonly FrozenInEntry[];
      readonly settled: readonly { readonly clauseId: ClauseId; readonly words: ActWords }[];
      readonly lapsed?: readonly Lapsed[];
      /** Why it was made over an objection that the room was told. */
      readonly reason?: string;
      readonly open?: readonly OpenMatter[];
      readonly openLeftOff?: number;
      /** Of threads those that the room may read. */
      readonly movedOn?: {
        readonly proposals: readonly ProposalId[];
        readonly threads: readonly CommentId[];
      };
    }
  | {
      /** Everything renumbered once by its order (rule N8). */
      readonly type: "cleanedUp";
      readonly baseText: number;
      /** Of the words that were seen. */
      readonly wordsHash: string;
      readonly numbers: readonly Renumbered[];
      readonly references: readonly RewrittenReference[];
      /**
       * Clauses that read differently by it, verbs and items above included: what was said of these words holds on.
       */
      readonly changed: readonly Pick<
        Correction,
        "clauseId" | "hashBefore" | "hashAfter" | "before" | "after"
      >[];
      /** Footnotes that hung on a number which was rewritten. */
      readonly footnotes: readonly {
        readonly clauseId: ClauseId;
        readonly footnoteId: FootnoteId;
        readonly after: readonly [number, number];
      }[];
      /** All references that lead to a clause, bound to it. */
      readonly bound: readonly BoundReference[];
    }
  | {
      readonly type: "referencesBound";
      readonly clauseId: ClauseId;
      readonly references: readonly BoundReference[];
    }
  | { readonly type: "reopened"; readonly reason: string }
  | (Omit<EnBlocMark, "over"> & {
      readonly type: "clauseMarked";
      readonly tier: Tier;
      readonly basis: string;
      /** Obstacles that were marked over, and why; absent where nothing was. */
      readonly over?: { readonly what: readonly MarkedOver[]; readonly reason: string };
      /** Of these, who told the room that it cannot accept the words: the mark is no agreement yet. */
      readonly objections?: readonly DelegationId[];
    })
  | {
      /** The chair agreed to the whole text in one act, each paragraph on its own words (rule C27). */
      readonly type: "agreedEnBloc";
      readonly basis: string;
      /** The reason for agreeing over obstacles; empty if there were none. */
      readonly reason: string;
      readonly marks: readonly EnBlocMark[];
    }
  | {
      readonly type: "markReopened";
      readonly clauseId: ClauseId;
      readonly tier: Mark["tier"];
      readonly reason: string;
    }
  | MeetingEndEvent
  | { readonly type: "clauseSettled"; readonly clauseId: ClauseId; readonly words: ActWords }
  | { readonly type: "penSet"; readonly clauseId: ClauseId | null; readonly to: EditRight | null }
  | {
      readonly type: "stageAdvanced";
      readonly from: Stage;
      readonly to: Stage;
      readonly reason: string;
      /** The contributors (rule S8). */
      readonly of?: readonly DelegationId[];
      /** Matters open when it went forward (rule S9); absent if nothing was, and in entries of earlier versions. */
      readonly open?: readonly OpenMatter[];
      /** The number of open matters beyond those that an entry keeps. */
      readonly openLeftOff?: number;
    }
  | {
      readonly type: "footnoteAdded";
      readonly clauseId: ClauseId;
      readonly footnoteId: FootnoteId;
      readonly after: readonly [number, number] | null;
      readonly text: string;
      /** The hash of its clause covers the place; absent where an earlier version added it. */
      readonly isPlaced?: true;
      readonly received?: Receipt;
    }
  | {
      readonly type: "footnoteEdited";
      readonly clauseId: ClauseId;
      readonly footnoteId: FootnoteId;
      readonly text: string;
      readonly received?: Receipt;
    }
  | {
      readonly type: "footnoteRemoved";
      readonly clauseId: ClauseId;
      readonly footnoteId: FootnoteId;
      readonly received?: Receipt;
    };
