import type { MeetingsTold } from "../../shared/forum/meeting-now.ts";
import type { Contribution } from "../../shared/negotiation/contribution.ts";
import type {
  ContributionId,
  DelegationId,
  GroupId,
  MeetingId,
  OpinionId,
  UserId,
} from "../../shared/ids.ts";
import type { Category, Participant } from "../../shared/people/participant.ts";
import type { Rules } from "../../shared/people/permissions.ts";
import type { MeetingEndEvent } from "../../shared/events/text-event.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { Behind } from "../../shared/wire/protocol.ts";
import type { ForumAuthors } from "../history/forum-authors.ts";
import type { ScopedTo } from "../../shared/timetable/timetable-entry.ts";

/** The forum as a room needs it, as it stands at each moment. */
export type RoomForum = ForumAuthors & {
  readonly seq: () => number;
  /** The last entry that changed what pages read of the forum. */
  readonly viewSeq: () => number;
  readonly participant: (user: UserId) => Participant | null;
  /** At this moment or another, for one Opinion; null: for all alike. */
  readonly rules: (of: ScopedTo | null, at?: number) => Rules;
  /** Tells if a window turns for somebody in this time, from now on. */
  readonly turnsWithin: (ms: number) => boolean;
  /** The entry that last changed the timetable; 0: none did. */
  readonly timetableSeq: () => number;
  /** The entry that last changed a meeting; 0: none did. */
  readonly meetingsSeq: () => number;
  /** The name of the meeting in which what is done for this group stands (rule T15). */
  readonly meetingName: (groupId: GroupId) => string | null;
  /** The same meeting's id; null while it is suspended. */
  readonly meetingId: (groupId: GroupId) => MeetingId | null;
  /** Delegations that attend that meeting, in the forum's order; none where none is open. */
  readonly attending: (groupId: GroupId) => readonly DelegationId[];
  /** Open meetings of a group and of all, as its pages hear of them (rule T29); null: all that are open. */
  readonly meetings: (groupId: GroupId | null) => MeetingsTold;
  /** Ends of meetings that this Opinion's minutes do not tell yet, and who closed them. */
  readonly meetingEnds: (
    opinion: Opinion,
  ) => readonly { readonly act: MeetingEndEvent; readonly by: UserId }[];
  readonly isDelegation: (id: DelegationId) => boolean;
  /** Tells if somebody of a delegation takes part now. */
  readonly isPresent: (id: DelegationId) => boolean;
  /** In the forum's order. */
  readonly delegations: () => readonly DelegationId[];
  /** All Opinions of the forum. */
  readonly opinions: () => readonly OpinionId[];
  readonly contributionOf: (id: ContributionId) => Contribution | null;
  readonly symbolOf: (id: DelegationId) => string | null;
  readonly categoryOf: (id: DelegationId) => Category | null;
  /** Returns a person as they were at the forum's seq that an act names; also after a dismissal. */
  readonly personAt: (user: UserId, forumSeq?: number) => Participant | null;
  /** Symbol and office of a person, as they are or last were. */
  readonly person: (user: UserId) => Behind;
};
