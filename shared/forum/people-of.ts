import type { UserId } from "../ids.ts";
import type { Participant } from "../participant.ts";

/** Somebody as they took part from an entry of the forum on. */
export type Seat = {
  /** The forum's seq. */
  readonly since: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly person: Participant;
};

/** Everybody who ever took part, with all their seats in order. Nobody is ever taken off it. */
export type PeopleSeats = ReadonlyMap<UserId, readonly Seat[]>;

/** After an entry that admits or changes somebody. */
export function withSeat(
  people: PeopleSeats,
  { seq: since, at }: { readonly seq: number; readonly at: number },
  person: Participant,
): PeopleSeats {
  const seats = people.get(person.id) ?? [];
  return new Map(people).set(person.id, [...seats, { since, at, person }]);
}

/**
 * Who somebody was when an act was done, by the forum's seq that it names (rule M8). After a dismissal they stay what
 * they were; an act that names no seq is of the present. Null: nobody of this id ever took part.
 */
export function personAt(people: PeopleSeats, id: UserId, forumSeq: number = Infinity): Participant | null {
  const seats = people.get(id);
  if (seats === undefined) return null;
  return (seats.findLast(({ since }) => since <= forumSeq) ?? seats[0])?.person ?? null;
}

/** The same by an instant, for what stands in no event log. */
export const personWhen = (people: PeopleSeats, id: UserId, at: number): Participant | null => {
  const seats = people.get(id);
  return (seats?.findLast((seat) => seat.at <= at) ?? seats?.[0])?.person ?? null;
};
