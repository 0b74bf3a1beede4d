import { type Forum, type ForumEvent, forumReadersOf } from "../forum/forum.ts";
import type { MeetingPlan, PlannedMeeting } from "../forum/meeting-plan.ts";
import type { UserId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";
import type { EventNotice, NoticeFor } from "./notice.ts";
import { whoOf } from "./opinion-notices.ts";

type Told = Pick<EventNotice, "kind"> &
  Partial<Pick<EventNotice, "about" | "groupId">> & { readonly to: NoticeFor };

type Before = Pick<Forum, "meetings" | "plans" | "participants">;

const EVERYBODY: NoticeFor = { kind: "everybody" };
const toPerson = (userId: UserId): NoticeFor => ({ kind: "person", userId });

/** Returns what an event of the forum tells people (rule A50). */
export function forumNoticesOf(
  event: ForumEvent,
  { before, actor }: { readonly before: Before; readonly actor: Participant | null },
): readonly EventNotice[] {
  const readers = forumReadersOf(event);
  return toldBy(event, before).map(({ kind, to, about = "", groupId = null }): EventNotice => ({
    kind,
    for: to,
    who: whoOf(actor, groupId),
    groupId,
    clauseId: null,
    about,
    more: 0,
    ...(readers.kind === "all" ? {} : { readers }),
  }));
}

function toldBy(event: ForumEvent, before: Before): readonly Told[] {
  const { meetings, plans } = before;
  switch (event.type) {
    case "meetingOpened": {
      const { name, groupId } = event.meeting;
      return [{ kind: "meetingOpened", about: name, groupId, to: EVERYBODY }];
    }
    case "meetingClosed": {
      const meeting = meetings.find((one) => one.id === event.meetingId);
      if (meeting === undefined) return [];
      const { name, groupId } = meeting;
      return [{ kind: "meetingClosed", about: name, groupId, to: EVERYBODY }];
    }
    case "meetingPlanned":
      return toInvited("meetingPlanned", [event.plan], before);
    case "meetingPlanChanged": {
      // Delegations that are no longer invited hear of it once more.
      const was = plans.filter(({ id }) => id === event.plan.id);
      return toInvited("meetingPlanChanged", [event.plan, ...was], before);
    }
    case "meetingCancelled":
    case "meetingReminded": {
      const kind = event.type === "meetingReminded" ? "meetingSoon" : event.type;
      return toInvited(
        kind,
        plans.filter(({ id }) => id === event.planId),
        before,
      );
    }
    case "timetableEntryAdded":
    case "timetableEntryChanged":
    case "timetableEntryRemoved":
    case "deadlineExtended":
      return [{ kind: "deadline", to: EVERYBODY }];
    case "reportIssued":
      return [{ kind: "reportIssued", to: EVERYBODY }];
    case "reportDraftPublished":
      return [{ kind: "reportDraft", about: event.draft.title, to: EVERYBODY }];
    case "paperHandedIn":
      return [{ kind: "paperHandedIn", about: event.paper.title, to: { kind: "secretariat" } }];
    case "paperReturned": {
      const { delegationId } = event;
      return [{ kind: "paperReturned", about: event.reason, to: { kind: "delegation", delegationId } }];
    }
    case "contributionRegistered":
      return [{ kind: "paperPosted", about: event.contribution.number, to: EVERYBODY }];
    case "contributionRevised":
    case "contributionAdded":
      return [{ kind: "paperPosted", about: event.words.number, to: EVERYBODY }];
    case "leadHanded": {
      const { to, groupId } = event;
      return [
        { kind: "leadHanded", groupId, to: to === "secretariat" ? { kind: "secretariat" } : toPerson(to) },
      ];
    }
    case "deputyNamed":
      return event.deputy ? [{ kind: "deputy", to: toPerson(event.userId) }] : [];
    case "participantChanged":
      return [{ kind: "seat", to: toPerson(event.participant.id) }];
    default:
      return [];
  }
}

/** Tells those invited, and the offices that hold it. `plans`: the plan as it is, and as it was. */
function toInvited(
  kind: EventNotice["kind"],
  plans: readonly (PlannedMeeting | MeetingPlan)[],
  { participants }: Pick<Forum, "participants">,
): readonly Told[] {
  const [now] = plans;
  if (now === undefined) return [];
  const [groupId = null, ...others] = now.groupIds;
  const told = { kind, about: now.name, groupId: others.length === 0 ? groupId : null };
  if (plans.some(({ invited }) => invited === "all")) return [{ ...told, to: EVERYBODY }];
  const invited = plans.flatMap((plan) => (plan.invited === "all" ? [] : plan.invited.delegations));
  const groups = new Set(plans.flatMap(({ groupIds }) => groupIds));
  const offices = [...participants.values()].filter(
    ({ role, leads }) => role === "chair" || leads.some((id) => groups.has(id)),
  );
  return [
    ...[...new Set(invited)].map((delegationId): Told => ({
      ...told,
      to: { kind: "delegation", delegationId },
    })),
    ...offices.map(({ id }): Told => ({ ...told, to: toPerson(id) })),
    { ...told, to: { kind: "secretariat" } },
  ];
}
