import type { Clause } from "./clause.ts";
import { isItem } from "./clause.ts";
import type { ClauseId } from "./ids.ts";
import type { Opinion } from "./opinion.ts";
import { baseTextNumber, livingClauses } from "./opinion.ts";

/** Latin numerals of inserted paragraphs, in ITU's order; from the eleventh on `bis11` … (rule N4). */
const SUFFIXES = ["bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies"];

const suffix = (k: number): string => SUFFIXES[k - 1] ?? `bis${k + 1}`;
const alternativeSuffix = (k: number): string => (k === 1 ? "alt" : `alt${k}`);

/** a … z, aa, bb … zz, aaa … (rule N1). `n` counts from 1. */
export function letter(n: number): string {
  const index = (n - 1) % 26;
  return String.fromCharCode(97 + index).repeat(Math.floor((n - 1) / 26) + 1);
}

const ROMANS = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
] as const;

export function roman(n: number): string {
  let rest = n;
  let text = "";
  for (const [value, sign] of ROMANS) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}

/** The items above a clause, outermost first: those with a lower level, back to the section's verb. */
export function ancestorsOf(clauses: readonly Clause[], index: number): readonly Clause[] {
  const ancestors: Clause[] = [];
  let level = clauses[index]?.level ?? 1;
  for (let i = index - 1; i >= 0 && level > 1; i--) {
    const clause = clauses[i]!;
    if (clause.removed !== null) continue;
    if (clause.kind === "verb") break;
    if (!isItem(clause.kind) || clause.level >= level) continue;
    ancestors.unshift(clause);
    level = clause.level;
  }
  return ancestors;
}

/** The index of the verb above, or -1. */
export function verbIndex(clauses: readonly Clause[], index: number): number {
  for (let i = index - 1; i >= 0; i--) {
    if (clauses[i]!.kind === "verb" && clauses[i]!.removed === null) return i;
  }
  return -1;
}

/** Numbers by the order alone, as they are before the first base text (rules N1-N3). */
function numbersByOrder(clauses: readonly Clause[]): Map<ClauseId, string> {
  const numbers = new Map<ClauseId, string>();
  const alternatives = new Map<ClauseId, number>();
  // One frame a level: the item there, its path for 1.1.1, and how many siblings came before.
  let stack: { clause: Clause; path: string; count: number }[] = [];
  let top = 0;
  let single = isSingle(clauses, 0);
  for (const [index, clause] of clauses.entries()) {
    if (clause.kind === "verb") {
      stack = [];
      top = 0;
      single = isSingle(clauses, index + 1);
      numbers.set(clause.id, "");
      continue;
    }
    if (!isItem(clause.kind)) {
      numbers.set(clause.id, "");
      continue;
    }
    if (clause.alternativeTo !== null) {
      const k = (alternatives.get(clause.alternativeTo) ?? 0) + 1;
      alternatives.set(clause.alternativeTo, k);
      numbers.set(clause.id, (numbers.get(clause.alternativeTo) ?? "") + alternativeSuffix(k));
      continue;
    }
    while (stack.length > 0 && stack.at(-1)!.clause.level >= clause.level) stack.pop();
    const parent = stack.at(-1);
    const k = parent === undefined ? ++top : ++parent.count;
    const path = parent === undefined ? String(k) : `${parent.path}.${k}`;
    numbers.set(
      clause.id,
      parent === undefined && single ? "" : numberAt(clause, { k, path, parent: parent?.clause }),
    );
    stack.push({ clause, path, count: 0 });
  }
  return numbers;
}

function numberAt(clause: Clause, at: { k: number; path: string; parent: Clause | undefined }): string {
  if (clause.kind === "operative") return clause.level === 4 ? "–" : at.path;
  if (clause.kind === "recital" && clause.level === 1) return `${letter(at.k)})`;
  return at.parent?.kind === "subItem" ? "–" : `${roman(at.k)})`;
}

/** Whether the section that starts at `start` has one item of the first level: then it has no number. */
function isSingle(clauses: readonly Clause[], start: number): boolean {
  let count = 0;
  for (let i = start; i < clauses.length && clauses[i]!.kind !== "verb"; i++) {
    const clause = clauses[i]!;
    if (isItem(clause.kind) && clause.level === 1 && clause.alternativeTo === null) count++;
  }
  return count === 1;
}

/** The item, or else the verb, under which a clause stands; null above the first verb. */
function headOf(clauses: readonly Clause[], index: number): ClauseId | null {
  return ancestorsOf(clauses, index).at(-1)?.id ?? clauses[verbIndex(clauses, index)]?.id ?? null;
}

/** The number of every living clause, as it is shown, exported and printed. */
export function numbersOf(opinion: Opinion): ReadonlyMap<ClauseId, string> {
  const living = livingClauses(opinion);
  if (baseTextNumber(opinion) === 0) return numbersByOrder(living);
  return new Map(living.map((clause) => [clause.id, clause.number ?? ""]));
}

/**
 * The number for a clause that is in the order already but has none yet, once a base text is out:
 * the nearest earlier sibling frozen there, with bis, ter … in order of adding (rule N4). Null before.
 */
export function numberForNew(opinion: Opinion, id: ClauseId): string | null {
  const base = opinion.baseTexts.at(-1);
  if (base === undefined) return null;
  const clauses = opinion.clauses;
  const index = clauses.findIndex((clause) => clause.id === id);
  const clause = clauses[index];
  if (clause === undefined || !isItem(clause.kind)) return "";
  const free = (stem: string, endings: (k: number) => string): string => {
    const taken = numbersUnder(opinion, headOf(clauses, index), stem);
    for (let k = 1; ; k++) if (!taken.has(stem + endings(k))) return stem + endings(k);
  };
  if (clause.alternativeTo !== null) {
    const original = clauses.find((other) => other.id === clause.alternativeTo);
    return free(original?.number ?? "", alternativeSuffix);
  }
  const frozen = new Map(base.clauses.map((one) => [one.id, one.number]));
  for (let i = index - 1; i >= 0; i--) {
    const other = clauses[i]!;
    const parts = other.kind === "verb" || (isItem(other.kind) && other.level < clause.level);
    if (parts && other.removed === null) break;
    if (!isItem(other.kind) || other.level !== clause.level || other.alternativeTo !== null) continue;
    const number = frozen.get(other.id);
    if (number === undefined) continue;
    if (number === "–") return "–";
    return free(number, suffix);
  }
  return "[New]";
}

/**
 * The numbers with this stem that stand, or in a base text stood, under one head: "a)bis" in one section
 * does not make the first "a)bis" of another a "ter" (rule N4).
 */
function numbersUnder(opinion: Opinion, head: ClauseId | null, stem: string): ReadonlySet<string> {
  const byId = new Map(opinion.clauses.map((clause) => [clause.id, clause]));
  const orders = [
    opinion.clauses,
    ...opinion.baseTexts.map((base) => base.clauses.flatMap(({ id }) => byId.get(id) ?? [])),
  ];
  return new Set(
    orders.flatMap((clauses) =>
      clauses.flatMap(({ number }, index) =>
        number?.startsWith(stem) === true && headOf(clauses, index) === head ? [number] : [],
      ),
    ),
  );
}
