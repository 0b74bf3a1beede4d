import type { DraftText } from "./draft-text.ts";

/** Chinese has no spaces between words: there each sign counts. */
const words = (text: string): string[] =>
  text.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu) ?? [];

/** For tests of the reader: what stands in `source` and not in the draft, as a multiset. */
export function lostWords(source: string, draft: DraftText): string[] {
  const left = new Map<string, number>();
  const all = [draft.number, ...draft.clauses.map((clause) => clause.text)].join("\n");
  for (const word of words(all)) left.set(word, (left.get(word) ?? 0) + 1);
  return words(source).filter((word) => {
    const n = left.get(word) ?? 0;
    left.set(word, n - 1);
    return n <= 0;
  });
}
