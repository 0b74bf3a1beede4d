import type { DelegationId, UserId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";
import { mayRead } from "../people/readers.ts";
import type { Meeting } from "./meeting.ts";
import type { MeetingPlan } from "./meeting-plan.ts";

/** A meeting as one reader may have it: delegations in the forum's order, people of their own delegation alone (rule T17). */
export type ToldMeeting = Omit<Meeting, "members" | "live" | "takenOff" | "narrative"> & {
  readonly members: readonly UserId[];
};

export const toldMeeting = (
  { members, live: _live, takenOff: _takenOff, narrative: _narrative, ...meeting }: Meeting,
  { reader, order }: { readonly reader: Participant; readonly order: readonly DelegationId[] },
): ToldMeeting => ({
  ...meeting,
  attending: order.filter((id) => meeting.attending.includes(id)),
  members: members
    .filter(
      ({ delegationId, attends }) =>
        attends && mayRead({ kind: "delegationAndSecretariat", delegationId }, reader, null),
    )
    .map(({ userId }) => userId),
});

/** `GET /api/forum/meetings`: in the order in which they were opened. */
export type MeetingsAnswer = {
  readonly seq: number;
  readonly meetings: readonly ToldMeeting[];
  readonly plans: readonly MeetingPlan[];
};
