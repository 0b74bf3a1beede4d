import { type Clause, isItem, type ItemForm } from "../clause/clause.ts";
import type { ClauseId } from "../ids.ts";
import { baseTextNumber, isMainReport, livingClauses, type Opinion } from "./opinion.ts";

/** Latin numerals of inserted paragraphs, in ITU's order; from the eleventh on `bis11` … (rule N4). */
const SUFFIXES = ["bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies"];

export const suffix = (k: number): string => SUFFIXES[k - 1] ?? `bis${k + 1}`;
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

/** The item, or else the verb, under which a clause stands; null above the first verb. */
function headOf(clauses: readonly Clause[], index: number): ClauseId | null {
  return ancestorsOf(clauses, index).at(-1)?.id ?? clauses[verbIndex(clauses, index)]?.id ?? null;
}

/** An item's place: under which verb or item, beside which original, and as which of its siblings. */
type Place = {
  readonly clause: Clause;
  readonly head: ClauseId | null;
  /** An alternative's original, where it stands under the same head; elsewhere it counts like any other. */
  readonly original: ClauseId | null;
  /** The sibling whose number it takes with bis, ter …; null where it counts like any other. */
  readonly insertedAfter: ClauseId | null;
  readonly k: number;
  /** The form of its list; null: by its place. */
  readonly form: ItemForm | null;
};

const listOf = ({ level }: Clause, head: ClauseId | null | undefined): string =>
  `under ${head}, level ${level}`;

/** The form of each list that has one of its own: its first sub-item with a form gives it to all (rule N3). */
function formsOf(
  items: readonly Clause[],
  heads: ReadonlyMap<ClauseId, ClauseId | null>,
): ReadonlyMap<string, ItemForm> {
  const forms = new Map<string, ItemForm>();
  for (const item of items) {
    const list = listOf(item, heads.get(item.id));
    if (item.kind === "subItem" && item.form !== undefined && !forms.has(list)) forms.set(list, item.form);
  }
  return forms;
}

function placesOf(clauses: readonly Clause[]): ReadonlyMap<ClauseId, Place> {
  const heads = new Map(clauses.map((clause, index) => [clause.id, headOf(clauses, index)]));
  const items = new Map(clauses.filter(({ kind }) => isItem(kind)).map((clause) => [clause.id, clause]));
  const counts = new Map<string, number>();
  const lastSibling = new Map<string, ClauseId>();
  const forms = formsOf([...items.values()], heads);
  const places = new Map<ClauseId, Place>();
  for (const clause of items.values()) {
    const head = heads.get(clause.id) ?? null;
    const wanted = clause.alternativeTo === null ? undefined : items.get(clause.alternativeTo);
    const beside = wanted?.level === clause.level && heads.get(wanted.id) === head;
    const original = beside ? wanted.id : null;
    const siblings = listOf(clause, head);
    const before = original === null ? lastSibling.get(siblings) : undefined;
    const insertedAfter = clause.inserted === true && before !== undefined ? before : null;
    if (original === null && insertedAfter === null) lastSibling.set(siblings, clause.id);
    const row =
      original !== null
        ? `beside ${original}`
        : insertedAfter === null
          ? `under ${head}`
          : `inserted after ${insertedAfter}`;
    const k = (counts.get(row) ?? 0) + 1;
    counts.set(row, k);
    const form = forms.get(siblings) ?? null;
    places.set(clause.id, { clause, head, original, insertedAfter, k, form });
  }
  return places;
}

/** Numbers by the order alone, as they are before the first base text (rules N1-N3, N5). */
function numbersByOrder(clauses: readonly Clause[]): ReadonlyMap<ClauseId, string> {
  const places = placesOf(clauses);
  const firstLevel = new Map<ClauseId | null, number>();
  for (const { clause, head, original, insertedAfter } of places.values()) {
    if (clause.level === 1 && original === null && insertedAfter === null)
      firstLevel.set(head, (firstLevel.get(head) ?? 0) + 1);
  }
  const parentOf = ({ head }: Place): Place | undefined => (head === null ? undefined : places.get(head));
  /** 1.1.1: the places of what stands above, and its own. */
  const pathOf = (place: Place): string => {
    if (place.original !== null) return pathOf(places.get(place.original)!) + alternativeSuffix(place.k);
    if (place.insertedAfter !== null) return pathOf(places.get(place.insertedAfter)!) + suffix(place.k);
    const parent = parentOf(place);
    return parent === undefined ? String(place.k) : `${pathOf(parent)}.${place.k}`;
  };
  const numberOf = (place: Place | undefined): string => {
    if (place === undefined) return "";
    if (place.original !== null) return numberOf(places.get(place.original)) + alternativeSuffix(place.k);
    if (place.insertedAfter !== null) {
      const before = numberOf(places.get(place.insertedAfter));
      return before === "–" ? before : before + suffix(place.k);
    }
    const parent = parentOf(place);
    // A section with one item of the first level gives it no number (rule N2).
    if (parent === undefined && firstLevel.get(place.head) === 1) return "";
    const { clause, k, form } = place;
    return numberAt(clause, { k, form, path: pathOf(place), parent: parent?.clause });
  };
  return new Map(clauses.map(({ id }) => [id, numberOf(places.get(id))]));
}

type At = Pick<Place, "k" | "form"> & { readonly path: string; readonly parent: Clause | undefined };

function numberAt(clause: Clause, at: At): string {
  if (clause.kind === "operative") return clause.level === 4 ? "–" : at.path;
  if (clause.kind === "recital" && clause.level === 1) return `${letter(at.k)})`;
  switch (at.form ?? formByPlace(at.parent)) {
    case "letter":
      return `${letter(at.k)})`;
    case "roman":
      return `${roman(at.k)})`;
    case "dash":
      return "–";
  }
}

const formByPlace = (parent: Clause | undefined): ItemForm => (parent?.kind === "subItem" ? "dash" : "roman");

/** Kept by Opinion: the object never changes, and typing alone makes no other. */
const known = new WeakMap<Opinion, ReadonlyMap<ClauseId, string>>();

/** The number of every living clause, as it is shown, exported and printed. */
export function numbersOf(opinion: Opinion): ReadonlyMap<ClauseId, string> {
  const numbers = known.get(opinion) ?? numbersNow(opinion);
  known.set(opinion, numbers);
  return numbers;
}

function numbersNow(opinion: Opinion): ReadonlyMap<ClauseId, string> {
  const living = livingClauses(opinion);
  // Paragraphs count through all sections of a report, and anew in each draft (rule R31).
  if (isMainReport(opinion)) return numbersByOrder(living.filter(({ kind }) => kind !== "verb"));
  if (baseTextNumber(opinion) === 0) return numbersByOrder(living);
  return new Map(living.map((clause) => [clause.id, isItem(clause.kind) ? (clause.number ?? "") : ""]));
}

/** The numbers that everything would have, were it renumbered once by its order (rule N8): no bis, no gap. */
export const cleanNumbers = (opinion: Opinion): ReadonlyMap<ClauseId, string> =>
  numbersByOrder(livingClauses(opinion).map(({ inserted: _inserted, ...clause }) => clause));

/**
 * The number for a clause that is in the order already but has none yet, once a base text is out:
 * the nearest earlier sibling frozen there, with bis, ter … in order of adding (rule N4). Null before.
 */
export function numberForNew(opinion: Opinion, id: ClauseId): string | null {
  const frozen = lastFrozen(opinion);
  if (frozen === null) return null;
  const clauses = opinion.clauses;
  const index = clauses.findIndex((clause) => clause.id === id);
  const clause = clauses[index];
  if (clause === undefined || !isItem(clause.kind)) return "";
  const free = (stem: string, endings: (k: number) => string): string => {
    const taken = numbersBeside(opinion, clause);
    for (let k = 1; ; k++) if (!taken.has(stem + endings(k))) return stem + endings(k);
  };
  const original = clauses.findIndex((other) => other.id === clause.alternativeTo);
  const beside = clauses[original];
  const isBeside =
    beside?.removed === null &&
    beside.level === clause.level &&
    headOf(clauses, original) === headOf(clauses, index);
  if (isBeside && beside.number !== null) return free(beside.number, alternativeSuffix);
  for (let i = index - 1; i >= 0; i--) {
    const other = clauses[i]!;
    const parts = other.kind === "verb" || (isItem(other.kind) && other.level < clause.level);
    if (parts && other.removed === null) break;
    if (!isItem(other.kind) || other.level !== clause.level || !frozen.has(other.id)) continue;
    const stem = stemOf(other.number ?? "");
    // "[New]" alone names no place at which another could be inserted.
    if (stem === "[New]") continue;
    return stem === "–" ? stem : free(stem, suffix);
  }
  return "[New]";
}

const ENDING = new RegExp(`(?:(?:bis|alt)\\d*|${SUFFIXES.slice(1).join("|")})$`);

/** Without bis, ter, alt …: what is inserted beside 2bis counts on as 2ter, and is never 2bisbis (rule N9). */
function stemOf(number: string): string {
  const stem = number.replace(ENDING, "");
  return stem === number ? stem : stemOf(stem);
}

/** Clauses of the last base text, or of the clean-up that came after it. */
function lastFrozen({ baseTexts, cleanUps }: Opinion): ReadonlySet<ClauseId> | null {
  const base = baseTexts.at(-1);
  const cleanUp = cleanUps.at(-1);
  if (base === undefined) return null;
  return new Set(
    cleanUp !== undefined && cleanUp.seq > base.seq
      ? cleanUp.numbers.map((one) => one.clauseId)
      : base.clauses.map((one) => one.id),
  );
}

/**
 * The numbers that stand, or in a base text since the last clean-up stood, where such a clause is cited: a sub-item by
 * what is above it, all others by their section. "a)bis" of one section makes no "ter" in another (rule N9).
 */
function numbersBeside(opinion: Opinion, clause: Clause): ReadonlySet<string> {
  const byId = new Map(opinion.clauses.map((one) => [one.id, one]));
  const cleanUp = opinion.cleanUps.at(-1);
  const since = opinion.baseTexts.filter((base) => base.seq > (cleanUp?.seq ?? 0));
  const frozen = [
    ...(cleanUp === undefined ? [] : [cleanUp.numbers.map((one) => one.clauseId)]),
    ...since.map((base) => base.clauses.map((one) => one.id)),
  ];
  const orders = [opinion.clauses, ...frozen.map((ids) => ids.flatMap((id) => byId.get(id) ?? []))];
  const sectionOf = (clauses: readonly Clause[], index: number): ClauseId | null =>
    clauses[verbIndex(clauses, index)]?.id ?? null;
  const citedBy = clause.kind === "subItem" ? headOf : sectionOf;
  const here = citedBy(opinion.clauses, opinion.clauses.indexOf(clause));
  return new Set(
    orders.flatMap((clauses) =>
      clauses.flatMap(({ number }, index) =>
        number !== null && citedBy(clauses, index) === here ? [number] : [],
      ),
    ),
  );
}
