import { LANGUAGE_WRITING } from "../text/language-facts.ts";
import { dayIn, longDate } from "../printed/long-date.ts";
import { cleanUpBlocks } from "./clean-up-blocks.ts";
import { printedClauseName, titledNumber } from "./opinion-text.ts";
import type { BesideOpinion, Report } from "./report.ts";
import type { ReportBlock } from "../printed/report-block.ts";
import { word } from "../printed/report-words.ts";
import { contributionWords } from "./under-text.ts";

/** Facts of the record beside the texts: base texts, what a lead cleared, what went forward as whose, what lapsed. */

const opinionOf = (report: Report, { opinionId }: BesideOpinion) =>
  report.opinions.find(({ id }) => id === opinionId);

const dateOf = ({ preset, language }: Report, at: number): string =>
  longDate(dayIn(preset.timeZone, at), language);

/** Under a heading; nothing where there is no line. */
const listed = (heading: string, lines: readonly string[]): readonly ReportBlock[] =>
  lines.length === 0
    ? []
    : [
        { kind: "sentence", text: heading },
        { kind: "list", lines },
      ];

export function baseTextBlocks(report: Report): readonly ReportBlock[] {
  const { language } = report;
  const lines = report.beside.flatMap((beside) => {
    const document = opinionOf(report, beside);
    if (document === undefined) return [];
    return beside.baseTexts.map(({ n, name, at }) =>
      word("baseTextLine", language, {
        opinion: titledNumber(document, language),
        n,
        name: name === "" ? "" : word("baseTextName", language, { name }),
        date: dateOf(report, at),
      }),
    );
  });
  return lines.length === 0
    ? [{ kind: "sentence", text: word("noBaseTexts", language) }]
    : listed(word("baseTexts", language), lines);
}

export function clearedBlocks(report: Report): readonly ReportBlock[] {
  const { language } = report;
  const lines = report.beside.flatMap((beside) => {
    const document = opinionOf(report, beside);
    if (document === undefined || beside.clearedAt === null) return [];
    const opinion = titledNumber(document, language);
    return [word("clearedLine", language, { opinion, date: dateOf(report, beside.clearedAt) })];
  });
  return listed(word("cleared", language), lines);
}

/** Texts that go forward as a contribution, and whose it is (rule S8). */
export function forwardedBlocks(report: Report): readonly ReportBlock[] {
  const { language } = report;
  return report.beside.flatMap((beside): readonly ReportBlock[] => {
    const document = opinionOf(report, beside);
    const words = contributionWords(beside.contributionOf, language);
    if (document === undefined || words === "") return [];
    const opinion = titledNumber(document, language);
    return [{ kind: "sentence", text: `${opinion}${LANGUAGE_WRITING[language].sentenceEnd}${words}` }];
  });
}

/** The old numbers of each text that was cleaned up, under its name (rule N12). */
export const oldNumberBlocks = (report: Report): readonly ReportBlock[] =>
  report.beside.flatMap((beside): readonly ReportBlock[] => {
    const document = opinionOf(report, beside);
    if (document === undefined || beside.cleanUps.length === 0) return [];
    return [
      { kind: "sentence", text: titledNumber(document, report.language) },
      ...cleanUpBlocks(document, beside.cleanUps, report),
    ];
  });

/** Proposals by the label under which all knew them; where nobody is named their proponents stand for them. */
export function lapsedBlocks(report: Report): readonly ReportBlock[] {
  const { language } = report;
  return report.beside.flatMap((beside) => {
    const document = opinionOf(report, beside);
    if (document === undefined) return [];
    const lines = beside.lapsed.map(({ label, clauseId, reason }) => {
      const clause = clauseId === null ? "" : printedClauseName(document, clauseId, language);
      return word("lapsedLine", language, {
        label,
        clause: clause === "" ? "" : word("onClause", language, { clause }),
        because: reason === "" ? "" : word("becauseOf", language, { reason }),
      });
    });
    const heading = word("headed", language, {
      heading: titledNumber(document, language),
      words: word("lapsed", language),
    });
    return listed(heading, lines);
  });
}
