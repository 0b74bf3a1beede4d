import { toPlainWords } from "../plain-words.ts";
import { type Marker, readMarker } from "./item-marker.ts";
import { isBareVerb } from "./section-verbs.ts";

/** The first line of a sample that was written out. */
export const SAMPLE_LINE = "SAMPLE, not a document of any organization";

/** What stands below this line belongs to no clause: tables of the record. */
export const END_LINE = "END OF THE TEXT. What follows is of its record.";

/** One paragraph of the source: wrapped lines joined, white space folded, its number taken off. */
export type Paragraph = {
  readonly kind: "heading" | "verb" | "item" | "plain" | "note" | "footnote" | "end";
  readonly marker: Marker | null;
  readonly text: string;
  /** Where in the text each source line starts; lines count from 1. */
  readonly starts: readonly { readonly at: number; readonly line: number }[];
};

/** A paragraph while lines are added; its parts are put together once, or a long one takes quadratic time. */
type OpenParagraph = Pick<Paragraph, "kind" | "marker"> & {
  readonly parts: string[];
  readonly starts: { readonly at: number; readonly line: number }[];
  length: number;
};

export function lineAt(paragraph: Paragraph, at: number): number {
  return (paragraph.starts.findLast((start) => start.at <= at) ?? paragraph.starts[0]!).line;
}

/** A line that holds nothing but underscores starts footnotes, until the next blank line or letter. */
const RULE_LINE = /^_{3,}$/u;
const VERB_LINE = /^(\[*)_([^_]+)_(.*)$/u;
const NOTE =
  /^\[?\s*(?:note\b[^:]{0,40}:|(?:[\p{L}-]+ ){0,2}(?:facilitators?|chair|editors?|secretariat|leads?|rapporteur)(?:['’]s?)? note\b)/iu;

export const isNote = (text: string): boolean => NOTE.test(text);

/** Cuts the source into paragraphs, their words made plain by `toPlain`; blank lines, rules, and the SOURCE and SAMPLE lines above the text fall away. */
export function paragraphsOf(source: string, toPlain = toPlainWords): readonly Paragraph[] {
  const paragraphs: OpenParagraph[] = [];
  let afterBlank = true;
  let inFootnotes = false;
  let isOver = false;

  source.split(/\r\n|\r|\n/u).forEach((rawLine, index) => {
    if (isOver) return;
    const line = index + 1;
    const clean = cleanLine(rawLine, toPlain);
    const text = fold(clean);
    const last = paragraphs.at(-1);
    const start = (kind: Paragraph["kind"], words: string, marker: Marker | null = null): void => {
      const first = fold(words);
      paragraphs.push({ kind, marker, parts: [first], length: first.length, starts: [{ at: 0, line }] });
    };
    const atStart = afterBlank || last === undefined || last.kind === "verb" || endsWith(last, ";:");

    if (text === "") {
      afterBlank = true;
      inFootnotes = false;
      return;
    }
    if (last === undefined && (text.startsWith("SOURCE:") || text === SAMPLE_LINE)) return;
    afterBlank = false;
    if (text === END_LINE) {
      isOver = true;
      return start("end", "");
    }
    if (RULE_LINE.test(text)) {
      inFootnotes = true;
      return;
    }
    const heading = /^#{1,6} (.*)$/u.exec(text);
    if (heading !== null) return start("heading", heading[1]!);
    const verb = VERB_LINE.exec(text);
    if (verb !== null && /\p{L}/u.test(verb[2]!)) {
      inFootnotes = false;
      const [, before, words, after] = verb as unknown as [string, string, string, string];
      // Brackets and names beside the verb belong to it; other words on its line are its first paragraph.
      const beside = after === "" || /^\s*[[\]]/u.test(after);
      start("verb", `${before}${words}${beside ? after : ""}`);
      if (!beside) startWords(after);
      return;
    }
    startWords(clean);

    function startWords(words: string): void {
      const read = readMarker(words.trimStart());
      const isFootnote = inFootnotes && read?.marker.form !== "letter";
      if (read !== null && !isFootnote && (read.firm || (atStart && isLikely(read, last)))) {
        inFootnotes = false;
        start("item", read.rest, read.marker);
      } else if (isFootnote) {
        if (last?.kind === "footnote" && !/^\d/u.test(text)) join(last, text, line);
        else start("footnote", text);
      } else if (isNote(text)) start("note", text);
      else if ((atStart || endsWith(last, ",.")) && isBareVerb(text)) start("verb", text);
      else if (atStart || last.kind === "heading") start("plain", words);
      else join(last, text, line);
    }
  });
  return paragraphs.map(({ kind, marker, parts, starts }) => ({
    kind,
    marker,
    text: parts.join(""),
    starts,
  }));
}

/** Without a tab, a number counts only where it is the next one: "2 (Rev. …)" may be wrapped words. */
function isLikely(read: { marker: Marker; rest: string }, last: OpenParagraph | undefined): boolean {
  if (read.marker.form !== "number") return true;
  if (!/^[\p{Ll}\p{Lo}[]/u.test(read.rest)) return false;
  const path = read.marker.path;
  const before = last?.marker?.path ?? [];
  const n = path.at(-1) ?? 0;
  return path.length > before.length ? n === 1 : n === (before[path.length - 1] ?? 0) + 1;
}

const endsWith = (paragraph: OpenParagraph, signs: string): boolean =>
  paragraph.length > 0 && signs.includes(paragraph.parts.at(-1)!.at(-1)!);

function join(paragraph: OpenParagraph, text: string, line: number): void {
  // "long-" at the end of a line goes on without a space.
  const isOpenWord = /^\p{L}-$/u.test(paragraph.parts.at(-1)!.slice(-2));
  const gap = isOpenWord || paragraph.length === 0 ? "" : " ";
  paragraph.starts.push({ at: paragraph.length + gap.length, line });
  paragraph.parts.push(gap + text);
  paragraph.length += gap.length + text.length;
}

/** NFC and plain words by rule W2; tabs stay, they follow numbers. */
const cleanLine = (line: string, toPlain: (text: string) => string): string =>
  line.split("\t").map(toPlain).join("\t").normalize("NFC");

const fold = (text: string): string => text.replace(/\s+/gu, " ").trim();
