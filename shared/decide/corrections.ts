import { clauseHash, clauseHashes } from "../opinion/canonical-text.ts";
import { readAloud } from "../text/read-aloud.ts";
import type { CorrectedBelow } from "../clause/correction.ts";
import type { OpinionEvent } from "../events/event.ts";
import { mayCorrect } from "../standing/may-type.ts";
import { hasWords, plainWordsRefusal } from "../text/plain-words.ts";
import { refuse } from "../refusal.ts";
import { clauseText } from "../clause/words.ts";
import { wordsRefusal } from "./consensus.ts";
import { correctingEdits, sameBrackets } from "./correct-words.ts";
import {
  actWords,
  type CommandOf,
  type Decided,
  type Deciders,
  type DecisionContext,
  finalStageRefusal,
  livingClause,
  stateAfter,
} from "./decision-context.ts";
import { ownDelegationOf } from "./speaks-for.ts";
import { HOUR_MS } from "../durations.ts";

export const correctionDeciders: Deciders<"correctClause" | "contestCorrection"> = {
  correctClause: decideCorrect,
  contestCorrection: decideContest,
};

/** The server writes the correction into the words, locked or not; people judge whether it is one (rule C17). */
function decideCorrect(deciding: DecisionContext, command: CommandOf<"correctClause">): Decided {
  const { opinion, words, context } = deciding;
  const { clauseId, text, hash } = command;
  const role = mayCorrect(context.actor, opinion);
  if (role !== null) return { refusal: role };
  const found = livingClause(opinion, clauseId);
  if (found.refusal !== undefined) return found;
  const wrong = wordsRefusal(deciding, clauseId, hash) ?? plainWordsRefusal(text);
  if (wrong !== null) return { refusal: wrong };
  const before = clauseText(words, clauseId);
  if (text === before) return refuse("nothingToDo", "The words are these already.");
  if (!hasWords(readAloud(text))) return refuse("emptyWords", "A correction leaves words.");
  if (!sameBrackets(before, text)) {
    return refuse(
      "bracketsStay",
      "A correction leaves brackets where they are: they have acts of their own.",
    );
  }
  const edits = correctingEdits(deciding, clauseId, text);
  const corrected = stateAfter(deciding, [], edits);
  const event: OpinionEvent = {
    type: "clauseCorrected",
    clauseId,
    before,
    hashBefore: clauseHash(opinion, words, clauseId),
    words: actWords(corrected, clauseId),
    below: changedBelow(deciding, corrected).filter((one) => one.clauseId !== clauseId),
  };
  return { events: [event], edits };
}

function changedBelow(before: DecisionContext, after: DecisionContext): readonly CorrectedBelow[] {
  const hashes = clauseHashes(after.opinion, after.words);
  return [...clauseHashes(before.opinion, before.words)].flatMap(([clauseId, hashBefore]) => {
    const hashAfter = hashes.get(clauseId);
    return hashAfter === undefined || hashAfter === hashBefore ? [] : [{ clauseId, hashBefore, hashAfter }];
  });
}

/** "This is substance": any delegation that may stop a mark says so, through anybody of it (rule C18). */
function decideContest(deciding: DecisionContext, command: CommandOf<"contestCorrection">): Decided {
  const { opinion, context } = deciding;
  const { clauseId, correctionSeq, reason = "" } = command;
  const over = finalStageRefusal(opinion);
  if (over !== null) return { refusal: over };
  const heard = ownDelegationOf(deciding);
  if (heard.refusal !== undefined) return heard;
  if (!heard.voice.rights.mayStopMark) {
    return refuse("notYourCategory", "Your delegation's category stops no mark in this forum.");
  }
  const correction = opinion.negotiation.corrections.find(
    (one) => one.seq === correctionSeq && one.clauseId === clauseId && one.isCleanUp !== true,
  );
  if (correction === undefined) return refuse("noSuchCorrection", "There is no such correction.");
  if (correction.contested !== null) return refuse("nothingToDo", "It was contested already.");
  if (context.at > correction.at + context.rules.contestHours * HOUR_MS) {
    return refuse("timeIsOver", "The forum's time to contest a correction has passed.", {
      hours: context.rules.contestHours,
    });
  }
  const { delegationId } = heard.voice;
  return {
    events: [{ type: "correctionContested", clauseId, correctionSeq, delegationId, reason }],
    edits: [],
  };
}
