import { clauseHash } from "../opinion/canonical-text.ts";
import { validMark } from "../clause/clause.ts";
import type { SingleCommand } from "../commands/commands.ts";
import type { OpinionEvent } from "../events/event.ts";
import { isLive } from "../negotiation/position.ts";
import { answerDue, objectionsOn, objectorsToAsk } from "../standing/objections.ts";
import { mayDo } from "../people/permissions.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { type Decided, type DecisionContext, finalStageRefusal, livingClause } from "./decision-context.ts";

type Ask = Extract<SingleCommand, { type: "closeObjection" }>;

/** Asks each delegation whose objection was to other words than the present ones, in the same step as the change. */
export const objectorsAsked = ({ opinion, words }: DecisionContext): readonly OpinionEvent[] =>
  objectorsToAsk(opinion, words).map((one) => ({ type: "objectorAsked", ...one }));

/**
 * The secretariat records that a delegation left the forum, or did not answer within the forum's time: its objection
 * stops nothing any more. Nothing lapses by itself (rule C25).
 */
export function decideCloseObjection(deciding: DecisionContext, command: Ask): Decided {
  const { opinion, words, context } = deciding;
  const { clauseId, delegationId, because, reason } = command;
  const role = mayDo(context.actor, opinion.groupId, "closeObjection") ?? finalStageRefusal(opinion);
  if (role !== null) return { refusal: role };
  const found = livingClause(opinion, clauseId);
  if (found.refusal !== undefined) return found;
  const hash = clauseHash(opinion, words, clauseId);
  const told = objectionsOn(opinion, { clauseId, hash }).filter(
    ({ position }) => position.to === "room" && position.delegationId === delegationId,
  );
  const mark = validMark(found.clause, hash, opinion.negotiation.corrections);
  const waits =
    mark?.objections?.includes(delegationId) === true &&
    mark.pending?.some((one) => one.delegationId === delegationId) === true;
  if (told.length === 0 && !waits) {
    return refuse("nobodyObjects", "The delegation has no public objection here.");
  }
  const early = because === "left" ? leftRefusal(deciding, command) : timeRefusal(deciding, told);
  if (early !== null) return { refusal: early };
  const here = told.some(({ position }) => position.subject.clauseId === clauseId && isLive(position));
  const [first] = told;
  const same = here || first === undefined ? {} : { same: first.position.seq };
  return {
    events: [{ type: "objectionClosed", clauseId, delegationId, because, reason, ...same }],
    edits: [],
  };
}

/** Null where nobody of the delegation takes part any more. The page does not know, and lets the server say. */
const leftRefusal = ({ context }: DecisionContext, { delegationId }: Ask): Refusal | null =>
  context.isPresent?.(delegationId) === true
    ? refuse("stillTakesPart", "Somebody of this delegation takes part in the forum: it answers itself.", {
        delegationId,
      }).refusal
    : null;

function timeRefusal({ context }: DecisionContext, told: ReturnType<typeof objectionsOn>): Refusal | null {
  const { answers } = context.rules;
  if (answers === null) {
    return refuse("noAnswerTime", "This forum has set no time within which delegations answer.").refusal;
  }
  if (told.length === 0 || told.some(({ unanswered }) => !unanswered)) {
    return refuse(
      "nothingToDo",
      "The delegation said this of the present words: nothing waits for an answer.",
    ).refusal;
  }
  const due = told.map(({ position }) => answerDue(position, answers) ?? Infinity);
  const last = Math.max(...due);
  if (context.at >= last) return null;
  return refuse(
    "answerNotDue",
    "The delegation still has time to answer.",
    Number.isFinite(last) ? { due: last } : {},
  ).refusal;
}
