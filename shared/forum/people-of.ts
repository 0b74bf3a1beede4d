import { type AuthorId, authorId, type UserId, userId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";

/** Somebody as they took part from an entry of the forum on. */
export type Seat = {
  /** The forum's seq. */
  readonly since: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly person: Participant;
  /** Each change of role, delegation or groups makes another author, so that old words stay as they were. */
  readonly author: AuthorId;
};

/** Everybody who ever took part, with all their seats in order. Nobody is ever taken off it. */
export type PeopleSeats = ReadonlyMap<UserId, readonly Seat[]>;

/** After an entry that admits or changes somebody; `asNewAuthor`: they do not write as they did before. */
export function withSeat(
  people: PeopleSeats,
  { since, at, person, asNewAuthor = false }: Omit<Seat, "author"> & { readonly asNewAuthor?: boolean },
): PeopleSeats {
  const seats = people.get(person.id) ?? [];
  const before = seats.at(-1)?.author ?? authorId(person.id);
  const author = asNewAuthor ? authorId(`${person.id}~${since}`) : before;
  return new Map(people).set(person.id, [...seats, { since, at, person, author }]);
}

/** An act that names no seq is of the present; one before the first seat cannot be. */
const seatAt = (people: PeopleSeats, id: UserId, forumSeq: number): Seat | undefined => {
  const seats = people.get(id);
  return seats?.findLast(({ since }) => since <= forumSeq) ?? seats?.[0];
};

/**
 * Returns a person as they were when an act was done, by the forum's seq that it names (rule M8). After a dismissal
 * they stay what they were. Null: nobody of this id ever took part.
 */
export const personAt = (people: PeopleSeats, id: UserId, forumSeq = Infinity): Participant | null =>
  seatAt(people, id, forumSeq)?.person ?? null;

/** Returns the author as whom a person wrote at a seq of the forum, or writes now. */
export const authorAt = (people: PeopleSeats, id: UserId, forumSeq = Infinity): AuthorId =>
  seatAt(people, id, forumSeq)?.author ?? authorId(id);

/** Returns the person of an author of words, as they are or were when they last wrote as this. */
export const personOf = (people: PeopleSeats, author: AuthorId): Participant | null =>
  people.get(userOf(author))?.findLast((seat) => seat.author === author)?.person ?? null;

export const userOf = (author: AuthorId): UserId => userId(author.split("~")[0] ?? "");

/** The last seq of the forum at which somebody wrote as this author; undefined: they do now. */
export function lastSeqOf(people: PeopleSeats, author: AuthorId): number | undefined {
  const seats = people.get(userOf(author)) ?? [];
  const last = seats.findLastIndex((seat) => seat.author === author);
  const next = seats[last + 1];
  return next === undefined ? undefined : next.since - 1;
}

/** The same by an instant, for what stands in no event log. */
export const personWhen = (people: PeopleSeats, id: UserId, at: number): Participant | null => {
  const seats = people.get(id);
  return (seats?.findLast((seat) => seat.at <= at) ?? seats?.[0])?.person ?? null;
};
