import type { ClauseId, DelegationId, ProposalId } from "../ids.ts";
import type { Clearing } from "../merging/merging.ts";
import { type Counts, type OpinionDocument } from "../document/opinion-document.ts";

/**
 * Parts of the board that the Chair lets others see (rule O2). The management team and the secretariat see all of it.
 */
export const BOARD_READERS = ["managementTeam", "roomCounts", "room"] as const;
export type BoardReaders = (typeof BOARD_READERS)[number];

/** A clause as one speaks of it: "considering" and "b)". */
export type BoardClause = { readonly id: ClauseId; readonly section: string; readonly number: string };

/** Open matters of an Opinion, clause by clause (rule O4). */
export type BoardPending =
  | {
      readonly kind: "awaitsInstructions";
      readonly clause: BoardClause;
      readonly delegationId: DelegationId;
      readonly until: string | null;
    }
  | {
      readonly kind: "cannotAccept";
      readonly clause: BoardClause;
      readonly delegationId: DelegationId;
      /** Instant of the text that it could not accept, if that changed and it has not answered (rule C34). */
      readonly unansweredSince?: number;
    }
  | {
      readonly kind: "pendingDelegation";
      readonly clause: BoardClause;
      readonly delegationId: DelegationId;
      readonly objected?: true;
    }
  | {
      readonly kind: "proposal";
      readonly clause: BoardClause;
      readonly proposalId: ProposalId;
      readonly label: string;
    }
  | { readonly kind: "parked"; readonly clause: BoardClause; readonly reason: string }
  | {
      readonly kind: "huddle";
      readonly clause: BoardClause;
      readonly delegationIds: readonly DelegationId[];
      readonly until: string;
    }
  | { readonly kind: "silence"; readonly clause: BoardClause; readonly closes: number };

/** A mark waits for another clause; where both wait for each other they are a package (rule C15). */
export type BoardPackage = {
  readonly clause: BoardClause;
  readonly waitsFor: BoardClause;
  readonly isPackage: boolean;
};

/** Acts of one kind since a week, and the clauses they were on. */
export type BoardActs = {
  readonly type: BoardActType;
  readonly clauses: readonly BoardClause[];
  readonly n: number;
};

/** Acts that leave a settled state: never keystrokes (rule O5). */
export const BOARD_ACTS = [
  "clauseMarked",
  "agreedEnBloc",
  "markReopened",
  "pendingLifted",
  "sentForward",
  "consolidated",
  "reopened",
  "stageAdvanced",
  "meetingEnded",
  "proposalAccepted",
  "bracketRaised",
  "bracketWithdrawn",
  "bracketLifted",
  "textCleared",
  "clearingTakenBack",
  "parked",
  "takenUp",
  "huddleFormed",
  "huddleReported",
] as const;
export type BoardActType = (typeof BOARD_ACTS)[number];

/** A text's state at the end of a day at the forum's seat. */
export type BoardDay = { readonly day: string; readonly counts: Counts; readonly clearing: Clearing };

export type BoardOpinion = Pick<
  OpinionDocument,
  "id" | "groupId" | "number" | "title" | "stage" | "counts"
> & {
  /** The group lead's approval of the standing words, and since when (rule U10). */
  readonly clearing: { readonly state: Clearing; readonly at: number | null };
  /** One a day on which something was done; the last is as it stands now. */
  readonly days: readonly BoardDay[];
  /** Rows of its history that were counted, of all: less while the days before are still counted. */
  readonly counted: { readonly rows: number; readonly of: number };
  /** Null while the days are counted. */
  readonly week: readonly BoardActs[] | null;
  /** Null: not for this reader (rule O2). */
  readonly waits: {
    readonly pending: readonly BoardPending[];
    readonly packages: readonly BoardPackage[];
  } | null;
};

/** `GET /api/board`: the Opinions in the forum's order, never by how far they have come. */
export type Board = {
  readonly now: number;
  readonly openTo: BoardReaders;
  readonly opinions: readonly BoardOpinion[];
  /** Closed for repair: their figures cannot be read. */
  readonly closed: readonly { readonly number: string; readonly title: string }[];
};
