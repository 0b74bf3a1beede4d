import type { ForumChanged } from "../forum/forum-change.ts";
import type { MeetingsTold } from "../forum/meeting-now.ts";
import { clauseText, type Words } from "../clause/words.ts";
import type { Kind } from "../clause/clause.ts";
import type { ClauseId, OpinionId, UserId } from "../ids.ts";
import { numbersOf } from "../opinion/numbering.ts";
import { findClause, livingClauses, type Opinion } from "../opinion/opinion.ts";
import type { EventNotice } from "./notice.ts";

/** A clause as its notice names it: as it was numbered then, under its section verb. No other text of it. */
export type NoticedClause = {
  readonly id: ClauseId;
  readonly kind: Kind;
  readonly number: string;
  readonly verb: string;
  /** A section verb's own words; absent in notices of an earlier version. */
  readonly words?: string;
};

/** A notice with its clause, as it is stored beside its event. */
export type NoticeOfEvent = EventNotice & { readonly clause: NoticedClause | null };

/** The place of an event in the order in which all notices were made. */
export type NoticePlace = {
  readonly n: number;
  /** Null: the forum's event log. */
  readonly opinionId: OpinionId | null;
  readonly seq: number;
  readonly at: number;
};

/** A stored notice. */
export type PlacedNotice = NoticePlace & NoticeOfEvent & { readonly by: UserId };

/** A notice as its reader gets it. */
export type ToldNotice = NoticePlace &
  Pick<PlacedNotice, "kind" | "who" | "groupId" | "clause" | "about" | "more"> & {
    readonly isSeen: boolean;
  };

/** `GET /api/notices`: newest first. */
export type NoticesAnswer = {
  readonly notices: readonly ToldNotice[];
  /** Notices that wait to be seen, counted up to `UNSEEN_COUNTED_MAX`. */
  readonly unseen: number;
  /** Reads on by `before`; null: there are no more. */
  readonly next: number | null;
};

/** A message of `/ws/notices`; the first one, and those that only keep the connection, have none. */
export type NoticesMessage = {
  readonly notices: readonly ToldNotice[];
  readonly forum?: ForumChanged;
  /** All open meetings: in the first message, and at each change (rule T29). */
  readonly meeting?: MeetingsTold;
};

export const UNSEEN_COUNTED_MAX = 100;

export const toldNotice = (notice: PlacedNotice, isSeen: boolean): ToldNotice => {
  const { n, opinionId, seq, at, kind, who, groupId, clause, about, more } = notice;
  return { n, opinionId, seq, at, kind, who, groupId, clause, about, more, isSeen };
};

/** Names the clause of a notice. Null: it speaks of none, or the clause is not there. */
export function noticedClause(opinion: Opinion, words: Words, id: ClauseId | null): NoticedClause | null {
  const clause = id === null ? undefined : findClause(opinion, id);
  if (clause === undefined) return null;
  const living = livingClauses(opinion);
  const index = living.findIndex((one) => one.id === clause.id);
  const verb = living.slice(0, Math.max(0, index)).findLast(({ kind }) => kind === "verb");
  return {
    id: clause.id,
    kind: clause.kind,
    number: numbersOf(opinion).get(clause.id) ?? "",
    verb: verb === undefined ? "" : clauseText(words, verb.id),
    ...(clause.kind === "verb" && index !== -1 ? { words: clauseText(words, clause.id) } : {}),
  };
}
