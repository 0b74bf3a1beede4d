import { sha256Hex } from "../text/hash.ts";
import { canonicalJson } from "../events/chain.ts";
import type { WordFile } from "../word-file/word-file.ts";

/** Hexadecimal digits of a line's SHA-256 that a file carries: enough against chance and against guessing. */
export const LINE_HASH_CHARS = 24;
/** A property of a file is kept short. */
const LINES_A_MARK = 6;

/**
 * A line of an annex: the hash of what is printed, or in a PDF the words themselves, and the name of its clause; empty
 * around the clauses. `beside`: in a PDF, a state in the margin, or a note.
 */
export type SealedLine = readonly [line: string, clause: string, beside?: "beside"];

export type SealedAnnex = {
  readonly label: string;
  /** The kind of text, such as "Base text 2"; empty for lists. */
  readonly text: string;
  /** Position of the Opinion's event log, and the head of its chain; 0 and empty for lists. */
  readonly seq: number;
  readonly head: string;
  readonly lines: readonly SealedLine[];
  /** Of a page: the hash of its elements and their attributes, by which words could be hidden. */
  readonly looks?: string;
};

/** The seal in a file of a report, by which anybody can check its annexes (rule H6). */
export type ReportSeal = {
  readonly symbol: string;
  /** ISO instant of the record that it was made from. */
  readonly madeAt: string;
  /** The heading behind the last annex. */
  readonly end: string;
  readonly annexes: readonly SealedAnnex[];
  /** Of a page: the hash of its styles, and of all elements around the annexes. */
  readonly looks?: string;
};

/** SHA-256 of all that a file carries of itself: the record keeps it of an issued report. */
export const sealHash = (seal: ReportSeal): string => sha256Hex(canonicalJson(seal));

/** As properties of the file, by name. */
export function sealMarks({ annexes, ...rest }: ReportSeal): Readonly<Record<string, string>> {
  const marks: Record<string, string> = {
    "concord-report": JSON.stringify({ ...rest, annexes: annexes.length }),
  };
  annexes.forEach(({ lines, ...annex }, i) => {
    marks[`concord-annex-${i + 1}`] = JSON.stringify({ ...annex, lines: lines.length });
    for (let at = 0; at < lines.length; at += LINES_A_MARK)
      marks[`concord-annex-${i + 1}-${at / LINES_A_MARK + 1}`] = JSON.stringify(
        lines.slice(at, at + LINES_A_MARK),
      );
  });
  return marks;
}

/** As one text, for every form but Word's. */
export const sealText = (seal: ReportSeal): string => canonicalJson(seal);

/** Lines on the page, one a paragraph: with insertions, without deletions, notes at their place. */
export function linesOf({
  paragraphs,
  footnotes,
}: Pick<WordFile, "paragraphs" | "footnotes">): readonly string[] {
  const notes = new Map(footnotes.map(({ id, runs }) => [id, standing(runs)]));
  return paragraphs.map(({ printed, footnotes: here }) =>
    [printed, ...here.map(({ id }) => notes.get(id) ?? "")].join("\n").replaceAll(/\s+/gu, " ").trim(),
  );
}

const standing = (runs: WordFile["paragraphs"][number]["runs"]): string =>
  runs.map(({ text, removed }) => (removed === null ? text : "")).join("");

export const lineHash = (line: string): string => sha256Hex(line).slice(0, LINE_HASH_CHARS);

type Headings = { readonly annexes: readonly string[]; readonly end: string };

type Span = { readonly start: number; readonly end: number };

/** Spans of the annexes, from the line of each label to the next one; also one that was moved before its place. */
export function annexSpans(lines: readonly string[], { annexes, end }: Headings): readonly (Span | null)[] {
  let from = 0;
  const starts = [...annexes, end].map((label) => {
    const at = lines.indexOf(label, from);
    if (at >= 0) from = at + 1;
    return at;
  });
  annexes.forEach((label, i) => {
    const at = starts[i]! < 0 ? lines.indexOf(label) : -1;
    if (at >= 0 && !starts.includes(at)) starts[i] = at;
  });
  return annexes.map((_, i) => {
    const start = starts[i]!;
    if (start < 0) return null;
    const end = Math.min(lines.length, ...starts.filter((other) => other > start));
    return { start, end };
  });
}

/** The lines of an annex; an empty line says nothing. */
export const linesIn = (lines: readonly string[], span: Span | null): readonly string[] | null =>
  span === null ? null : lines.slice(span.start + 1, span.end).filter((line) => line !== "");
