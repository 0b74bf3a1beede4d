import type { Kind } from "../clause/clause.ts";
import type { DraftClause, DraftText, Unplaced } from "./draft-text.ts";
import { CLAUSE_CHARS_MAX, NUMBER_CHARS_MAX } from "../limits.ts";
import { toPlainWords } from "../text/plain-words.ts";
import { isNumberLine, numberLine, ownNumber } from "./number-line.ts";
import { piecesOf, quote } from "./merged-items.ts";
import { verbAtStart } from "./section-verbs.ts";
import type { Paragraph } from "./growing-paragraph.ts";
import { paragraphsOf, type ToldLines } from "./text-paragraphs.ts";
import { beginsOpening, endsOpening, isMasthead, PLACE } from "./preface-lines.ts";
import { openSection, type Section } from "./text-section.ts";

/**
 * Reads a text in ITU's plain form: `# ` title lines, `_verb_` lines, numbers followed by a tab. Never
 * throws; every word of the source is in a clause or the number, and what was read differently than
 * printed is said with its line. Numbers and one closing sign fall away: they follow from the place.
 */
export function readText(
  source: string,
  toPlain = toPlainWords,
  told: ToldLines | null = null,
): { draft: DraftText; unplaced: readonly Unplaced[] } {
  const { cover, paragraphs } = withoutCover(paragraphsOf(source, toPlain, told));
  const clauses: DraftClause[] = [];
  const unplaced: Unplaced[] = [];
  const report = (line: number, message: string): void => {
    unplaced.push({ line, message });
  };
  const firstLine = paragraphs[0]?.starts[0]?.line ?? 1;
  const preface = openPreface(paragraphs, clauses, report);
  const sections: Section[] = [];
  let inAnnex = false;

  for (const [index, paragraph] of paragraphs.entries()) {
    const line = paragraph.starts[0]!.line;
    if (inAnnex && (paragraph.kind === "item" || paragraph.kind === "plain")) {
      addNote([paragraph.marker?.printed ?? "", paragraph.text].join(" ").trim());
      continue;
    }
    switch (paragraph.kind) {
      case "heading":
        if (sections.length === 0) preface.addHeading(paragraph.text, line);
        else {
          addNote(paragraph.text);
          report(line, "a title line below the first section verb: kept as a note");
        }
        break;
      case "verb":
        inAnnex = false;
        startSection(paragraph.text, line);
        break;
      case "annex":
        inAnnex = true;
        addNote(paragraph.text);
        report(line, `"${paragraph.text}" begins an annex: kept as notes, without its numbers`);
        break;
      case "note":
        addNote(paragraph.text);
        break;
      case "division":
        addNote(paragraph.text);
        report(line, `"${quote(paragraph.text)}" is a heading inside the text: kept as a note`);
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
        if (paragraph.marker === null) tellVerbAtStart(paragraph.text, line);
        if (sections.length === 0 && paragraph.marker === null) preface.add(paragraph, line);
        else readPieces(paragraph, paragraphs[index + 1]);
        break;
    }
  }
  sections.at(-1)?.close();
  if (cover.length > 0)
    report(
      cover[0]!.starts[0]!.line,
      `above "${quote(paragraphs[0]!.text)}" stands a cover: kept as notes below the text`,
    );
  for (const one of cover) addNote([one.marker?.printed ?? "", one.text].join(" ").trim());
  if (!clauses.some(({ kind }) => kind === "verb"))
    report(firstLine, "no section verb was found in the whole text: nothing is divided into sections");
  const inOrder = unplaced.toSorted((a, b) => a.line - b.line);
  return { draft: { number: preface.number(), clauses }, unplaced: inOrder };

  /** A sentence that begins as a section does stays a sentence; whoever imports it may know better. */
  function tellVerbAtStart(text: string, line: number): void {
    const verb = verbAtStart(text);
    if (verb !== "")
      report(line, `the paragraph begins like a section verb ("${quote(text)}"): read as a paragraph`);
  }

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

/** Cuts off the lines above the line that names the text, if they are more than one or two. */
function withoutCover(all: readonly Paragraph[]): {
  readonly cover: readonly Paragraph[];
  readonly paragraphs: readonly Paragraph[];
} {
  const verb = all.findIndex(({ kind }) => kind === "verb");
  const above = all.slice(0, Math.max(verb, 0));
  const named = above.findLastIndex(({ kind, text }) => kind === "plain" && numberLine(text) !== null);
  if (named < 1 || above.some(({ kind }) => kind === "heading")) return { cover: [], paragraphs: all };
  return { cover: all.slice(0, named), paragraphs: all.slice(named) };
}

/** Reads the part above the first section verb: number, title, opening words. */
function openPreface(
  paragraphs: readonly Paragraph[],
  clauses: DraftClause[],
  report: (line: number, message: string) => void,
) {
  const headings = paragraphs.filter((paragraph) => paragraph.kind === "heading");
  const opening = openingOf(paragraphs);
  const placed = new Set<Kind | "number">();
  let number = "";

  const place = (kind: Kind, text: string): void => {
    placed.add(kind);
    if (text !== "") clauses.push({ kind, level: 1, text });
  };
  const placeNumber = (text: string): void => {
    placed.add("number");
    number = ownNumber(text);
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
    add(paragraph: Paragraph, line: number): void {
      const { text } = paragraph;
      const named = placed.size === 0 ? numberLine(text) : null;
      const isFree = !PLACE.test(text) && !isMasthead(text);
      const isOpening = opening === null ? placed.has("title") : paragraph === opening;
      if (named !== null) {
        placeNumber(named.number);
        if (named.title !== "") place("title", named.title);
      } else if (isOpening && isFree && !placed.has("opening")) place("opening", withoutClosing(text));
      else if (isFree && !placed.has("title") && !placed.has("opening")) place("title", text);
      else {
        place("note", text);
        report(line, "a paragraph above the first section verb, beside the opening words: kept as a note");
      }
    },
  };
}

/** The opening words above the first section: they name who speaks, or end with a comma; null: nothing tells them. */
function openingOf(paragraphs: readonly Paragraph[]): Paragraph | null {
  const first = paragraphs.findIndex(({ kind }) => kind === "verb" || kind === "item");
  const above = paragraphs
    .slice(0, first < 0 ? paragraphs.length : first)
    .filter(({ kind, text }) => kind === "plain" && endsOpening(text));
  return above.find(({ text }) => beginsOpening(text)) ?? above[0] ?? null;
}

/** Without one closing sign, also Chinese and Arabic ones; "…" and "..." are words that were left out. */
function withoutClosing(text: string): string {
  const last = text.at(-1) ?? "";
  if (!";,.；，。؛،".includes(last) || text.endsWith("..")) return text;
  return text.slice(0, -1).trimEnd();
}
