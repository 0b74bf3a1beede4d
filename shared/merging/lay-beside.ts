import { isItem, type Kind } from "../clause/clause.ts";
import type { ClauseId, MergeRowId } from "../ids.ts";
import type { InputClause } from "./input-clause.ts";
import { likenessTo, timesOf, tokensOf, type WordTimes } from "../text/similar.ts";

/** Rows as they stand, with what is in their cells. */
export type RowWords = {
  readonly id: MergeRowId;
  readonly kind: Kind;
  readonly cells: readonly InputClause[];
};

/** A place for an input's clause: beside what a row has, or in a new row after another one. */
export type Laid =
  | { readonly n: number; readonly rowId: MergeRowId; readonly after?: undefined }
  | { readonly n: number; readonly rowId: MergeRowId; readonly after: MergeRowId | null };

/** In their order two clauses are laid beside each other from this likeness on; out of their order from the second. */
const LIKE_IN_ORDER = 0.4;
const LIKE_MOVED = 0.6;

/**
 * Lays the clauses of an input beside the rows: what has the same id by that, a proposal beside its clause, all else
 * beside what is like it in the same kind of section, in the order of both as far as that goes, and what was moved where
 * it is now (rule U3). Each row gets one of them but for those with its id. The same inputs give the same rows.
 */
export function layBeside(
  rows: readonly RowWords[],
  clauses: readonly InputClause[],
  newRow: () => MergeRowId,
): readonly Laid[] {
  const found = new Map<number, MergeRowId>(byId(rows, clauses));
  const taken = new Set(found.values());
  const free = rows.filter(({ id }) => !taken.has(id));
  const open = clauses.filter(
    ({ n, proposalId, follows }) => !found.has(n) && (proposalId === null || follows !== undefined),
  );
  const likeness = likenessOf(free, { rows, open, clauses });
  const inOrder = bestInOrder(likeness);
  for (const [at, to] of inOrder) found.set(open[at]!.n, free[to]!.id);
  const moved = new Set<number>();
  for (const [at, to] of bestOfRest(likeness, inOrder)) {
    found.set(open[at]!.n, free[to]!.id);
    moved.add(open[at]!.n);
  }
  return placed({ rows, clauses, found, moved }, newRow);
}

function byId(rows: readonly RowWords[], clauses: readonly InputClause[]): [number, MergeRowId][] {
  const rowOf = new Map(rowsById(rows));
  return clauses.flatMap(({ n, clauseId, follows }): [number, MergeRowId][] => {
    const row = clauseId === null || follows !== undefined ? undefined : rowOf.get(clauseId);
    return row === undefined ? [] : [[n, row]];
  });
}

/** The row in which each clause stands; a proposal to add speaks of none. */
const rowsById = (rows: readonly RowWords[]): readonly [ClauseId, MergeRowId][] =>
  rows.flatMap(({ id, cells }) =>
    cells.flatMap(({ clauseId, follows }): [ClauseId, MergeRowId][] =>
      clauseId === null || follows !== undefined ? [] : [[clauseId, id]],
    ),
  );

/** By open clause and free row, 0 where they are not of one kind of section. */
function likenessOf(
  free: readonly RowWords[],
  of: {
    readonly rows: readonly RowWords[];
    readonly open: readonly InputClause[];
    readonly clauses: readonly InputClause[];
  },
): readonly Float64Array[] {
  const sectionOfRow = new Map(sections(of.rows).map((section, i) => [of.rows[i]!.id, section]));
  const isInSections = of.clauses.some(({ kind }) => kind === "verb");
  // A paper without section verbs does not say to which part its paragraphs belong: their like may stand in any.
  const sectionOfClause = sections(of.clauses).map((section, i) =>
    isInSections || !isItem(of.clauses[i]!.kind) ? section : ANY_PART,
  );
  const texts = new Map<string, { readonly at: number; readonly words: WordTimes }[]>();
  free.forEach(({ id, kind, cells }, at) => {
    for (const section of [sectionOfRow.get(id)!, ...(isItem(kind) ? [ANY_PART] : [])]) {
      const list = texts.get(section) ?? [];
      texts.set(section, list);
      for (const cell of distinct(cells)) list.push({ at, words: wordsOfClause(cell) });
    }
  });
  const indexes = new Map<string, ReturnType<typeof likenessTo>>();
  const indexOf = (section: string): ReturnType<typeof likenessTo> => {
    const index = indexes.get(section) ?? likenessTo((texts.get(section) ?? []).map(({ words }) => words));
    indexes.set(section, index);
    return index;
  };
  return of.open.map((clause) => {
    const section = sectionOfClause[of.clauses.indexOf(clause)]!;
    const like = new Float64Array(free.length);
    // There is one title, and one line of opening words.
    const isAlone = clause.kind === "title" || clause.kind === "opening";
    const found = isAlone ? null : indexOf(section)(wordsOfClause(clause));
    const there = texts.get(section) ?? [];
    for (let i = 0; i < there.length; i++) {
      const { at } = there[i]!;
      const one = isAlone ? 1 : (found?.[i] ?? 0);
      if (one > like[at]!) like[at] = one;
    }
    return like;
  });
}

const ANY_PART = "items";

/** A clause that was taken in never changes: its words are told apart once. */
const known = new WeakMap<InputClause, WordTimes>();
function wordsOfClause(clause: InputClause): WordTimes {
  const words = known.get(clause) ?? timesOf(tokensOf(clause.text));
  known.set(clause, words);
  return words;
}

const distinct = (cells: readonly InputClause[]): readonly InputClause[] =>
  cells.filter(({ text }, i) => cells.findIndex((other) => other.text === text) === i);

/** Sub-items belong to what stands above them; all items of a preamble, and all of the operative part, are of one kind. */
function sections(list: readonly { readonly kind: Kind }[]): readonly string[] {
  let part = "operative";
  return list.map(({ kind }) => {
    if (kind === "recital") part = "preamble";
    if (kind === "operative") part = "operative";
    return isItem(kind) ? part : kind;
  });
}

/** The pairs that keep the order of both sides and are most like each other together. */
function bestInOrder(likeness: readonly Float64Array[]): readonly (readonly [number, number])[] {
  const height = likeness.length;
  const width = likeness[0]?.length ?? 0;
  const best = Array.from({ length: height + 1 }, () => new Float64Array(width + 1));
  for (let i = height - 1; i >= 0; i--) {
    for (let j = width - 1; j >= 0; j--) {
      const like = likeness[i]![j]!;
      const both = like >= LIKE_IN_ORDER ? like + best[i + 1]![j + 1]! : 0;
      best[i]![j] = Math.max(both, best[i + 1]![j]!, best[i]![j + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < height && j < width;) {
    const like = likeness[i]![j]!;
    if (like >= LIKE_IN_ORDER && best[i]![j] === like + best[i + 1]![j + 1]!) pairs.push([i++, j++]);
    else if (best[i]![j] === best[i + 1]![j]) i++;
    else j++;
  }
  return pairs;
}

function bestOfRest(
  likeness: readonly Float64Array[],
  paired: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const usedClauses = new Set(paired.map(([at]) => at));
  const usedRows = new Set(paired.map(([, to]) => to));
  const rest = likeness
    .flatMap((row, at) =>
      usedClauses.has(at)
        ? []
        : Array.from(row).flatMap((like, to) =>
            like >= LIKE_MOVED && !usedRows.has(to) ? [{ like, at, to }] : [],
          ),
    )
    .toSorted((a, b) => b.like - a.like || a.at - b.at || a.to - b.to);
  const pairs: [number, number][] = [];
  for (const { at, to } of rest) {
    if (usedClauses.has(at) || usedRows.has(to)) continue;
    usedClauses.add(at);
    usedRows.add(to);
    pairs.push([at, to]);
  }
  return pairs;
}

/**
 * Gives unmatched items a row of their own: after the item before it in its input, else before the item that follows
 * it there, else at the end of its section, or of its part. A section of its own stands after the whole section
 * before it.
 */
function placed(
  of: {
    readonly rows: readonly RowWords[];
    readonly clauses: readonly InputClause[];
    readonly found: ReadonlyMap<number, MergeRowId>;
    readonly moved: ReadonlySet<number>;
  },
  newRow: () => MergeRowId,
): readonly Laid[] {
  const rowOfClause = new Map(rowsById(of.rows));
  const order: { readonly id: MergeRowId; readonly kind: Kind }[] = [...of.rows];
  let last: { readonly id: MergeRowId; readonly kind: Kind } | null = null;

  const endOfSection = (row: MergeRowId): MergeRowId => {
    const from = order.findIndex(({ id }) => id === row);
    const next = order.findIndex(({ kind }, i) => i > from && kind === "verb");
    return order[(next < 0 ? order.length : next) - 1]!.id;
  };
  const placeFor = (index: number): MergeRowId | null => {
    const { kind, follows } = of.clauses[index]!;
    if (typeof follows === "string") return rowOfClause.get(follows) ?? last?.id ?? null;
    // A section of its own parts no other one.
    if (kind === "verb" && last !== null) {
      const end = endOfSection(last.id);
      return isInPreamble(order, end) && itemOf(of.clauses, index) === "operative"
        ? (order.at(-1)?.id ?? null)
        : end;
    }
    if (last !== null && last.kind !== "verb") return last.id;
    for (const { n, kind: theirs } of kind === "verb" ? [] : of.clauses.slice(index + 1)) {
      if (theirs === "verb") break;
      const next = of.moved.has(n) ? undefined : of.found.get(n);
      if (next !== undefined) return order[order.findIndex(({ id }) => id === next) - 1]?.id ?? null;
    }
    return last === null ? endOfPart(order, of.clauses.slice(index)) : endOfSection(last.id);
  };

  return of.clauses.map(({ n, kind }, index): Laid => {
    const rowId = of.found.get(n);
    if (rowId !== undefined) {
      if (!of.moved.has(n)) last = { id: rowId, kind };
      return { n, rowId };
    }
    const after = placeFor(index);
    const own = { id: newRow(), kind };
    order.splice(after === null ? 0 : order.findIndex(({ id }) => id === after) + 1, 0, own);
    last = own;
    return { n, rowId: own.id, after };
  });
}

/** Places a paper that shares nothing with the text: recitals end the preamble, all else the text. */
function endOfPart(
  order: readonly { readonly id: MergeRowId; readonly kind: Kind }[],
  clauses: readonly { readonly kind: Kind }[],
): MergeRowId | null {
  const first = itemOf(clauses, 0);
  if (first === "title" || first === "opening") return null;
  if (first !== "recital") return order.at(-1)?.id ?? null;
  return order.slice(0, endOfPreamble(order)).findLast(({ kind }) => kind !== "verb")?.id ?? null;
}

const itemOf = (clauses: readonly { readonly kind: Kind }[], from: number): Kind | undefined =>
  clauses.slice(from).find(({ kind }) => kind !== "verb")?.kind;

const endOfPreamble = (order: readonly { readonly kind: Kind }[]): number => {
  const operative = order.findIndex(({ kind }) => kind === "operative");
  return operative < 0 ? order.length : operative;
};

const isInPreamble = (
  order: readonly { readonly id: MergeRowId; readonly kind: Kind }[],
  row: MergeRowId,
): boolean => order.findIndex(({ id }) => id === row) < endOfPreamble(order);
