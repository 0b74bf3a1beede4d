import type { Group } from "./sent-expected.ts";
import { fold, type Whose, wordsIn } from "./sent-book.ts";
import type { HandParagraph } from "./word-hand.ts";

/**
 * A paragraph of which several edits give the same file: somebody typed or struck without tracking, accepted or
 * rejected, in words that hold a running or an accepted change. The file does not say which words went first, so any
 * reading passes that loses no word, doubles none and takes none of somebody else.
 */
export type Unclear = {
  /** The reading of the book; a file that gives it passes at once. */
  readonly exact: readonly Group[];
  readonly comments: readonly string[];
  /** The clause and the proposals that the paragraph may speak of. */
  readonly of: readonly string[];
  readonly settled: readonly string[];
  /** Words that were typed by the delegation's own people, and those that others typed. */
  readonly typed: readonly string[];
  readonly theirs: readonly string[];
  /** Words that running or accepted changes put in: equal ones that somebody typed read as these, accepted. */
  readonly offered: string;
  /** All words of the paragraph, struck ones too. */
  readonly whole: string;
};

export function isUnclear({ sent, atoms }: HandParagraph): boolean {
  const before = wordsIn(sent);
  if (!before.some(({ ins, del }) => ins !== null || del !== null)) return false;
  const after = wordsIn(atoms);
  const kept = new Map(after.flatMap((one) => (one.sent === null ? [] : [[one.sent, one] as const])));
  return (
    after.some((one) => one.sent === null && one.ins === null) ||
    before.some((one) => {
      const now = kept.get(one.sent!);
      return (
        now === undefined || (one.ins !== null && now.ins === null) || (one.del !== null && now.del === null)
      );
    })
  );
}

const WORD = /\p{Ideographic}|[\p{L}\p{M}\p{N}]+/gu;

export function typedIn(
  { sent, atoms }: HandParagraph,
  whose: Whose,
): Pick<Unclear, "typed" | "theirs" | "offered" | "whole"> {
  const [own, other] = [[] as string[], [] as string[]];
  for (const { sent: n, ins, del, char } of wordsIn(atoms)) {
    const isOther = n === null && ins !== null && whose(ins.author) === "other";
    const isOwn = n === null && !isOther && (del === null || whose(del.author) === "other");
    own.push(isOwn ? char : " ");
    other.push(isOther ? char : " ");
  }
  const all = [...wordsIn(sent), ...wordsIn(atoms).filter((one) => one.sent === null)];
  return {
    typed: own.join("").match(WORD) ?? [],
    theirs: other.join("").match(/[a-z]+\d+/gu) ?? [],
    offered: wordsIn(sent)
      .map(({ ins, char }) => (ins === null ? " " : char))
      .join(""),
    whole: fold(all.map(({ char }) => char).join("")),
  };
}

/** Takes the reading of the book out of what is left, if it is there. */
export function takenAsBooked({ exact }: Unclear, left: string[]): boolean {
  const wanted = exact.flatMap(({ any }) => any[0] ?? []);
  const isThere = wanted.length > 0 && wanted.every((one) => left.includes(one));
  if (isThere) for (const one of wanted) left.splice(left.indexOf(one), 1);
  return isThere;
}

/** Takes what speaks of the paragraph out of all that is left, and tells what is wrong with it. */
export function unclearFaults(
  { exact, of, typed, theirs, offered, whole }: Unclear,
  left: string[],
  { told, settled }: { readonly told: readonly string[]; readonly settled: readonly string[] },
): readonly string[] {
  const isOf = (one: string): boolean =>
    of.some(
      (id) => one.startsWith(`change ${id}: `) || one === `delete ${id}` || one.startsWith(`on ${id}: `),
    );
  const entries = left.filter(isOf);
  left.splice(0, left.length, ...left.filter((one) => !isOf(one)));
  if (exact.some(({ loose }) => loose !== undefined)) return [];
  const accepted = of.some((id) => settled.includes(id)) ? offered : "";
  const said = [...entries, ...told, accepted].join("\n");
  const times = (word: string, text: string): number => text.split(word).length - 1;
  return [
    ...typed.filter((word) => !said.includes(word)).map((word) => `lost: ${word}`),
    ...theirs.filter((word) => entries.join("\n").includes(word)).map((word) => `of somebody else: ${word}`),
    ...entries.flatMap((one) =>
      [...new Set(one.match(/[a-z]+\d+/gu))]
        .filter((word) => times(word, one) > Math.max(1, times(word, whole)))
        .map((word) => `doubled: ${word} in ${one}`),
    ),
  ];
}
