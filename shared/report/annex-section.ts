import { printedClause } from "../document/printed-clause.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import type { ReportSection } from "../printed/report-block.ts";
import { word } from "../printed/report-words.ts";
import { type PrintContext, textName, titledNumber } from "./opinion-text.ts";

/** A draft Opinion as the report has it annexed: its state, its words with their numbers, and its hash (rule R34). */
export function annexSection(document: OpinionDocument, n: number, reading: PrintContext): ReportSection {
  const { language } = reading;
  const label = word("annex", language, { n });
  const { record, hash } = document;
  return {
    title: word("titled", language, { number: label, title: titledNumber(document, language) }),
    blocks: [
      { kind: "sentence", text: textName(document, reading) },
      ...document.clauses
        .map(printedClause)
        .filter(({ kind }) => kind !== "title")
        .map(({ number, text, closing }) => ({
          kind: "sentence" as const,
          text: `${number} ${text}${closing}`.trim(),
        })),
      { kind: "sentence", text: word("textRecord", language, { seq: record.seq, hash }) },
    ],
  };
}
