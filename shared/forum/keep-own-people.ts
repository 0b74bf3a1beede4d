import { PEOPLE_OF_DELEGATION_MAX } from "../limits.ts";
import { isHeadOrDeputy } from "../negotiation/empowered.ts";
import type { Participant } from "../people/participant.ts";
import { mayDo } from "../people/permissions.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { ForumCommand } from "./forum-commands.ts";
import type { Forum } from "./forum.ts";

const PEOPLE_COMMANDS = [
  "admitParticipant",
  "changeParticipant",
  "dismissParticipant",
  "replaceParticipant",
] as const;
export type PeopleCommand = Extract<ForumCommand, { readonly type: (typeof PEOPLE_COMMANDS)[number] }>;
export const isPeopleCommand = (command: ForumCommand): command is PeopleCommand =>
  PEOPLE_COMMANDS.some((type) => type === command.type);

/** Roles that a head gives: an office is the secretariat's to give and to take. */
const OWN_ROLES: ReadonlySet<Participant["role"]> = new Set(["delegate", "follower"]);

/** Tells if somebody keeps the people of their delegation: its head, or a deputy (rule P12). */
export const mayKeepOwnPeople = (actor: Participant): boolean =>
  actor.delegationId !== null && isHeadOrDeputy(actor) && mayDo(actor, null, "keepOwnPeople") === null;

/** Tells if this is one of those whom a head or deputy keeps. */
export const isOwnPerson = (actor: Participant, { role, delegationId }: Participant): boolean =>
  delegationId !== null && delegationId === actor.delegationId && OWN_ROLES.has(role);

/** Tells if somebody may give links to any people at all. */
export const mayGiveLinks = (actor: Participant): boolean =>
  mayDo(actor, null, "admitPeople") === null || mayKeepOwnPeople(actor);

/** Tells if this person may be given a link, and their sign-ins ended, by this actor. A link signs in as them. */
export const mayGiveLink = (actor: Participant, person: Participant): boolean =>
  mayDo(actor, null, "admitPeople") === null ||
  (mayKeepOwnPeople(actor) && isOwnPerson(actor, person) && (!person.head || actor.head));

/** Tells if e-mail and title of this person are told to this reader (rule P11). */
export const readsContact = (reader: Participant, person: Participant): boolean =>
  reader.id === person.id ||
  mayDo(reader, null, "admitPeople") === null ||
  (mayKeepOwnPeople(reader) && reader.delegationId === person.delegationId);

/** Null: a head or deputy may do this to the people of their own delegation (rule P12). */
export function ownPeopleRefusal(forum: Forum, command: PeopleCommand, actor: Participant): Refusal | null {
  if (!mayKeepOwnPeople(actor)) return mayDo(actor, null, "admitPeople");
  const own = forum.delegations.find(({ id }) => id === actor.delegationId)?.symbol;
  if (command.type === "admitParticipant") {
    const { role, delegation, leads = [], head = false, deputy = false } = command;
    if (!OWN_ROLES.has(role) || delegation !== own || leads.length > 0) return NOT_OWN;
    if (head || (deputy && !actor.head)) return NOT_HEAD;
    return countOf(forum, actor) < PEOPLE_OF_DELEGATION_MAX ? null : FULL;
  }
  const person = forum.participants.get(command.userId);
  if (person === undefined || !isOwnPerson(actor, person)) return NOT_OWN;
  if (person.head && !actor.head) return NOT_HEAD;
  switch (command.type) {
    case "changeParticipant": {
      const { role = person.role, delegation = own, leads = [], head = person.head } = command;
      if (!OWN_ROLES.has(role) || delegation !== own || leads.length > 0) return NOT_OWN;
      if (head !== person.head && !actor.head) return NOT_HEAD;
      return person.head && (!head || role !== "delegate") ? HEAD_STAYS : null;
    }
    case "dismissParticipant": {
      const by = command.replacedBy === undefined ? undefined : forum.participants.get(command.replacedBy);
      if (by !== undefined && !isOwnPerson(actor, by)) return NOT_OWN;
      return person.head ? HEAD_STAYS : null;
    }
    case "replaceParticipant":
      return person.head ? HEAD_STAYS : null;
  }
}

const countOf = ({ participants }: Forum, { delegationId }: Participant): number =>
  [...participants.values()].filter((one) => one.delegationId === delegationId).length;

const NOT_OWN = refuse(
  "notOwnPeople",
  "You keep the delegates and followers of your own delegation. The secretariat keeps all others.",
).refusal;
const NOT_HEAD = refuse(
  "notEmpowered",
  "The head of a delegation names its deputies and its next head.",
).refusal;
const HEAD_STAYS = refuse("headStays", "Make somebody else the head first, or ask the secretariat.").refusal;
const FULL = refuse(
  "delegationFull",
  `A delegation has at most ${PEOPLE_OF_DELEGATION_MAX} people. Ask the secretariat for more.`,
  { max: PEOPLE_OF_DELEGATION_MAX },
).refusal;
