import type { CommentAnchor, FileChangeAuthor, WordParagraph, FileRun } from "./word-file.ts";

/** One paragraph as it read before all tracked changes, or as it reads after them. */
export type View = {
  /** Of its first paragraph in the file. */
  readonly line: number;
  readonly text: string;
  readonly paragraphs: readonly WordParagraph[];
};

/** A comment at words of a paragraph. */
export type Anchored = CommentAnchor & {
  /** Struck words too. */
  readonly quote: string;
  /** The words as they stood before the tracked changes, and as they stand after them. */
  readonly stood: Quoted;
  readonly stands: Quoted;
};
/** Some words, and how often they stand in their paragraph before this. */
export type Quoted = { readonly text: string; readonly nth: number };

/** A paragraph's fate: both, if it was there before and is there now. */
export type TrackedPair = {
  readonly before: View | null;
  readonly after: View | null;
  /** Authors of the tracked changes, in order; empty if nothing was tracked. */
  readonly authors: readonly string[];
  /** Names of moves that took words away, and that brought some. */
  readonly movedFrom: readonly string[];
  readonly movedTo: readonly string[];
  readonly anchors: readonly Anchored[];
};

/**
 * Paragraphs as they were and as they are, put side by side by the characters that stayed. A struck mark joins what
 * was parted, an inserted one parts what was one: words that were struck and words that were put in never meet (X2).
 */
export function trackedPairs(paragraphs: readonly WordParagraph[]): readonly TrackedPair[] {
  const pairs: TrackedPair[] = [];
  let stretch: WordParagraph[] = [];
  paragraphs.forEach((paragraph, i) => {
    stretch.push(paragraph);
    const next = paragraphs[i + 1];
    const goes = paragraph.markAdded !== null || paragraph.markRemoved !== null;
    const goesOn = next?.where === paragraph.where && next.column === paragraph.column;
    if (goes && goesOn && next.work?.clauseId === paragraph.work?.clauseId) return;
    pairs.push(...pairsOf(stretch));
    stretch = [];
  });
  return pairs;
}

/** Cuts a stretch after each paragraph whose mark stands in this view. */
function cut(stretch: readonly WordParagraph[], stands: (one: WordParagraph) => boolean): WordParagraph[][] {
  const parts: WordParagraph[][] = [[]];
  stretch.forEach((paragraph, i) => {
    parts.at(-1)!.push(paragraph);
    if (stands(paragraph) && i < stretch.length - 1) parts.push([]);
  });
  return parts;
}

/** Start of its words. */
const lineOf = (part: readonly WordParagraph[], gone: "added" | "removed"): number =>
  (part.find((one) => has(one, (run) => run[gone] === null)) ?? part[0]!).line;

/** Words that stand after all changes: what was struck by hand does not (rule X18). */
export const remains = ({ removed, struckByHand }: FileRun): boolean =>
  removed === null && struckByHand !== true;

const stands = (run: FileRun, gone: "added" | "removed"): boolean =>
  gone === "removed" ? remains(run) : run.added === null;

const viewOf = (part: readonly WordParagraph[], gone: "added" | "removed"): View => ({
  line: lineOf(part, gone),
  text: part.flatMap(({ runs }) => runs.flatMap((run) => (stands(run, gone) ? run.text : []))).join(""),
  paragraphs: part,
});

function pairsOf(stretch: readonly WordParagraph[]): readonly TrackedPair[] {
  const befores = cut(stretch, (one) => one.markAdded === null);
  const afters = cut(stretch, (one) => one.markRemoved === null);
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (b: number, a: number): void => {
    partner.set(b, a);
    taken.add(a);
  };
  const tryAll = (
    isSame: (before: readonly WordParagraph[], after: readonly WordParagraph[]) => boolean,
  ): void =>
    befores.forEach((part, b) => {
      if (partner.has(b)) return;
      const found = afters.findIndex((other, a) => !taken.has(a) && isSame(part, other));
      if (found >= 0) pair(b, found);
    });
  tryAll((part, other) => part.some((one) => other.includes(one) && hasStayed(one)));
  tryAll(isRewritten);

  const above = new Map(stretch.map((one, i) => [one, stretch[i - 1]]));
  const made: { readonly b: number | null; readonly a: number | null; readonly line: number }[] = [
    ...befores.map((part, b) => {
      const a = partner.get(b) ?? null;
      return { b, a, line: a === null ? lineOf(part, "added") : lineOf(afters[a]!, "removed") };
    }),
    ...afters.flatMap((part, a) => (taken.has(a) ? [] : [{ b: null, a, line: lineOf(part, "removed") }])),
  ];
  return made
    .toSorted((x, y) => x.line - y.line || (x.b ?? Infinity) - (y.b ?? Infinity))
    .map(({ b, a }) => {
      const before = b === null ? null : viewOf(befores[b]!, "added");
      const after = a === null ? null : viewOf(afters[a]!, "removed");
      return {
        before,
        after,
        ...changesIn(before?.paragraphs ?? [], after?.paragraphs ?? [], above),
      };
    });
}

const has = ({ runs }: WordParagraph, test: (run: WordParagraph["runs"][number]) => boolean): boolean =>
  runs.some((run) => run.text.trim() !== "" && test(run));
const hasStayed = (one: WordParagraph): boolean =>
  has(one, ({ added, removed }) => added === null && removed === null);
const isStruck = (one: WordParagraph): boolean =>
  has(one, ({ added, removed }) => added === null && removed !== null);
const isPutIn = (one: WordParagraph): boolean =>
  has(one, ({ added, removed }) => added !== null && removed === null);

/**
 * Nothing stayed, and one was written in the other's place: in one paragraph, or struck first and then written. What
 * was written before a struck paragraph is one of its own.
 */
function isRewritten(before: readonly WordParagraph[], after: readonly WordParagraph[]): boolean {
  if (!before.some((one) => after.includes(one))) return false;
  if (before.some((one) => after.includes(one) && isStruck(one) && isPutIn(one))) return true;
  const struck = before.find(isStruck);
  const putIn = after.find(isPutIn);
  if (struck === undefined || putIn === undefined) return struck === undefined && putIn === undefined;
  return struck.line < putIn.line;
}

function changesIn(
  before: readonly WordParagraph[],
  after: readonly WordParagraph[],
  aboveOf: ReadonlyMap<WordParagraph, WordParagraph | undefined>,
): Pick<TrackedPair, "authors" | "movedFrom" | "movedTo" | "anchors"> {
  const [was, is] = [new Set(before), new Set(after)];
  const all = [...new Set([...before, ...after])];
  // Words that one author inserted and another struck are in neither view. Inserted words belong to the half
  // where they stand now.
  const halves = all.flatMap((one) => [
    ...one.runs.filter(({ added, removed }) =>
      added === null ? removed !== null && was.has(one) : removed === null && is.has(one),
    ),
    ...[{ added: one.markAdded, removed: one.markRemoved }].filter(
      ({ added, removed }) => (added === null) !== (removed === null),
    ),
  ]);
  const revisions = (one: "added" | "removed"): readonly FileChangeAuthor[] =>
    halves.flatMap((half) => half[one] ?? []);
  const moves = (one: "added" | "removed"): readonly string[] => [
    ...new Set(revisions(one).flatMap(({ move }) => move ?? [])),
  ];
  const tracked = halves.flatMap(({ added, removed }) => added ?? removed ?? []);
  // A half that was cut off, or joined to the words above, was changed by the mark above it alone.
  const alone = before.length === 0 ? after : after.length === 0 ? before : [];
  const above = alone.some(hasStayed) ? aboveOf.get(alone[0]!) : undefined;
  const parting = (before.length === 0 ? above?.markAdded : above?.markRemoved) ?? [];
  return {
    authors: [...new Set([parting, tracked].flat().map(({ author }) => author))],
    movedFrom: moves("removed"),
    movedTo: moves("added"),
    anchors: all.flatMap(anchoredIn),
  };
}

export function anchoredIn({ anchors, runs }: Pick<WordParagraph, "anchors" | "runs">): readonly Anchored[] {
  if (anchors.length === 0) return [];
  const text = runs.map((run) => run.text).join("");
  return anchors.map((anchor) => {
    const { start, end } = anchor;
    const quoted = (gone: "added" | "removed"): Quoted => {
      const [before, within] = [
        wordsWithin(runs, gone, 0, start),
        wordsWithin(runs, gone, start, end).trim(),
      ];
      return { text: within, nth: within === "" ? 0 : before.split(within).length - 1 };
    };
    const quote = text.slice(start, end).trim();
    return { ...anchor, quote, stood: quoted("added"), stands: quoted("removed") };
  });
}

/** Words from one place in all words to another, without those that do not stand in this view. */
function wordsWithin(runs: readonly FileRun[], gone: "added" | "removed", from: number, to: number): string {
  let at = 0;
  return runs
    .map((run) => {
      const [start, end] = [Math.max(from - at, 0), Math.max(to - at, 0)];
      at += run.text.length;
      return stands(run, gone) ? run.text.slice(start, end) : "";
    })
    .join("");
}
