import type { Kind } from "../clause/clause.ts";
import type { ClausePair, ClauseText } from "./clause-pair.ts";
import { datesIn } from "./dates.ts";
import type { LanguageDifference, SaidPlace } from "./difference.ts";
import { FACT_KINDS, type Fact, type FactKind, type FoundFact } from "./fact.ts";
import { blanked, foldedInPlace } from "./folded-text.ts";
import { modalsIn } from "./modals.ts";
import { namesIn, type NameLists } from "./names.ts";
import { mayDeny, negationsIn } from "./negations.ts";
import { numbersIn } from "./numbers.ts";
import { citationsIn } from "./references.ts";
import { sectionVerbIn } from "./section-verbs.ts";
import { type LearnedTerms, termDifferences } from "./terms.ts";

/** Everything that a forum knows of how its texts say things. */
export type Concordance = { readonly names: NameLists; readonly terms: LearnedTerms };

/** Compares at most so much of a clause: patterns take time by its length. */
const COMPARED_CHARS_MAX = 8_000;

type Read = ClauseText & { readonly facts: readonly Fact[]; readonly mayDeny: boolean };

/** Lists the differences of a clause in two languages, without any service (rules X41-X43). */
export function differencesOf(
  pair: ClausePair,
  { names, terms }: Concordance,
): readonly LanguageDifference[] {
  const original = read(pair.original, pair.kind, names);
  const version = read(pair.version, pair.kind, names);
  const differences = FACT_KINDS.flatMap((kind) => differencesIn(kind, original, version));
  return [...differences, ...termDifferences(pair, terms)];
}

/** Each finder blanks its stretches, so that 9 of "9 June" is no number as well. */
function read({ language, text: whole }: ClauseText, kind: Kind, names: NameLists): Read {
  const source = whole.slice(0, COMPARED_CHARS_MAX);
  const folded = foldedInPlace(source);
  let rest = folded.text;
  const facts: Fact[] = [];
  const take = (of: FactKind, found: readonly FoundFact[], { blank }: { readonly blank: boolean }): void => {
    for (const { from, to, keys, isWeak = false, group = "" } of found) {
      const [start, end] = [folded.at[from] ?? 0, folded.at[to] ?? source.length];
      facts.push({ kind: of, keys, isWeak, group, start, end });
      if (blank) rest = blanked(rest, from, to);
    }
  };
  take("bracket", bracketsIn(rest), { blank: false });
  if (kind === "verb") take("verb", sectionVerbIn(rest, language), { blank: false });
  take("reference", citationsIn(rest), { blank: true });
  take("date", datesIn(rest, language), { blank: true });
  take("number", numbersIn(rest, language), { blank: true });
  take("name", namesIn(rest, names[language]), { blank: false });
  if (kind !== "verb") {
    take("modal", modalsIn(rest, language), { blank: false });
    take("negation", negationsIn(rest, language), { blank: false });
  }
  return { language, text: source, facts, mayDeny: mayDeny(rest, language) };
}

/** The n-th opening bracket: a version has as many as the original. */
const bracketsIn = (text: string): readonly FoundFact[] =>
  [...text.matchAll(/\[/gu)].map(({ index }, n) => ({ from: index, to: index + 1, keys: [String(n)] }));

function differencesIn(kind: FactKind, original: Read, version: Read): readonly LanguageDifference[] {
  const [ours, theirs] = [factsOf(original, kind), factsOf(version, kind)];
  if (kind === "negation") return negationDifference(ours, theirs, { original, version });
  const denies = [original, version].some(({ facts }) => facts.some((fact) => fact.kind === "negation"));
  const fits = (one: Fact, other: Fact): boolean => agree(one, other) || (denies && bothForbid(one, other));
  const missing = unmatched(ours, theirs, fits).filter((one) => !isSaidElsewhere(one, version));
  const added = unmatched(theirs, ours, fits).filter((one) => !isSaidElsewhere(one, original));
  return paired(missing, added).map(([ofOriginal, ofVersion]) => ({
    kind,
    original: ofOriginal === null ? null : placeOf(original, ofOriginal),
    version: ofVersion === null ? null : placeOf(version, ofVersion),
  }));
}

const factsOf = ({ facts }: Read, kind: FactKind): readonly Fact[] =>
  facts.filter((fact) => fact.kind === kind);

const agree = (one: Fact, other: Fact): boolean => one.keys.some((key) => other.keys.includes(key));

/** "No one shall" is "nul ne peut": denied, both forbid. */
const FORBIDS = ["shall", "may"];
const bothForbid = (one: Fact, other: Fact): boolean =>
  one.kind === "modal" && [one, other].every(({ keys }) => keys.some((key) => FORBIDS.includes(key)));

/** Facts that the other text does not say; each notion once. */
function unmatched(facts: readonly Fact[], others: readonly Fact[], fits: typeof agree): readonly Fact[] {
  const left = facts.filter((fact) => !others.some((other) => fits(fact, other)));
  return left.filter((fact, i) => left.findIndex((other) => agree(fact, other)) === i);
}

/** "Resolution 2" is found as the number 2 where a language cites in a form that the tables do not have. */
function isSaidElsewhere(fact: Fact, { facts }: Read): boolean {
  if (fact.kind !== "number" && fact.kind !== "reference") return false;
  const number = fact.keys[0]?.match(/\d+/gu)?.at(-1);
  return (
    number !== undefined &&
    facts.some(
      (one) =>
        one.kind !== fact.kind &&
        (one.kind === "number" || one.kind === "reference") &&
        one.keys[0]?.match(/\d+/gu)?.includes(number) === true,
    )
  );
}

/** Pairs what one text says with what stands for it in the other. Weak facts count only against something. */
function paired(
  missing: readonly Fact[],
  added: readonly Fact[],
): readonly (readonly [Fact | null, Fact | null])[] {
  const groups = new Set([...missing, ...added].map(({ group }) => group));
  return [...groups].flatMap((group) => {
    const ours = missing.filter((fact) => fact.group === group);
    const theirs = added.filter((fact) => fact.group === group);
    const longer = ours.length > theirs.length ? ours : theirs;
    return longer.flatMap((_, i): readonly (readonly [Fact | null, Fact | null])[] => {
      const pair = [ours[i] ?? null, theirs[i] ?? null] as const;
      const isOneSided = pair.includes(null);
      return isOneSided && pair.some((one) => one?.isWeak === true) ? [] : [pair];
    });
  });
}

function negationDifference(
  ours: readonly Fact[],
  theirs: readonly Fact[],
  { original, version }: { readonly original: Read; readonly version: Read },
): readonly LanguageDifference[] {
  const [denied, deniedThere] = [ours[0], theirs[0]];
  if (denied !== undefined && !version.mayDeny)
    return [{ kind: "negation", original: placeOf(original, denied), version: null }];
  if (deniedThere !== undefined && !original.mayDeny)
    return [{ kind: "negation", original: null, version: placeOf(version, deniedThere) }];
  return [];
}

const placeOf = ({ text }: Read, { start, end }: Fact): SaidPlace => ({
  start,
  end,
  found: text.slice(start, end),
});
