import type { Revision, WordFile, WordRun } from "./word-file.ts";

/**
 * The file as it would be had somebody else's tracked changes never been made: what they put in is not there, what
 * they struck stands, and their comments are left out.
 */
export function withoutOthers(file: WordFile, isOther: (author: string) => boolean): WordFile {
  const theirs = (revision: Revision | null): boolean => revision !== null && isOther(revision.author);
  const own = (revision: Revision | null): Revision | null => (theirs(revision) ? null : revision);
  const runsOf = (runs: readonly WordRun[]): readonly WordRun[] =>
    runs.map((run) =>
      theirs(run.added)
        ? { ...run, removed: run.removed ?? run.added }
        : { ...run, removed: own(run.removed) },
    );
  return {
    ...file,
    footnotes: file.footnotes.map(({ id, runs }) => ({ id, runs: runsOf(runs) })),
    paragraphs: file.paragraphs.map((paragraph) => ({
      ...paragraph,
      footnotes: paragraph.footnotes.flatMap((one) =>
        theirs(one.added) ? [] : [{ ...one, removed: own(one.removed) }],
      ),
      // Their inserted mark parts nothing, their struck one joins nothing; kept as a mark of both kinds it is neither.
      markAdded: theirs(paragraph.markAdded) ? paragraph.markAdded : own(paragraph.markAdded),
      markRemoved: theirs(paragraph.markAdded) ? paragraph.markAdded : own(paragraph.markRemoved),
      runs: runsOf(paragraph.runs),
    })),
    comments: file.comments.filter(({ author }) => !isOther(author)),
  };
}

/** Where somebody else changed something. */
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
export const authorsIn = ({ paragraphs, comments }: WordFile): readonly string[] => [
  ...new Set([
    ...paragraphs.flatMap(({ runs, markAdded, markRemoved }) =>
      [markAdded, markRemoved, ...runs.flatMap(({ added, removed }) => [added, removed])].flatMap(
        (one) => one?.author ?? [],
      ),
    ),
    ...comments.map(({ author }) => author),
  ]),
];
