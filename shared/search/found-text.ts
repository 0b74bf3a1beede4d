import type { ClauseId, CommentId, ContributionId, DelegationId, OpinionId, ProposalId } from "../ids.ts";
import type { NoticedClause } from "../notices/told-notice.ts";
import type { Excerpt } from "./excerpt.ts";

/** The thing in which something was found, and its place; `clause` is null where it stands on none of today's. */
export type FoundPlace =
  | {
      readonly kind: "clause";
      readonly opinionId: OpinionId;
      readonly clauseId: ClauseId;
      readonly clause: NoticedClause;
      readonly isFootnote: boolean;
    }
  | {
      readonly kind: "proposal";
      readonly opinionId: OpinionId;
      readonly proposalId: ProposalId;
      readonly label: string;
      readonly isRunning: boolean;
      readonly clause: NoticedClause | null;
    }
  | {
      readonly kind: "comment";
      readonly opinionId: OpinionId;
      readonly commentId: CommentId;
      /** Null: an office's. */
      readonly delegationId: DelegationId | null;
      /** The proposal that it is on, and its label; null: it is on the clause. */
      readonly proposalId: ProposalId | null;
      readonly label: string | null;
      readonly clause: NoticedClause | null;
    }
  | {
      readonly kind: "paper";
      readonly contributionId: ContributionId;
      readonly number: string;
      readonly title: string;
      /** Counted from 0; null: found in its title. */
      readonly paragraph: number | null;
    };

export const FOUND_KINDS = ["clause", "proposal", "comment", "paper"] as const;

export type FoundPassage = Excerpt & { readonly place: FoundPlace };

/** Answer of `POST /api/search`: of each kind the words as they were asked for first, then its own order. */
export type SearchAnswer = {
  readonly found: readonly FoundPassage[];
  /** More was found of a kind than is told. */
  readonly more: boolean;
};
