import { shortened } from "./shortened.ts";
import type { NotUnderstood } from "./understood.ts";
import type { WordFile } from "./word-file.ts";

/** Lists the parts of a file that are no words, or that cannot be taken, by line (rule X26). */
export function leftOutOf({ leftOut, paragraphs }: WordFile): readonly NotUnderstood[] {
  const wordsAt = (line: number): string =>
    shortened(
      paragraphs
        .find((one) => one.line === line)
        ?.runs.map(({ text }) => text)
        .join("") ?? "",
    );
  return leftOut.map(({ what, line, words }) => ({ line, why: what, words: words ?? wordsAt(line) }));
}
