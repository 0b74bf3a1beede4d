import { printedClause } from "../document/printed-clause.ts";
import type { DocumentClause, OpinionDocument } from "../document/opinion-document.ts";
import type { ReportSection } from "./report-block.ts";
import { isOtherText } from "../plain-text/number-line.ts";
import { END_LINE, isNote, SAMPLE_LINE } from "../plain-text/text-paragraphs.ts";

const RULE = "____________________";

/** An Opinion in the plain form that `readText` reads: numbers and closing signs as the document gives them. */
export function writeText(document: OpinionDocument, under: readonly ReportSection[] = []): string {
  const blocks: string[] = [];
  if (document.sample) blocks.push(SAMPLE_LINE);
  const title = document.clauses.find((clause) => clause.kind === "title")?.text ?? document.title;
  blocks.push(`# ${numberLine(document)}\n# ${title}`);
  // Lines of one block stand together, blocks are parted by a blank line: without one,
  // a paragraph that has no number would be read as the end of the one above.
  let list: string[] = [];
  const endList = (): void => {
    if (list.length > 0) blocks.push(list.join("\n"));
    list = [];
  };
  for (const clause of document.clauses.map(printedClause)) {
    if (clause.kind === "title") continue;
    const line = clauseLine(clause);
    const stands = clause.number === "" || clause.footnotes.length > 0;
    if (stands) endList();
    list.push(line, ...footnoteLines(clause));
    if (stands) endList();
  }
  endList();
  if (under.length > 0) blocks.push(END_LINE, ...under.flatMap(sectionBlocks));
  return `${blocks.join("\n\n")}\n`;
}

/** Sections under the words, a row of a table a line. */
const sectionBlocks = ({ title, blocks }: ReportSection): readonly string[] => [
  title.toUpperCase(),
  ...blocks.flatMap((block) => {
    switch (block.kind) {
      case "sentence":
      case "hash":
        return [block.text];
      case "list":
        return [block.lines.map((line) => `- ${line}`).join("\n")];
      case "facts":
        return [block.facts.map(([label, value]) => `${label}: ${value}`).join("\n")];
      case "table": {
        const { head, rows } = block.table;
        return [[head, ...rows].map((cells) => cells.map(oneLine).join(" | ")).join("\n")];
      }
      case "legend":
        return [];
    }
  }),
];

const oneLine = (cell: string): string => cell.replaceAll("\n", "; ");

/** Numbers stand without "DRAFT OPINION", save those of an imported resolution, which keep their line. */
function numberLine({ number, stage, kind, draft }: OpinionDocument): string {
  if (kind === "report")
    return draft === undefined
      ? "REPORT"
      : draft.kind === "final"
        ? "FINAL REPORT"
        : `REPORT: DRAFT ${draft.n}`;
  if (isOtherText(number)) return number;
  return `${stage === "adopted" ? "OPINION" : "DRAFT OPINION"} ${number}`.trim();
}

function clauseLine(clause: DocumentClause): string {
  const words = `${withSigns(clause)}${clause.closing}`;
  switch (clause.kind) {
    case "verb":
      return `_${words}_`;
    case "note":
      return isNote(words) ? words : `${RULE}\n${words}`;
    case "title":
    case "opening":
    case "recital":
    case "operative":
    case "subItem":
      return clause.number === "" ? words : `${clause.number}\t${words}`;
  }
}

/** The words with each footnote's sign after the character it hangs on. */
function withSigns(clause: DocumentClause): string {
  let words = clause.text;
  for (const footnote of clause.footnotes.toSorted((a, b) => b.at - a.at))
    words = `${words.slice(0, footnote.at)}${superscript(footnote.n)}${words.slice(footnote.at)}`;
  return words;
}

const footnoteLines = (clause: DocumentClause): readonly string[] =>
  clause.footnotes.length === 0 ? [] : [RULE, ...clause.footnotes.map(({ n, text }) => `${n} ${text}`)];

const superscript = (n: number): string =>
  String(n)
    .split("")
    .map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)])
    .join("");
