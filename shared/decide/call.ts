import type { OpinionEvent } from "../events/event.ts";
import type { CallEvent } from "../events/call-events.ts";
import type { ClauseId } from "../ids.ts";
import { answersOpen, type Call, callPauseEnds, openCall } from "../negotiation/call.ts";
import type { Tier } from "../clause/clause.ts";
import { mayDo } from "../people/permissions.ts";
import { objectionsOn } from "../standing/objections.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { decideMark } from "./consensus.ts";
import {
  type CommandOf,
  type Decided,
  type Deciders,
  type DecisionContext,
  delegationRefusal,
  isRefused,
  stateAfter,
} from "./decision-context.ts";
import { ownDelegationOf, voiceOf } from "./speaks-for.ts";

/** Only tried: whether the words could be marked at all. */
const TRIED = "…";

export const callDeciders: Deciders<
  | "callForObjections"
  | "answerCall"
  | "takeAnswerBack"
  | "hearAnswer"
  | "withdrawCall"
  | "declareCall"
  | "comeBack"
  | "answerComeBack"
> = {
  callForObjections: decideCall,
  answerCall: decideAnswer,
  takeAnswerBack: decideTakeBack,
  hearAnswer: decideHear,
  withdrawCall: decideWithdraw,
  declareCall: decideDeclare,
  comeBack: decideComeBack,
  answerComeBack: decideAnswerComeBack,
};

const leadRefusal = ({ context, opinion }: DecisionContext, tier: Tier = "ad-referendum"): Refusal | null =>
  mayDo(context.actor, opinion.groupId, tier === "agreed" ? "markAgreed" : "markAdReferendum");

const done = (...events: readonly CallEvent[]): Decided => ({ events, edits: [] });

type Found = { readonly call: Call; readonly refusal?: undefined } | { readonly refusal: Refusal };

function callAt({ opinion }: DecisionContext, { callSeq }: { readonly callSeq: number }): Found {
  const call = opinion.negotiation.calls.find(({ seq }) => seq === callSeq);
  return call === undefined ? refuse("noSuchCall", "There is no such call for objections.") : { call };
}

/** Two leads may press at once: the second is told that the call is over (rule I18). */
function openCallAt(deciding: DecisionContext, command: { readonly callSeq: number }): Found {
  const found = callAt(deciding, command);
  return found.refusal === undefined && found.call.state.kind !== "open"
    ? refuse("callOver", "This call for objections is over.", { state: found.call.state.kind })
    : found;
}

/** A call asks for each clause what a mark of it would ask, before the room is held up (rule I15). */
function decideCall(deciding: DecisionContext, command: CommandOf<"callForObjections">): Decided {
  const { context, opinion } = deciding;
  const { tier, pauseS } = command;
  const role = leadRefusal(deciding, tier);
  if (role !== null) return { refusal: role };
  const other = openCall(opinion);
  if (other !== null) {
    return refuse("callOpen", "Another call is open in this Opinion: declare it or take it back first.", {
      callSeq: other.seq,
    });
  }
  const meetingId = context.meetingId?.() ?? null;
  if (context.meetingId !== undefined && meetingId === null) {
    return refuse("noMeeting", "A call goes to a meeting: open one first. Else use a silence procedure.");
  }
  const clauses = new Map(command.clauses.map(({ clauseId, hash }) => [clauseId, hash]));
  for (const [clauseId, hash] of clauses) {
    const marked = markOf(deciding, { clauseId, hash, tier, reason: TRIED });
    if (isRefused(marked)) return marked;
  }
  const called = [...clauses].map(([clauseId, wordsHash]) => ({ clauseId, wordsHash }));
  return done({ type: "callMade", clauses: called, tier, pauseS, meetingId });
}

type Mark = {
  readonly clauseId: ClauseId;
  readonly hash: string;
  readonly tier: Tier;
  readonly reason?: string | undefined;
};

/**
 * The mark to which a call leads. One that would wait for a delegation that objects is none. Nor does a lead get past an
 * objection that they may not read: the server then says that something blocks it (rules I16, Q7).
 */
function markOf(deciding: DecisionContext, { reason, ...mark }: Mark): Decided {
  const marked = decideMark(deciding, {
    type: "markClause",
    ...mark,
    ...(reason === undefined ? {} : { reason }),
  });
  if (isRefused(marked)) return marked;
  const objections = marked.events.flatMap((event) =>
    event.type === "clauseMarked" ? (event.objections ?? []) : [],
  );
  const { clauseId, hash } = mark;
  const isObjected = objectionsOn(deciding.opinion, { clauseId, hash }).some(({ stops }) => stops);
  if (objections.length === 0 && !isObjected) return marked;
  return refuse("cannotAccept", "A delegation cannot accept these words.", {
    delegations: objections.join(", "),
  });
}

const isCalled = ({ clauses }: Call, id: ClauseId): boolean => clauses.some((one) => one.clauseId === id);

const notCalled = (clauseId: ClauseId): Decided =>
  refuse("noSuchClause", "This clause is not in the call.", { clauseId });

/** The delegation that answers: one of it, or a lead on its word, as by telephone. */
function answererOf(
  deciding: DecisionContext,
  on: CommandOf<"answerCall">["for"],
): ReturnType<typeof voiceOf> {
  if (on === undefined) return ownDelegationOf(deciding);
  const refused = leadRefusal(deciding) ?? delegationRefusal(deciding.context, [on.delegationId]);
  if (refused !== null) return { refusal: refused };
  const { categoryOf, rules } = deciding.context;
  const rights = rules.categories[categoryOf?.(on.delegationId) ?? "memberState"];
  return { voice: { delegationId: on.delegationId, rights, onWordOf: on.word } };
}

function decideAnswer(deciding: DecisionContext, command: CommandOf<"answerCall">): Decided {
  const answering = answererOf(deciding, command.for);
  if (answering.refusal !== undefined) return answering;
  const { delegationId, rights, onWordOf } = answering.voice;
  const { callSeq, clauseId, answer } = command;
  if (!(answer === "floor" ? rights.maySpeak : rights.mayStopMark)) {
    return refuse("notYourCategory", "The delegation's category gives no such answer in this forum.");
  }
  const found = openCallAt(deciding, command);
  if (found.refusal !== undefined) return found;
  if (!isCalled(found.call, clauseId)) return notCalled(clauseId);
  const open = answersOpen(found.call, clauseId).find((one) => one.delegationId === delegationId);
  if (open?.answer === answer) return refuse("nothingToDo", "The delegation has given this answer already.");
  return done({ type: "callAnswered", callSeq, clauseId, delegationId, answer, onWordOf });
}

function decideTakeBack(deciding: DecisionContext, command: CommandOf<"takeAnswerBack">): Decided {
  const answering = ownDelegationOf(deciding);
  if (answering.refusal !== undefined) return answering;
  const found = openCallAt(deciding, command);
  if (found.refusal !== undefined) return found;
  const { callSeq, clauseId } = command;
  const { delegationId } = answering.voice;
  if (!answersOpen(found.call, clauseId).some((one) => one.delegationId === delegationId)) {
    return refuse("nothingToDo", "No answer of your delegation waits here.");
  }
  return done({ type: "callAnswerTakenBack", callSeq, clauseId, delegationId });
}

function decideHear(deciding: DecisionContext, command: CommandOf<"hearAnswer">): Decided {
  const role = leadRefusal(deciding);
  if (role !== null) return { refusal: role };
  const found = openCallAt(deciding, command);
  if (found.refusal !== undefined) return found;
  const { callSeq, clauseId, delegationId } = command;
  if (!answersOpen(found.call, clauseId).some((one) => one.delegationId === delegationId)) {
    return refuse("nothingToDo", "No answer of this delegation waits here.");
  }
  return done({ type: "callAnswerHeard", callSeq, clauseId, delegationId });
}

function decideWithdraw(deciding: DecisionContext, command: CommandOf<"withdrawCall">): Decided {
  const role = leadRefusal(deciding);
  if (role !== null) return { refusal: role };
  const found = openCallAt(deciding, command);
  return found.refusal === undefined ? done({ type: "callWithdrawn", callSeq: command.callSeq }) : found;
}

/**
 * Declares the clauses to which nothing was said. A clause with an open answer or an objection stays as it was. Where
 * none is left, the refusal says why (rules I16, I18).
 */
function decideDeclare(deciding: DecisionContext, command: CommandOf<"declareCall">): Decided {
  const role = leadRefusal(deciding);
  if (role !== null) return { refusal: role };
  const found = openCallAt(deciding, command);
  if (found.refusal !== undefined) return found;
  const { call } = found;
  const ofTier = leadRefusal(deciding, call.tier);
  if (ofTier !== null) return { refusal: ofTier };
  const marks: OpinionEvent[] = [];
  const clauses: ClauseId[] = [];
  let declared = deciding;
  let leftOut: Refusal | null = null;
  for (const { clauseId, wordsHash: hash } of call.clauses) {
    const marked = declaredMark(declared, call, { clauseId, hash, tier: call.tier, reason: command.reason });
    if (isRefused(marked)) {
      // The lead says why, as for any mark, and declares again.
      if (marked.refusal.reason === "standsInTheWay") return marked;
      leftOut ??= marked.refusal;
      continue;
    }
    clauses.push(clauseId);
    marks.push(...marked.events);
    declared = stateAfter(declared, marked.events);
  }
  if (leftOut !== null && clauses.length === 0) return { refusal: leftOut };
  // Checked last: a page tries a declaration out during the pause, and learns what else it needs.
  const ends = callPauseEnds(call);
  if (deciding.context.at < ends) return refuse("callRuns", "The pause is not over yet.", { ends });
  const { callSeq } = command;
  const away = deciding.context.away?.() ?? [];
  return { events: [{ type: "callDeclared", callSeq, clauses, away }, ...marks], edits: [] };
}

function declaredMark(deciding: DecisionContext, call: Call, mark: Mark): Decided {
  const { clauseId } = mark;
  const waiting = answersOpen(call, clauseId);
  if (waiting.length > 0) {
    return refuse("callUnanswered", "A delegation asked for the floor or needs time: deal with that first.", {
      clauseId,
      delegations: waiting.map(({ delegationId }) => delegationId).join(", "),
    });
  }
  return markOf(deciding, mark);
}

/** A delegation that was cut off comes back to a clause until the meeting closes (rule I19). */
function decideComeBack(deciding: DecisionContext, command: CommandOf<"comeBack">): Decided {
  const heard = voiceOf(deciding, undefined);
  if (heard.refusal !== undefined) return heard;
  const found = callAt(deciding, command);
  if (found.refusal !== undefined) return found;
  const { state, meetingId, back } = found.call;
  const { callSeq, clauseId, reason } = command;
  const { delegationId } = heard.voice;
  if (state.kind !== "declared" || !state.clauses.includes(clauseId)) return notCalled(clauseId);
  if (!state.away.includes(delegationId)) {
    return refuse("notAway", "A page of your delegation showed this call: state a position instead.");
  }
  if (deciding.opinion.meetingEnds?.some((one) => one.meetingId === meetingId) === true) {
    return refuse("meetingOver", "The meeting is closed: state a position instead.");
  }
  if (back.some((one) => one.clauseId === clauseId && one.delegationId === delegationId)) {
    return refuse("nothingToDo", "Your delegation has come back to this clause already.");
  }
  return done({ type: "cameBack", callSeq, clauseId, delegationId, reason });
}

/** Also after the meeting: what waits is never shut out (rule I19). */
function decideAnswerComeBack(deciding: DecisionContext, command: CommandOf<"answerComeBack">): Decided {
  const role = leadRefusal(deciding);
  if (role !== null) return { refusal: role };
  const found = callAt(deciding, command);
  if (found.refusal !== undefined) return found;
  const { callSeq, clauseId, delegationId, answer } = command;
  const waits = found.call.back.some(
    (one) => one.clauseId === clauseId && one.delegationId === delegationId && one.answered === null,
  );
  if (!waits) return refuse("nothingToDo", "This delegation waits for no answer here.");
  return done({ type: "comeBackAnswered", callSeq, clauseId, delegationId, answer });
}
