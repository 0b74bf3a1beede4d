import { clauseOfRow, type Revision } from "../merging/merging.ts";
import type { Provenance, Source } from "../merging/provenance.ts";
import { contributorsOf } from "../merging/provenance-text.ts";
import type { OpinionDocument } from "../document/opinion-document.ts";
import { dayIn, longDate } from "../printed/long-date.ts";
import type { PrintContext } from "./opinion-text.ts";
import type { Report } from "./report.ts";
import type { ReportBlock } from "../printed/report-block.ts";
import { type ReportWord, word } from "../printed/report-words.ts";
import { commaIn } from "../text/list-signs.ts";

/** For each revision that became the basis of a text, where each of its clauses came from (rule U18). */
export function provenanceBlocks(report: Report): readonly ReportBlock[] {
  const { opinions, taken = [] } = report;
  const blocks = taken.flatMap(({ opinionId, revision }): readonly ReportBlock[] => {
    const document = opinions.find(({ id }) => id === opinionId);
    return document === undefined ? [] : revisionBlocks(document, revision, report);
  });
  return blocks.length > 0 ? blocks : [{ kind: "sentence", text: word("noMerging", report.language) }];
}

/** Of one revision, with the numbers that its clauses bear now. */
export function revisionBlocks(
  { clauses, number, title }: OpinionDocument,
  revision: Revision,
  { preset, language }: PrintContext,
): readonly ReportBlock[] {
  const say: Say = (name, fill = {}) => word(name, language, fill);
  const comma = commaIn(language);
  const numbers = new Map(clauses.map((clause) => [clause.id, clause.number]));
  const numberOf = (row: Provenance): string => numbers.get(clauseOfRow(revision, row)!) ?? "";
  const date = longDate(dayIn(preset.timeZone, revision.basis?.at ?? revision.at), language);
  return [
    { kind: "sentence", text: say("takenAsBasis", { number, title, name: revision.name, date }) },
    {
      kind: "table",
      table: {
        columns: ["words", "wide", "words", "wide"],
        head: (["clause", "clauseWords", "clauseSources", "whatWasDone"] as const).map((one) => say(one)),
        rows: revision.rows.map((row) => lineOf(row, { say, comma, number: numberOf(row) })),
      },
    },
  ];
}

type Say = (name: ReportWord, fill?: Readonly<Record<string, string | number>>) => string;

type Cells = { readonly say: Say; readonly comma: string; readonly number: string };

function lineOf(row: Provenance, { say, comma, number }: Cells): string[] {
  const proponents = contributorsOf(row);
  return [
    row.text === "" ? "–" : number,
    row.text === "" ? (row.sources[0]?.text ?? "") : row.text,
    [...row.sources.map((source) => nameOf(source, say)), proponents.join(comma)]
      .filter((part) => part !== "")
      .join("\n"),
    [
      row.done.map((one) => say(one)).join(comma),
      row.reason,
      row.addedWords === "" ? "" : say("addedWords", { words: row.addedWords }),
      ...row.sources.map((source) =>
        source.droppedWords === ""
          ? ""
          : say("wordsNotTaken", { source: nameOf(source, say), words: source.droppedWords }),
      ),
    ]
      .filter((part) => part !== "")
      .join("\n"),
  ];
}

function nameOf({ from, label, name, number, n }: Source, say: Say): string {
  switch (from) {
    case "proposals":
      return label;
    case "workingText":
      return `${say("fromWorkingText")} ${number}`.trim();
    case "opinion":
      return say("fromOpinion", { name, number });
    case "contribution":
      return say("fromContribution", { name, n: n + 1 });
    case "text":
      return say("fromText", { name, n: n + 1 });
  }
}
