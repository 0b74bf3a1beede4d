import { type DelegationId, delegationId, type GroupId, type NewId, userId } from "../ids.ts";
import type { Category, Participant } from "../people/participant.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { ForumCommand } from "./forum-commands.ts";
import type { Delegation } from "./delegation.ts";
import { lookOf } from "../text/look-alike.ts";
import type { Forum, ForumDecided, ForumEvent } from "./forum.ts";

type Ask<Type extends ForumCommand["type"]> = Extract<ForumCommand, { type: Type }>;
type Groups = readonly { readonly id: string }[];

/** Puts a delegation on the forum's list. No two bear one symbol. */
export function admitDelegation(
  forum: Forum,
  { symbol, name, category, region }: Ask<"admitDelegation">,
): ForumDecided {
  const taken = symbolTaken(forum, symbol);
  if (taken !== null) return { refusal: taken };
  // Ids are for good: another delegation may have borne this symbol by mistake.
  const isFree = !forum.delegations.some(({ id }) => id === symbol);
  const id = delegationId(isFree ? symbol : `${symbol}~${forum.seq + 1}`);
  return {
    events: [{ type: "delegationAdmitted", delegation: { id, symbol, name, category, ...regionOf(region) } }],
  };
}

export function correctDelegation(forum: Forum, command: Ask<"correctDelegation">): ForumDecided {
  const before = forum.delegations.find(({ id }) => id === command.delegationId);
  if (before === undefined) return NO_DELEGATION(command.delegationId);
  const delegation: Delegation = {
    id: before.id,
    symbol: command.symbol ?? before.symbol,
    name: command.name ?? before.name,
    category: command.category ?? before.category,
    ...regionOf(command.region === undefined ? before.region : command.region),
  };
  // Both in one order of keys: one that was read from the event log has another.
  if (JSON.stringify(delegationOf(delegation)) === JSON.stringify(delegationOf(before)))
    return refuse("nothingToDo", "The list says this already.");
  const { symbol } = delegation;
  const others = forum.delegations.filter(({ id }) => id !== before.id);
  // One that stood on the list before, beside one that looks like it, may be corrected all the same.
  const isTaken = others.some((one) => one.symbol === symbol);
  if (isTaken || (symbol !== before.symbol && looksLike(others, symbol)))
    return refuse("symbolTaken", "Another delegation has this symbol.", { symbol });
  return { events: [{ type: "delegationCorrected", delegation, reason: command.reason }] };
}
const delegationOf = ({ id, symbol, name, category, region }: Delegation): Delegation => ({
  id,
  symbol,
  name,
  category,
  ...regionOf(region),
});
const regionOf = (region: string | null | undefined): Pick<Delegation, "region"> =>
  region === null || region === undefined ? {} : { region };

const symbolTaken = (forum: Forum, symbol: string): Refusal | null =>
  forum.delegations.some((one) => one.symbol === symbol)
    ? refuse("nothingToDo", "A delegation of this symbol is on the list.", { symbol }).refusal
    : looksLike(forum.delegations, symbol)
      ? refuse("symbolTaken", "Another delegation has a symbol that looks the same.", { symbol }).refusal
      : null;

const looksLike = (delegations: readonly Delegation[], symbol: string): boolean =>
  delegations.some((one) => lookOf(one.symbol) === lookOf(symbol));

export function admitParticipant(
  forum: Forum,
  command: Ask<"admitParticipant">,
  { newId, groups }: { readonly newId: NewId; readonly groups: Groups },
): ForumDecided {
  const { role, delegation = null, leads = [], head = false, deputy = false } = command;
  const seat = seatOf(forum, { role, delegation, leads, head }, groups);
  if ("refusal" in seat) return seat;
  if (headOf(forum, seat.delegationId) !== undefined && head) {
    return refuse("hasHead", "This delegation has a head. Admit the person, then make them its head.", {
      symbol: delegation ?? "",
    });
  }
  if (deputy && (seat.delegationId === null || head || role === "follower"))
    return refuse("unreadable", "A deputy takes part for a delegation beside its head.");
  const participant: Participant = { id: userId(newId()), role, ...seat, head };
  return { events: admission(participant, deputy) };
}

/** Few may read who is a deputy, so it stands in an entry of its own. */
const admission = (participant: Participant, deputy: boolean): readonly ForumEvent[] => [
  { type: "participantAdmitted", participant },
  ...(deputy && participant.delegationId !== null
    ? [
        {
          type: "deputyNamed",
          delegationId: participant.delegationId,
          userId: participant.id,
          deputy,
        } as const,
      ]
    : []),
];

/** One step: somebody goes, and a new person takes part in their place. */
export function replaceParticipant(
  forum: Forum,
  { userId: id, reason }: Ask<"replaceParticipant">,
  newId: NewId,
): ForumDecided {
  const person = forum.participants.get(id);
  if (person === undefined) return NOBODY(id);
  const { deputy = false, contributor: _within, joinedSeq: _joined, handed: _handed, ...seat } = person;
  const participant: Participant = { ...seat, id: userId(newId()) };
  return {
    events: [
      { type: "participantDismissed", userId: id, reason, replacedBy: participant.id },
      ...admission(participant, deputy),
    ],
  };
}

/** Somebody takes part as something else from now on, under the same id. */
export function changeParticipant(
  forum: Forum,
  command: Ask<"changeParticipant">,
  groups: Groups,
): ForumDecided {
  const person = forum.participants.get(command.userId);
  if (person === undefined) return NOBODY(command.userId);
  const role = command.role ?? person.role;
  const present = forum.delegations.find(({ id }) => id === person.delegationId)?.symbol ?? null;
  const delegation = command.delegation === undefined ? present : command.delegation;
  const staysLead = role === "facilitator" && command.leads === undefined;
  const leads = staysLead ? person.leads : (command.leads ?? []);
  const handed = staysLead ? (person.handed ?? []) : [];
  const isMoved = delegation !== present;
  const head = command.head ?? (person.head && !isMoved && role !== "follower");
  const seat = seatOf(forum, { role, delegation, leads: [...leads, ...handed], head }, groups);
  if ("refusal" in seat) return seat;
  if (role !== "secretariat" && isLastOfSecretariat(forum, person)) return LAST;
  const participant: Omit<Participant, "deputy" | "joinedSeq"> = {
    id: person.id,
    role,
    category: seat.category,
    delegationId: seat.delegationId,
    leads,
    ...(handed.length === 0 ? {} : { handed }),
    head,
  };
  const { deputy: _deputy, joinedSeq: _joined, ...before } = person;
  const isSame = command.name === undefined && canonical(participant) === canonical(before);
  // E-mail and title stand outside the record: their change is no entry of it.
  if (isSame && (command.email !== undefined || command.title !== undefined)) return { events: [] };
  if (isSame) return refuse("nothingToDo", "They take part so already.");
  const { reason } = command;
  if (reason === undefined) return refuse("reasonMissing", "Say why: everybody reads it in the record.");
  const renamed = command.name === undefined ? {} : ({ renamed: true } as const);
  const former = head ? headOf(forum, seat.delegationId) : undefined;
  return {
    events: [
      // One head: the same entry says who is it no more.
      ...(former === undefined || former.id === person.id ? [] : [noLongerHead(former, reason)]),
      { type: "participantChanged", participant, reason, ...renamed },
    ],
  };
}

function noLongerHead(
  { deputy: _deputy, joinedSeq: _joined, ...person }: Participant,
  reason: string,
): ForumEvent {
  return { type: "participantChanged", participant: { ...person, head: false }, reason };
}

const canonical = ({
  id,
  role,
  category,
  delegationId: of,
  leads,
  handed = [],
  head,
}: Omit<Participant, "deputy">) => JSON.stringify([id, role, category, of, leads, handed, head]);

export function dismissParticipant(
  forum: Forum,
  { userId: id, reason, replacedBy }: Ask<"dismissParticipant">,
): ForumDecided {
  const person = forum.participants.get(id);
  if (person === undefined) return refuse("nothingToDo", "No such participant takes part.", { userId: id });
  if (isLastOfSecretariat(forum, person)) return LAST;
  if (replacedBy === id || (replacedBy !== undefined && !forum.participants.has(replacedBy)))
    return NOBODY(replacedBy);
  const by = replacedBy === undefined ? {} : { replacedBy };
  return { events: [{ type: "participantDismissed", userId: id, reason, ...by }] };
}

/** Somebody must be there who can admit others. */
const isLastOfSecretariat = ({ participants }: Forum, { id, role }: Participant): boolean =>
  role === "secretariat" &&
  ![...participants.values()].some((one) => one.role === "secretariat" && one.id !== id);
const LAST = refuse(
  "lastOfSecretariat",
  "This is the last person of the secretariat: admit or name another first.",
);

const NOBODY = (id: string) => refuse("noSuchParticipant", "Nobody with this id takes part.", { userId: id });
const NO_DELEGATION = (symbol: string) =>
  refuse("noSuchDelegation", "There is no delegation of this symbol on the forum's list.", { symbol });

const headOf = ({ participants }: Forum, of: DelegationId | null): Participant | undefined =>
  of === null
    ? undefined
    : [...participants.values()].find(({ delegationId: own, head }) => head && own === of);

type Seat = {
  readonly category: Category;
  readonly delegationId: DelegationId | null;
  readonly leads: readonly GroupId[];
};

/** Delegation, category and groups of somebody who takes part, or why they cannot take part so. */
function seatOf(
  forum: Forum,
  {
    role,
    delegation: symbol,
    leads,
    head,
  }: Pick<Participant, "role" | "leads" | "head"> & { readonly delegation: string | null },
  groups: Groups,
): Seat | { readonly refusal: Refusal } {
  for (const id of leads) {
    if (!groups.some((group) => group.id === id)) {
      return refuse("noSuchGroup", "There is no such working group.", { groupId: id });
    }
  }
  if (role === "facilitator" && leads.length === 0) {
    return refuse("unreadable", "A facilitator leads a group: name it.");
  }
  if (head && (symbol === null || role === "follower")) {
    return refuse("unreadable", "The head of a delegation takes part for it, and does not only follow.");
  }
  if (symbol === null) {
    if (role === "delegate") return refuse("unreadable", "A delegate has a delegation: name its symbol.");
    return { category: "office", delegationId: null, leads };
  }
  const delegation = forum.delegations.find((one) => one.symbol === symbol);
  if (delegation === undefined) return NO_DELEGATION(symbol);
  return { category: delegation.category, delegationId: delegation.id, leads };
}
