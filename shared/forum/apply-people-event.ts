import type { Participant } from "../people/participant.ts";
import type { Delegation } from "./delegation.ts";
import type { Forum, ForumEntry } from "./forum.ts";
import { withSeat } from "./people-of.ts";
import type { PeopleEvent } from "./people-event.ts";

type Recorded = PeopleEvent & Pick<ForumEntry, "seq" | "at">;

export function applyPeopleEvent(forum: Forum, entry: Recorded): Forum {
  const { seq } = entry;
  switch (entry.type) {
    case "delegationAdmitted":
      return { ...forum, seq, delegations: [...forum.delegations, entry.delegation] };
    case "delegationCorrected":
      return { ...corrected(forum, entry, entry.delegation), seq };
    case "participantAdmitted":
      return seated(forum, entry, entry.participant);
    case "participantChanged":
      return { ...changed(forum, entry), peopleActs: told(forum, entry) };
    case "participantDismissed": {
      const participants = new Map(forum.participants);
      participants.delete(entry.userId);
      return { ...forum, seq, participants, peopleActs: told(forum, entry) };
    }
  }
}

/** Somebody as they take part from this entry on. */
export const seated = (
  forum: Forum,
  { seq, at }: Pick<ForumEntry, "seq" | "at">,
  person: Participant,
  { asNewAuthor = false }: { readonly asNewAuthor?: boolean } = {},
): Forum => ({
  ...forum,
  seq,
  participants: new Map(forum.participants).set(person.id, person),
  people: withSeat(forum.people, { since: seq, at, person, asNewAuthor }),
});

function changed(
  forum: Forum,
  entry: Extract<PeopleEvent, { type: "participantChanged" }> & Pick<ForumEntry, "seq" | "at">,
): Forum {
  const { participant } = entry;
  const before = forum.participants.get(participant.id);
  if (before === undefined) return { ...forum, seq: entry.seq };
  const isMoved = before.delegationId !== participant.delegationId;
  const isDeputy = before.deputy === true && !isMoved && !participant.head && participant.role !== "follower";
  const isContributor = before.contributor === true && !isMoved && participant.role === "follower";
  const joinedSeq = isMoved ? entry.seq : before.joinedSeq;
  const person: Participant = {
    ...participant,
    ...(isDeputy ? { deputy: true } : {}),
    ...(isContributor ? { contributor: true } : {}),
    ...(joinedSeq === undefined ? {} : { joinedSeq }),
  };
  const asNewAuthor = isMoved || before.role !== person.role || before.leads.join() !== person.leads.join();
  return seated(forum, entry, person, { asNewAuthor });
}

/** A category decides rights from now on: it stands with each person of the delegation, too. */
function corrected(forum: Forum, entry: Recorded, delegation: Delegation): Forum {
  const { id, category } = delegation;
  const delegations = forum.delegations.map((one) => (one.id === id ? delegation : one));
  let after: Forum = { ...forum, delegations, peopleActs: told(forum, entry) };
  for (const person of forum.participants.values())
    if (person.delegationId === id && person.category !== category)
      after = seated(after, entry, { ...person, category });
  return after;
}

/** Without its place in the chain, which no page tells. */
const told = ({ peopleActs }: Forum, entry: Recorded): Forum["peopleActs"] => {
  const { seq, at } = entry;
  switch (entry.type) {
    case "delegationAdmitted":
    case "participantAdmitted":
      return peopleActs;
    case "delegationCorrected": {
      const { type, delegation, reason } = entry;
      return [...peopleActs, { type, delegation, reason, seq, at }];
    }
    case "participantChanged": {
      const { type, participant, reason, renamed } = entry;
      return [...peopleActs, { type, participant, reason, ...(renamed && { renamed }), seq, at }];
    }
    case "participantDismissed": {
      const { type, userId, reason, replacedBy } = entry;
      return [...peopleActs, { type, userId, reason, ...(replacedBy && { replacedBy }), seq, at }];
    }
  }
};
