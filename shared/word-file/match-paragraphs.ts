import type { ClauseId } from "../ids.ts";
import { likenessTo, timesOf, tokensOf } from "../text/similar.ts";
import { longestInOrder } from "../text/longest-in-order.ts";
import { isBareVerb } from "../plain-text/section-verbs.ts";
import { roleOf } from "./paragraph-roles.ts";
import { comparable } from "../printed/paragraph-words.ts";
import type { AgainstClause, MatchedBy } from "./understood.ts";

/** A paragraph of the file as it stood before the tracked changes. */
export type OriginalParagraph = {
  readonly text: string;
  readonly number: string;
  readonly style: string;
  readonly tags: readonly ClauseId[];
};

export type Matched = { readonly clause: number; readonly by: MatchedBy };

/** Words that must be alike where a number says the same, and where nothing but the words does. */
const LIKE_WITH_NUMBER = 0.3;
const LIKE_ALONE = 0.5;

/**
 * For each paragraph the clause that it is, or null: by hidden id where one survived, else by equal words, by section
 * and number, by likeness; and what is left between two neighbours that were found, by its place. Without words, for
 * a file in another language: by ids, sections and numbers, and order (rules X3 and X4).
 */
export function matchParagraphs(
  against: readonly AgainstClause[],
  stood: readonly OriginalParagraph[],
  { byWords }: { readonly byWords: boolean },
): readonly (Matched | null)[] {
  const found: (Matched | null)[] = stood.map(() => null);
  const taken = new Set<number>();
  const take = (paragraph: number, clause: number, by: MatchedBy): void => {
    if (found[paragraph] !== null || taken.has(clause)) return;
    found[paragraph] = { clause, by };
    taken.add(clause);
  };
  const likeness = byWords ? likenessOf(against, stood) : null;

  byIds(against, stood, likeness).forEach(([p, c]) => take(p, c, "id"));
  if (byWords) byEqualWords(against, stood, found).forEach(([p, c]) => take(p, c, "words"));
  byNumbers(against, stood, found).forEach(([p, c]) => {
    if (likeness === null || likeness(p)[c]! >= LIKE_WITH_NUMBER) take(p, c, "number");
  });
  if (likeness !== null) {
    const pairs = stood.flatMap((_one, p) =>
      found[p] !== null
        ? []
        : [...likeness(p)].flatMap((like, c) => (like >= LIKE_ALONE ? [{ p, c, like }] : [])),
    );
    for (const { p, c } of pairs.toSorted((a, b) => b.like - a.like || a.p - b.p || a.c - b.c))
      take(p, c, "likeness");
  }
  byPlace(against, stood, found, { byWords }).forEach(([p, c]) => take(p, c, "place"));
  return found;
}

type Pairs = readonly (readonly [paragraph: number, clause: number])[];
type Likeness = (paragraph: number) => Float64Array;

function likenessOf(against: readonly AgainstClause[], stood: readonly OriginalParagraph[]): Likeness {
  const like = likenessTo(against.map(({ text }) => timesOf(tokensOf(text))));
  const known = new Map<number, Float64Array>();
  return (paragraph) => {
    const held = known.get(paragraph) ?? like(timesOf(tokensOf(stood[paragraph]!.text)));
    known.set(paragraph, held);
    return held;
  };
}

/** A paragraph that was split kept its id in both halves: the one that is more like the clause has it. */
function byIds(
  against: readonly AgainstClause[],
  stood: readonly OriginalParagraph[],
  likeness: Likeness | null,
): Pairs {
  const at = new Map(against.map(({ id }, c) => [id, c]));
  const pairs = stood.flatMap(({ tags, text }, p) =>
    text === "" ? [] : tags.flatMap((tag) => (at.has(tag) ? [[p, at.get(tag)!] as const] : [])),
  );
  return likeness === null ? pairs : pairs.toSorted((a, b) => likeness(b[0])[b[1]]! - likeness(a[0])[a[1]]!);
}

/** Of several with the same words, those with the same number first, then in order. */
function byEqualWords(
  against: readonly AgainstClause[],
  stood: readonly OriginalParagraph[],
  found: readonly (Matched | null)[],
): Pairs {
  const free = new Map<string, number[]>();
  stood.forEach(({ text }, p) => {
    const words = comparable(text);
    if (found[p] !== null || words === "") return;
    const same = free.get(words) ?? [];
    free.set(words, same);
    same.push(p);
  });
  const taken = new Set(found.flatMap((one) => one?.clause ?? []));
  return against.flatMap(({ text, number }, c) => {
    const same = taken.has(c) ? undefined : free.get(comparable(text));
    if (same === undefined || same.length === 0) return [];
    const numbered = same.findIndex((p) => stood[p]!.number === number);
    return [[same.splice(Math.max(numbered, 0), 1)[0]!, c] as const];
  });
}

/** Sections count from the verbs; a number says which paragraph of its section it is. */
function byNumbers(
  against: readonly AgainstClause[],
  stood: readonly OriginalParagraph[],
  found: readonly (Matched | null)[],
): Pairs {
  const sectionOfClause = sections(against.map(({ kind }) => kind === "verb"));
  const verbOf = new Map<number, number>();
  found.forEach((one, p) => {
    if (one !== null && against[one.clause]!.kind === "verb") verbOf.set(p, sectionOfClause[one.clause]!);
  });
  const isVerb = stood.map(isVerbLine);
  const counted = sections(isVerb);
  let section = 0;
  const sectionOfParagraph = stood.map((_one, p) => {
    // A verb that was found says which section begins; of the others each begins the next one.
    if (verbOf.has(p)) section = verbOf.get(p)!;
    else if (isVerb[p]) section = verbOf.size === 0 ? counted[p]! : section + 1;
    return section;
  });
  const places = new Map<string, number>();
  let item = "";
  against.forEach(({ number, kind, level }, c) => {
    if (level === 1) item = number;
    const under = /^[a-z]+\)|^[ivx]+\)|^–/u.test(number) && level > 1 ? item : "";
    const key = kind === "verb" ? `verb ${sectionOfClause[c]}` : `${sectionOfClause[c]} ${under} ${number}`;
    if ((kind === "verb" || number !== "") && !places.has(key)) places.set(key, c);
  });
  let above = "";
  return stood.flatMap(({ number }, p) => {
    const here = sectionOfParagraph[p]!;
    if (isVerb[p]) above = "";
    const keys = isVerb[p]
      ? [`verb ${here}`]
      : number === ""
        ? []
        : [`${here}  ${number}`, `${here} ${above} ${number}`];
    const clause = keys.map((key) => places.get(key)).find((one) => one !== undefined);
    if (clause === undefined) return [];
    if (against[clause]!.level === 1) above = number;
    return found[p] === null ? [[p, clause] as const] : [];
  });
}

const sections = (isVerb: readonly boolean[]): readonly number[] => {
  let n = 0;
  return isVerb.map((verb) => (verb ? (n += 1) : n));
};

/** By its style, or by its words in any of the six languages. */
export function isVerbLine({ text, number, style }: OriginalParagraph): boolean {
  if (roleOf(style) === "verb") return text !== "";
  return number === "" && isBareVerb(text);
}

/**
 * Between two neighbours that were found, as many paragraphs as clauses are those, in order: of a clause that was
 * written anew nothing else is left. Without words only paragraphs of the same form count.
 */
function byPlace(
  against: readonly AgainstClause[],
  stood: readonly OriginalParagraph[],
  found: readonly (Matched | null)[],
  { byWords }: { readonly byWords: boolean },
): Pairs {
  const anchors = found.flatMap((one, p) => (one === null ? [] : [{ p, c: one.clause }]));
  if (anchors.length === 0) return byWords ? [] : byForm(against, stood);
  // Moved paragraphs say nothing about their neighbours.
  const stays = longestInOrder(anchors.map(({ c }) => c));
  const steady = anchors.filter((_one, i) => stays.has(i));
  const taken = new Set(anchors.map(({ c }) => c));
  const ends = [...steady, ...(byWords ? [] : [{ p: stood.length, c: against.length }])];
  let before = byWords ? steady[0]! : { p: -1, c: -1 };
  const pairs: (readonly [number, number])[] = [];
  for (const next of ends) {
    const open = range(before.p + 1, next.p).filter((p) => found[p] === null && stood[p]!.text !== "");
    const left = range(before.c + 1, next.c).filter((c) => !taken.has(c));
    if (open.length === left.length && open.length > 0)
      open.forEach((p, i) => {
        const clause = against[left[i]!]!;
        const sameForm = isVerbLine(stood[p]!) === (clause.kind === "verb");
        const sameNumber = stood[p]!.number === clause.number;
        if (sameForm && (sameNumber || !byWords)) pairs.push([p, left[i]!]);
      });
    before = next;
  }
  return pairs;
}

/** Nothing was found at all: the whole text in order, where it has as many paragraphs. */
function byForm(against: readonly AgainstClause[], stood: readonly OriginalParagraph[]): Pairs {
  const open = stood.flatMap(({ text }, p) => (text === "" ? [] : [p]));
  return open.length === against.length ? open.map((p, c) => [p, c] as const) : [];
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_none, i) => from + i);
