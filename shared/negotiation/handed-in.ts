import type { ClauseId, ContributionId, DelegationId, HandedInId, OpinionId, UserId } from "../ids.ts";
import { type ListedPaperFile, listedFile, type PaperFile } from "./paper-file.ts";

/** A paper of its own, or one that belongs to a contribution that was posted before. */
export const PAPER_KINDS = ["paper", "revision", "addendum", "corrigendum"] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** An Opinion that a paper speaks of; its clauses, or none where it speaks of the whole. */
export type PaperSubject = { readonly opinionId: OpinionId; readonly clauseIds: readonly ClauseId[] };

/** A paper as its delegation handed it in (rule F11). */
export type HandedInPaper = {
  readonly id: HandedInId;
  readonly delegationId: DelegationId;
  readonly kind: PaperKind;
  /** The contribution that it revises, adds to or corrects; null for a paper of its own. */
  readonly contributionId: ContributionId | null;
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** Other delegations whose paper it is, too. */
  readonly sources: readonly DelegationId[];
  readonly about: readonly PaperSubject[];
  /** Milliseconds since 1970: all of it was here, and it counts from then. */
  readonly receivedAt: number;
  /** It came while the timetable had contributions closed (rule F8). */
  readonly isLate?: true | undefined;
  /** The text that was written in the room, a paragraph each; empty where files hold it. */
  readonly paragraphs: readonly string[];
  readonly files: readonly PaperFile[];
};

export type HandedInState =
  | { readonly kind: "waiting" }
  | {
      readonly kind: "posted";
      readonly at: number;
      readonly by: UserId;
      readonly contributionId: ContributionId;
      readonly number: string;
    }
  | { readonly kind: "returned"; readonly at: number; readonly by: UserId; readonly reason: string }
  | { readonly kind: "takenBack"; readonly at: number; readonly by: UserId };

export type HandedIn = HandedInPaper & {
  /** The entry that last changed it. */
  readonly seq: number;
  readonly at: number;
  /** The person who handed it in. */
  readonly by: UserId;
  readonly state: HandedInState;
};

/** As its delegation and the secretariat list it: `GET /api/forum/papers`. */
export type ListedHandedIn = Omit<HandedIn, "files"> & { readonly files: readonly ListedPaperFile[] };

export const listedHandedIn = (paper: HandedIn): ListedHandedIn => ({
  ...paper,
  files: paper.files.map(listedFile),
});
