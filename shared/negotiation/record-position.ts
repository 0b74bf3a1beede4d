import type { Opinion } from "../opinion.ts";
import type { Position, PositionAct } from "./position.ts";
import { sameSubject } from "./position.ts";
import type { EntryOf } from "./record-negotiation.ts";

export function recordPosition(opinion: Opinion, entry: EntryOf<PositionAct>): Opinion {
  const { negotiation } = opinion;
  switch (entry.type) {
    case "positionTaken": {
      const others = negotiation.positions.filter((one) => !isReplaced(one, entry));
      return { ...opinion, negotiation: { ...negotiation, positions: [...others, positionOf(entry)] } };
    }
    case "positionWithdrawn":
      return {
        ...opinion,
        negotiation: {
          ...negotiation,
          positions: negotiation.positions.filter((one) => !isOfSame(one, entry) || one.to !== entry.to),
        },
      };
    case "memberEmpowered": {
      const others = negotiation.empowered.filter((one) => one !== entry.userId);
      const empowered = entry.empowered ? [...others, entry.userId] : others;
      return { ...opinion, negotiation: { ...negotiation, empowered } };
    }
  }
}

type Said = Pick<Position, "delegationId" | "subject" | "to">;

const isOfSame = (one: Said, other: Said): boolean =>
  one.delegationId === other.delegationId && sameSubject(one.subject, other.subject);

/**
 * What a delegation tells the room takes the place of all that it said here; what it tells the lead leaves
 * standing what the room was told, or the room would learn of it (rule C12).
 */
const isReplaced = (one: Said, by: Said): boolean =>
  isOfSame(one, by) && (by.to === "room" || one.to === "lead");

const positionOf = (entry: EntryOf<Extract<PositionAct, { type: "positionTaken" }>>): Position => ({
  seq: entry.seq,
  at: entry.at,
  by: entry.by,
  delegationId: entry.delegationId,
  subject: entry.subject,
  position: entry.position,
  wordsHash: entry.wordsHash,
  reason: entry.reason,
  until: entry.until,
  to: entry.to,
  mayStop: entry.mayStop,
  onWordOf: entry.onWordOf,
});
