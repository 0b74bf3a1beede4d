import type { ForumView } from "../../shared/forum/forum-view.ts";
import type { Forum } from "../../shared/forum/forum.ts";
import type { Seat } from "../../shared/forum/people-of.ts";
import { isContributor } from "../../shared/negotiation/comment.ts";
import { authorId, type UserId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { SERVER } from "./new-opinions.ts";

type ToldPerson = ForumView["people"][number];
type FormerPerson = ForumView["former"][number];

const speaksFor = ({ head, deputy }: Participant): ToldPerson["speaks"] =>
  head ? "head" : deputy === true ? "deputy" : null;

/** The same object for all readers to whom this person is not named: there are hundreds of both. */
const unnamedKnown = new WeakMap<readonly Seat[], FormerPerson>();

/** Somebody by their seats, without a name: what each act's author was is read from it (rule M8). */
function unnamed(seats: readonly Seat[]): FormerPerson {
  const known = unnamedKnown.get(seats);
  if (known !== undefined) return known;
  const { id, role, delegationId, leads, joinedSeq } = seats.at(-1)!.person;
  const was = seats.slice(0, -1).flatMap(({ person }, n) => {
    const until = seats[n + 1]!.since;
    const next = seats[n + 1]!.person;
    const isSame =
      next.role === person.role &&
      next.delegationId === person.delegationId &&
      next.leads.join() === person.leads.join();
    return isSame
      ? []
      : [{ until, role: person.role, delegationId: person.delegationId, leads: person.leads }];
  });
  const joined = joinedSeq === undefined ? {} : { joinedSeq };
  const told = { id, role, delegationId, leads, name: "", ...joined, ...(was.length === 0 ? {} : { was }) };
  unnamedKnown.set(seats, told);
  return told;
}
const asParticipant = new WeakMap<FormerPerson, ToldPerson>();
function present(seats: readonly Seat[]): ToldPerson {
  const former = unnamed(seats);
  const told = asParticipant.get(former) ?? { ...former, speaks: null };
  asParticipant.set(former, told);
  return told;
}

/** Acts of the server itself, at a first start or by its command line, are the secretariat's. */
const SERVER_SEATS: readonly Seat[] = [{ since: 0, at: 0, person: SERVER, author: authorId(SERVER.id) }];

/**
 * Those who take part, and those who did, as one reader may know them: a name goes to the reader, to the secretariat
 * and to the delegation for which that person takes part or acted (rule A7).
 */
export function toldPeople(
  { participants, people }: Pick<Forum, "participants" | "people">,
  me: Participant,
  nameOf: (user: UserId) => string,
): Pick<ForumView, "people" | "former"> {
  const isNamed = (seats: readonly Seat[]): boolean =>
    me.role === "secretariat" ||
    seats.some(
      ({ person: { id, delegationId } }) =>
        id === me.id || (delegationId !== null && delegationId === me.delegationId),
    );
  const isOwn = ({ id, delegationId }: Participant): boolean =>
    me.role === "secretariat" || id === me.id || (delegationId !== null && delegationId === me.delegationId);
  const told: { people: ToldPerson[]; former: FormerPerson[] } = { people: [], former: [] };
  for (const [id, seats] of [...people, [SERVER.id, SERVER_SEATS] as const]) {
    const now = id === SERVER.id ? SERVER : participants.get(id);
    if (now === undefined) {
      told.former.push(isNamed(seats) ? { ...unnamed(seats), name: nameOf(id) } : unnamed(seats));
    } else if (isNamed(seats)) {
      told.people.push({
        ...unnamed(seats),
        name: nameOf(id),
        speaks: isOwn(now) ? speaksFor(now) : null,
        ...(isOwn(now) && isContributor(now) ? { contributes: true as const } : {}),
      });
    } else told.people.push(present(seats));
  }
  return told;
}
