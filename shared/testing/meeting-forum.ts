import { delegationId, groupId, opinionId, userId } from "../ids.ts";
import { applyForumEvent } from "../forum/apply-forum-event.ts";
import { forumCommandSchema } from "../forum/forum-commands.ts";
import { decideForum } from "../forum/forum-decide.ts";
import type { Forum, ForumDecided, ForumEvent } from "../forum/forum.ts";
import type { Meeting } from "../forum/meeting.ts";
import { MINUTE_MS } from "../durations.ts";
import type { Participant } from "../people/participant.ts";
import { PEOPLE } from "./room.ts";
import { wtpf26 } from "./wtpf-26.ts";

const START = Date.parse("2025-07-01T14:00Z");
/** The Opinions of a forum with meetings, one a group. */
export const MEETING_OPINIONS = { space: `01${"S".repeat(24)}`, green: `01${"G".repeat(24)}` } as const;

/** Comes from AAA and leads the group on space. */
export const OWN_LEAD: Participant = {
  ...PEOPLE.lead,
  id: userId("lead of AAA"),
  delegationId: delegationId("AAA"),
};
const PERSONS: readonly Participant[] = [...Object.values(PEOPLE), OWN_LEAD];

/** A forum with three delegations, its clock a minute later at each command. */
export function openMeetingForum(persons = PERSONS) {
  let forum: Forum | null = null;
  let at = START;
  let ids = 0;
  const acts: ForumEvent[] = [];
  const enter = (act: ForumEvent, by = userId("server")): void => {
    acts.push(act);
    forum = applyForumEvent(forum, { ...act, seq: acts.length, at, by });
  };
  enter({ type: "forumOpened", preset: "wtpf-26", sample: true });
  for (const symbol of ["HHH", "AAA", "BBB"]) {
    const delegation = { id: delegationId(symbol), symbol, name: wtpf26.name, category: "academia" } as const;
    enter({ type: "delegationAdmitted", delegation });
  }
  for (const [group, id] of Object.entries(MEETING_OPINIONS))
    enter({ type: "opinionOpened", opinionId: opinionId(id), groupId: groupId(group) });
  for (const participant of persons) enter({ type: "participantAdmitted", participant });
  const ask = (actor: Participant, command: object): string => {
    at += MINUTE_MS;
    const parsed = forumCommandSchema.safeParse(command);
    if (!parsed.success) return "unreadable";
    const newId = (): string => `01${String(++ids).padStart(24, "0")}`;
    const decided = decideForum(forum!, parsed.data, { actor, newId, preset: wtpf26, at });
    if ("refusal" in decided) return decided.refusal.reason;
    for (const act of decided.events) enter(act, actor.id);
    return "done";
  };
  const last = (): Meeting => forum!.meetings.at(-1)!;
  const open = (actor: Participant, group: string | null, name: string): string =>
    ask(actor, { type: "openMeeting", groupId: group, name });
  return {
    forum: () => forum!,
    acts,
    ask,
    /** The server's own event. */
    decided: (decide: (forum: Forum) => ForumDecided): string => {
      at += MINUTE_MS;
      const decided = decide(forum!);
      if ("refusal" in decided) return decided.refusal.reason;
      for (const act of decided.events) enter(act);
      return "done";
    },
    open,
    last,
    pass: (ms: number) => (at += ms),
    now: () => at,
    close: (actor: Participant, more: object = {}): string =>
      ask(actor, { type: "closeMeeting", meetingId: last().id, ...more }),
    attend: (actor: Participant, attends = true): string =>
      ask(actor, { type: "attendMeeting", meetingId: last().id, attends }),
    list: (actor: Participant, delegations: readonly string[], more: object = {}): string =>
      ask(actor, { type: "listAttendance", meetingId: last().id, delegations, attends: true, ...more }),
  };
}
