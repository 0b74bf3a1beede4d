import { clauseHash } from "../opinion/canonical-text.ts";
import type { Mark } from "../clause/clause.ts";
import type { SingleCommand } from "../commands/commands.ts";
import type { OpinionEvent } from "../events/event.ts";
import { isLive, type Position, sameSubject } from "../negotiation/position.ts";
import { objectionsOn } from "../standing/objections.ts";
import { standingPositions, stopsMark } from "../standing/standing-positions.ts";
import { refuse } from "../refusal.ts";
import { type Decided, type DecisionContext, stateAfter } from "./decision-context.ts";
import type { Voice } from "./speaks-for.ts";

type Lifting = {
  readonly command: Extract<SingleCommand, { type: "liftPending" }>;
  readonly voice: Voice;
  /** In force, and waiting for this delegation. */
  readonly mark: Mark;
};

/**
 * A delegation lifts what waits for it, and says what becomes of its *cannot accept*: withdrawn, or a reservation
 * that is kept with the mark. While it stands the mark waits (rule C42).
 */
export function liftOwn(deciding: DecisionContext, { command, voice, mark }: Lifting): Decided {
  const { clauseId, becomes } = command;
  const { delegationId, onWordOf, rights } = voice;
  if (becomes === "reservation" && !rights.mayTakePosition) {
    return refuse("notYourCategory", "The delegation's category takes no position in this forum.");
  }
  const events = becomes === undefined ? [] : settled(deciding, command, voice);
  const own = ownPositions(stateAfter(deciding, events), command, voice);
  if (own.some(stopsMark)) {
    return refuse("stillObjects", "The delegation cannot accept these words: it says what becomes of that.", {
      delegationId,
    });
  }
  const reserved = own.find((one) => one.position === "reservation" && one.to === "room");
  const isKept = mark.reservations?.some(
    (one) => one.delegationId === delegationId && one.reason === reserved?.reason,
  );
  const reservation = reserved === undefined || isKept === true ? {} : { reservation: reserved.reason };
  const pending = { delegationId };
  return {
    events: [...events, { type: "pendingLifted", clauseId, pending, onWordOf, ...reservation }],
    edits: [],
  };
}

/**
 * Its positions on the words, as far as who asks may read them: the secretariat is not told what the lead was (rule
 * Q7).
 */
const ownPositions = (
  { opinion, words, context }: DecisionContext,
  { clauseId }: Lifting["command"],
  { delegationId }: Voice,
): readonly Position[] => {
  const on = { clauseId, hash: clauseHash(opinion, words, clauseId), reader: context.actor };
  return [
    ...standingPositions(opinion, on).filter((one) => !isLive(one)),
    ...objectionsOn(opinion, on).map(({ position }) => position),
  ].filter((one) => one.delegationId === delegationId);
};

/**
 * Objections told to the room are withdrawn or become a reservation; one told to the lead alone is an act of its own.
 */
function settled(
  deciding: DecisionContext,
  command: Lifting["command"],
  voice: Voice,
): readonly OpinionEvent[] {
  const { clauseId, becomes, reason = "" } = command;
  const { delegationId, rights, onWordOf } = voice;
  const subject = { clauseId };
  if (becomes === "reservation")
    return [
      {
        type: "positionTaken",
        delegationId,
        subject,
        position: "reservation",
        reason,
        until: null,
        to: "room",
        mayStop: rights.mayStopMark,
        onWordOf,
        wordsHash: clauseHash(deciding.opinion, deciding.words, clauseId),
      },
    ];
  return ownPositions(deciding, command, voice).some(
    (one) => one.to === "room" && one.position === "cannotAccept" && sameSubject(one.subject, subject),
  )
    ? [{ type: "positionWithdrawn", delegationId, subject, to: "room", onWordOf }]
    : [];
}
