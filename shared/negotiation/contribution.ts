import type { ContributionId, DelegationId, OpinionId, ProposalId, UserId } from "../ids.ts";
import type { Proponent } from "./proposal.ts";
import { type Refusal, refuse } from "../refusal.ts";

/** Offices that hand papers in. */
export const PAPER_OFFICES = ["chair", "lead", "secretariat"] as const;
export type PaperOffice = (typeof PAPER_OFFICES)[number];

/** Author of the paper. */
export type ContributionFrom =
  | { readonly kind: "delegation"; readonly delegationId: DelegationId }
  | { readonly kind: "group"; readonly symbol: string; readonly members: readonly DelegationId[] }
  | { readonly kind: "office"; readonly office: PaperOffice };

/** The parts of a paper that a revision replaces. */
export type PaperWords = {
  /** The document's number, `12` or `12(Rev.1)`. */
  readonly number: string;
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** Milliseconds since 1970: when it reached the secretariat. */
  readonly receivedAt: number;
  /** It came while the timetable had contributions closed (rule F8). */
  readonly isLate?: true | undefined;
  /** Its words without the numbers of paragraphs; empty where its text was not entered. */
  readonly paragraphs: readonly string[];
};

/** Words with when and by whom they were registered. */
export type RegisteredWords = PaperWords & { readonly at: number; readonly by: UserId };

/** A paper that was handed in, as the secretariat registered it (rule F1), in its last revision. */
export type Contribution = RegisteredWords & {
  /** For good; the number is a field beside it. */
  readonly id: ContributionId;
  readonly from: ContributionFrom;
  /** Earlier revisions as they stood, the first one first (rule F7). */
  readonly former: readonly RegisteredWords[];
  readonly withdrawn: {
    readonly at: number;
    readonly by: UserId;
    readonly reason: string;
    /** The owner's way of telling the secretariat, where that entered it. */
    readonly onWordOf: string | null;
  } | null;
};

/** As lists show it: `GET /api/forum/contributions`. */
export type ListedContribution = Omit<Contribution, "paragraphs" | "former"> & {
  readonly paragraphCount: number;
  readonly former: readonly (Omit<RegisteredWords, "paragraphs"> & { readonly paragraphCount: number })[];
  /** Proposals that belong to it, in the order of submission, and the number under which each is shown. */
  readonly proposals: readonly {
    readonly opinionId: OpinionId;
    readonly proposalId: ProposalId;
    readonly label: string;
    /** Shown under an earlier number of this contribution (rule F4). */
    readonly stale: boolean;
  }[];
};

/** Nobody's proposal is put into another's paper (rule F3). */
export function isFrom(from: ContributionFrom, proponent: Proponent): boolean {
  switch (proponent.kind) {
    case "delegation":
      return from.kind === "delegation"
        ? from.delegationId === proponent.delegationId
        : from.kind === "group" && from.members.includes(proponent.delegationId);
    case "group":
      return from.kind === "group" && from.symbol === proponent.symbol;
    case "office":
      return from.kind === "office" && from.office === proponent.office;
  }
}

export const withdrawnRefusal = ({ number }: Pick<Contribution, "number">): { readonly refusal: Refusal } =>
  refuse("contributionWithdrawn", "This contribution was withdrawn.", { number });
