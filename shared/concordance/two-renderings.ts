import { tokensOf } from "../text/similar.ts";
import { changesBetween } from "../text/changes.ts";
import type { ClausePair } from "./clause-pair.ts";
import type { SaidPlace } from "./difference.ts";

/** The same words of the original, rendered in two ways within one text. */
export type TwoRenderings = {
  /** The two clauses by their place in the list. */
  readonly first: number;
  readonly second: number;
  readonly original: string;
  readonly firstSays: SaidPlace;
  readonly secondSays: SaidPlace;
};

/**
 * Finds clauses whose original says the same and whose version does not: 韧性 here, 复原力 there. The words around
 * the difference tell that it is one term; versions that have next to nothing in common are told whole.
 */
export function twoRenderings(
  pairs: readonly Pick<ClausePair, "original" | "version">[],
): readonly TwoRenderings[] {
  const byWords = new Map<string, number[]>();
  pairs.forEach(({ original, version }, i) => {
    if (version.text.trim() === "") return;
    const key = tokensOf(original.text).join(" ");
    if (key !== "") byWords.set(key, [...(byWords.get(key) ?? []), i]);
  });
  return [...byWords.values()].flatMap((places) => {
    const [first, ...others] = places;
    if (first === undefined) return [];
    const text = pairs[first]!.version.text;
    const told = new Set([tokensOf(text).join(" ")]);
    return others.flatMap((second): readonly TwoRenderings[] => {
      const other = pairs[second]!.version.text;
      const key = tokensOf(other).join(" ");
      if (told.has(key)) return [];
      told.add(key);
      const { before, after } = differing(text, other);
      return [{ first, second, original: pairs[first]!.original.text, firstSays: before, secondSays: after }];
    });
  });
}

/** From the first to the last word that differs, in both. */
function differing(before: string, after: string): { readonly before: SaidPlace; readonly after: SaidPlace } {
  const changes = changesBetween(before, after);
  const isChanged = changes.map(({ kind, text }) => kind !== "same" && /[\p{L}\p{N}]/u.test(text));
  const [from, to] = [isChanged.indexOf(true), isChanged.lastIndexOf(true)];
  const lengthOf = (some: typeof changes, side: "removed" | "added"): number =>
    some.reduce((sum, { kind, text }) => sum + (kind === "same" || kind === side ? text.length : 0), 0);
  const placeIn = (text: string, side: "removed" | "added"): SaidPlace => {
    const start = lengthOf(changes.slice(0, from), side);
    const end = start + lengthOf(changes.slice(from, to + 1), side);
    return { start, end, found: text.slice(start, end) };
  };
  return { before: placeIn(before, "removed"), after: placeIn(after, "added") };
}
