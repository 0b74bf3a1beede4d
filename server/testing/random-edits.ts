import type { Speech } from "./random-speech.ts";
import { COMMENT_OPS, type EditOp, NOTE_OPS, PARAGRAPH_OPS, WORD_OPS, type WordEdit } from "./word-edits.ts";

type Chance = (below: number) => number;

export type Authors = { readonly own: readonly string[]; readonly others: readonly string[] };
/** Random edits of one file: a few edits in few paragraphs, so that they meet. */
export function randomEdits(
  chance: Chance,
  {
    speech,
    authors,
    tracking,
    isBilingual,
  }: {
    readonly speech: Speech;
    readonly authors: Authors;
    readonly tracking: "on" | "off" | "mixed";
    readonly isBilingual: boolean;
  },
): readonly WordEdit[] {
  const pick = <One>(list: readonly One[]): One => list[chance(list.length)]!;
  const paragraphs = Array.from({ length: 1 + chance(4) }, () => chance(1_000));
  const ops: readonly EditOp[] = isBilingual
    ? ["fill", "fill", "fill", "comment"]
    : [
        ...WORD_OPS,
        ...WORD_OPS,
        "type",
        "delete",
        ...PARAGRAPH_OPS,
        ...COMMENT_OPS,
        "comment",
        ...NOTE_OPS,
        "frame",
        "strip",
      ];
  return Array.from({ length: 1 + chance(7) }, () => {
    const isTracked = tracking === "on" || (tracking === "mixed" && chance(2) === 0);
    const author = chance(4) === 0 && authors.others.length > 0 ? pick(authors.others) : pick(authors.own);
    const op = pick(ops);
    return {
      op,
      paragraph: (WORD_OPS as readonly string[]).includes(op) ? pick(paragraphs) : chance(1_000),
      atChange: chance(2) === 0,
      at: chance(1_000),
      words: 1 + chance(3),
      text: speech.words(
        op === "comment" || op === "new" || op === "enter" || op === "fill" ? 5 : 1 + chance(2),
      ),
      author: isTracked ? author : null,
    };
  });
}
