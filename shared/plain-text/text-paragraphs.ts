import { toPlainWords } from "../text/plain-words.ts";
import { openFrontMatter } from "./front-matter.ts";
import { type Marker, readMarker } from "./item-marker.ts";
import { numberLine } from "./number-line.ts";
import {
  beginParagraph,
  closeParagraph,
  endsWith,
  foldSpace,
  type GrowingParagraph,
  join,
  type Paragraph,
} from "./growing-paragraph.ts";
import { markedVerb, verbFinder, type VerbFrom } from "./verb-lines.ts";
import { areParagraphs } from "./wrapped-lines.ts";

/** The first line of a sample that was written out. */
export const SAMPLE_LINE = "SAMPLE, not a document of any organization";

/** Text below this line belongs to no clause: tables of the record. */
export const END_LINE = "END OF THE TEXT. What follows is of its record.";

/** Facts that a Word file gives about its lines, beside their words. */
export type ToldLines = {
  /** Each is a paragraph of its own. */
  readonly isParagraph: boolean;
  /** The kind of a line by its style; null: by its words. Lines count from 1. */
  readonly kindOf: (line: number) => Paragraph["kind"] | null;
};

/** A line that holds nothing but underscores starts footnotes, until the next blank line or letter. */
const RULE_LINE = /^_{3,}$/u;
const HEADING = /^#{1,6} (.*)$/u;
/** Signs behind which a paragraph ends, in any script. */
const ENDS = ";:；：؛。";
const COMMAS = ",.，、،。";
const ANNEX =
  /^(?:annexe?|anexo|appendix|appendice|ap[ée]ndice|приложение|дополнение|附件|附录|附录|(?:ال)?ملحق|(?:ال)?تذييل)(?: ?[\p{N}一二三四五六七八九十ivx]{1,4}| ?[a-zа-я])?$/iu;
const NOTE =
  /^\[?\s*(?:note\b[^:]{0,40}:|(?:[\p{L}-]+ ){0,2}(?:facilitators?|chair|editors?|secretariat|leads?|rapporteur)(?:['’]s?)? note\b)/iu;

/** "SECTION 1", "Chapter II – Functions": it divides a text beside its section verbs. */
const DIVISION =
  /^(?:section|secci[óo]n|раздел|chapter|chapitre|cap[íi]tulo|глава|part|partie|parte|часть|title|titre|(?:ال)?قسم|(?:ال)?فصل) (?:\p{N}{1,3}|[IVX]{1,5}|[A-Z])(?: ?[\p{Pd}:.] ?[^;,]{1,80})?$|^第[\p{N}一二三四五六七八九十]{1,3}[节章部](?:\s.{1,40})?$/iu;

export const isNote = (text: string): boolean => NOTE.test(text);
export const isAnnexLine = (text: string): boolean => ANNEX.test(text);

/** Cuts the source into paragraphs, their words made plain by `toPlain`; blank lines, rules, and the SOURCE and SAMPLE lines above the text fall away. */
export function paragraphsOf(
  source: string,
  toPlain = toPlainWords,
  told: ToldLines | null = null,
): readonly Paragraph[] {
  const lines = source.split(/\r\n|\r|\n/u).map((line) => cleanLine(line, toPlain));
  const reader = openReader(lines, told);
  for (let index = 0; index < lines.length;) index = reader.read(index);
  return reader.close();
}

/** A paragraph that begins on a line. `end`: the last line of a wrapped verb. */
type Start = {
  readonly kind: Paragraph["kind"];
  readonly words: string;
  readonly marker?: Marker;
  readonly end?: number;
};

/** Reads the lines one by one. `read` returns the next line to read: a wrapped verb takes several at once. */
function openReader(
  lines: readonly string[],
  told: ToldLines | null,
): { readonly read: (index: number) => number; readonly close: () => readonly Paragraph[] } {
  const paragraphs: GrowingParagraph[] = [];
  const isParagraph = told?.isParagraph ?? areParagraphs(lines);
  const front = openFrontMatter(paragraphs, { isParagraph });
  const verbFrom = verbFinder(lines);
  let afterBlank = true;
  let inFootnotes = false;
  let inAnnex = false;
  let hasVerb = false;
  let lastNumber: readonly number[] = [];

  const start = (line: number, { kind, words, marker }: Start): void => {
    const made = beginParagraph(kind, words, { line, marker: marker ?? null });
    if (kind === "verb") {
      lastNumber = [];
      hasVerb = true;
      inAnnex = false;
    }
    if (kind === "annex") inAnnex = true;
    if (marker?.form === "number") lastNumber = marker.path;
    if (kind === "plain" && front.isOpen()) return front.add(made);
    front.endBlock();
    if (kind === "verb" || kind === "item") front.end();
    paragraphs.push(made);
  };

  const readBlank = (): void => {
    afterBlank = true;
    inFootnotes = false;
    if (front.isOpen()) front.endBlock();
  };

  const read = (index: number): number => {
    const line = index + 1;
    const text = foldSpace(lines[index]!);
    if (text === "") {
      readBlank();
      return line;
    }
    const last = paragraphs.at(-1);
    const isFirst = last === undefined && front.isBlockEmpty();
    if (isFirst && (text.startsWith("SOURCE:") || text === SAMPLE_LINE)) return line;
    const isAfterGap = afterBlank || isParagraph;
    const atStart =
      isAfterGap || isFirst || last?.kind === "verb" || (last !== undefined && endsWith(last, ENDS));
    afterBlank = false;

    const marked = toldStart(text, told?.kindOf(line) ?? null) ?? headingStart(text);
    if (marked !== null) {
      if (marked.kind === "heading") front.addHeading(marked.words);
      start(line, marked);
      return line;
    }
    if (text === END_LINE) {
      start(line, { kind: "end", words: "" });
      return lines.length;
    }
    if (RULE_LINE.test(text)) {
      inFootnotes = true;
      return line;
    }
    const verb = markedVerb(text);
    if (verb !== null) {
      inFootnotes = false;
      // Brackets and names beside the verb belong to it; other words on its line are its first paragraph.
      const beside = verb.after === "" || /^\s*[[\]]/u.test(verb.after);
      start(line, { kind: "verb", words: `${verb.before}${verb.words}${beside ? verb.after : ""}` });
      if (beside) return line;
    }
    const words = verb?.after ?? lines[index]!;
    if (!hasVerb && namesText(text)) {
      // All lines above the name of the text are a cover.
      front.beginAgain();
      inFootnotes = false;
      lastNumber = [];
      start(line, { kind: "plain", words });
      return line;
    }
    const begun = startOf(words, {
      text,
      verbFrom: () => verbFrom(index),
      last,
      isAfterGap,
      atStart,
      isAbove: front.isOpen(),
      inAnnex,
      inFootnotes,
      lastNumber,
    });
    if (begun === null) join(last!, text, line);
    else start(line, begun);
    if (begun?.kind === "item" || begun?.kind === "verb") inFootnotes = false;
    return begun?.end === undefined ? line : begun.end + 1;
  };

  return {
    read,
    close: () => {
      front.endBlock();
      return paragraphs.map(closeParagraph);
    },
  };
}

/** The state of the reader at a line of words. */
type Around = {
  /** The whole line, folded. */
  readonly text: string;
  readonly verbFrom: () => VerbFrom;
  readonly last: GrowingParagraph | undefined;
  readonly isAfterGap: boolean;
  /** A paragraph may begin here without any sign of its own. */
  readonly atStart: boolean;
  /** Above the first section. */
  readonly isAbove: boolean;
  readonly inAnnex: boolean;
  readonly inFootnotes: boolean;
  readonly lastNumber: readonly number[];
};

/** Judges if a paragraph begins on a line of words; null: the line goes on with the last one. */
function startOf(words: string, around: Around): Start | null {
  const { text, last, atStart, isAbove, inAnnex } = around;
  const read = readMarker(words.trimStart());
  const { bare, end } = read?.firm === true ? { bare: null, end: 0 } : around.verbFrom();
  const isFootnote =
    around.inFootnotes &&
    bare === null &&
    read?.marker.form !== "letter" &&
    (read?.marker.path.length ?? 0) < 2;
  if (read !== null && !isFootnote && (read.firm || (atStart && isLikely(read, around))))
    return { kind: "item", words: read.rest, marker: read.marker };
  if (isFootnote) {
    const goesOn = last?.kind === "footnote" && !/^\d/u.test(text);
    return goesOn ? null : { kind: "footnote", words: text };
  }
  if (isNote(text)) return { kind: "note", words: text };
  const mayBeVerb =
    atStart || isAbove || (last !== undefined && endsWith(last, COMMAS)) || bare?.alone === true;
  // "resolves" and below it "to invite …": an infinitive is the paragraph of the verb above.
  if (bare !== null && mayBeVerb && !(bare.infinitive && last?.kind === "verb"))
    return { kind: "verb", words: bare.words, end };
  if (!isAbove && !inAnnex && DIVISION.test(text)) return { kind: "division", words: text };
  if (!isAbove && ANNEX.test(text)) return { kind: "annex", words: text };
  if (!isAbove && around.isAfterGap && last?.kind !== "verb" && namesText(text))
    return { kind: "heading", words: text };
  const isAlone = last === undefined || last.kind === "heading" || last.kind === "annex";
  return isAbove || inAnnex || atStart || isAlone ? { kind: "plain", words } : null;
}

/** A comma or colon behind a verb follows from its place. */
const toldStart = (text: string, kind: Paragraph["kind"] | null): Start | null =>
  kind && { kind, words: kind === "verb" ? text.replace(/\s*[,:，：،]\s*$/u, "") : text };

function headingStart(text: string): Start | null {
  const words = HEADING.exec(text)?.[1];
  return words === undefined ? null : { kind: "heading", words };
}

/** A line that names a text; a recital that begins so ends with a sign. */
const namesText = (text: string): boolean => !/[,;.:，。；：،؛]$/u.test(text) && numberLine(text) !== null;

/** Without a tab, a number counts only where it is the next one: "2 (Rev. …)" may be wrapped words. */
function isLikely(
  read: { readonly marker: Marker; readonly rest: string },
  { last, lastNumber }: Pick<Around, "last" | "lastNumber">,
): boolean {
  if (read.marker.form !== "number") return true;
  const path = read.marker.path;
  const n = path.at(-1) ?? 0;
  const isNext = path.length > lastNumber.length ? n === 1 : n === (lastNumber[path.length - 1] ?? 0) + 1;
  // A capital may begin a paragraph as well, but only where a list begins or goes on.
  const begins =
    lastNumber.length > 0 || last?.kind === "verb" ? /^[\p{L}["“«‹「『《]/u : /^[\p{Ll}\p{Lo}[]/u;
  return isNext && begins.test(read.rest);
}

/** NFC and plain words by rule W2; tabs stay, they follow numbers. */
const cleanLine = (line: string, toPlain: (text: string) => string): string =>
  withoutOuterMarks(line.split("\t").map(toPlain).join("\t").normalize("NFC"));

/** Marks of direction around a whole line do nothing, and hide its number and its closing sign. */
function withoutOuterMarks(line: string): string {
  if (!/[\u061C\u200E\u200F]/u.test(line)) return line;
  let [start, end] = [0, line.length];
  while (start < end && OUTER.test(line[start]!)) start++;
  while (end > start && OUTER.test(line[end - 1]!)) end--;
  return line.slice(start, end);
}
const OUTER = /[\s\u061C\u200E\u200F]/u;
