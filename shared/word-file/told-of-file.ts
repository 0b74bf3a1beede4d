import { shortened } from "./shortened.ts";
import type { NotUnderstood } from "./understood.ts";
import type { FileChangeAuthor, WordFile, WordParagraph } from "./word-file.ts";

type Change = { readonly why: "putInTracked" | "struckTracked"; readonly author: string; words: string };

/**
 * Comments and tracked changes of a file of which only the words are taken, as they read with all changes: each is
 * told with its author and its words (rule X22).
 */
export function commentsAndChanges({ paragraphs, comments }: WordFile): readonly NotUnderstood[] {
  const lines = new Map(paragraphs.flatMap(({ anchors, line }) => anchors.map((one) => [one.comment, line])));
  const lineOf = (id: string | null): number => (id === null ? 0 : (lines.get(id) ?? 0));
  const said = comments.flatMap(({ id, parent, author, text }): readonly NotUnderstood[] =>
    text === ""
      ? []
      : [{ line: lineOf(id) || lineOf(parent), why: "comment", words: shortened(text), author }],
  );
  return [...said, ...paragraphs.flatMap(changesIn)];
}

function changesIn({ line, runs, markAdded, markRemoved }: WordParagraph): readonly NotUnderstood[] {
  const changes: Change[] = [];
  let last: Change | null = null;
  for (const { text, added, removed } of runs) {
    const by = removed ?? added;
    if (by === null) {
      if (text.trim() !== "") last = null;
      continue;
    }
    const why = removed === null ? "putInTracked" : "struckTracked";
    if (last === null || last.why !== why || last.author !== by.author) {
      last = { why, author: by.author, words: "" };
      changes.push(last);
    }
    last.words += text;
  }
  const told = changes.flatMap(({ why, author, words }): readonly NotUnderstood[] =>
    words.trim() === "" ? [] : [{ line, why, words: shortened(words), author }],
  );
  const mark = markRemoved ?? markAdded;
  const isTold = (by: FileChangeAuthor): boolean => told.some(({ author }) => author === by.author);
  return mark === null || isTold(mark)
    ? told
    : [...told, { line, why: "paragraphTracked", words: "", author: mark.author }];
}
