import { type Forum, type ForumEvent, forumReadersOf } from "../forum/forum.ts";
import type { UserId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";
import type { EventNotice, NoticeFor } from "./notice.ts";
import { whoOf } from "./opinion-notices.ts";

type Told = Pick<EventNotice, "kind"> &
  Partial<Pick<EventNotice, "about" | "groupId">> & { readonly to: NoticeFor };

const EVERYBODY: NoticeFor = { kind: "everybody" };
const toPerson = (userId: UserId): NoticeFor => ({ kind: "person", userId });

/** Returns what an event of the forum tells people (rule A50). */
export function forumNoticesOf(
  event: ForumEvent,
  { before, actor }: { readonly before: Pick<Forum, "meetings">; readonly actor: Participant | null },
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

function toldBy(event: ForumEvent, { meetings }: Pick<Forum, "meetings">): readonly Told[] {
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
    case "timetableEntryAdded":
    case "timetableEntryChanged":
    case "timetableEntryRemoved":
    case "deadlineExtended":
      return [{ kind: "deadline", to: EVERYBODY }];
    case "reportIssued":
      return [{ kind: "reportIssued", to: EVERYBODY }];
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
