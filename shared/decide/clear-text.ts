import { opinionHash } from "../canonical-text.ts";
import type { SingleCommand } from "../commands.ts";
import { isCleared, mergingOf } from "../merging/merging.ts";
import { livingClauses } from "../opinion.ts";
import { mayDo } from "../permissions.ts";
import { refuse } from "../refusal.ts";
import type { Decided, Deciding } from "./deciding.ts";
import { finalStageRefusal } from "./deciding.ts";

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
  return { acts: [{ type: "textCleared", wordsHash }], edits: [] };
}
