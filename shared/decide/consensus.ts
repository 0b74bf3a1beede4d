import { clauseHash } from "../opinion/canonical-text.ts";
import { readAloud } from "../text/read-aloud.ts";
import { lastMark, validMark } from "../clause/clause.ts";
import type { ClauseId } from "../ids.ts";
import { mayDo } from "../people/permissions.ts";
import { hasWords } from "../text/plain-words.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { clauseText } from "../clause/words.ts";
import {
  actWords,
  type CommandOf,
  type Decided,
  type Deciders,
  type DecisionContext,
  finalStageRefusal,
  livingClause,
} from "./decision-context.ts";
import { parkedRefusal } from "./park.ts";
import { wayOfMark } from "./way-of-mark.ts";

export const consensusDeciders: Deciders<
  "lockClause" | "unlockClause" | "markClause" | "reopenMark" | "settleClause"
> = {
  lockClause: decideLock,
  unlockClause: decideUnlock,
  markClause: decideMark,
  reopenMark: decideReopenMark,
  settleClause: decideSettle,
};

/** Null when the words are those that the person saw (rule C2); a missing hash passes where it may. */
export function wordsRefusal(
  deciding: DecisionContext,
  id: ClauseId,
  hash: string | undefined,
): Refusal | null {
  if (hash === undefined || hash === clauseHash(deciding.opinion, deciding.words, id)) return null;
  return refuse("wordsChanged", "The words changed as you pressed; nothing was done.", {
    clauseId: id,
    text: clauseText(deciding.words, id),
  }).refusal;
}

function decideLock(deciding: DecisionContext, command: CommandOf<"lockClause">): Decided {
  const role =
    mayDo(deciding.context.actor, deciding.opinion.groupId, "lock") ?? finalStageRefusal(deciding.opinion);
  if (role !== null) return { refusal: role };
  const found = livingClause(deciding.opinion, command.clauseId);
  if (found.refusal !== undefined) return found;
  if (found.clause.lock !== null) return refuse("alreadyLocked", "The clause is locked already.");
  const changed = wordsRefusal(deciding, command.clauseId, command.hash);
  if (changed !== null) return { refusal: changed };
  const words = actWords(deciding, command.clauseId);
  return {
    events: [{ type: "clauseLocked", clauseId: command.clauseId, reason: command.reason ?? "", words }],
    edits: [],
  };
}

function decideUnlock(deciding: DecisionContext, command: CommandOf<"unlockClause">): Decided {
  const role = mayDo(deciding.context.actor, deciding.opinion.groupId, "unlock");
  if (role !== null) return { refusal: role };
  const found = livingClause(deciding.opinion, command.clauseId);
  if (found.refusal !== undefined) return found;
  if (found.clause.lock === null) return refuse("notLocked", "The clause is not locked.");
  if (!["outline", "drafting", "consolidated"].includes(deciding.opinion.stage)) {
    return refuse("stageForbids", "The text is closed at this stage; reopen the Opinion first.", {
      stage: deciding.opinion.stage,
    });
  }
  const { clauseId, reason } = command;
  return { events: [{ type: "clauseUnlocked", clauseId, reason }], edits: [] };
}

export function decideMark(deciding: DecisionContext, command: CommandOf<"markClause">): Decided {
  const action = command.tier === "agreed" ? "markAgreed" : "markAdReferendum";
  const role =
    mayDo(deciding.context.actor, deciding.opinion.groupId, action) ?? finalStageRefusal(deciding.opinion);
  if (role !== null) return { refusal: role };
  const found = livingClause(deciding.opinion, command.clauseId);
  if (found.refusal !== undefined) return found;
  const changed = wordsRefusal(deciding, command.clauseId, command.hash);
  if (changed !== null) return { refusal: changed };
  const { clauseId, tier, hash } = command;
  const parked = parkedRefusal(deciding.opinion, { clauseId });
  if (parked !== null) return { refusal: parked };
  const text = clauseText(deciding.words, clauseId);
  if (!hasWords(readAloud(text))) return refuse("emptyWords", "The clause has no words to agree on.");
  const mark = validMark(found.clause, hash, deciding.opinion.negotiation.corrections);
  if (mark !== null && (mark.tier === tier || mark.tier === "agreed")) {
    return refuse("alreadyMarked", "These words carry this mark already.", { tier: mark.tier });
  }
  const way = wayOfMark(deciding, command);
  if (way.refusal !== undefined) return way;
  // Agreement while a meeting is open is made in it, unless another basis is named (rule T15).
  const basis = command.basis ?? deciding.context.meeting?.() ?? "outside a meeting";
  return {
    events: [{ type: "clauseMarked", clauseId, tier, basis, text, wordsHash: hash, ...way.kept }],
    edits: [],
  };
}

function decideReopenMark(deciding: DecisionContext, command: CommandOf<"reopenMark">): Decided {
  const found = livingClause(deciding.opinion, command.clauseId);
  if (found.refusal !== undefined) return found;
  const mark = lastMark(found.clause);
  const action = mark?.tier === "agreed" ? "markAgreed" : "markAdReferendum";
  const role =
    mayDo(deciding.context.actor, deciding.opinion.groupId, action) ?? finalStageRefusal(deciding.opinion);
  if (role !== null) return { refusal: role };
  if (mark === null) return refuse("notMarked", "The clause carries no mark.");
  const { clauseId, reason } = command;
  return { events: [{ type: "markReopened", clauseId, tier: mark.tier, reason }], edits: [] };
}

function decideSettle(deciding: DecisionContext, command: CommandOf<"settleClause">): Decided {
  const role =
    mayDo(deciding.context.actor, deciding.opinion.groupId, "settle") ?? finalStageRefusal(deciding.opinion);
  if (role !== null) return { refusal: role };
  const found = livingClause(deciding.opinion, command.clauseId);
  if (found.refusal !== undefined) return found;
  const changed = wordsRefusal(deciding, command.clauseId, command.hash);
  if (changed !== null) return { refusal: changed };
  const words = actWords(deciding, command.clauseId);
  return { events: [{ type: "clauseSettled", clauseId: command.clauseId, words }], edits: [] };
}
