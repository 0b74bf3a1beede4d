import type { CharRange, WordRun } from "../clause/words.ts";
import type { TextEvent } from "./text-event.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { indexChars, movedChars } from "../clause/char-index.ts";
import type { Comment } from "../negotiation/comment.ts";
import { changedIn, withNegotiation } from "./change.ts";
import { type EventsOf, type OneOf, toSome } from "./event-entry.ts";
import { signed } from "./recorded.ts";
import type { Receipt } from "../negotiation/receipt.ts";
import type { CommentId, DelegationId } from "../ids.ts";

/** Entries that speak of a comment that this reader may not read are passed over (rule E2). */
export const commentEvents: EventsOf<CommentEvent> = {
  commented: toSome("ofNewComment", (opinion, entry) => {
    const { commentId: id, delegationId, on, range, quoted, text, to, among, replyTo } = entry;
    const { comments } = opinion.negotiation;
    if (replyTo !== null && !comments.some((one) => one.id === replyTo)) return opinion;
    const said = { on, range, quoted, text, to, ...(among === undefined ? {} : { among }), replyTo };
    const comment: Comment = { id, ...signed(entry), delegationId, ...said, resolved: null };
    return withNegotiation(opinion, { comments: [...comments, comment] });
  }),
  commentResolved: toSome("ofComment", (opinion, entry) => resolved(opinion, entry.commentId, signed(entry))),
  commentReopened: toSome("ofComment", (opinion, { commentId }) => resolved(opinion, commentId, null)),
};

const resolved = (opinion: Opinion, id: Comment["id"], how: Comment["resolved"]): Opinion =>
  withNegotiation(opinion, {
    comments: changedIn(opinion.negotiation.comments, id, () => ({ resolved: how })),
  });

/**
 * Comments after their words were copied into another clause (rule E4): a range goes where its words went, and
 * stays where some of them stayed; what stands on the whole of a joined clause goes to the one that it became.
 */
export function moveComments(
  opinion: Opinion,
  event: OneOf<TextEvent, "clauseSplit" | "clausesJoined">,
): Opinion {
  const { comments } = opinion.negotiation;
  if (comments.length === 0) return opinion;
  const [from, into] =
    event.type === "clauseSplit" ? [event.clauseId, event.newClauseId] : [event.second, event.first];
  const movedIn = indexChars(event.moved, (one) => one.from);
  const stayedIn = indexChars(event.type === "clauseSplit" ? event.words.runs : [], charsOf);
  /** Of a split's words: something of the range went, and nothing of it stayed. */
  const isWhollyMoved = (range: readonly CharRange[]): boolean =>
    range.some((one) => movedIn(one).length > 0) && !range.some((one) => stayedIn(one).length > 0);
  return withNegotiation(opinion, {
    comments: comments.map((one) => {
      if (one.on.clauseId === undefined) return one;
      const goes =
        one.on.clauseId === from &&
        (event.type === "clausesJoined" || (one.range !== null && isWhollyMoved(one.range)));
      // Also where the comment stands elsewhere: an earlier split may have parted its words.
      const range = one.range?.flatMap((chars) => movedChars(chars, movedIn(chars))) ?? null;
      return { ...one, range, on: goes ? { clauseId: into } : one.on };
    }),
  });
}

const charsOf = ({ client, clock, text }: WordRun): CharRange => [client, clock, text.length];

export type CommentEvent =
  | (Pick<Comment, "delegationId" | "on" | "range" | "quoted" | "text" | "to" | "among" | "replyTo"> & {
      readonly type: "commented";
      readonly commentId: CommentId;
      /** Delegations that its text names by `@AAA` and that may read it, as it was written; absent where none is. */
      readonly mentions?: readonly DelegationId[];
      /** Of the Word file that it was taken from; absent where it came from none. */
      readonly received?: Receipt;
    })
  | { readonly type: "commentResolved"; readonly commentId: CommentId }
  | { readonly type: "commentReopened"; readonly commentId: CommentId };
