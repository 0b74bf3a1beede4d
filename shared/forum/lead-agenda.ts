import { canonicalJson } from "../events/chain.ts";
import { AGENDA_TURNS_MAX } from "../meeting-limits.ts";
import type { Participant } from "../people/participant.ts";
import { mayDo } from "../people/permissions.ts";
import type { AgendaLine, Preset } from "../presets/preset.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { AgendaCommand } from "./agenda-commands.ts";
import { type AgendaRun, itemNow } from "./agenda-run.ts";
import { changeParticipant } from "./decide-people.ts";
import type { Forum, ForumDecided, ForumEvent } from "./forum.ts";
import { meetingIn } from "./hold-meeting.ts";
import { mayHoldMeeting } from "./meeting-rights.ts";
import type { Meeting } from "./meeting.ts";

/** A meeting that goes through the forum's agenda. */
type Conducted = Meeting & { readonly agenda: readonly AgendaLine[]; readonly run: AgendaRun };
type Ask<Type extends AgendaCommand["type"]> = Extract<AgendaCommand, { type: Type }>;

/** Decides a command on the forum's agenda: its items, the election of the chair, the chair's report (rules T39 to T41). */
export function leadAgenda(
  forum: Forum,
  command: AgendaCommand,
  { actor, preset }: { readonly actor: Participant | null; readonly preset: Preset },
): ForumDecided {
  const found = meetingIn(forum, command.meetingId);
  if ("refusal" in found) return found;
  const refused = actor === null ? null : mayLead(actor, command, found);
  if (refused !== null) return { refusal: refused };
  if (found.closed !== null) return refuse("meetingOver", "This meeting is closed.");
  if (!isConducted(found)) return refuse("noItemNow", "This meeting does not go through the forum's agenda.");
  if (found.live.suspended !== null)
    return refuse("meetingSuspended", "The meeting is suspended: resume it first.");
  if (command.type === "takeUpItem") return takeUpItem(found, command);
  const n = itemNow(found.run);
  if (n === null) return refuse("noItemNow", "No item of the agenda is taken up: take one up first.");
  switch (command.type) {
    case "endItem":
      return { events: [{ type: "itemEnded", meetingId: found.id, n }] };
    case "electChair":
      return electChair(forum, command, { n, preset });
    case "adoptMeetingReport":
      return adoptReport(found, command, n);
  }
}

const isConducted = (meeting: Meeting): meeting is Conducted =>
  meeting.agenda !== undefined && meeting.run !== undefined;

/** Rights change with an election, so the secretariat enters it. */
const mayLead = (actor: Participant, { type }: AgendaCommand, { groupId }: Meeting): Refusal | null =>
  type === "electChair" ? mayDo(actor, null, "admitPeople") : mayHoldMeeting(actor, groupId);

function takeUpItem({ id: meetingId, agenda, run }: Conducted, { n }: Ask<"takeUpItem">): ForumDecided {
  if (!agenda.some((item) => item.n === n)) return refuse("noItemNow", "The agenda has no such item.", { n });
  const now = itemNow(run);
  if (now === n) return refuse("nothingToDo", "This item is taken up already.");
  if (run.turns.length >= AGENDA_TURNS_MAX) {
    return refuse("tooMany", `Items are taken up ${AGENDA_TURNS_MAX} times at most.`, {
      max: AGENDA_TURNS_MAX,
    });
  }
  const ended: readonly ForumEvent[] = now === null ? [] : [{ type: "itemEnded", meetingId, n: now }];
  return { events: [...ended, { type: "itemTakenUp", meetingId, n }] };
}

/** The elected person has the chair's rights from then on; the one before stays as they are (rule T40). */
function electChair(
  forum: Forum,
  { meetingId, userId, chair, reason }: Ask<"electChair">,
  { n, preset }: { readonly n: number; readonly preset: Preset },
): ForumDecided {
  const person = forum.participants.get(userId);
  if (person === undefined) return refuse("noSuchParticipant", "Nobody with this id takes part.", { userId });
  const { delegationId } = person;
  if (delegationId === null) return refuse("noDelegation", "The chair is elected from a delegation.");
  const seat: Parameters<typeof changeParticipant>[1] = {
    type: "changeParticipant",
    userId,
    role: "chair",
    leads: [],
    head: false,
    reason,
  };
  const seated = person.role === "chair" ? { events: [] } : changeParticipant(forum, seat, preset.groups);
  if ("refusal" in seated) return seated;
  const isNamed = canonicalJson(preset.chair) === canonicalJson(chair);
  if (isNamed && seated.events.length === 0) return refuse("nothingToDo", "It is so already.");
  const named: readonly ForumEvent[] = isNamed
    ? []
    : [{ type: "officerChanged", office: "chair", was: preset.chair, now: chair, reason }];
  const elected: ForumEvent = { type: "chairElected", meetingId, n, userId, delegationId, chair };
  return { events: [elected, ...named, ...seated.events] };
}

/** Adopts the chair's words on the meeting as the room read them; nobody changes them afterwards (rule T41). */
function adoptReport(
  { id: meetingId, narrative, run }: Conducted,
  { version }: Ask<"adoptMeetingReport">,
  n: number,
): ForumDecided {
  if (run.report !== null) return refuse("recordApproved", "The report of this meeting is adopted.");
  const last = narrative.versions.at(-1);
  if (last === undefined || last.text === "")
    return refuse("nothingToDo", "Nobody has written the report of this meeting yet.");
  return last.seq === version
    ? { events: [{ type: "meetingReportAdopted", meetingId, n, version }] }
    : refuse("wordsChanged", "Somebody changed the report since you read it: read it again.");
}
