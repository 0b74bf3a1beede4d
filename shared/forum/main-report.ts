import { groupId, type OpinionId, type UserId } from "../ids.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import type { ReportDraftKind } from "../opinion/report-draft.ts";

/** Stands where an Opinion has its working group. No group of a forum has a sign like this in its id. */
export const MAIN_REPORT_GROUP = groupId("_report");

/** A draft Opinion as it stood when a draft of the report went out with it. */
export type AnnexedText = Pick<OpinionDocument, "number" | "title" | "stage" | "baseText" | "hash"> & {
  readonly opinionId: OpinionId;
  /** The last row of its event log then, and the chain's head. */
  readonly seq: number;
  readonly head: string;
};

/** A draft of the report as the secretariat published it. */
export type PublishedDraft = {
  /** Counts publications from 1. */
  readonly n: number;
  readonly kind: ReportDraftKind;
  readonly title: string;
  /** The base text of the report's own room, its hash, and the row that made it. */
  readonly baseText: number;
  readonly hash: string;
  readonly seq: number;
  /** Comments and proposals are open up to this instant; null: they are not asked for. */
  readonly commentsUntil: number | null;
  readonly annexes: readonly AnnexedText[];
  /** Files with the report and its annexes, kept whole beside the record under their SHA-256. */
  readonly files: readonly { readonly format: string; readonly hash: string; readonly bytes: number }[];
  /** A final report that came later than the forum's rule: the last day that the rule allows. */
  readonly lateAfter?: string;
};

export type MainReportEvent = { readonly type: "reportDraftPublished"; readonly draft: PublishedDraft };

export type ToldDraft = PublishedDraft & { readonly at: number; readonly by: UserId };

/** The report with its published drafts, in order. */
export type MainReport = { readonly opinionId: OpinionId; readonly drafts: readonly ToldDraft[] };

/** True until the deadline of the newest draft, to the second (rule R32). */
export const mayCommentOn = ({ drafts }: Pick<MainReport, "drafts">, at: number): boolean => {
  const until = drafts.at(-1)?.commentsUntil ?? null;
  return until !== null && at <= until;
};

/** The draft Opinions, without the report: it is counted, listed and reported nowhere as one of them (rule R31). */
export const opinionsOf = <One extends { readonly kind?: "report" }>({
  opinions,
}: {
  readonly opinions: readonly One[];
}): readonly One[] => opinions.filter(({ kind }) => kind === undefined);
