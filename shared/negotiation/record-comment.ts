import type { CharRange, MovedRange } from "../clause.ts";
import type { Act } from "../minutes.ts";
import type { Opinion } from "../opinion.ts";
import type { Comment, CommentAct } from "./comment.ts";
import type { EntryOf } from "./record-negotiation.ts";

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
      const { commentId: id, at, by, delegationId, on, range, quoted, text, to, replyTo } = entry;
      if (replyTo !== null && !comments.some((one) => one.id === replyTo)) return opinion;
      const comment: Comment = {
        id,
        at,
        by,
        delegationId,
        on,
        range,
        quoted,
        text,
        to,
        replyTo,
        resolved: null,
      };
      return withComments(opinion, [...comments, comment]);
    }
    case "commentResolved":
      return resolve({ at: entry.at, by: entry.by });
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
  return withComments(
    opinion,
    comments.map((one) => {
      const goes =
        one.on.clauseId === from &&
        (act.type === "clausesJoined" || (one.range !== null && isWhollyMoved(one.range, act)));
      // Also where the comment stands elsewhere: an earlier split may have parted its words.
      const range = one.range?.flatMap((chars) => movedChars(chars, act.moved)) ?? null;
      return { ...one, range, on: goes ? { clauseId: into } : one.on };
    }),
  );
}

/** Nothing of the range stayed in the first clause, and something of it went. */
function isWhollyMoved(
  range: readonly CharRange[],
  { moved, words }: Extract<Act, { type: "clauseSplit" }>,
): boolean {
  const stayed = words.runs.map(({ client, clock, text }): CharRange => [client, clock, text.length]);
  const meets = (others: readonly CharRange[]): boolean =>
    range.some((one) => others.some((other) => overlap(one, other) !== null));
  return meets(moved.map((one) => one.from)) && !meets(stayed);
}

/** The characters of both ranges; null for none. */
function overlap(a: CharRange, b: CharRange): CharRange | null {
  if (a[0] !== b[0]) return null;
  const start = Math.max(a[1], b[1]);
  const end = Math.min(a[1] + a[2], b[1] + b[2]);
  return start < end ? [a[0], start, end - start] : null;
}

/** A range of characters by their ids after a copy: those that were copied by their new ids, in order. */
function movedChars(chars: CharRange, moved: readonly MovedRange[]): readonly CharRange[] {
  const [client, start, length] = chars;
  const parts: CharRange[] = [];
  const copied = moved
    .flatMap((one) => {
      const common = overlap(chars, one.from);
      return common === null ? [] : [{ ...one, common }];
    })
    .toSorted((a, b) => a.common[1] - b.common[1]);
  let clock = start;
  for (const { common, from, to } of copied) {
    if (common[1] > clock) parts.push([client, clock, common[1] - clock]);
    parts.push([to[0], to[1] + common[1] - from[1], common[2]]);
    clock = common[1] + common[2];
  }
  if (clock < start + length) parts.push([client, clock, start + length - clock]);
  return parts;
}
