import type { ClauseId, DelegationId } from "../ids.ts";
import type { ParkedUntil } from "../negotiation/parked.ts";
import type { DocumentClause, OpinionDocument } from "../document/opinion-document.ts";
import type { Remark } from "../document/remarks.ts";
import { type AtSeat, longInstant } from "../printed/long-date.ts";
import { changedNote, type PrintContext, printedClauseName } from "./opinion-text.ts";
import type { ReportLanguage } from "../text/localized.ts";
import { word } from "../printed/report-words.ts";
import { fileWord } from "../printed/word-file-words.ts";

type Telling = AtSeat & {
  readonly document: OpinionDocument;
  readonly symbol: (id: DelegationId) => string;
};

type ParkedRemark = Extract<Remark, { kind: "parked" }>;

/** Notes below a paragraph: its mark on words that changed since, that it is parked, its state as a translation. */
export function notesOf(
  clause: DocumentClause,
  reading: PrintContext & { readonly document: OpinionDocument },
): string | null {
  const notes = [
    changedNote(clause, reading),
    parkedNote(clause.id, reading),
    translatedNote(clause, reading.language),
  ].filter((one) => one !== null);
  return notes.length === 0 ? null : notes.join(" · ");
}

/** A translation that nobody confirmed says so; the counts under the title tell of those without a note (rule X47). */
export function translatedNote({ translated }: DocumentClause, language: ReportLanguage): string | null {
  switch (translated) {
    case undefined:
    case "confirmed":
      return null;
    case "draft":
      return fileWord("rowDraft", language);
    case "stale":
      return fileWord("rowStale", language);
    case "missing":
      return fileWord("rowOriginal", language);
  }
}

/**
 * Under a paragraph of a printed Opinion: that it is parked, until when and why; null where it is not. Who reports back is
 * told in the report, which has the forum's list.
 */
function parkedNote(id: ClauseId, { document, preset, language }: Omit<Telling, "symbol">): string | null {
  const parked = document.remarks.find(
    (one): one is ParkedRemark & { readonly clauseId: ClauseId } =>
      one.clauseId === id && one.kind === "parked",
  );
  if (parked === undefined) return null;
  const filling = parkedFilling(
    { ...parked, reportsBack: null },
    { document, preset, language, symbol: (who) => who },
  );
  return word("parkedNote", language, filling);
}

export function parkedFilling(
  { reason, until, reportsBack }: ParkedRemark,
  telling: Telling,
): Readonly<Record<"until" | "reports" | "because", string>> {
  const { language, symbol } = telling;
  return {
    until: until === null ? "" : word("parkedUntil", language, { until: untilWords(until, telling) }),
    reports: reportsBack === null ? "" : word("reportsBack", language, { who: symbol(reportsBack) }),
    because: becauseOf(reason, language),
  };
}

function untilWords(until: ParkedUntil, telling: Telling): string {
  const { document, language } = telling;
  if (until.instant !== undefined) return longInstant(Date.parse(until.instant), telling);
  return until.meeting ?? printedClauseName(document, until.clauseId, language);
}

export const becauseOf = (reason: string, language: ReportLanguage): string =>
  reason === "" ? "" : word("becauseOf", language, { reason });
