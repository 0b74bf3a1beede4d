import type { ClauseId, OpinionId, ReportIssueId, UserId } from "../ids.ts";
import type { ReportFields } from "./report-fields.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";

/** A text as it went into an issued report. */
export type IssuedText = Pick<OpinionDocument, "number" | "title" | "baseText" | "hash"> & {
  readonly opinionId: OpinionId;
  /** Position of the Opinion's event log, and the chain's head. */
  readonly seq: number;
  readonly head: string;
  readonly clauses: readonly { readonly id: ClauseId; readonly hash: string }[];
};

/** A report as the Chair issued it, for good (rule H4): a later error is a (Cor.n). */
export type IssuedReport = {
  readonly id: ReportIssueId;
  /** With its revision: `IEG-WTPF-26/1-E(Rev.1)`. */
  readonly symbol: string;
  readonly fields: ReportFields;
  /** The instant of the record that it is made from, milliseconds since 1970. */
  readonly madeAt: number;
  /** SHA-256 over the heads of all chains then. */
  readonly fingerprint: string;
  readonly texts: readonly IssuedText[];
  /** Its files, kept whole beside the record; SHA-256 of each. */
  readonly files: readonly {
    /** The ending of its name. */
    readonly format: string;
    readonly hash: string;
    readonly bytes: number;
    /** The seal of its annexes, as `verify` prints it (rule H6); earlier versions sealed the Word file alone. */
    readonly seal?: string;
  }[];
};

/** Set for an instant of the server's clock; nobody but the chair and the secretariat knows of it until then. */
export type ReportToCome = { readonly issue: IssuedReport; readonly at: number; readonly by: UserId };

export type ReportOut = { readonly issue: IssuedReport; readonly at: number; readonly by: UserId };

/** The report as the forum's event log tells it. */
export type ForumReport = {
  /** Null: the Chair has written nothing yet. */
  readonly fields: ReportFields | null;
  readonly toCome: readonly ReportToCome[];
  /** In the order of issue. */
  readonly out: readonly ReportOut[];
};

export const NO_REPORT: ForumReport = { fields: null, toCome: [], out: [] };

export type ReportEvent =
  /** Readers: the chair and the secretariat. */
  | { readonly type: "reportEdited"; readonly fields: ReportFields }
  /** Readers: the chair and the secretariat. */
  | { readonly type: "reportSet"; readonly issue: IssuedReport; readonly until: number }
  /** Readers: the chair and the secretariat. */
  | { readonly type: "reportTakenBack"; readonly reportId: ReportIssueId }
  | {
      readonly type: "reportIssued";
      readonly issue: IssuedReport;
      /** Null: the report was issued at once. */
      readonly setBy: UserId | null;
    };

/** The report after one of its acts. */
export function applyReportEvent(
  report: ForumReport,
  event: ReportEvent & { readonly at: number; readonly by: UserId },
): ForumReport {
  const without = (id: ReportIssueId): ForumReport["toCome"] =>
    report.toCome.filter(({ issue }) => issue.id !== id);
  switch (event.type) {
    case "reportEdited":
      return { ...report, fields: event.fields };
    case "reportSet":
      return { ...report, toCome: [...report.toCome, { issue: event.issue, at: event.until, by: event.by }] };
    case "reportTakenBack":
      return { ...report, toCome: without(event.reportId) };
    case "reportIssued": {
      const { issue, at } = event;
      return {
        ...report,
        toCome: without(issue.id),
        out: [...report.out, { issue, at, by: event.setBy ?? event.by }],
      };
    }
  }
}

/** Reports due at an instant, in the order of their instants. */
export const dueReports = ({ toCome }: ForumReport, now: number): readonly ReportToCome[] =>
  toCome.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at);
