import { longestInOrder } from "../../shared/text/longest-in-order.ts";
import { distinct, type LineDifference } from "../../shared/report/check-seal.ts";
import type { SealedLine } from "../../shared/report/seal.ts";
import type { PdfWords } from "./read-pdf.ts";

/** A line that is found but once, this long, tells where it stands by itself. */
const TELLING_CHARS_MIN = 8;
const FROM_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const NO_LETTERS = /[^\p{L}\p{N}]/gu;
/** Signs that are never drawn, and spaces: where a line breaks, a file has none. */
const UNDRAWN = /[\s\p{Default_Ignorable_Code_Point}]+/gu;

const drawn = (text: string): string => text.normalize("NFC").replaceAll(UNDRAWN, "");

type Compared = {
  readonly where: readonly LineDifference[];
  /** So many lines run from the right, and were not compared. */
  readonly fromRight: number;
};

type Item = { readonly text: string; readonly clause: string; readonly isBeside: boolean };

/**
 * Compares the words of an annex's pages with those that were sealed. Words that run from the right are left out: a PDF
 * keeps the shapes of their letters, from which the letters do not follow in every font.
 */
export function comparePages(sealed: readonly SealedLine[], read: readonly PdfWords[]): Compared {
  const blocks = new Set(read.filter(({ text }) => FROM_RIGHT.test(text)).map(({ block }) => block));
  const isMixed = blocks.size > 0;
  // Beside letters from the right, signs are drawn from their other side, and elsewhere than they are written.
  const compared = (text: string): string => (isMixed ? drawn(text).replaceAll(NO_LETTERS, "") : drawn(text));
  const left = sealed.filter(([words]) => FROM_RIGHT.test(words));
  const items = sealed
    .filter((line) => !left.includes(line))
    .map(([words, clause, beside]): Item => ({
      text: compared(words),
      clause,
      isBeside: beside !== undefined,
    }))
    .filter(({ text }) => text !== "");
  const textOf = (isFootnote: boolean): Drawn => {
    let text = "";
    const edges = new Set<number>();
    let last = "";
    for (const one of read) {
      if (one.isFootnote !== isFootnote || blocks.has(one.block)) continue;
      if (one.block !== last) edges.add(text.length);
      last = one.block;
      text += compared(one.text);
    }
    return { text, edges: edges.add(text.length) };
  };
  const found = differences(items, { page: textOf(false), footnotes: textOf(true), isMixed });
  const known = isMixed ? sealed.map(([words]) => compared(words)) : [];
  const where = isMixed ? found.filter((one) => !mayStandWith(one, known)) : found;
  return { where: distinct(where.map(({ clause, how }) => ({ clause, how }))), fromRight: left.length };
}

type Difference = LineDifference & {
  /** Surplus words on the pages. */
  readonly more: readonly string[];
  readonly isBeside: boolean;
};

/** A line from the right may be parted by the end of a page, and marks may stand in one paragraph with it. */
const mayStandWith = ({ how, more, isBeside }: Difference, known: readonly string[]): boolean =>
  (isBeside && how !== "added") ||
  (how === "added" && more.every((text) => known.some((words) => words.includes(text))));

function differences(
  items: readonly Item[],
  {
    page: { text: page, edges },
    footnotes,
    isMixed,
  }: { readonly page: Drawn; readonly footnotes: Drawn; readonly isMixed: boolean },
): readonly Difference[] {
  const hasClauses = items.some(({ clause }) => clause !== "");
  const inOrder = items.filter(({ clause, isBeside }) => !isBeside && (clause !== "" || !hasClauses));
  const telling = tellingPlaces(inOrder, page);
  const stay = longestInOrder(telling.map(({ at }) => at));
  const moved = telling.filter((_, i) => !stay.has(i)).map(({ n }) => inOrder[n]!);
  /** Between two lines that are where they were; what stands beside the text may be anywhere. */
  const gaps: { readonly after: string }[] = [];
  const gapOf = new Map<Item, number>();
  let pieces: Piece[] = [{ gap: -1, at: 0, ...footnotes }];
  let [n, from] = [0, 0];
  for (const next of [...telling.filter((_, i) => stay.has(i)), { n: inOrder.length, at: page.length }]) {
    const gap = gaps.push({ after: inOrder[next.n]?.clause ?? "" }) - 1;
    for (const item of inOrder.slice(n, next.n)) gapOf.set(item, gap);
    pieces.push({ gap, at: from, text: page.slice(from, next.at), edges });
    [n, from] = [next.n + 1, next.at + (inOrder[next.n]?.text.length ?? 0)];
  }
  const kept = new Set(telling.filter((_, i) => stay.has(i)).map((one) => inOrder[one.n]!));
  const lost: Item[] = [];
  // The longest first, which may have shorter ones in it.
  for (const item of items.filter((one) => !kept.has(one)).toSorted(byLength)) {
    const gap = moved.includes(item) ? undefined : gapOf.get(item);
    // One of several lines of the same words stands wherever one of them does; from the right, order is not kept.
    const isAlone = !isMixed && items.filter(({ text }) => text === item.text).length === 1;
    const rest = without(pieces, item.text, gap) ?? (isAlone ? null : without(pieces, item.text, undefined));
    if (rest === null) lost.push(item);
    else pieces = rest;
  }
  const more = (gap: number): readonly string[] =>
    pieces.flatMap((one) => (one.gap === gap && one.text !== "" ? [one.text] : []));
  const where = moved.map(({ clause, isBeside }): Difference => ({
    clause,
    how: "elsewhere",
    more: [],
    isBeside,
  }));
  for (const item of items.filter((one) => lost.includes(one))) {
    const gap = gapOf.get(item);
    const isOther = gap === undefined ? pieces.some(({ text }) => text !== "") : more(gap).length > 0;
    const { clause, isBeside } = item;
    where.push({
      clause,
      how: isOther ? "differs" : "missing",
      more: [],
      isBeside: isBeside || gap === undefined,
    });
  }
  for (const [gap, clause] of [[-1, ""] as const, ...gaps.map(({ after }, i) => [i, after] as const)])
    if (
      more(gap).length > 0 &&
      !lost.some((item) => gapOf.get(item) === gap || gapOf.get(item) === undefined)
    )
      where.push({ clause, how: "added", more: more(gap), isBeside: false });
  return where;
}

/** Words that were drawn, and where in them a paragraph begins or ends. */
type Drawn = { readonly text: string; readonly edges: ReadonlySet<number> };
/** A part of them from a place on. */
type Piece = Drawn & { readonly gap: number; readonly at: number };

const byLength = (a: Item, b: Item): number => b.text.length - a.text.length;

/**
 * Takes a line out of a piece that has it; null: none has. Best where it is a paragraph of its own, for the end of one and
 * the start of the next may together read like a third.
 */
function without(pieces: readonly Piece[], line: string, gap: number | undefined): Piece[] | null {
  let best: { readonly i: number; readonly at: number; readonly fit: number } | null = null;
  for (const [i, piece] of pieces.entries()) {
    if (gap !== undefined && piece.gap !== gap) continue;
    for (let at = piece.text.indexOf(line); at >= 0; at = piece.text.indexOf(line, at + 1)) {
      const fit = fitting(piece, { at, length: line.length });
      if (best === null || fit > best.fit) best = { i, at, fit };
    }
  }
  if (best === null) return null;
  const { i, at } = best;
  const piece = pieces[i]!;
  const end = at + line.length;
  const before = { ...piece, text: piece.text.slice(0, at) };
  const after = { ...piece, at: piece.at + end, text: piece.text.slice(end) };
  return [...pieces.slice(0, i), before, after, ...pieces.slice(i + 1)];
}

/** Ends of paragraphs at the line's own ends speak for the place, others within it against it. */
function fitting(piece: Piece, { at, length }: { readonly at: number; readonly length: number }): number {
  const from = piece.at + at;
  let fit = 0;
  for (let place = from; place <= from + length; place++)
    if (piece.edges.has(place)) fit += place === from || place === from + length ? 1 : -1;
  return fit;
}

/** Lines that stand once among the sealed ones and once on the pages. */
function tellingPlaces(
  items: readonly Item[],
  page: string,
): readonly { readonly n: number; readonly at: number }[] {
  const times = new Map<string, number>();
  for (const { text } of items) times.set(text, (times.get(text) ?? 0) + 1);
  return items.flatMap(({ text }, n) => {
    if (text.length < TELLING_CHARS_MIN || times.get(text) !== 1) return [];
    const at = page.indexOf(text);
    // A line within another one tells nothing of its place.
    const isPart = items.some((other) => other.text !== text && other.text.includes(text));
    return at < 0 || isPart || page.indexOf(text, at + 1) >= 0 ? [] : [{ n, at }];
  });
}

/** Words beside the text that neither number a page or a line nor are known: somebody put them there. */
export function isStrange(words: PdfWords, known: readonly string[]): boolean {
  if (FROM_RIGHT.test(words.text)) return false;
  const left = known
    .map(drawn)
    .filter((one) => one !== "")
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, one) => text.replaceAll(one, ""), drawn(words.text));
  return /[^\d/\p{Dash}]/u.test(left);
}
