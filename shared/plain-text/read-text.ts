import type { Kind } from "../clause.ts";
import type { DraftClause, DraftText, Unplaced } from "./draft-text.ts";
import { CLAUSE_CHARS_MAX, NUMBER_CHARS_MAX } from "../limits.ts";
import { toPlainWords } from "../plain-words.ts";
import { piecesOf } from "./merged-items.ts";
import { type Paragraph, paragraphsOf } from "./text-paragraphs.ts";
import { openSection, type Section } from "./text-section.ts";

/**
 * Reads a text in ITU's plain form: `# ` title lines, `_verb_` lines, numbers followed by a tab. Never
 * throws; every word of the source is in a clause or the number, and what was read differently than
 * printed is said with its line. Numbers and one closing sign fall away: they follow from the place.
 */
export function readText(
  source: string,
  toPlain = toPlainWords,
): { draft: DraftText; unplaced: readonly Unplaced[] } {
  const paragraphs = paragraphsOf(source, toPlain);
  const clauses: DraftClause[] = [];
  const unplaced: Unplaced[] = [];
  const report = (line: number, message: string): void => {
    unplaced.push({ line, message });
  };
  const preface = openPreface(paragraphs, clauses, report);
  const sections: Section[] = [];

  for (const [index, paragraph] of paragraphs.entries()) {
    const line = paragraph.starts[0]!.line;
    switch (paragraph.kind) {
      case "heading":
        if (sections.length === 0) preface.addHeading(paragraph.text, line);
        else {
          addNote(paragraph.text);
          report(line, "a title line below the first section verb: kept as a note");
        }
        break;
      case "verb":
        startSection(paragraph.text, line);
        break;
      case "note":
        addNote(paragraph.text);
        break;
      case "footnote":
        addNote(paragraph.text);
        report(line, "a footnote below a rule: kept as a note after the paragraph above");
        break;
      case "end":
        report(line, "below this line stand tables of the record: they are no part of the text");
        break;
      case "item":
      case "plain":
        if (sections.length === 0 && paragraph.marker === null) preface.add(paragraph.text, line);
        else readPieces(paragraph, paragraphs[index + 1]);
        break;
    }
  }
  sections.at(-1)?.close();
  const inOrder = unplaced.toSorted((a, b) => a.line - b.line);
  return { draft: { number: preface.number(), clauses }, unplaced: inOrder };

  function addNote(text: string): void {
    if (text !== "") clauses.push({ kind: "note", level: 1, text });
  }

  function startSection(verb: string, line: number): Section {
    const before = sections.at(-1);
    before?.close();
    if (verb !== "") clauses.push({ kind: "verb", level: 1, text: verb });
    const afterOperative = before?.isOperative() ?? false;
    const section = openSection({ line, verb, afterOperative }, clauses, report);
    sections.push(section);
    return section;
  }

  function readPieces(paragraph: Paragraph, next: Paragraph | undefined): void {
    const cut = piecesOf(paragraph, next);
    // One by one: spread as arguments, a file of many faults overflows the stack.
    for (const fault of cut.unplaced) unplaced.push(fault);
    for (const [index, { kind, marker, text, line }] of cut.pieces.entries()) {
      if (kind === "verb") startSection(text, line);
      else if (kind === "note") addNote(text);
      else {
        const words = withoutClosing(text);
        if (words === "") {
          report(line, `the number ${marker?.printed ?? text} stands without words: left out`);
          continue;
        }
        if (words.length > CLAUSE_CHARS_MAX)
          report(line, `the paragraph has ${words.length} characters; a clause takes ${CLAUSE_CHARS_MAX}`);
        let section = sections.at(-1);
        if (section === undefined) {
          report(line, "a numbered paragraph above the first section verb: placed without a verb");
          section = startSection("", line);
        }
        section.add(marker, words, { line, next: index === cut.pieces.length - 1 ? next : undefined });
      }
    }
  }
}

/** What stands above the first section verb: number, title, opening words. */
function openPreface(
  paragraphs: readonly Paragraph[],
  clauses: DraftClause[],
  report: (line: number, message: string) => void,
) {
  const headings = paragraphs.filter((paragraph) => paragraph.kind === "heading");
  const placed = new Set<Kind | "number">();
  let number = "";

  const place = (kind: Kind, text: string): void => {
    placed.add(kind);
    if (text !== "") clauses.push({ kind, level: 1, text });
  };
  const placeNumber = (text: string): void => {
    placed.add("number");
    number = text.replace(/^(?:draft )?opinion\b\s*/iu, "");
  };

  return {
    number: () => number,

    addHeading(text: string, line: number): void {
      const mayBeNumber = placed.size === 0 && text.length <= NUMBER_CHARS_MAX;
      if (mayBeNumber && (headings.length > 1 || isNumberLine(text))) placeNumber(text);
      else if (!placed.has("title")) place("title", text);
      else {
        place("note", text);
        report(line, "a title line beside the title: kept as a note");
      }
    },

    /** A line without a mark: by its form, in the order number, title, opening words. */
    add(text: string, line: number): void {
      if (placed.size === 0 && text.length <= NUMBER_CHARS_MAX && isNumberLine(text)) placeNumber(text);
      else if (!placed.has("opening") && (placed.has("title") || text.endsWith(",")))
        place("opening", withoutClosing(text));
      else if (!placed.has("title") && !placed.has("opening")) place("title", text);
      else {
        place("note", text);
        report(line, "a paragraph above the first section verb, beside the opening words: kept as a note");
      }
    },
  };
}

const isNumberLine = (text: string): boolean =>
  /^(?:draft )?(?:new )?(?:opinion|resolution|decision|recommendation)\b/iu.test(text) &&
  /\d|^\S+(?: \S+)?$/u.test(text);

/** Without one closing sign, also Chinese and Arabic ones; "…" and "..." are words that were left out. */
function withoutClosing(text: string): string {
  const last = text.at(-1) ?? "";
  if (!";,.；，。؛،".includes(last) || text.endsWith("..")) return text;
  return text.slice(0, -1).trimEnd();
}
