import { readAloud } from "../text/read-aloud.ts";
import { isItem, type Kind } from "../clause/clause.ts";
import type { ClauseId, OpinionId } from "../ids.ts";
import { likenessTo, timesOf, tokensOf } from "../text/similar.ts";

/** A clause of one of several Opinions. */
export type ClauseThere = {
  readonly opinionId: OpinionId;
  readonly clauseId: ClauseId;
  readonly kind: Kind;
  readonly number: string;
  readonly text: string;
  readonly hash: string;
};

/** Text that stands in several places; `same` if it is identical. */
export type SaidTwice = { readonly same: boolean; readonly clauses: readonly ClauseThere[] };

const LIKE_TWICE = 0.6;
const WORDS_MIN = 4;

/**
 * Recitals and paragraphs that say the same or nearly the same in several Opinions, in the order of the first of each.
 * Text that stands within one Opinion alone is its own group's business.
 */
export function saidTwice(clauses: readonly ClauseThere[]): readonly SaidTwice[] {
  const items = clauses.filter(({ kind, text }) => isItem(kind) && tokensOf(text).length >= WORDS_MIN);
  const words = items.map(({ text }) => timesOf(tokensOf(text)));
  const like = likenessTo(words);
  const taken = new Set<number>();
  return items.flatMap((first, i): readonly SaidTwice[] => {
    if (taken.has(i)) return [];
    const likeness = like(words[i]!);
    const others = items.flatMap((one, n) =>
      n > i && !taken.has(n) && one.opinionId !== first.opinionId && likeness[n]! >= LIKE_TWICE ? [n] : [],
    );
    if (others.length === 0) return [];
    for (const n of others) taken.add(n);
    const all = [first, ...others.map((n) => items[n]!)];
    return [{ same: all.every((one) => readAloud(one.text) === readAloud(first.text)), clauses: all }];
  });
}

/** The opening words of all, those that read the same together. */
export function openings(clauses: readonly ClauseThere[]): readonly SaidTwice[] {
  const grouped = Map.groupBy(
    clauses.filter(({ kind }) => kind === "opening"),
    ({ text }) => readAloud(text),
  );
  return [...grouped.values()].map((list) => ({ same: true, clauses: list }));
}

/** A term as it is written in several ways, and where each stands. */
export type Term = {
  readonly variants: readonly { readonly words: string; readonly clauses: readonly ClauseThere[] }[];
};

/**
 * Terms of one and two words that are written in several ways: with a hyphen or without, one or several, with capitals or
 * without, with a slash or without. A capital at the start of a clause says nothing; ends in -s are taken for a plural,
 * which is a guess of English.
 */
export function terms(clauses: readonly ClauseThere[]): readonly Term[] {
  const byKey = new Map<string, Map<string, Set<ClauseThere>>>();
  for (const clause of clauses) {
    if (clause.kind === "title" || clause.kind === "note") continue;
    for (const words of termsIn(clause.text)) {
      const key = keyOf(words);
      if (key === null) continue;
      const known = byKey.get(key) ?? new Map<string, Set<ClauseThere>>();
      byKey.set(key, known);
      const where = known.get(words) ?? new Set();
      known.set(words, where);
      where.add(clause);
    }
  }
  return [...byKey.values()].flatMap((variants): readonly Term[] => {
    const list = [...variants].map(([words, where]) => ({ words, clauses: [...where] }));
    return isOneTerm(list.map(({ words }) => words)) ? [{ variants: list }] : [];
  });
}

/** Words with a sign inside, and the same words parted by a space. */
const COMPOUND = /[\p{L}\p{N}]+(?:[-‑/][\p{L}\p{N}]+)+|[\p{L}\p{N}]+ (?=[\p{L}\p{N}])/gu;

function termsIn(text: string): readonly string[] {
  return [...text.matchAll(COMPOUND)].map(({ 0: found, index }) => {
    if (!found.endsWith(" ")) return found;
    const next = /^[\p{L}\p{N}]+/u.exec(text.slice(index + found.length));
    return `${found}${next?.[0] ?? ""}`;
  });
}

const keyOf = (words: string): string | null => {
  const parts = words.toLowerCase().split(/[-‑/ ]/u);
  return parts.some((part) => part.length < 2) ? null : parts.map((part) => part.replace(/s$/u, "")).join("");
};

/** Two words that merely stand beside each other are a term only where somebody writes them as one. */
const isOneTerm = (variants: readonly string[]): boolean =>
  variants.length > 1 && variants.some((words) => /[-‑/]/u.test(words));
