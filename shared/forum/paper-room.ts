import {
  DELEGATION_PAPERS_BYTES_MAX,
  FORUM_PAPERS_BYTES_MAX,
  PAPER_FILES_BYTES_MAX,
  PAPER_FILES_MAX,
} from "../file-limits.ts";
import type { DelegationId } from "../ids.ts";
import type { Contribution } from "../negotiation/contribution.ts";
import type { PaperFile } from "../negotiation/paper-file.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { bytesOf } from "../text/bytes-of.ts";
import type { Forum } from "./forum.ts";

type Held = { readonly paragraphs: readonly string[]; readonly files?: readonly PaperFile[] | undefined };

const wordsIn = (paragraphs: readonly string[]): number =>
  paragraphs.reduce((all, one) => all + bytesOf(one), 0);

/** Bytes of words that are held in memory: a text that a file gave is there once. */
export const bytesOfPapers = (papers: readonly Held[]): number =>
  papers.reduce((sum, { paragraphs, files = [] }) => {
    const isOfFile = files.some((file) => file.paragraphs === paragraphs);
    const own = isOfFile ? 0 : wordsIn(paragraphs);
    return files.reduce((all, file) => all + wordsIn(file.paragraphs), sum + own);
  }, 0);

const versionsOf = (one: Contribution): readonly Held[] => [one, ...one.former, ...one.additions];

/** Bytes of the words of all papers of a forum, those that wait too. */
export const wordBytesOf = ({ contributions, handedIn }: Pick<Forum, "contributions" | "handedIn">): number =>
  bytesOfPapers([...contributions.flatMap(versionsOf), ...handedIn]);

/** Bytes of files; one that several papers hold is stored once. */
const fileBytesOf = (papers: readonly Held[]): number => {
  const sizes = new Map(
    papers.flatMap(({ files = [] }) => files.map(({ hash, bytes }) => [hash, bytes] as const)),
  );
  return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
};

/** Why these files are not taken; null: they are. `of`: the delegation that hands them in. */
export function filesRefusal(
  { contributions, handedIn }: Pick<Forum, "contributions" | "handedIn">,
  files: readonly PaperFile[],
  of?: DelegationId,
): Refusal | null {
  const bytes = files.reduce((sum, one) => sum + one.bytes, 0);
  if (files.length > PAPER_FILES_MAX)
    return refuse("tooMany", `A paper has ${PAPER_FILES_MAX} files at most.`, { max: PAPER_FILES_MAX })
      .refusal;
  const hashes = new Set(files.map(({ hash }) => hash));
  if (hashes.size < files.length) return refuse("sameFile", "The paper has one file twice.").refusal;
  if (bytes > PAPER_FILES_BYTES_MAX)
    return refuse("tooLarge", `The files of a paper have ${PAPER_FILES_BYTES_MAX} bytes at most.`, {
      max: PAPER_FILES_BYTES_MAX,
    }).refusal;
  const all = fileBytesOf([...contributions.flatMap(versionsOf), ...handedIn]);
  const own = of === undefined ? 0 : fileBytesOf(handedIn.filter(({ delegationId }) => delegationId === of));
  return own + bytes > DELEGATION_PAPERS_BYTES_MAX || all + bytes > FORUM_PAPERS_BYTES_MAX
    ? refuse("filesFull", "The papers use all the space that the forum has for their files.", {
        maxBytes:
          own + bytes > DELEGATION_PAPERS_BYTES_MAX ? DELEGATION_PAPERS_BYTES_MAX : FORUM_PAPERS_BYTES_MAX,
      }).refusal
    : null;
}
