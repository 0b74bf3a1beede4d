import type { GroupId, UserId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Behind } from "../../shared/wire/protocol.ts";

/** Somebody in the room as all may know them: by delegation or office, with nothing that tells the person (rule J5). */
export type Roster = {
  readonly told: (user: UserId) => Behind;
  /** Tells if the reader may know the person: the same delegation, or the secretariat (rules A7, J5). */
  readonly mayKnow: (reader: UserId, user: UserId) => boolean;
};

export function openRoster(
  {
    person,
    participant,
  }: {
    readonly person: (user: UserId) => Behind;
    readonly participant: (user: UserId) => Participant | null;
  },
  groupId: GroupId,
): Roster {
  return {
    told: (user) => {
      const { symbol, delegationId, role } = person(user);
      const leads = participant(user)?.leads ?? [];
      // One acting role: a lead appears here as the office alone (rule P6).
      if (role === "facilitator" && leads.includes(groupId))
        return { symbol: null, delegationId: null, role, leads: [groupId] };
      if (delegationId !== null) return { symbol, delegationId, role: "delegate" };
      return { symbol, delegationId, role, ...(leads.length === 0 ? {} : { leads }) };
    },
    mayKnow: (reader, user) => {
      if (reader === user) return true;
      const asked = participant(reader);
      if (asked === null) return false;
      const { delegationId } = person(user);
      return asked.role === "secretariat" || (delegationId !== null && delegationId === asked.delegationId);
    },
  };
}
