import type { AuthorId, UserId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";

/** The forum's names and authors, now and at earlier moments. */
export type ForumAuthors = {
  /** Symbols and names of delegations, lower case. */
  readonly names: () => ReadonlySet<string>;
  /** As whom somebody writes now, or wrote at a seq of the forum. */
  readonly authorAt: (user: UserId, forumSeq?: number) => AuthorId;
  /** Returns the person that an author of words was. */
  readonly personOf: (author: AuthorId) => Participant | null;
  /** The last seq of the forum at which somebody wrote as this author; undefined: they do now. */
  readonly lastSeqOf: (author: AuthorId) => number | undefined;
};
