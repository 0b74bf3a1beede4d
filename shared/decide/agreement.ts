import { clauseHash } from "../opinion/canonical-text.ts";
import { type Mark, validMark } from "../clause/clause.ts";
import type { ClauseId } from "../ids.ts";
import { agreedMark } from "../standing/agreed-mark.ts";
import { inTheWay } from "../standing/in-the-way.ts";
import { type Pending, samePending } from "../clause/pending.ts";
import { findClause } from "../opinion/opinion.ts";
import { mayDo } from "../people/permissions.ts";
import { refuse } from "../refusal.ts";
import { wordsRefusal } from "./consensus.ts";
import {
  type CommandOf,
  type Decided,
  type Deciders,
  type DecisionContext,
  finalStageRefusal,
  livingClause,
} from "./decision-context.ts";
import { liftOwn } from "./lift-own.ts";
import { voiceOf } from "./speaks-for.ts";

export const agreementDeciders: Deciders<"liftPending" | "sendForward"> = {
  liftPending: decideLift,
  sendForward: decideSendForward,
};

/** *Pending X* is lifted by X alone, or by the secretariat on its written word (rule C38). */
function decideLift(deciding: DecisionContext, command: CommandOf<"liftPending">): Decided {
  const { clauseId, hash, word } = command;
  const pending: Pending = command.pending;
  const over = finalStageRefusal(deciding.opinion);
  if (over !== null) return { refusal: over };
  const found = livingClause(deciding.opinion, clauseId);
  if (found.refusal !== undefined) return found;
  const changed = wordsRefusal(deciding, clauseId, hash);
  if (changed !== null) return { refusal: changed };
  const mark = markInForce(deciding, clauseId);
  if (mark?.pending?.some((one) => samePending(one, pending)) !== true) {
    return refuse("notPending", "The mark in force does not wait for this.");
  }
  if (pending.clauseId !== undefined) return liftPackage(deciding, { clauseId, pending });
  const heard = voiceOf(deciding, word === undefined ? undefined : { ...pending, word });
  if (heard.refusal !== undefined) return heard;
  const { delegationId } = pending;
  if (heard.voice.delegationId !== delegationId)
    return refuse("notYourRole", "The delegation alone lifts it.", { delegationId });
  return liftOwn(deciding, { command, voice: heard.voice, mark });
}

function liftPackage(
  deciding: DecisionContext,
  { clauseId, pending }: { readonly clauseId: ClauseId; readonly pending: Pending & { clauseId: ClauseId } },
): Decided {
  const role = mayDo(deciding.context.actor, deciding.opinion.groupId, "markAdReferendum");
  if (role !== null) return { refusal: role };
  const { opinion, words } = deciding;
  const other = livingClause(opinion, pending.clauseId);
  const isAgreed =
    other.refusal === undefined &&
    agreedMark(opinion, other.clause, clauseHash(opinion, words, pending.clauseId)) !== null;
  if (isAgreed) return { events: [{ type: "pendingLifted", clauseId, pending, onWordOf: null }], edits: [] };
  return refuse("stillOpen", "The clause that it waits for is not agreed yet.", {
    clauseId: pending.clauseId,
  });
}

function markInForce({ opinion, words }: DecisionContext, id: ClauseId): Mark | null {
  const clause = findClause(opinion, id);
  if (clause === undefined || clause.removed !== null) return null;
  return validMark(clause, clauseHash(opinion, words, id), opinion.negotiation.corrections);
}

/** The words go forward though somebody objects, which is no agreement (rule C16). */
function decideSendForward(deciding: DecisionContext, command: CommandOf<"sendForward">): Decided {
  const { opinion, words, context } = deciding;
  const { clauseId, reason, hash } = command;
  const role = mayDo(context.actor, opinion.groupId, "sendForward") ?? finalStageRefusal(opinion);
  if (role !== null) return { refusal: role };
  const found = livingClause(opinion, clauseId);
  if (found.refusal !== undefined) return found;
  const changed = wordsRefusal(deciding, clauseId, hash);
  if (changed !== null) return { refusal: changed };
  const objections = inTheWay(opinion, words, { clauseId, names: context.names ?? new Set() }).flatMap(
    (one) =>
      // The entry is for all: what the lead alone was told is not in it.
      one.kind === "cannotAccept" && one.to === "room" ? [one.delegationId] : [],
  );
  if (objections.length === 0) {
    return refuse("nobodyObjects", "No delegation has publicly said that it cannot accept this text.");
  }
  return { events: [{ type: "sentForward", clauseId, reason, wordsHash: hash, objections }], edits: [] };
}
