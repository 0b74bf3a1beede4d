import type { ClauseId } from "../ids.ts";
import { parkedOn } from "../standing/parked-on.ts";
import type { PositionSubject } from "../negotiation/position.ts";
import type { ParkedUntil } from "../negotiation/parked.ts";
import type { Proposal } from "../negotiation/proposal.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { mayDo } from "../people/permissions.ts";
import { type Refusal, refuse } from "../refusal.ts";
import {
  type CommandOf,
  type Decided,
  type Deciders,
  type DecisionContext,
  delegationRefusal,
  finalStageRefusal,
  livingClause,
} from "./decision-context.ts";
import { proposalStageRefusal, runningProposal } from "./proponent.ts";

export const parkingDeciders: Deciders<"park" | "takeUp"> = {
  park: decidePark,
  takeUp: decideTakeUp,
};

/** A clause or a proposal is put aside for a while, with a reason (rule Y1). */
function decidePark(deciding: DecisionContext, command: CommandOf<"park">): Decided {
  const { context, opinion } = deciding;
  const role = mayDo(context.actor, opinion.groupId, "park") ?? proposalStageRefusal(deciding);
  if (role !== null) return { refusal: role };
  const { reason, reportsBack = null } = command;
  const subject: PositionSubject = command.subject;
  const missing = subjectRefusal(deciding, subject);
  if (missing !== null) return { refusal: missing };
  if (parkedOn(opinion, subject) !== undefined) return refuse("alreadyParked", "It is postponed already.");
  const until: ParkedUntil | null = command.until ?? null;
  const wrong = until === null ? null : untilRefusal(deciding, until, subject.clauseId);
  if (wrong !== null) return { refusal: wrong };
  const unknown = reportsBack === null ? null : delegationRefusal(context, [reportsBack]);
  if (unknown !== null) return { refusal: unknown };
  return { events: [{ type: "parked", subject, reason, until, reportsBack }], edits: [] };
}

function subjectRefusal(deciding: DecisionContext, subject: PositionSubject): Refusal | null {
  const found =
    subject.clauseId === undefined
      ? runningProposal(deciding, subject.proposalId)
      : livingClause(deciding.opinion, subject.clauseId);
  return found.refusal ?? null;
}

function untilRefusal(
  { context, opinion }: DecisionContext,
  until: ParkedUntil,
  parked: ClauseId | undefined,
): Refusal | null {
  if (until.instant !== undefined && Date.parse(until.instant) <= context.at) {
    return refuse("notAhead", "That time has passed.").refusal;
  }
  if (until.clauseId === undefined) return null;
  if (until.clauseId === parked) {
    return refuse("intoItself", "A clause does not wait for itself.", { clauseId: parked }).refusal;
  }
  return livingClause(opinion, until.clauseId).refusal ?? null;
}

function decideTakeUp(deciding: DecisionContext, { subject, reason = "" }: CommandOf<"takeUp">): Decided {
  const { context, opinion } = deciding;
  const role = mayDo(context.actor, opinion.groupId, "park") ?? finalStageRefusal(opinion);
  if (role !== null) return { refusal: role };
  const missing = subjectRefusal(deciding, subject);
  if (missing !== null) return { refusal: missing };
  if (parkedOn(opinion, subject) === undefined) return refuse("notParked", "It is not postponed.");
  return { events: [{ type: "takenUp", subject, reason }], edits: [] };
}

/** Null for what is not parked: what is parked is taken up before it is decided. */
export function parkedRefusal(opinion: Opinion, subject: PositionSubject): Refusal | null {
  const parked = parkedOn(opinion, subject);
  if (parked === undefined) return null;
  const { at, by, reason } = parked;
  const told = { at, by, parkReason: reason };
  return subject.clauseId === undefined
    ? refuse("proposalParked", "The proposal is postponed: resume it first.", told).refusal
    : refuse("clauseParked", "The clause is postponed: resume it first.", told).refusal;
}

/** Null where neither the proposal is parked nor the clause whose words it would change. */
export const parkedProposalRefusal = (
  opinion: Opinion,
  { id, kind, on, clauseId }: Pick<Proposal, "id" | "kind" | "on" | "clauseId">,
): Refusal | null =>
  parkedRefusal(opinion, { proposalId: id }) ??
  (on !== null || kind === "add" || clauseId === null ? null : parkedRefusal(opinion, { clauseId }));
