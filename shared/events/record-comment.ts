import type { CharRange, WordRun } from "../clause/words.ts";
import type { Act } from "./event.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { indexChars, movedChars } from "../clause/char-index.ts";
import type { Comment, CommentAct } from "../negotiation/comment.ts";
import type { EntryOf } from "./recorded.ts";

const withComments = (opinion: Opinion, comments: readonly Comment[]): Opinion => ({
  ...opinion,
  negotiation: { ...opinion.negotiation, comments },
});

/** Entries that speak of a comment that this reader may not read are passed over (rule E2). */
export function recordComment(opinion: Opinion, entry: EntryOf<CommentAct>): Opinion {
  const { comments } = opinion.negotiation;
  const resolve = (resolved: Comment["resolved"]): Opinion =>
    withComments(
      opinion,
      comments.map((one) => (one.id === entry.commentId ? { ...one, resolved } : one)),
    );
  switch (entry.type) {
    case "commented": {
      const {
        commentId: id,
        at,
        by,
        forumSeq,
        delegationId,
        on,
        range,
        quoted,
        text,
        to,
        among,
        replyTo,
      } = entry;
      if (replyTo !== null && !comments.some((one) => one.id === replyTo)) return opinion;
      const comment: Comment = {
        id,
        at,
        by,
        forumSeq,
        delegationId,
        on,
        range,
        quoted,
        text,
        to,
        ...(among === undefined ? {} : { among }),
        replyTo,
        resolved: null,
      };
      return withComments(opinion, [...comments, comment]);
    }
    case "commentResolved":
      return resolve({ at: entry.at, by: entry.by, forumSeq: entry.forumSeq });
    case "commentReopened":
      return resolve(null);
  }
}

/**
 * Comments after their words were copied into another clause (rule E4): a range goes where its words went, and
 * stays where some of them stayed; what stands on the whole of a joined clause goes to the one that it became.
 */
export function moveComments(
  opinion: Opinion,
  act: Extract<Act, { type: "clauseSplit" | "clausesJoined" }>,
): Opinion {
  const { comments } = opinion.negotiation;
  if (comments.length === 0) return opinion;
  const [from, into] = act.type === "clauseSplit" ? [act.clauseId, act.newClauseId] : [act.second, act.first];
  const movedIn = indexChars(act.moved, (one) => one.from);
  const stayedIn = indexChars(act.type === "clauseSplit" ? act.words.runs : [], charsOf);
  /** Of a split's words: something of the range went, and nothing of it stayed. */
  const isWhollyMoved = (range: readonly CharRange[]): boolean =>
    range.some((one) => movedIn(one).length > 0) && !range.some((one) => stayedIn(one).length > 0);
  return withComments(
    opinion,
    comments.map((one) => {
      if (one.on.clauseId === undefined) return one;
      const goes =
        one.on.clauseId === from &&
        (act.type === "clausesJoined" || (one.range !== null && isWhollyMoved(one.range)));
      // Also where the comment stands elsewhere: an earlier split may have parted its words.
      const range = one.range?.flatMap((chars) => movedChars(chars, movedIn(chars))) ?? null;
      return { ...one, range, on: goes ? { clauseId: into } : one.on };
    }),
  );
}

const charsOf = ({ client, clock, text }: WordRun): CharRange => [client, clock, text.length];
