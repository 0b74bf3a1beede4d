/** The first draft may be an outline; after the final report nothing but a final report follows (rule R33). */
export const REPORT_DRAFT_KINDS = ["outline", "draft", "final"] as const;
export type ReportDraftKind = (typeof REPORT_DRAFT_KINDS)[number];

/** The draft as which a report is printed. */
export type PrintedDraft = { readonly n: number; readonly kind: ReportDraftKind };
