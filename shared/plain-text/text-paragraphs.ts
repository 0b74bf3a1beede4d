import { toPlainWords } from "../text/plain-words.ts";
import { type Marker, readMarker } from "./item-marker.ts";
import { numberLine } from "./number-line.ts";
import { openingLine, PLACE } from "./preface-lines.ts";
import type { BareVerb, Below } from "./section-verbs.ts";
import { bareVerb, mayBeginVerb } from "./section-verbs.ts";
import { areParagraphs, wrapOf } from "./wrapped-lines.ts";

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

/** One paragraph of the source: wrapped lines joined, white space folded, its number taken off. */
export type Paragraph = {
  readonly kind: "heading" | "verb" | "item" | "plain" | "note" | "footnote" | "division" | "annex" | "end";
  readonly marker: Marker | null;
  readonly text: string;
  /** Offsets of the source lines in the text; lines count from 1. */
  readonly starts: readonly { readonly at: number; readonly line: number }[];
};

/** A paragraph while lines are added; its parts are put together once, or a long one takes quadratic time. */
type OpenParagraph = Pick<Paragraph, "marker"> & {
  kind: Paragraph["kind"];
  readonly parts: string[];
  readonly starts: { readonly at: number; readonly line: number }[];
  length: number;
};

export function lineAt(paragraph: Paragraph, at: number): number {
  return (paragraph.starts.findLast((start) => start.at <= at) ?? paragraph.starts[0]!).line;
}

/** Into so many more lines a verb may be wrapped. */
const WRAPS_MAX = 4;
/** A line that holds nothing but underscores starts footnotes, until the next blank line or letter. */
const RULE_LINE = /^_{3,}$/u;
const VERB_LINE = /^(\[*)_{1,2}([^_]+)_{1,2}(.*)$/u;
/** "*noting* that …": italics of other programs are a verb's where a verb stands in them. */
const STARRED = /^(\[*)(\*{1,3})([^*]+)\2(.*)$/u;
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
  const paragraphs: OpenParagraph[] = [];
  let afterBlank = true;
  let inFootnotes = false;
  let isOver = false;

  const lines = source.split(/\r\n|\r|\n/u).map((line) => cleanLine(line, toPlain));
  const isWrapped = wrapOf(lines);
  const isParagraph = told?.isParagraph ?? areParagraphs(lines);
  // Lines up to here went into the verb above.
  let taken = 0;
  const belowOf = (index: number) => (): Below | null => lineBelow(lines, index);
  // Lines above the first section, where only all of them tell the title from the opening words.
  let preface: OpenParagraph[] = [];
  let isAbove = true;
  let inAnnex = false;
  let hasTitle = false;
  let hasVerb = false;
  let lastNumber: readonly number[] = [];

  lines.forEach((clean, index) => {
    if (isOver || index < taken) return;
    const line = index + 1;
    const text = fold(clean);
    const last = paragraphs.at(-1);
    const start = (kind: Paragraph["kind"], words: string, more: Partial<OpenParagraph> = {}): void => {
      const first = fold(words);
      const made = { kind, marker: null, parts: [first], length: first.length, starts: [{ at: 0, line }] };
      if (kind !== "plain" || !isAbove) closePreface();
      else preface.push({ ...made, ...more });
      if (kind === "verb" || kind === "item") isAbove = false;
      if (kind === "verb") {
        lastNumber = [];
        hasVerb = true;
        inAnnex = false;
      }
      if (more.marker?.form === "number") lastNumber = more.marker.path;
      if (kind !== "plain" || !isAbove) paragraphs.push({ ...made, ...more });
    };
    const ends = last !== undefined && endsWith(last, ENDS);
    const atStart =
      isParagraph ||
      afterBlank ||
      (last === undefined && preface.length === 0) ||
      last?.kind === "verb" ||
      ends;

    if (text === "") {
      afterBlank = true;
      inFootnotes = false;
      if (isAbove) closePreface();
      return;
    }
    const isFirst = last === undefined && preface.length === 0;
    if (isFirst && (text.startsWith("SOURCE:") || text === SAMPLE_LINE)) return;
    const wasBlank = afterBlank || isParagraph;
    afterBlank = false;
    const kind = told?.kindOf(line) ?? null;
    if (kind !== null) {
      if (kind === "heading") hasTitle ||= numberLine(text) === null;
      if (kind === "annex") inAnnex = true;
      return start(kind, kind === "verb" ? clean.replace(/\s*[,:，：،]\s*$/u, "") : clean);
    }
    if (text === END_LINE) {
      isOver = true;
      return start("end", "");
    }
    if (RULE_LINE.test(text)) {
      inFootnotes = true;
      return;
    }
    const heading = /^#{1,6} (.*)$/u.exec(text);
    if (heading !== null) {
      hasTitle ||= numberLine(heading[1]!) === null;
      return start("heading", heading[1]!);
    }
    const verb = markedVerb(text);
    if (verb !== null) {
      inFootnotes = false;
      // Brackets and names beside the verb belong to it; other words on its line are its first paragraph.
      const beside = verb.after === "" || /^\s*[[\]]/u.test(verb.after);
      start("verb", `${verb.before}${verb.words}${beside ? verb.after : ""}`);
      if (!beside) startWords(verb.after);
      return;
    }
    startWords(clean);

    function startWords(words: string): void {
      if (!hasVerb && namesText(text)) {
        // All lines above the name of the text are a cover.
        isAbove = true;
        inFootnotes = false;
        lastNumber = [];
        return start("plain", words);
      }
      const read = readMarker(words.trimStart());
      const { bare, end } = read?.firm === true ? { bare: null, end: index } : verbFrom(index);
      const isFootnote =
        inFootnotes && bare === null && read?.marker.form !== "letter" && (read?.marker.path.length ?? 0) < 2;
      if (read !== null && !isFootnote && (read.firm || (atStart && isLikely(read, { last, lastNumber })))) {
        inFootnotes = false;
        return start("item", read.rest, { marker: read.marker });
      }
      if (isFootnote) {
        if (last?.kind === "footnote" && !/^\d/u.test(text)) return join(last, text, line);
        return start("footnote", text);
      }
      if (isNote(text)) return start("note", text);
      const mayBe =
        atStart || isAbove || (last !== undefined && endsWith(last, COMMAS)) || bare?.alone === true;
      // "resolves" and below it "to invite …": an infinitive is the paragraph of the verb above.
      if (bare !== null && mayBe && !(bare.infinitive && last?.kind === "verb")) return startVerb(bare, end);
      if (!isAbove && !inAnnex && DIVISION.test(text)) return start("division", text);
      if (!isAbove && ANNEX.test(text)) {
        inAnnex = true;
        return start("annex", text);
      }
      if (!isAbove && wasBlank && last?.kind !== "verb" && namesText(text)) return start("heading", text);
      if (
        isAbove ||
        inAnnex ||
        atStart ||
        last === undefined ||
        last.kind === "heading" ||
        last.kind === "annex"
      )
        return start("plain", words);
      join(last, text, line);
    }

    function startVerb({ words }: BareVerb, end: number): void {
      inFootnotes = false;
      taken = end + 1;
      start("verb", words);
    }
  });
  closePreface();
  return paragraphs.map(({ kind, marker, parts, starts }) => ({
    kind,
    marker,
    text: parts.join(""),
    starts,
  }));

  /** The verb that begins in a line, with the lines into which it was wrapped. */
  function verbFrom(index: number): { readonly bare: BareVerb | null; readonly end: number } {
    let joined = fold(lines[index]!);
    let found = { bare: bareVerb(joined, belowOf(index)), end: index };
    if (!mayBeginVerb(joined)) return found;
    for (let at = index + 1; at <= index + WRAPS_MAX; at++) {
      const line = lines[at];
      if (line === undefined || line.trim() === "" || readMarker(line.trimStart()) !== null) break;
      if (markedVerb(fold(line)) !== null || !isWrapped(lines[at - 1]!, line)) break;
      if (bareVerb(fold(line)) !== null) break;
      joined += gapBetween(joined, fold(line)) + fold(line);
      const bare = bareVerb(joined, belowOf(at));
      if (bare !== null) found = { bare, end: at };
    }
    return found;
  }

  /** Joins the lines of the title, and those of the opening words. A number and a place stand on lines of their own. */
  function closePreface(): void {
    const block = preface;
    preface = [];
    if (block.some(({ parts }) => numberLine(parts[0]!) !== null)) hasTitle = false;
    const opening = openingLine(
      block.map(({ parts }) => parts[0]!),
      { hasTitle },
    );
    let isOpen = false;
    block.forEach((one, i) => {
      const words = one.parts[0]!;
      const named = numberLine(words);
      const isOwn = named !== null || PLACE.test(words);
      const above = paragraphs.at(-1);
      if (!isParagraph && isOpen && !isOwn && i !== opening && above !== undefined)
        join(above, words, one.starts[0]!.line);
      else paragraphs.push(one);
      hasTitle = named === null || named.title !== "";
      isOpen = !isOwn || (named !== null && named.title !== "");
    });
  }
}

/** A line that names a text; a recital that begins so ends with a sign. */
const namesText = (text: string): boolean => !/[,;.:，。；：،؛]$/u.test(text) && numberLine(text) !== null;

/** A line that is marked as a verb, with what stands on it around the verb. */
function markedVerb(
  text: string,
): { readonly before: string; readonly words: string; readonly after: string } | null {
  const lined = VERB_LINE.exec(text);
  if (lined !== null && /\p{L}/u.test(lined[2]!))
    return { before: lined[1]!, words: lined[2]!, after: afterVerb(lined[3]!) };
  const starred = STARRED.exec(text);
  if (starred === null || bareVerb(starred[3]!) === null) return null;
  return { before: starred[1]!, words: starred[3]!, after: afterVerb(starred[4]!) };
}

/** A comma or colon alone behind a verb follows from its place. */
const afterVerb = (after: string): string => (/^\s*[,:，：،]\s*$/u.test(after) ? "" : after);

/** The next line that is not empty. */
function lineBelow(lines: readonly string[], index: number): Below | null {
  let at = index + 1;
  while (lines[at]?.trim() === "") at++;
  const line = lines[at];
  return line === undefined ? null : { adjacent: at === index + 1, startsList: startsList(line.trimStart()) };
}

function startsList(line: string): boolean {
  const base = readMarker(line)?.marker.base;
  return base === "1" || base === "1.1" || base === "a)" || base === "i)";
}

/** Without a tab, a number counts only where it is the next one: "2 (Rev. …)" may be wrapped words. */
function isLikely(
  read: { marker: Marker; rest: string },
  { last, lastNumber }: { readonly last: OpenParagraph | undefined; readonly lastNumber: readonly number[] },
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

const endsWith = (paragraph: OpenParagraph, signs: string): boolean =>
  paragraph.length > 0 && signs.includes(paragraph.parts.at(-1)!.at(-1)!);

function join(paragraph: OpenParagraph, text: string, line: number): void {
  // "long-" at the end of a line goes on without a space.
  const isOpenWord = /^\p{L}-$/u.test(paragraph.parts.at(-1)!.slice(-2));
  const gap = isOpenWord || paragraph.length === 0 ? "" : gapBetween(paragraph.parts.at(-1)!, text);
  paragraph.starts.push({ at: paragraph.length + gap.length, line });
  paragraph.parts.push(gap + text);
  paragraph.length += gap.length + text.length;
}

/** A space between two words that stood on two lines; in Chinese none. */
export const gapBetween = (before: string, behind: string): string =>
  WIDE_END.test(before.slice(-1)) || WIDE_START.test(behind) ? "" : " ";
const WIDE_END = /[\p{Script=Han}，。、；：）》]$/u;
const WIDE_START = /^[\p{Script=Han}，。、；：（《]/u;

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

const fold = (text: string): string => text.replace(/\s+/gu, " ").trim();
