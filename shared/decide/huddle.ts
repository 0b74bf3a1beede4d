import { huddleId } from "../ids.ts";
import { HUDDLES_MAX, HUDDLES_SITTING_MAX } from "../limits.ts";
import { postponedOf, findHuddle, sittingHuddles } from "../negotiation/postponed.ts";
import type { Huddle } from "../negotiation/huddle.ts";
import type { HuddleEvent } from "../events/postponing-events.ts";
import { type Proposal, speakerOf } from "../negotiation/proposal.ts";
import { mayDo } from "../people/permissions.ts";
import { refuse } from "../refusal.ts";
import {
  type CommandOf,
  type Decided,
  type Deciders,
  type DecisionContext,
  delegationRefusal,
  finalStageRefusal,
  livingClause,
} from "./decision-context.ts";
import { foundProposal, proposalStageRefusal } from "./proponent.ts";
import { huddleDraft } from "./huddle-draft.ts";
import { voiceOf } from "./speaks-for.ts";

const done = (event: HuddleEvent): Decided => ({ events: [event], edits: [] });

type OfHuddle = CommandOf<"joinHuddle" | "leaveHuddle" | "reportHuddle" | "extendHuddle" | "endHuddle">;

/** Finds the huddle that a command speaks of, which sits. */
const sitting =
  <One extends OfHuddle>(decide: (deciding: DecisionContext, command: One, huddle: Huddle) => Decided) =>
  (deciding: DecisionContext, command: One): Decided => {
    const over = finalStageRefusal(deciding.opinion);
    if (over !== null) return { refusal: over };
    const huddle = findHuddle(deciding.opinion, command.huddleId);
    if (huddle === undefined) return refuse("noSuchHuddle", "There is no such small group in this Opinion.");
    if (huddle.outcome !== null) return refuse("huddleOver", "This small group has already ended.");
    return decide(deciding, command, huddle);
  };

export const huddleDeciders: Deciders<"formHuddle" | OfHuddle["type"]> = {
  formHuddle: decideForm,
  joinHuddle: sitting(decideJoin),
  leaveHuddle: sitting(decideLeave),
  reportHuddle: sitting(decideReport),
  extendHuddle: sitting(decideExtend),
  endHuddle: sitting(decideEnd),
};

/** The lead sends a few delegations aside on a clause, with a question and a time to report back (rule Y3). */
function decideForm(deciding: DecisionContext, command: CommandOf<"formHuddle">): Decided {
  const { context, opinion } = deciding;
  const role = mayDo(context.actor, opinion.groupId, "formHuddle") ?? proposalStageRefusal(deciding);
  if (role !== null) return { refusal: role };
  const { clauseId, question, until } = command;
  const found = livingClause(opinion, clauseId);
  if (found.refusal !== undefined) return found;
  const delegationIds = [...new Set(command.delegations)];
  if (delegationIds.length < 2) return refuse("notInHuddle", "A small group has at least two delegations.");
  const unknown = delegationRefusal(context, delegationIds);
  if (unknown !== null) return { refusal: unknown };
  if (Date.parse(until) <= context.at) return refuse("notAhead", "That time has passed.");
  if (
    sittingHuddles(opinion).length >= HUDDLES_SITTING_MAX ||
    postponedOf(opinion).huddles.length >= HUDDLES_MAX
  ) {
    return refuse("tooMany", "The Opinion has reached its limit of small groups.", {
      max: HUDDLES_SITTING_MAX,
    });
  }
  const id = huddleId(context.newId());
  const n = postponedOf(opinion).huddles.length + 1;
  return {
    events: [
      { type: "huddleFormed", huddleId: id, clauseId, question, delegationIds, until },
      ...huddleDraft(deciding, { id, n, clauseId, delegationIds }),
    ],
    edits: [],
  };
}

/** A huddle is open-ended: whoever speaks for a delegation joins it (rule Y4). */
function decideJoin(deciding: DecisionContext, _command: CommandOf<"joinHuddle">, huddle: Huddle): Decided {
  const heard = voiceOf(deciding, undefined);
  if (heard.refusal !== undefined) return heard;
  const { delegationId } = heard.voice;
  if (huddle.delegationIds.includes(delegationId)) {
    return refuse("nothingToDo", "Your delegation is in this small group already.");
  }
  return done({ type: "huddleJoined", huddleId: huddle.id, delegationId });
}

function decideLeave(deciding: DecisionContext, _command: CommandOf<"leaveHuddle">, huddle: Huddle): Decided {
  const heard = voiceOf(deciding, undefined);
  if (heard.refusal !== undefined) return heard;
  const { delegationId } = heard.voice;
  if (!huddle.delegationIds.includes(delegationId)) return notInIt();
  return done({ type: "huddleLeft", huddleId: huddle.id, delegationId });
}

const notInIt = (): Decided => refuse("notInHuddle", "Your delegation is not in this small group.");

function decideReport(
  deciding: DecisionContext,
  command: CommandOf<"reportHuddle">,
  huddle: Huddle,
): Decided {
  const heard = voiceOf(deciding, command.for);
  if (heard.refusal !== undefined) return heard;
  const { delegationId, onWordOf } = heard.voice;
  if (!huddle.delegationIds.includes(delegationId)) return notInIt();
  const { huddleId: id, proposalId, note = "" } = command;
  if (proposalId !== null) {
    const found = foundProposal(deciding, proposalId);
    if (found.refusal !== undefined) return found;
    if (!isOfHuddle(found.proposal, huddle)) {
      return refuse(
        "notOfHuddle",
        "Nobody in this small group has proposed that on its clause since it started.",
      );
    }
  }
  return done({ type: "huddleReported", huddleId: id, delegationId, proposalId, note, onWordOf });
}

/** Words that a huddle may bring back: proposed on its clause, since it sits, by one who is in it or a group that one coordinates. */
export function isOfHuddle(
  { proponent, clauseId, submittedSeq }: Proposal,
  huddle: Pick<Huddle, "clauseId" | "seq" | "delegationIds">,
): boolean {
  const speaker = speakerOf(proponent);
  return (
    clauseId === huddle.clauseId &&
    submittedSeq > huddle.seq &&
    speaker !== null &&
    huddle.delegationIds.includes(speaker)
  );
}

/** More time, also after its instant has come: nothing lapsed by that (rule Y9). */
function decideExtend(
  { context, opinion }: DecisionContext,
  { huddleId: id, until, reason = "" }: CommandOf<"extendHuddle">,
  huddle: Huddle,
): Decided {
  const role = mayDo(context.actor, opinion.groupId, "formHuddle");
  if (role !== null) return { refusal: role };
  if (Date.parse(until) <= context.at) return refuse("notAhead", "That time has passed.");
  if (Date.parse(until) <= Date.parse(huddle.until))
    return refuse("notLater", "It has as much time already: give a later time.");
  return done({ type: "huddleExtended", huddleId: id, until, reason });
}

function decideEnd(
  { context, opinion }: DecisionContext,
  { huddleId: id, reason }: CommandOf<"endHuddle">,
): Decided {
  const role = mayDo(context.actor, opinion.groupId, "formHuddle");
  return role === null ? done({ type: "huddleEnded", huddleId: id, reason }) : { refusal: role };
}
