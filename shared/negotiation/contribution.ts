import type { ContributionId, DelegationId, OpinionId, ProposalId, UserId } from "../ids.ts";
import type { PaperSubject } from "./handed-in.ts";
import { type ListedPaperFile, listedFile, type PaperFile } from "./paper-file.ts";
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
  /** Its words without the numbers of paragraphs; empty where its text was not entered, and no file holds it. */
  readonly paragraphs: readonly string[];
  /** Its files as they came (rule F13); absent: none. */
  readonly files?: readonly PaperFile[] | undefined;
  /** Other delegations whose paper it is, too; absent: none. */
  readonly sources?: readonly DelegationId[] | undefined;
  /** The Opinions that it speaks of; absent: it names none. */
  readonly about?: readonly PaperSubject[] | undefined;
};

/** Words with when and by whom they were registered. */
export type RegisteredWords = PaperWords & { readonly at: number; readonly by: UserId };

export const ADDITION_KINDS = ["addendum", "corrigendum"] as const;
/** A paper that was posted beside a contribution, under a number of its own (rule F14). */
export type Addition = RegisteredWords & { readonly kind: (typeof ADDITION_KINDS)[number] };

/** A paper that was handed in, as the secretariat registered it (rule F1), in its last revision. */
export type Contribution = RegisteredWords & {
  /** For good; the number is a field beside it. */
  readonly id: ContributionId;
  readonly from: ContributionFrom;
  /** Earlier revisions as they stood, the first one first (rule F7). */
  readonly former: readonly RegisteredWords[];
  /** Addenda and corrigenda, in the order in which they were posted. */
  readonly additions: readonly Addition[];
  readonly withdrawn: {
    readonly at: number;
    readonly by: UserId;
    readonly reason: string;
    /** The owner's way of telling the secretariat, where that entered it. */
    readonly onWordOf: string | null;
  } | null;
};

/** Words with the number of their paragraphs instead of these. */
export type Listed<Words extends PaperWords> = Omit<Words, "paragraphs" | "files"> & {
  readonly paragraphCount: number;
  readonly files: readonly ListedPaperFile[];
};

export function listedWords<Words extends PaperWords>({
  paragraphs,
  files = [],
  ...words
}: Words): Listed<Words> {
  return { ...words, paragraphCount: paragraphs.length, files: files.map(listedFile) };
}

/** The text of a paper: as it was written, else that of its first file that has one. */
export const textOfPaper = ({ paragraphs, files = [] }: Pick<PaperWords, "paragraphs" | "files">) =>
  paragraphs.length > 0 ? paragraphs : (files.find((one) => one.paragraphs.length > 0)?.paragraphs ?? []);

/** As lists show it: `GET /api/forum/contributions`. */
export type ListedContribution = Listed<Omit<Contribution, "former" | "additions">> & {
  readonly former: readonly Listed<RegisteredWords>[];
  readonly additions: readonly Listed<Addition>[];
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
