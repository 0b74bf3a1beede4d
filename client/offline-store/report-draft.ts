import type { UserId } from "../../shared/ids.ts";
import {
  NAMINGS,
  REPORT_PARTS,
  type ReportFields,
  REVISION_KINDS,
} from "../../shared/forum/report-fields.ts";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import { keepBegun, readBegun } from "./begun.ts";

/** The Chair's own words in the making, and the hash of the saved ones that they were made from. */
export type ReportDraft = { readonly fields: ReportFields; readonly base: string };

/** The forum has one report in the making. */
const SUBJECT = "own";

export function readReportDraft(person: UserId): ReportDraft | null {
  const kept: Partial<Record<string, unknown>> = { ...readBegun("report", person, SUBJECT) };
  const { base, documentNumber, introduction, remarks, date, revision, sections } = kept;
  const language = REPORT_LANGUAGES.find((one) => one === kept["language"]);
  const naming = NAMINGS.find((one) => one === kept["naming"]);
  if (typeof base !== "string" || typeof documentNumber !== "string") return null;
  if (typeof introduction !== "string" || typeof remarks !== "string") return null;
  if (language === undefined || naming === undefined || !Array.isArray(sections)) return null;
  if (date !== null && typeof date !== "string") return null;
  const fields = {
    documentNumber,
    revision: revisionIn(revision),
    language,
    date,
    sections: REPORT_PARTS.filter((part) => sections.includes(part)),
    naming,
    introduction,
    remarks,
  };
  return { fields, base };
}

function revisionIn(kept: unknown): ReportFields["revision"] {
  if (typeof kept !== "object" || kept === null || !("kind" in kept) || !("n" in kept)) return null;
  const kind = REVISION_KINDS.find((one) => one === kept.kind);
  return kind === undefined || typeof kept.n !== "number" ? null : { kind, n: kept.n };
}

/** Null: it was saved, or given up. */
export function keepReportDraft(person: UserId, draft: ReportDraft | null): void {
  keepBegun("report", person, SUBJECT, draft === null ? null : { ...draft.fields, base: draft.base });
}
