import { wordChanges, wordsIn } from "../text/changes.ts";
import { keepBracketsWhole } from "../text/whole-brackets.ts";
import type { ProposalId } from "../ids.ts";
import type { ProposalKind } from "./proposal.ts";

/** One of several wordings; by a proposal's id, or whatever else names it. */
export type Rival<Id extends string = ProposalId> = {
  readonly id: Id;
  readonly text: string;
  readonly kind: ProposalKind;
};

/** An option with its place in the author's text, in UTF-16 units: the way from here to the characters. */
export type Option<Id extends string = ProposalId> = {
  readonly text: string;
  /** Authors in the order of submission; "base" is the clause as it stands. */
  readonly by: readonly (Id | "base")[];
  /** Offset of the words in the text of the first of `by`. */
  readonly at: number;
};

export type LaidPart<Id extends string = ProposalId> =
  | { readonly kind: "shared"; readonly text: string; readonly at: number }
  | { readonly kind: "alternatives"; readonly options: readonly Option<Id>[] };

/**
 * Rivals laid over one another: words that all share stand plain, and where they part, what each one says
 * stands side by side, in the order given, composed of their words alone (rule V11). The clause's own words
 * stand first; an option without words is a text that has nothing there.
 */
export function layOver<Id extends string>(
  baseText: string,
  rivals: readonly Rival<Id>[],
): readonly LaidPart<Id>[] {
  const base = wordsIn(baseText);
  const laid = rivals.map((rival) => lay(base, rival));
  const isShared = base.map((_, index) => laid.every(({ placeOf }) => placeOf.has(index)));
  keepBracketsWhole(base, isShared, laid);
  dropLoneSpaces(base, isShared, laid);
  const texts = [{ by: "base" as const, words: base, placeOf: new Map(base.map((_, i) => [i, i])) }, ...laid];
  const ends = texts.map(() => 0);
  const at = texts.map(() => 0);
  const parts: LaidPart<Id>[] = [];

  const alternatives = (until: readonly number[]): void => {
    const options: Option<Id>[] = [];
    texts.forEach(({ by, words }, i) => {
      const text = words.slice(ends[i], until[i]).join("");
      const known = options.findIndex((option) => option.text === text);
      if (known < 0) options.push({ text, by: [by], at: at[i]! });
      else options[known] = { ...options[known]!, by: [...options[known]!.by, by] };
      ends[i] = until[i]!;
      at[i] = at[i]! + text.length;
    });
    if (options.length > 1) parts.push({ kind: "alternatives", options });
    else if (options[0]!.text !== "") share(options[0]!.text, options[0]!.at);
  };
  const share = (text: string, from: number): void => {
    const last = parts.at(-1);
    if (last?.kind === "shared") parts[parts.length - 1] = { ...last, text: last.text + text };
    else parts.push({ kind: "shared", text, at: from });
  };

  base.forEach((word, index) => {
    if (isShared[index] !== true) return;
    alternatives(texts.map(({ placeOf }) => placeOf.get(index)!));
    share(word, at[0]!);
    texts.forEach((_, i) => {
      ends[i] = ends[i]! + 1;
      at[i] = at[i]! + word.length;
    });
  });
  alternatives(texts.map(({ words }) => words.length));
  return parts;
}

type Laid<Id extends string> = {
  readonly by: Id;
  readonly words: readonly string[];
  /** From the place of a word of the base to its place here, where it stays. */
  readonly placeOf: ReadonlyMap<number, number>;
};

function lay<Id extends string>(base: readonly string[], { id, text, kind }: Rival<Id>): Laid<Id> {
  const placeOf = new Map<number, number>();
  if (kind === "delete") return { by: id, words: [], placeOf };
  const words = kind === "keep" ? base : wordsIn(text);
  let here = 0;
  let there = 0;
  for (const { kind: how, words: some } of wordChanges(base, words)) {
    const { length } = some;
    if (how === "same") {
      for (let i = 0; i < length; i++) placeOf.set(here + i, there + i);
    }
    if (how !== "added") here += length;
    if (how !== "removed") there += length;
  }
  return { by: id, words, placeOf };
}

/** White space alone between two alternatives belongs to them: a phrase is not torn at its spaces. */
function dropLoneSpaces(
  base: readonly string[],
  isShared: boolean[],
  laid: readonly Pick<Laid<string>, "placeOf">[],
): void {
  let index = 0;
  while (index < base.length) {
    let end = index;
    while (end < base.length && isShared[end] === true && !parts(end, end + 1)) end += 1;
    const isInside = index > 0 && end < base.length - 1;
    if (
      isShared[index] === true &&
      isInside &&
      base
        .slice(index, end + 1)
        .join("")
        .trim() === ""
    ) {
      isShared.fill(false, index, end + 1);
    }
    index = end + 1;
  }
  /** True if something stands between two words of the base in any of the texts. */
  function parts(first: number, second: number): boolean {
    if (isShared[second] !== true) return true;
    return laid.some(({ placeOf }) => placeOf.get(second) !== placeOf.get(first)! + 1);
  }
}

/**
 * The options that are written out. Where one side alone would add words, its brackets say already that they may go:
 * nothing stands beside them.
 */
export const writtenOptions = <Id extends string>(options: readonly Option<Id>[]): readonly Option<Id>[] =>
  options.length === 2 && options[0]!.text.trim() === "" ? options.slice(1) : options;

/** A piece of the bracketed text: words of an option or of the base, or a sign that the brackets add. */
export type BracketedPiece<Id extends string = ProposalId> =
  | { readonly kind: "words"; readonly of: Id | "base"; readonly at: number; readonly text: string }
  | { readonly kind: "sign"; readonly text: string };

/**
 * The alternatives in brackets, in their order: `[shall][should][no text]`. White space at the edge of an option
 * stands outside the brackets.
 */
export function bracketedPieces<Id extends string>(
  parts: readonly LaidPart<Id>[],
  noText: string,
): readonly BracketedPiece<Id>[] {
  const pieces: BracketedPiece<Id>[] = [];
  let wantsSpace = false;
  const put = (piece: BracketedPiece<Id>): void => {
    const last = pieces.at(-1);
    if (wantsSpace && last !== undefined && !/\s$/u.test(last.text) && !/^\s/u.test(piece.text)) {
      pieces.push({ kind: "sign", text: " " });
    }
    wantsSpace = false;
    pieces.push(piece);
  };
  for (const part of parts) {
    if (part.kind === "shared") {
      put({ kind: "words", of: "base", at: part.at, text: part.text });
      continue;
    }
    const { options } = part;
    wantsSpace = options.some(({ text }) => /^\s/u.test(text));
    for (const { text, by, at } of writtenOptions(options)) {
      const words = text.trim();
      put({ kind: "sign", text: "[" });
      const [of] = by;
      if (words === "") put({ kind: "sign", text: noText });
      else put({ kind: "words", of: of!, at: at + text.length - text.trimStart().length, text: words });
      put({ kind: "sign", text: "]" });
    }
    wantsSpace = options.some(({ text }) => /\s$/u.test(text));
  }
  return pieces;
}

export const bracketedText = <Id extends string>(parts: readonly LaidPart<Id>[], noText: string): string =>
  bracketedPieces(parts, noText)
    .map(({ text }) => text)
    .join("");
