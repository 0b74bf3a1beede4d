import { shortened } from "./shortened.ts";
import type { NotUnderstood } from "./understood.ts";
import type { WordFile } from "./word-file.ts";

/** What a file has that is no words, or none that can be taken, where it stands (rule X2). */
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
