import type { OpinionId } from "../ids.ts";
import type { ReportOut, ReportToCome } from "../forum/issued-report.ts";
import type { NotReady } from "./not-ready.ts";
import type { ReportFields } from "../forum/report-fields.ts";
import type { ReportAnnex, ReportText } from "./report-text.ts";
import type { ReportSection } from "../printed/report-block.ts";

/** The report before it is issued: for the chair and the secretariat. */
export type ReportPreview = Pick<ReportText, "title" | "standing" | "masthead"> & {
  readonly fields: ReportFields;
  /** An edit names this hash. */
  readonly fieldsHash: string;
  /** An issue names this hash. */
  readonly hash: string;
  readonly sections: readonly ReportSection[];
  readonly annexes: readonly (
    | Extract<ReportAnnex, { kind: "section" }>
    | {
        readonly kind: "opinion";
        readonly label: string;
        readonly opinionId: OpinionId;
        readonly title: string;
      }
  )[];
  /** The Chair's own words name somebody whom the report does not: there they are replaced too. */
  readonly ownWordsHidden: boolean;
  readonly notReady: readonly {
    readonly opinionId: OpinionId;
    readonly number: string;
    readonly title: string;
    readonly what: readonly NotReady[];
  }[];
  readonly closed: readonly { readonly number: string; readonly title: string }[];
  /** Set for an instant. */
  readonly toCome: readonly ReportToCome[];
};

/** `GET /api/report/issued`: issued ones, for everybody, in the order of issue. */
export type IssuedAnswer = { readonly out: readonly ReportOut[] };

/** `GET /api/report`. */
export type ReportView = IssuedAnswer & {
  /** Null for whoever does not prepare the report. */
  readonly preparing: ReportPreview | null;
};
