import { clauseHash, opinionHash } from "../opinion/canonical-text.ts";
import { validMark } from "../clause/clause.ts";
import { isCleared, mergingOf } from "../merging/merging.ts";
import { type Objection, objectionsIn } from "../standing/objections.ts";
import { sentForwardNow } from "../standing/sent-forward.ts";
import { findClause, livingClauses } from "../opinion/opinion.ts";
import { mayDo } from "../people/permissions.ts";
import { type Refusal, refuse } from "../refusal.ts";
import {
  type CommandOf,
  type Decided,
  type Deciders,
  type DecisionContext,
  finalStageRefusal,
} from "./decision-context.ts";
import { objectorNames } from "./way-of-mark.ts";

/** Tells if the text says of these very words that the delegation cannot accept them (rules C16, C22). */
function isTold(
  { opinion, words }: DecisionContext,
  { clauseId, position: { delegationId, to } }: Objection,
): boolean {
  const hash = clauseHash(opinion, words, clauseId);
  const clause = findClause(opinion, clauseId);
  if (clause === undefined) return false;
  const mark = validMark(clause, hash, opinion.negotiation.corrections);
  if (mark?.pending?.some((one) => one.delegationId === delegationId) === true) return true;
  const sent = to === "room" ? sentForwardNow(opinion, clause, hash) : undefined;
  return sent?.objections.includes(delegationId) === true;
}

export const clearingDeciders: Deciders<"clearText" | "takeBackClearing"> = {
  clearText: decideClearText,
  takeBackClearing: decideTakeBackClearing,
};

const clearRefusal = ({ opinion, context }: DecisionContext): Refusal | null =>
  mayDo(context.actor, opinion.groupId, "clearText") ?? finalStageRefusal(opinion);

function decideTakeBackClearing(
  deciding: DecisionContext,
  { reason }: CommandOf<"takeBackClearing">,
): Decided {
  const right = clearRefusal(deciding);
  if (right !== null) return { refusal: right };
  if (mergingOf(deciding.opinion).cleared === null) return refuse("nothingToDo", "The text is not approved.");
  return { events: [{ type: "clearingTakenBack", reason }], edits: [] };
}

/** The lead's word that these very words of its group may go on; other words are not cleared (rule U10). */
function decideClearText(deciding: DecisionContext, command: CommandOf<"clearText">): Decided {
  const { opinion, words, context } = deciding;
  const right = clearRefusal(deciding);
  if (right !== null) return { refusal: right };
  if (livingClauses(opinion).length === 0) return refuse("emptyWords", "There is no clause to approve.");
  const wordsHash = opinionHash(opinion, words);
  if (wordsHash !== command.hash)
    return refuse("wordsChanged", "The text changed as you pressed; nothing was done.");
  if (isCleared(opinion, wordsHash)) return refuse("nothingToDo", "This text is approved already.");
  const objected = objectionsIn(opinion, words, { reader: context.actor }).filter(
    (one) => one.stops && !isTold(deciding, one),
  );
  if (objected.length > 0)
    return refuse(
      "cannotAccept",
      "A delegation cannot accept a clause, or has not answered since it changed: mark the clause pending it, or send it forward, so that the text says so.",
      objectorNames(
        objected.map(({ position, unanswered }) => ({ delegationId: position.delegationId, unanswered })),
      ),
    );
  return { events: [{ type: "textCleared", wordsHash }], edits: [] };
}
