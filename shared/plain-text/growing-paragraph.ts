import type { Marker } from "./item-marker.ts";

/** One paragraph of the source: wrapped lines joined, white space folded, its number taken off. */
export type Paragraph = {
  readonly kind: "heading" | "verb" | "item" | "plain" | "note" | "footnote" | "division" | "annex" | "end";
  readonly marker: Marker | null;
  readonly text: string;
  /** Offsets of the source lines in the text; lines count from 1. */
  readonly starts: readonly { readonly at: number; readonly line: number }[];
};

/** A paragraph while lines are added; its parts are put together once, or a long one takes quadratic time. */
export type GrowingParagraph = Pick<Paragraph, "kind" | "marker"> & {
  readonly parts: string[];
  readonly starts: { readonly at: number; readonly line: number }[];
  length: number;
};

export function beginParagraph(
  kind: Paragraph["kind"],
  words: string,
  { line, marker }: { readonly line: number; readonly marker: Marker | null },
): GrowingParagraph {
  const first = foldSpace(words);
  return { kind, marker, parts: [first], length: first.length, starts: [{ at: 0, line }] };
}

/** Adds a wrapped line. */
export function join(paragraph: GrowingParagraph, text: string, line: number): void {
  // "long-" at the end of a line goes on without a space.
  const isOpenWord = /^\p{L}-$/u.test(paragraph.parts.at(-1)!.slice(-2));
  const gap = isOpenWord || paragraph.length === 0 ? "" : gapBetween(paragraph.parts.at(-1)!, text);
  paragraph.starts.push({ at: paragraph.length + gap.length, line });
  paragraph.parts.push(gap + text);
  paragraph.length += gap.length + text.length;
}

export const closeParagraph = ({ kind, marker, parts, starts }: GrowingParagraph): Paragraph => ({
  kind,
  marker,
  text: parts.join(""),
  starts,
});

export const endsWith = (paragraph: GrowingParagraph, signs: string): boolean =>
  paragraph.length > 0 && signs.includes(paragraph.parts.at(-1)!.at(-1)!);

export function lineAt(paragraph: Paragraph, at: number): number {
  return (paragraph.starts.findLast((start) => start.at <= at) ?? paragraph.starts[0]!).line;
}

/** A space between two words that stood on two lines; in Chinese none. */
export const gapBetween = (before: string, behind: string): string =>
  WIDE_END.test(before.slice(-1)) || WIDE_START.test(behind) ? "" : " ";
const WIDE_END = /[\p{Script=Han}，。、；：）》]$/u;
const WIDE_START = /^[\p{Script=Han}，。、；：（《]/u;

export const foldSpace = (text: string): string => text.replace(/\s+/gu, " ").trim();
