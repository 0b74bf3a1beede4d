import type { ClosedBecause, Mark } from "../clause/clause.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { type AskedObjector, isLive, type Position, sameSubject } from "../negotiation/position.ts";
import { changedIn, withNegotiation } from "./change.ts";
import { type EventsOf, toAll, toSome } from "./event-entry.ts";
import { type EntryOf, placed, signed } from "./recorded.ts";
import type { ClauseId, DelegationId, UserId } from "../ids.ts";

export const positionEvents: EventsOf<PositionEvent> = {
  positionTaken: toSome("ofPosition", (opinion, entry) => {
    const others = opinion.negotiation.positions.filter((one) => !isReplaced(one, entry));
    return withPositions(opinion, [...others, positionOf(entry)]);
  }),
  positionWithdrawn: toSome("ofPosition", (opinion, entry) =>
    withPositions(
      opinion,
      opinion.negotiation.positions.filter((one) => !isOfSame(one, entry) || one.to !== entry.to),
    ),
  ),
  objectorAsked: toAll((opinion, entry) => {
    const isAsked = (one: Position): boolean =>
      one.to === "room" &&
      one.askedAt === undefined &&
      isLive(one) &&
      one.delegationId === entry.delegationId &&
      entry.asked.some(({ clauseId }) => clauseId === one.subject.clauseId);
    return withPositions(
      opinion,
      opinion.negotiation.positions.map((one) => (isAsked(one) ? { ...one, askedAt: entry.at } : one)),
    );
  }),
  objectionClosed: toAll(closed),
  memberEmpowered: toSome(
    "itsDelegation",
    (opinion, { userId, delegationId, forumSeq, empowered: isLet }) => {
      const { negotiation } = opinion;
      const others = negotiation.empowered.filter(
        (one) => one.userId !== userId || one.delegationId !== delegationId,
      );
      const empowered = isLet ? [...others, { userId, delegationId, forumSeq }] : others;
      return withNegotiation(opinion, { empowered });
    },
  ),
};

const withPositions = (opinion: Opinion, positions: readonly Position[]): Opinion =>
  withNegotiation(opinion, { positions });

/**
 * An objection that the room was told on this clause, or on the same words, stops nothing here any more; the marks of
 * this clause do not wait for that delegation (rule C25).
 */
function closed(
  opinion: Opinion,
  entry: EntryOf<Extract<PositionEvent, { type: "objectionClosed" }>>,
): Opinion {
  const { clauseId, delegationId, because, reason } = entry;
  const how = { ...signed(entry), because, reason };
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
        .map((one): Position => ({ ...one, subject: { clauseId }, closed: how, carriedBy: entry.seq }));
  const all = [...positions.map((one) => (isHere(one) ? { ...one, closed: how } : one)), ...copies];
  return {
    ...withPositions(opinion, all),
    clauses: changedIn(opinion.clauses, clauseId, ({ marks }) => ({
      marks: marks.map((mark) => waitsNoMore(mark, { delegationId, ...how })),
    })),
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
 * A position told to the room replaces all that the delegation said here; one told to the lead leaves standing what
 * the room was told, or the room would learn of it (rule C12).
 */
const isReplaced = (one: Said, by: Said): boolean =>
  isOfSame(one, by) && (by.to === "room" || one.to === "lead");

const positionOf = (entry: EntryOf<Extract<PositionEvent, { type: "positionTaken" }>>): Position => ({
  ...placed(entry),
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

export type PositionEvent =
  | (Pick<
      Position,
      | "delegationId"
      | "subject"
      | "position"
      | "reason"
      | "until"
      | "to"
      | "mayStop"
      | "onWordOf"
      | "wordsHash"
      | "text"
    > & {
      readonly type: "positionTaken";
      /** An objection that came along with a clause from another Opinion: when it was given there, and by whom. */
      readonly brought?: Pick<Position, "at" | "by" | "forumSeq">;
    })
  /** Read by whom the withdrawn one was told to: nobody else learns that there was one. */
  | ({ readonly type: "positionWithdrawn" } & Pick<Position, "delegationId" | "subject" | "to" | "onWordOf">)
  /** The words changed under a *cannot accept* that the room was told: its delegation is asked if it stands. */
  | ({ readonly type: "objectorAsked" } & AskedObjector)
  | {
      readonly type: "objectionClosed";
      readonly clauseId: ClauseId;
      readonly delegationId: DelegationId;
      readonly because: ClosedBecause;
      readonly reason: string;
      /** The entry of the objection, where that was made on another clause of the same words. */
      readonly same?: number;
    }
  /** The head of a delegation lets somebody of it take positions and submit; readers: the delegation. */
  | {
      readonly type: "memberEmpowered";
      readonly delegationId: DelegationId;
      readonly userId: UserId;
      readonly empowered: boolean;
    };
