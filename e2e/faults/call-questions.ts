import { clauseHash } from "../../shared/opinion/canonical-text.ts";
import type { Command } from "../../shared/commands/commands.ts";
import { type Call, openCall } from "../../shared/negotiation/call.ts";
import { findClause, livingClauses } from "../../shared/opinion/opinion.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import type { ModelPage } from "./model-page.ts";
import { command } from "./questions.ts";
import { wordsOf } from "./texts.ts";

type Chance = (below: number) => number;

const pick = <One>(list: readonly One[], random: Chance): One | undefined => list[random(list.length)];
const reason = "as the room agreed";

/** A command of somebody in a meeting in which the leads call for objections. */
export function callCommand(page: ModelPage, random: Chance): Command | null {
  const { actor } = page;
  const opinion = page.opinion();
  const call = openCall(opinion);
  const leads = mayDo(actor, opinion.groupId, "markAdReferendum") === null;
  if (leads) return call === null ? made(page, random) : ofLead(page, call, random);
  return call === null ? back(page, random) : answer(page, call, random);
}

function made(page: ModelPage, random: Chance): Command | null {
  const opinion = page.opinion();
  const waits = opinion.negotiation.calls.flatMap(({ seq: callSeq, back: came }) =>
    came.flatMap(({ answered, ...one }) => (answered === null ? [{ ...one, callSeq }] : [])),
  );
  const waiting = random(3) === 0 ? pick(waits, random) : undefined;
  if (waiting !== undefined) {
    const { callSeq, clauseId, delegationId } = waiting;
    return { type: "answerComeBack", callSeq, clauseId, delegationId, answer: "we take it up" };
  }
  const living = livingClauses(opinion);
  const words = wordsOf(page.doc());
  const from = random(living.length);
  const clauses = living
    .slice(from, from + 1 + random(3))
    .map(({ id }) => ({ clauseId: id, hash: clauseHash(opinion, words, id) }));
  return { type: "callForObjections", clauses, tier: "ad-referendum", pauseS: 10 };
}

function ofLead(page: ModelPage, call: Call, random: Chance): Command | null {
  const { seq: callSeq } = call;
  const turn = random(20);
  if (turn === 0) return { type: "withdrawCall", callSeq };
  if (turn === 1) return made(page, random);
  const waiting = turn < 7 ? pick(openAnswers(call), random) : undefined;
  if (waiting === undefined) return { type: "declareCall", callSeq, reason };
  const { clauseId, delegationId } = waiting;
  return { type: "hearAnswer", callSeq, clauseId, delegationId };
}

const openAnswers = ({ answers }: Call): Call["answers"] => answers.filter(({ heard }) => heard === null);

function answer(page: ModelPage, call: Call, random: Chance): Command | null {
  const { seq: callSeq } = call;
  const { clauseId, wordsHash: hash } = pick(call.clauses, random)!;
  switch (random(6)) {
    case 0:
      return { type: "answerCall", callSeq, clauseId, answer: "floor" };
    case 1:
      return { type: "answerCall", callSeq, clauseId, answer: "time" };
    case 2:
      return { type: "takeAnswerBack", callSeq, clauseId };
    case 3:
      return { type: "takePosition", subject: { clauseId }, position: "cannotAccept", hash };
    case 4:
      return { type: "withdrawPosition", subject: { clauseId } };
    // Acts on the very words, which are held.
    default:
      return random(2) === 0
        ? { type: "changeKind", clauseId, kind: "recital" }
        : { type: "removeClause", clauseId };
  }
}

/** Comes back where its delegation was cut off, or takes an objection back that stands. */
function back(page: ModelPage, random: Chance): Command | null {
  const { actor } = page;
  const opinion = page.opinion();
  const { calls, positions } = opinion.negotiation;
  const missed = calls.flatMap(({ seq: callSeq, state, back: came }) =>
    state.kind === "declared" && state.away.some((one) => one === actor.delegationId)
      ? state.clauses
          .filter((id) => !came.some((one) => one.clauseId === id && one.delegationId === actor.delegationId))
          .map((clauseId) => ({ callSeq, clauseId }))
      : [],
  );
  const one = pick(missed, random);
  if (one !== undefined && random(2) === 0) return { type: "comeBack", ...one, reason: "our line was down" };
  const own = pick(
    positions.flatMap(({ delegationId, subject }) =>
      delegationId === actor.delegationId && subject.clauseId !== undefined ? [subject.clauseId] : [],
    ),
    random,
  );
  if (own !== undefined && findClause(opinion, own)?.removed === null && random(2) === 0)
    return { type: "withdrawPosition", subject: { clauseId: own } };
  return random(3) === 0 ? command(page, random) : null;
}
