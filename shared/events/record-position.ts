import type { Mark } from "../clause/clause.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { isLive, sameSubject } from "../negotiation/position.ts";
import type { Position, PositionAct } from "../negotiation/position.ts";
import type { EntryOf } from "./recorded.ts";

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
    case "objectorAsked": {
      const isAsked = (one: Position): boolean =>
        one.to === "room" &&
        one.askedAt === undefined &&
        isLive(one) &&
        one.delegationId === entry.delegationId &&
        entry.asked.some(({ clauseId }) => clauseId === one.subject.clauseId);
      return withPositions(opinion, (one) => (isAsked(one) ? { ...one, askedAt: entry.at } : one));
    }
    case "objectionClosed":
      return closed(opinion, entry);
    case "memberEmpowered": {
      const { userId, delegationId, forumSeq } = entry;
      const others = negotiation.empowered.filter(
        (one) => one.userId !== userId || one.delegationId !== delegationId,
      );
      const empowered = entry.empowered ? [...others, { userId, delegationId, forumSeq }] : others;
      return { ...opinion, negotiation: { ...negotiation, empowered } };
    }
  }
}

const withPositions = (opinion: Opinion, change: (one: Position) => Position): Opinion => ({
  ...opinion,
  negotiation: { ...opinion.negotiation, positions: opinion.negotiation.positions.map(change) },
});

/**
 * An objection that the room was told on this clause, or on the same words, stops nothing here any more; the marks of
 * this clause do not wait for that delegation (rule C25).
 */
function closed(
  opinion: Opinion,
  entry: EntryOf<Extract<PositionAct, { type: "objectionClosed" }>>,
): Opinion {
  const { clauseId, delegationId, at, by, forumSeq, because, reason } = entry;
  const how = { at, by, forumSeq, because, reason };
  const isHere = (one: Position): boolean =>
    one.delegationId === delegationId &&
    one.to === "room" &&
    isLive(one) &&
    one.subject.clauseId === clauseId;
  const { positions } = opinion.negotiation;
  const elsewhere = entry.same ?? null;
  const copies = positions.some(isHere)
    ? []
    : positions
        .filter((one) => one.seq === elsewhere && one.delegationId === delegationId && one.to === "room")
        .slice(0, 1)
        .map((one): Position => ({ ...one, subject: { clauseId }, closed: how }));
  const all = [...positions.map((one) => (isHere(one) ? { ...one, closed: how } : one)), ...copies];
  return {
    ...opinion,
    negotiation: { ...opinion.negotiation, positions: all },
    clauses: opinion.clauses.map((clause) =>
      clause.id === clauseId
        ? { ...clause, marks: clause.marks.map((mark) => waitsNoMore(mark, { delegationId, ...how })) }
        : clause,
    ),
  };
}

function waitsNoMore(
  mark: Mark,
  {
    delegationId,
    at,
    by,
    forumSeq,
    because,
  }: Pick<Position, "delegationId"> & NonNullable<Position["closed"]>,
): Mark {
  if (mark.pending?.some((one) => one.delegationId === delegationId) !== true) return mark;
  return {
    ...mark,
    pending: mark.pending.filter((one) => one.delegationId !== delegationId),
    lifted: [...(mark.lifted ?? []), { delegationId, at, by, forumSeq, onWordOf: null, closed: because }],
  };
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
  forumSeq: entry.forumSeq,
  ...entry.brought,
  delegationId: entry.delegationId,
  subject: entry.subject,
  position: entry.position,
  wordsHash: entry.wordsHash,
  reason: entry.reason,
  until: entry.until,
  to: entry.to,
  mayStop: entry.mayStop,
  onWordOf: entry.onWordOf,
  ...(entry.text === undefined ? {} : { text: entry.text }),
});
