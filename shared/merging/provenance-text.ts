import type { ClauseId } from "../ids.ts";
import { notFormula } from "../text/not-formula.ts";
import type { Provenance, Source } from "./provenance.ts";

/** The provenance table as a file, in English as all plain files are. */

const FROM: Readonly<Record<Source["from"], string>> = {
  workingText: "working text",
  proposals: "proposal",
  opinion: "draft Opinion",
  contribution: "contribution",
  text: "text",
};

/** "working text a)", "AAA/3", "contribution 12, paragraph 4". */
export function sourceName({ from, name, label, number, n }: Source): string {
  switch (from) {
    case "proposals":
      return label;
    case "workingText":
      return [FROM[from], number].join(" ").trim();
    case "opinion":
      return [FROM[from], name, number].join(" ").trim();
    case "contribution":
    case "text":
      return `${FROM[from]} ${name}, paragraph ${n + 1}`;
  }
}

/** One line of the table in words, in the order of COLUMNS. */
type Line = readonly [
  clause: string,
  words: string,
  sources: string,
  contributors: string,
  done: string,
  why: string,
];
const COLUMNS: Line = ["Clause", "Words", "Sources", "Proponents", "What was done", "Why, and which words"];

const DONE_WORDS = {
  kept: "kept",
  merged: "merged",
  moved: "moved",
  reworded: "reworded",
  added: "added",
  dropped: "dropped",
  leftOut: "left out",
} as const;

const lineOf = (row: Provenance, number: string): Line => [
  row.text === "" ? "–" : `${row.kind}${number === "" ? "" : ` ${number}`}`,
  row.text,
  row.sources.map(sourceName).join("; "),
  contributorsOf(row).join(", "),
  row.done.map((one) => DONE_WORDS[one]).join(", "),
  whyOf(row),
];

/** Contributors behind the sources of a line, each once. */
export const contributorsOf = ({ sources }: Pick<Provenance, "sources">): readonly string[] => [
  ...new Set(sources.flatMap(({ whose }) => whose)),
];

function whyOf({ reason, addedWords, sources, wordings }: Provenance): string {
  const parts = [
    reason,
    addedWords === "" ? "" : `added: ${addedWords}`,
    ...sources.map((one) =>
      one.droppedWords === "" ? "" : `not taken of ${sourceName(one)}: ${one.droppedWords}`,
    ),
    ...(wordings.length < 2
      ? []
      : wordings.map(({ text, whose }) => `${whose.length === 0 ? "text" : whose.join(", ")}: ${text}`)),
    ...sources.map((one) =>
      one.mark === null ? "" : `a room had agreed on these words (${sourceName(one)}, ${one.mark.tier})`,
    ),
  ];
  return parts.filter((part) => part !== "").join("; ");
}

type Titled = {
  readonly title: string;
  readonly rows: readonly Provenance[];
  readonly numberOf: (row: Provenance) => string;
  /** Of a clause that was made of a line. */
  readonly clauseOf: (row: Provenance) => ClauseId | null;
};

export function provenanceAsText({ title, rows, numberOf }: Titled): string {
  const lines = rows.map((row) =>
    lineOf(row, numberOf(row))
      .flatMap((part, i) => (part === "" ? [] : [`  ${COLUMNS[i]!}: ${part}`]))
      .join("\n"),
  );
  return `${[title, ...lines].join("\n\n")}\n`;
}

/** RFC 4180; no field is a formula. */
export function provenanceAsCsv({ rows, numberOf }: Titled): string {
  const lines: readonly Line[] = [COLUMNS, ...rows.map((row) => lineOf(row, numberOf(row)))];
  const field = (text: string): string => `"${notFormula(text).replaceAll('"', '""')}"`;
  return lines.map((line) => `${line.map(field).join(",")}\r\n`).join("");
}

export const provenanceAsJson = ({ title, rows, numberOf, clauseOf }: Titled): string =>
  JSON.stringify(
    { title, rows: rows.map((row) => ({ ...row, clauseId: clauseOf(row), number: numberOf(row) })) },
    null,
    2,
  );
