import { textName, titledNumber } from "./opinion-text.ts";
import type { Report } from "./report.ts";
import type { ReportTable } from "../printed/report-block.ts";
import { type ReportWord, word } from "../printed/report-words.ts";

/**
 * Shows the progress of each Opinion. Figures only: no percentages, no ranking, no sum of "ad referendum" and "agreed".
 * They stand in two columns, a line each: in seven columns the words over them were broken and the titles had no room.
 */
export function statusTable(report: Report): ReportTable {
  const { language, opinions } = report;
  const line = (what: ReportWord, n: number): string =>
    word("figureLine", language, { what: word(what, language), n });
  // Without parked paragraphs there is no line for them.
  const isParked = opinions.some(({ counts }) => counts.parked > 0);
  return {
    columns: ["wide", "wide", "words"],
    head: [word("opinionAndText", language), word("paragraphs", language), word("brackets", language)],
    rows: opinions.map((document) => {
      const { agreed, adReferendum, open, void: changed, brackets, alternatives, parked } = document.counts;
      return [
        `${titledNumber(document, language)}\n${textName(document, report)}`,
        [
          line("agreedCount", agreed),
          line("adReferendumCount", adReferendum),
          line("open", open),
          line("changedCount", changed),
          ...(isParked ? [line("parkedCount", parked)] : []),
        ].join("\n"),
        [line("brackets", brackets), line("alternatives", alternatives)].join("\n"),
      ];
    }),
  };
}
