import { undone } from "./without-others.ts";
import { shortened } from "./shortened.ts";
import type { NotUnderstood } from "./understood.ts";
import type { FileChangeAuthor, WordFile } from "./word-file.ts";

/** "AAA/1: change …", as our own files begin a proposal's comment. */
const LABELLED = /^[^\s:：/]{1,40}\/\d/u;

/**
 * A tracked file of ours holds what was accepted and what runs: a proposal's changes are its proponent's, of the
 * instant of its comment, which stands in the same paragraph. Of a new text only what was accepted is a part (rule X21).
 */
export function withoutRunning(file: WordFile): {
  readonly file: WordFile;
  readonly not: readonly NotUnderstood[];
} {
  const keyOf = ({ author, at }: Pick<FileChangeAuthor, "author" | "at">): string =>
    `${author} ${Math.floor(Date.parse(at) / 1000)}`;
  const labelled = new Map(
    file.comments.flatMap((one) => (LABELLED.test(one.text) ? [[one.id, keyOf(one)] as const] : [])),
  );
  const running = new Map(
    file.paragraphs.map(({ line, anchors }) => [
      line,
      new Set(anchors.flatMap(({ comment }) => labelled.get(comment) ?? [])),
    ]),
  );
  const isRunning = (revision: FileChangeAuthor, { line }: { readonly line: number }): boolean =>
    running.get(line)?.has(keyOf(revision)) === true;
  const not = file.paragraphs.flatMap((paragraph): readonly NotUnderstood[] => {
    const { line, runs, proposal } = paragraph;
    const proposed = runs.filter(({ added, removed }) =>
      [added, removed].some((one) => one !== null && isRunning(one, paragraph)),
    );
    const words = (proposal === null ? proposed : runs).map(({ text }) => text).join("");
    const author = proposed.flatMap(({ added, removed }) => removed?.author ?? added?.author ?? [])[0];
    return words.trim() === ""
      ? []
      : [
          {
            line,
            why: "runningProposal",
            words: shortened(words),
            ...(author === undefined ? {} : { author }),
          },
        ];
  });
  const without = undone(file, isRunning);
  return { file: { ...without, paragraphs: without.paragraphs.filter((one) => one.proposal === null) }, not };
}
