import { clauseHash, opinionHash } from "../opinion/canonical-text.ts";
import { validMark } from "../clause/clause.ts";
import type { SingleCommand } from "../commands/commands.ts";
import { isCleared, mergingOf } from "../merging/merging.ts";
import { holdsFor } from "../clause/correction.ts";
import type { Objection } from "../standing/objections.ts";
import { objectionsIn } from "../standing/objections.ts";
import { findClause, livingClauses } from "../opinion/opinion.ts";
import { mayDo } from "../people/permissions.ts";
import { refuse } from "../refusal.ts";
import type { Decided, Deciding } from "./deciding.ts";
import { finalStageRefusal } from "./deciding.ts";
import { namesOf } from "./way-of-mark.ts";

/** Tells if the text says of these very words that the delegation cannot accept them (rules C16, C22). */
function isTold(
  { opinion, words }: Deciding,
  { clauseId, position: { delegationId, to } }: Objection,
): boolean {
  const hash = clauseHash(opinion, words, clauseId);
  const { corrections, sentForward } = opinion.negotiation;
  const clause = findClause(opinion, clauseId);
  const mark = clause === undefined ? null : validMark(clause, hash, corrections);
  if (mark?.pending?.some((one) => one.delegationId === delegationId) === true) return true;
  return (
    to === "room" &&
    sentForward.some(
      (one) =>
        one.clauseId === clauseId &&
        one.objections.includes(delegationId) &&
        holdsFor({ clauseId, hash: one.wordsHash, seq: one.seq }, hash, corrections),
    )
  );
}

type ClearCommand = Extract<SingleCommand, { type: "clearText" | "takeBackClearing" }>;

/** The lead's word that these very words of its group may go on; other words are not cleared (rule U10). */
export function decideClearText(deciding: Deciding, command: ClearCommand): Decided {
  const { opinion, words, context } = deciding;
  const right = mayDo(context.actor, opinion.groupId, "clearText") ?? finalStageRefusal(opinion);
  if (right !== null) return { refusal: right };
  if (command.type === "takeBackClearing") {
    if (mergingOf(opinion).cleared === null) return refuse("nothingToDo", "The text is not cleared.");
    return { acts: [{ type: "clearingTakenBack", reason: command.reason }], edits: [] };
  }
  if (livingClauses(opinion).length === 0) return refuse("emptyWords", "There is no clause to clear.");
  const wordsHash = opinionHash(opinion, words);
  if (wordsHash !== command.hash)
    return refuse("wordsChanged", "The text changed as you pressed; nothing was done.");
  if (isCleared(opinion, wordsHash)) return refuse("nothingToDo", "These words are cleared already.");
  const objected = objectionsIn(opinion, words, { reader: context.actor }).filter(
    (one) => one.stops && !isTold(deciding, one),
  );
  if (objected.length > 0)
    return refuse(
      "cannotAccept",
      "A delegation cannot accept a clause, or has not answered since it changed: mark the clause pending it, or send it forward, so that the text says so.",
      namesOf(
        objected.map(({ position, unanswered }) => ({ delegationId: position.delegationId, unanswered })),
      ),
    );
  return { acts: [{ type: "textCleared", wordsHash }], edits: [] };
}
