import type { SingleCommand } from "../commands/commands.ts";
import { clauseId, type CommentId, commentId, type DelegationId } from "../ids.ts";
import { commentReaders } from "../events/readers-of.ts";
import { charsBetween } from "../clause/comment-place.ts";
import {
  type Comment,
  COMMENTED_CHARS_MAX,
  commentRefusal,
  COMMENTS_MAX,
  commentsFor,
  isContributor,
  readersOpenTo,
} from "../negotiation/comment.ts";
import { COMMENTS_CHARS_MAX } from "../limits.ts";
import { isHeadOrDeputy } from "../negotiation/empowered.ts";
import { mayDo } from "../people/permissions.ts";
import { seenWordsRefusal } from "../text/plain-words.ts";
import { mentionsIn } from "../negotiation/mentions.ts";
import { isForDelegation, mayRead } from "../people/readers.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { sliceRuns, textOf, type WordRun } from "../clause/words.ts";
import {
  type CommandOf,
  type Decided,
  type Deciders,
  type DecisionContext,
  finalStageRefusal,
  livingClause,
} from "./decision-context.ts";
import { offsetOf } from "./split-join.ts";

/** It has none before it is written. */
const NO_COMMENT = commentId("");

/** Comments are open to this person, and the text has not come to its end. */
const ifOpen =
  <One extends SingleCommand>(decide: (deciding: DecisionContext, command: One) => Decided) =>
  (deciding: DecisionContext, command: One): Decided => {
    const { actor, rules } = deciding.context;
    const right =
      commentRefusal(actor, deciding.opinion.groupId, rules) ?? finalStageRefusal(deciding.opinion);
    return right === null ? decide(deciding, command) : { refusal: right };
  };

export const commentDeciders: Deciders<
  "comment" | "replyToComment" | "resolveComment" | "reopenComment" | "takeOverComment"
> = {
  comment: ifOpen(decideNew),
  replyToComment: ifOpen(decideReply),
  resolveComment: ifOpen(decideResolved),
  reopenComment: ifOpen(decideResolved),
  takeOverComment: ifOpen(decideTakenOver),
};

/** Several lines are fine; what hides or reorders words is not. */
function textRefusal(deciding: DecisionContext, text: string): Refusal | null {
  if (!deciding.context.rules.commentsOpen)
    return refuse("windowClosed", "The timetable has closed comments.").refusal;
  const plain = seenWordsRefusal(text.replaceAll("\n", " "));
  if (plain !== null) return plain;
  const { opinion, context } = deciding;
  const own = commentsFor(context.actor, opinion.groupId);
  let [count, chars] = [0, text.length];
  for (const one of opinion.negotiation.comments) {
    if (one.delegationId !== own) continue;
    count += 1;
    chars += one.text.length + one.quoted.length;
  }
  return count < COMMENTS_MAX && chars <= COMMENTS_CHARS_MAX
    ? null
    : refuse("tooManyComments", "Your delegation has written as many comments as an Opinion takes.", {
        max: COMMENTS_MAX,
      }).refusal;
}

function decideNew(deciding: DecisionContext, command: CommandOf<"comment">): Decided {
  const { opinion, context } = deciding;
  const wrong = textRefusal(deciding, command.text);
  if (wrong !== null) return { refusal: wrong };
  const own = commentsFor(context.actor, opinion.groupId);
  const { readers } = command;
  const to = typeof readers === "string" ? readers : "delegations";
  const within = withinRefusal(deciding, { to });
  if (within !== null) return { refusal: within };
  if (!readersOpenTo(context.actor, opinion.groupId).includes(to)) {
    return refuse("noSuchReaders", "An office has no delegation of its own to write to.", { readers: to });
  }
  const among = typeof readers === "string" ? null : [...new Set(readers)].filter((one) => one !== own);
  // The page offers its list alone: there the list is not asked.
  const known = context.delegations?.();
  const isOff = among?.some((one) => known !== undefined && !known.includes(one)) ?? false;
  if (among?.length === 0 || isOff) {
    return refuse("noSuchReaders", "Name other delegations of the forum's list.", { readers: to });
  }
  const subject = subjectRuns(deciding, command.on);
  if ("refusal" in subject) return subject;
  const place = placeOf(command, subject.runs);
  if (place !== null && place.quoted.length > COMMENTED_CHARS_MAX) {
    return refuse("tooLong", "Choose fewer words, or comment on the whole.", { max: COMMENTED_CHARS_MAX });
  }
  if (place === null) return refuse("noSuchPlace", "The place in the words is no longer there.");
  return {
    events: [
      {
        type: "commented",
        commentId: commentId(context.newId()),
        delegationId: own,
        on: command.on,
        ...place,
        text: command.text,
        to,
        ...(among === null ? {} : { among }),
        replyTo: null,
        ...mentionsOf(deciding, command.text, {
          delegationId: own,
          to,
          ...(among === null ? {} : { among }),
        }),
        ...(context.received === undefined ? {} : { received: context.received }),
      },
    ],
    edits: [],
  };
}

/** Delegations that the text names and that may read it; of the others its writer was told by the page (rule E24). */
function mentionsOf(
  { context, opinion }: DecisionContext,
  text: string,
  said: Pick<Comment, "delegationId" | "to" | "among">,
): { readonly mentions?: readonly DelegationId[] } {
  const readers = commentReaders({ ...said, id: NO_COMMENT, replyTo: null }, []);
  const own = commentsFor(context.actor, opinion.groupId);
  const list = (context.delegations?.() ?? []).flatMap((id) => {
    const symbol = context.symbolOf?.(id) ?? null;
    return symbol === null || id === own || !isForDelegation(readers, id) ? [] : [{ id, symbol }];
  });
  const named = new Set(mentionsIn(text, list).map(({ one }) => one.id));
  return named.size === 0 ? {} : { mentions: [...named] };
}

/** The words that a comment may speak of; a comment is for what is there, not for what was removed. */
function subjectRuns(
  { opinion, words }: DecisionContext,
  on: CommandOf<"comment">["on"],
): { readonly runs: readonly WordRun[] } | { readonly refusal: Refusal } {
  if ("clauseId" in on) {
    const found = livingClause(opinion, on.clauseId);
    return found.refusal === undefined ? { runs: words.get(on.clauseId) ?? [] } : found;
  }
  if (!opinion.negotiation.proposals.some((one) => one.id === on.proposalId))
    return refuse("noSuchProposal", "There is no such proposal.");
  // A proposal's words are a root like a clause's.
  return { runs: words.get(clauseId(on.proposalId)) ?? [] };
}

function placeOf(
  { from, to }: CommandOf<"comment">,
  runs: readonly WordRun[],
): Pick<Comment, "range" | "quoted"> | null {
  if (from === undefined && to === undefined) return { range: null, quoted: "" };
  if (from === undefined || to === undefined) return null;
  const start = offsetOf(from, runs);
  const end = offsetOf(to, runs);
  if (start === null || end === null || start >= end) return null;
  return { range: charsBetween(runs, { start, end }), quoted: textOf(sliceRuns(runs, start, end)) };
}

/** The comment where this person may read it: what is hidden is not there (rule E2). */
function readComment({ opinion, context }: DecisionContext, id: CommentId): Comment | null {
  const { comments } = opinion.negotiation;
  const found = comments.find((one) => one.id === id);
  if (found === undefined || !mayRead(commentReaders(found, comments), context.actor, opinion.groupId))
    return null;
  return found;
}

const noSuchComment = (): Decided => refuse("noSuchComment", "There is no such comment.");

/** A contributor writes where the own delegation alone reads it (rule P28). */
const withinRefusal = (
  { context: { actor } }: DecisionContext,
  { to }: Pick<Comment, "to">,
): Refusal | null =>
  isContributor(actor) && to !== "delegation"
    ? refuse(
        "withinDelegation",
        "A contributor writes within the delegation. Its head or a deputy sends it on.",
      ).refusal
    : null;

/**
 * A comment of the own delegation becomes its own word: head or deputy takes it over, with its place and its text, and
 * the one before is resolved (rule P29).
 */
function decideTakenOver(deciding: DecisionContext, command: CommandOf<"takeOverComment">): Decided {
  const { opinion, context } = deciding;
  const found = readComment(deciding, command.commentId);
  const own = commentsFor(context.actor, opinion.groupId);
  if (found === null || own === null || found.delegationId !== own) return noSuchComment();
  if (!isHeadOrDeputy(context.actor))
    return refuse("notEmpowered", "The head of your delegation or a deputy takes it over.");
  if (found.to !== "delegation" || found.replyTo !== null || found.resolved !== null)
    return refuse(
      "nothingToDo",
      "An open comment within the delegation is taken over, if it begins a thread.",
    );
  const { on, range, quoted, text } = found;
  const subject = subjectRuns(
    deciding,
    on.clauseId === undefined ? { proposalId: on.proposalId } : { clauseId: on.clauseId },
  );
  if ("refusal" in subject) return subject;
  const wrong = textRefusal(deciding, text);
  if (wrong !== null) return { refusal: wrong };
  const said = { delegationId: own, to: command.readers };
  return {
    events: [
      {
        type: "commented",
        commentId: commentId(context.newId()),
        ...said,
        on,
        range,
        quoted,
        text,
        replyTo: null,
        ...mentionsOf(deciding, text, said),
      },
      { type: "commentResolved", commentId: found.id },
    ],
    edits: [],
  };
}

/** A reply has the readers of its thread, whoever writes it (rule E3). */
function decideReply(deciding: DecisionContext, command: CommandOf<"replyToComment">): Decided {
  const wrong = textRefusal(deciding, command.text);
  if (wrong !== null) return { refusal: wrong };
  const answered = readComment(deciding, command.commentId);
  const first =
    answered === null || answered.replyTo === null ? answered : readComment(deciding, answered.replyTo);
  if (first === null) return noSuchComment();
  const within = withinRefusal(deciding, first);
  if (within !== null) return { refusal: within };
  const { opinion, context } = deciding;
  return {
    events: [
      {
        type: "commented",
        commentId: commentId(context.newId()),
        delegationId: commentsFor(context.actor, opinion.groupId),
        on: first.on,
        range: null,
        quoted: "",
        text: command.text,
        to: first.to,
        replyTo: first.id,
        ...mentionsOf(deciding, command.text, first),
      },
    ],
    edits: [],
  };
}

/** The author of the question closes it, or the leads where the whole room was asked (rule E5). */
function decideResolved(
  deciding: DecisionContext,
  command: CommandOf<"resolveComment" | "reopenComment">,
): Decided {
  const thread = readComment(deciding, command.commentId);
  if (thread === null || thread.replyTo !== null) return noSuchComment();
  const { actor } = deciding.context;
  const { groupId } = deciding.opinion;
  const own = commentsFor(actor, groupId);
  const within = withinRefusal(deciding, thread);
  if (within !== null) return { refusal: within };
  const asked = thread.by === actor.id || (own !== null && thread.delegationId === own);
  if (!asked && (thread.to !== "room" || mayDo(actor, groupId, "settle") !== null))
    return refuse("notYourComment", "Only the author of a thread resolves it.");
  const { commentId: id } = command;
  if (command.type === "resolveComment") {
    if (thread.resolved !== null) return refuse("nothingToDo", "The thread is resolved already.");
    return { events: [{ type: "commentResolved", commentId: id }], edits: [] };
  }
  if (thread.resolved === null) return refuse("nothingToDo", "The thread is open.");
  return { events: [{ type: "commentReopened", commentId: id }], edits: [] };
}
