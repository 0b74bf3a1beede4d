import type { FileChangeAuthor, WordFile, WordParagraph, FileRun } from "./word-file.ts";

/**
 * The file as it would be had somebody else's tracked changes never been made: what they put in is not there, what
 * they struck stands, and their comments are left out.
 */
export const withoutOthers = (file: WordFile, isOther: (author: string) => boolean): WordFile => ({
  ...undone(file, ({ author }) => isOther(author)),
  comments: file.comments.filter(({ author }) => !isOther(author)),
});

/** The same of some changes, whosever they are; comments stay. Those of footnotes stand in no paragraph (line 0). */
export function undone(
  file: WordFile,
  isUndone: (revision: FileChangeAuthor, place: Pick<WordParagraph, "line">) => boolean,
): WordFile {
  return {
    ...file,
    footnotes: file.footnotes.map((one) => ({ ...one, runs: undoneIn({ line: 0 }).runsOf(one.runs) })),
    paragraphs: file.paragraphs.map((paragraph) => {
      const { theirs, own, runsOf } = undoneIn(paragraph);
      return {
        ...paragraph,
        footnotes: paragraph.footnotes.flatMap((one) =>
          theirs(one.added) ? [] : [{ ...one, removed: own(one.removed) }],
        ),
        // Their inserted mark parts nothing, their struck one joins nothing; kept as a mark of both kinds it is neither.
        markAdded: theirs(paragraph.markAdded) ? paragraph.markAdded : own(paragraph.markAdded),
        markRemoved: theirs(paragraph.markAdded) ? paragraph.markAdded : own(paragraph.markRemoved),
        runs: runsOf(paragraph.runs),
      };
    }),
  };

  function undoneIn(place: Pick<WordParagraph, "line">) {
    const theirs = (revision: FileChangeAuthor | null): boolean =>
      revision !== null && isUndone(revision, place);
    const own = (revision: FileChangeAuthor | null): FileChangeAuthor | null =>
      theirs(revision) ? null : revision;
    const runsOf = (runs: readonly FileRun[]): readonly FileRun[] =>
      runs.map((run) =>
        theirs(run.added)
          ? { ...run, removed: run.removed ?? run.added }
          : { ...run, removed: own(run.removed) },
      );
    return { theirs, own, runsOf };
  }
}

/** Lines that somebody else changed. */
export const linesOfOthers = (
  { paragraphs }: WordFile,
  isOther: (author: string) => boolean,
): ReadonlySet<number> =>
  new Set(
    paragraphs.flatMap(({ line, runs, markAdded, markRemoved }) =>
      [markAdded, markRemoved, ...runs.flatMap(({ added, removed }) => [added, removed])].some(
        (one) => one !== null && isOther(one.author),
      )
        ? [line]
        : [],
    ),
  );

/** Everybody whom the file names as author of a change or a comment, in order. */
export const authorsIn = ({ paragraphs, footnotes, comments }: WordFile): readonly string[] => [
  ...new Set([
    ...paragraphs.flatMap(({ runs, markAdded, markRemoved, footnotes: signs }) =>
      [
        markAdded,
        markRemoved,
        ...[...runs, ...signs].flatMap(({ added, removed }) => [added, removed]),
      ].flatMap((one) => one?.author ?? []),
    ),
    ...footnotes.flatMap(({ runs }) =>
      runs.flatMap(({ added, removed }) => [added, removed].flatMap((one) => one?.author ?? [])),
    ),
    ...comments.map(({ author }) => author),
  ]),
];
