/**
 * Numbers by the rule, written from the rule and in another way than `numbering.ts`: a ledger of numbers that were
 * given, told of each thing as it happens. Where the two differ, one of them is wrong.
 */

/** A clause as it stands in the order, removed ones too. */
export type ModelClause = {
  readonly id: string;
  readonly kind: "verb" | "recital" | "operative" | "subItem" | "other";
  readonly level: number;
  readonly isRemoved: boolean;
  readonly alternativeTo: string | null;
};
type All = readonly ModelClause[];

const LATIN = "bis ter quater quinquies sexies septies octies novies decies".split(" ");
/** The k-th clause that was inserted at a number, from 1. */
const inserted = (k: number): string => LATIN[k - 1] ?? `bis${k + 1}`;
const alternative = (k: number): string => (k === 1 ? "alt" : `alt${k}`);
const isItem = ({ kind }: ModelClause): boolean => kind !== "verb" && kind !== "other";

/** "2bis" hangs at 2, and so does "2alt": all that was ever inserted there counts on together. */
function plain(number: string): string {
  const endings = [...LATIN, "alt"].toSorted((a, b) => b.length - a.length);
  const ending = endings.find((one) => new RegExp(`${one}\\d*$`).test(number));
  return ending === undefined ? number : plain(number.slice(0, number.lastIndexOf(ending)));
}

export function numberModel() {
  /** Numbers that no move and no neighbour changes any more. */
  const given = new Map<string, string>();
  /** Clauses in the last base text or clean-up. */
  let frozen: ReadonlySet<string> = new Set();
  let hasFrozen = false;
  /** Places where a clause was cited when it was frozen: its numbers are taken there for good. */
  const citedThen: { readonly id: string; readonly above: string; readonly section: string }[] = [];

  /** A clause that came, or came back without a number, after a base text. */
  function came(id: string, all: All): void {
    if (!hasFrozen || given.has(id)) return;
    const clause = all.find((one) => one.id === id);
    if (clause === undefined || !isItem(clause)) return void given.set(id, "");
    const way = clause.kind === "subItem" ? "above" : "section";
    const where = citedAt(clause, all)[way];
    const there = [
      ...all.filter((one) => citedAt(one, all)[way] === where).map((one) => one.id),
      ...citedThen.filter((one) => one[way] === where).map((one) => one.id),
    ];
    const taken = new Set(there.flatMap((one) => given.get(one) ?? []));
    const free = (stem: string, ending: (k: number) => string): string => {
      let k = 1;
      while (taken.has(stem + ending(k))) k++;
      return stem + ending(k);
    };
    const original = originalOf(clause, all);
    if (original !== null) return void given.set(id, free(given.get(original.id) ?? "", alternative));
    const siblings = all.filter((one) => isSibling(one, clause, all));
    for (const one of siblings.slice(0, siblings.indexOf(clause)).toReversed()) {
      const number = given.get(one.id) ?? "";
      // "[New]" alone names no place at which another could be inserted.
      if (!frozen.has(one.id) || plain(number) === "[New]") continue;
      return void given.set(id, plain(number) === "–" ? "–" : free(plain(number), inserted));
    }
    given.set(id, "[New]");
  }

  /** Today's number of each living clause. */
  function numbers(all: All): ReadonlyMap<string, string> {
    const living = all.filter((one) => !one.isRemoved);
    return hasFrozen ? new Map(living.map(({ id }) => [id, given.get(id) ?? ""])) : byOrder(living);
  }

  function fix(now: ReadonlyMap<string, string>, all: All): void {
    for (const [id, number] of now) given.set(id, number);
    for (const one of all) if (now.has(one.id)) citedThen.push({ id: one.id, ...citedAt(one, all) });
    frozen = new Set(now.keys());
    hasFrozen = true;
  }

  return {
    came,
    numbers,
    freeze: (all: All): void => fix(numbers(all), all),
    /** Everything once by order; what was removed has no number any more. */
    cleanUp: (all: All): void => {
      given.clear();
      citedThen.length = 0;
      const living = all.filter((one) => !one.isRemoved);
      fix(byOrder(living), living);
    },
  };
}

/** The living item right above in the outline; else the section's verb. */
function above(clause: ModelClause, all: All): ModelClause | null {
  const before = all.slice(0, all.indexOf(clause)).filter((one) => !one.isRemoved);
  const verb = before.findLastIndex((one) => one.kind === "verb");
  const items = before.slice(verb + 1).filter(isItem);
  return items.findLast((one) => one.level < clause.level) ?? before[verb] ?? null;
}

const isSibling = (one: ModelClause, other: ModelClause, all: All): boolean =>
  isItem(one) && one.level === other.level && above(one, all)?.id === above(other, all)?.id;

/** A sub-item is cited by what stands above it, everything else by its section. */
function citedAt(clause: ModelClause, all: All): { readonly above: string; readonly section: string } {
  const before = all.slice(0, all.indexOf(clause));
  const verb = before.findLast((one) => one.kind === "verb" && !one.isRemoved);
  return { above: above(clause, all)?.id ?? "", section: verb?.id ?? "" };
}

/** Its original, while both stand under the same verb or item; elsewhere, or without it, it is like any other. */
function originalOf(clause: ModelClause, all: All): ModelClause | null {
  const original = all.find((one) => one.id === clause.alternativeTo);
  return original !== undefined && !original.isRemoved && isSibling(original, clause, all) ? original : null;
}

function byOrder(living: All): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  /** 2.1: the places of all above, whether they are shown or not. */
  const paths = new Map<string, string>();
  for (const clause of living) {
    numbers.set(clause.id, "");
    if (!isItem(clause)) continue;
    const original = originalOf(clause, living);
    if (original !== null) {
      const rivals = living.filter((one) => originalOf(one, living)?.id === original.id);
      const ending = alternative(rivals.indexOf(clause) + 1);
      // It may stand before its original: then that one's number comes first.
      const number = numberByOrder(original, living, paths);
      paths.set(clause.id, (paths.get(original.id) ?? "") + ending);
      numbers.set(clause.id, number + ending);
    } else numbers.set(clause.id, numberByOrder(clause, living, paths));
  }
  return numbers;
}

function numberByOrder(clause: ModelClause, living: All, paths: Map<string, string>): string {
  const parent = above(clause, living);
  const under = living.filter(
    (one) => isItem(one) && above(one, living)?.id === parent?.id && originalOf(one, living) === null,
  );
  const k = under.indexOf(clause) + 1;
  const isTop = parent === null || !isItem(parent);
  paths.set(clause.id, isTop ? String(k) : `${paths.get(parent.id) ?? ""}.${k}`);
  if (isTop && under.filter((one) => one.level === 1).length === 1) return "";
  if (clause.kind === "operative") return clause.level === 4 ? "–" : paths.get(clause.id)!;
  if (clause.kind === "recital") return letters(k);
  return parent?.kind === "subItem" ? "–" : `${roman(k)})`;
}

/** a) … z) aa) bb) … */
const letters = (k: number): string =>
  `${String.fromCharCode(97 + ((k - 1) % 26)).repeat(Math.ceil(k / 26))})`;

function roman(k: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [10, "x"],
    [9, "ix"],
    [5, "v"],
    [4, "iv"],
    [1, "i"],
  ];
  let rest = k;
  let text = "";
  for (const [worth, sign] of signs) for (; rest >= worth; rest -= worth) text += sign;
  return text;
}
