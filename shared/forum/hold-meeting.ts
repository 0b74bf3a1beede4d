import { type GroupId, meetingId, type NewId } from "../ids.ts";
import { GROUP_MEETINGS_MAX } from "../meeting-limits.ts";
import type { Participant } from "../people/participant.ts";
import type { Preset } from "../presets/preset.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { TimetableEntry } from "../timetable/timetable-entry.ts";
import type { ForumCommand } from "./forum-commands.ts";
import type { Forum, ForumDecided } from "./forum.ts";
import { heldBy, mayHoldMeeting } from "./meeting-rights.ts";
import { openGroups, planIn } from "./plan-meeting.ts";
import { groupRefusal } from "./keep-facts.ts";
import { type Meeting, type MeetingChair, openOf } from "./meeting.ts";

type Ask<Type extends ForumCommand["type"]> = Extract<ForumCommand, { type: Type }>;

/** Opens a meeting at this moment of the server's clock; a group has one open at a time. */
export function openMeeting(
  forum: Forum,
  command: Ask<"openMeeting">,
  context: {
    readonly actor: Participant | null;
    readonly newId: NewId;
    readonly preset: Preset;
    readonly entries: readonly TimetableEntry[];
  },
): ForumDecided {
  const { actor, newId, preset, entries } = context;
  const asked = askedMeeting(forum, command, preset);
  if ("refusal" in asked) return asked;
  const { entryId } = command;
  const { name, of, planned } = asked;
  const { groupId } = of;
  const refused = actor === null ? null : mayHoldMeeting(actor, groupId);
  if (refused !== null) return { refusal: refused };
  const noGroup = groupId === null ? null : groupRefusal(preset, groupId);
  if (noGroup !== null) return noGroup;
  const isOfAll = groupId === null && of.groupIds === undefined;
  if (command.agenda === true && (!isOfAll || preset.agenda.length === 0))
    return refuse("unreadable", "A meeting of all goes through the forum's agenda, if the forum has one.");
  if ((of.groupIds ?? [groupId]).some((id) => openOf(forum.meetings, id) !== null)) {
    return refuse("meetingOpen", "A meeting of this group is open: close it first.");
  }
  if (asRead(name) === "") return refuse("unreadable", "Nothing of this name can be seen.");
  const own = forum.meetings.filter(
    (one) => one.groupId === groupId && String(one.groupIds) === String(of.groupIds),
  );
  if (own.some((one) => asRead(one.name) === asRead(name))) {
    return refuse("meetingNameTaken", "Another meeting of this group has this name.", { name });
  }
  if (own.length >= GROUP_MEETINGS_MAX) {
    return refuse("tooManyMeetings", `A group has ${GROUP_MEETINGS_MAX} meetings at most.`, {
      max: GROUP_MEETINGS_MAX,
    });
  }
  const isOfGroup = (of: TimetableEntry): boolean => of.groupId === undefined || of.groupId === groupId;
  if (entryId !== undefined && !entries.some((entry) => entry.id === entryId && isOfGroup(entry))) {
    return refuse("noSuchEntry", "There is no such entry of the timetable.", { entryId });
  }
  const meeting = {
    id: meetingId(newId()),
    ...of,
    ...planned,
    name,
    entryId: entryId ?? null,
    chairedBy: chairOf(forum, groupId),
    ...(command.agenda === true ? { agenda: preset.agenda } : {}),
  };
  return { events: [{ type: "meetingOpened", meeting }] };
}

/** The groups and the name of a meeting, as its plan tells them or as the command names them. */
function askedMeeting(
  forum: Forum,
  { planId, groupId, name }: Ask<"openMeeting">,
  preset: Preset,
):
  | {
      readonly name: string;
      readonly of: ReturnType<typeof heldBy>;
      readonly planned: Pick<Meeting, "planId" | "endsAt">;
    }
  | { readonly refusal: Refusal } {
  if (planId === undefined) {
    return groupId === undefined || name === undefined
      ? refuse("unreadable", "A meeting without a plan needs a group and a name.")
      : { name, of: { groupId }, planned: {} };
  }
  const plan = planIn(forum, planId);
  if ("refusal" in plan) return plan;
  if (plan.cancelled !== null) return refuse("meetingOver", "This meeting is cancelled.");
  const of = heldBy(plan.groupIds, openGroups(preset));
  return { name: name ?? plan.name, of, planned: { planId, endsAt: plan.endsAt } };
}

/** A name as it is seen: what shows nothing tells no two meetings apart, nor do two ways to write one letter. */
const asRead = (name: string): string =>
  name
    .normalize("NFKC")
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .toLowerCase();

/** The group's lead takes the chair, or the secretariat if the lead was handed to it. */
function chairOf({ participants }: Forum, groupId: GroupId | null): MeetingChair {
  if (groupId === null) return "chair";
  const isLed = [...participants.values()].some(
    ({ role, leads }) => role === "facilitator" && leads.includes(groupId),
  );
  return isLed ? "lead" : "secretariat";
}

/** Closes a meeting; one that was left open, with a reason and the instant at which it ended (rule T14). */
export function closeMeeting(
  forum: Forum,
  command: Ask<"closeMeeting">,
  { actor, at }: { readonly actor: Participant | null; readonly at: number },
): ForumDecided {
  const found = meetingIn(forum, command.meetingId);
  if ("refusal" in found) return found;
  const refused = actor === null ? null : mayHoldMeeting(actor, found.groupId);
  if (refused !== null) return { refusal: refused };
  if (found.closed !== null) return refuse("meetingOver", "This meeting is closed.");
  const { meetingId: id, conclusion = "", reason = "" } = command;
  const endedAt = command.endedAt === undefined ? null : Date.parse(command.endedAt);
  if (endedAt !== null) {
    if (reason === "") {
      return refuse("unreadable", "Where a meeting ended earlier than it is closed, a reason says why.");
    }
    if (endedAt < found.opened.at || endedAt > at) {
      return refuse("notWhileOpen", "It ended after it was opened, and before this moment.");
    }
  }
  return { events: [{ type: "meetingClosed", meetingId: id, conclusion, endedAt, reason }] };
}

export const meetingIn = ({ meetings }: Forum, id: Meeting["id"]): Meeting | { readonly refusal: Refusal } =>
  meetings.find((one) => one.id === id) ?? refuse("noSuchMeeting", "There is no such meeting.");
