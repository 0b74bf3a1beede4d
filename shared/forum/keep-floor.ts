import type { OpinionId } from "../ids.ts";
import { FLOOR_REQUESTS_MAX } from "../meeting-limits.ts";
import type { Participant } from "../people/participant.ts";
import { refuse } from "../refusal.ts";
import type { Forum, ForumDecided } from "./forum.ts";
import type { LiveMeetingCommand } from "./meeting-commands.ts";
import type { FloorRequest } from "./meeting-live.ts";
import { mayHoldMeeting, whoAsks } from "./meeting-rights.ts";
import { isForGroup, type Meeting, type MeetingEvent } from "./meeting.ts";

type Ask<Type extends LiveMeetingCommand["type"]> = Extract<LiveMeetingCommand, { type: Type }>;

const NO_REQUEST = refuse("noSuchRequest", "This request for the floor does not wait any more.");
const NOTHING_TO_DO = refuse("nothingToDo", "This is so already.");
const done = (event: MeetingEvent): ForumDecided => ({ events: [event] });

/** Tells if an Opinion is one that this meeting may speak of. */
export const isOfMeeting = ({ opinions }: Forum, meeting: Meeting, id: OpinionId): boolean =>
  opinions.some((one) => one.id === id && isForGroup(meeting, one.groupId));

/** A delegation or office asks for the floor; the person who holds the meeting records it for a delegation (rule T27). */
export function askFloor(
  forum: Forum,
  meeting: Meeting,
  { ask, actor }: { readonly ask: Ask<"askFloor">; readonly actor: Participant | null },
): ForumDecided {
  const asks = ask.for === undefined ? whoAsks(actor, meeting) : recordedFor(forum, meeting, { ask, actor });
  if ("refusal" in asks) return asks;
  const { who } = asks;
  const { waiting, asked, table } = meeting.live;
  if (waiting.some((one) => one.who === who && one.on === ask.on)) {
    return refuse("floorAsked", "You wait for the floor already.");
  }
  if ((asked[who] ?? 0) >= FLOOR_REQUESTS_MAX) {
    return refuse("tooMany", "You have asked for the floor often enough in this meeting.", {
      max: FLOOR_REQUESTS_MAX,
    });
  }
  const about = { opinionId: ask.opinionId ?? null, clauseId: ask.clauseId ?? null };
  const of = ask.on === "clause" && about.clauseId === null && table !== null ? table : about;
  const { opinionId, clauseId } = of;
  if (ask.on === "clause" && (opinionId === null || clauseId === null)) {
    return refuse("noSuchClause", "No paragraph is on the table: name one.");
  }
  if (opinionId !== null && !isOfMeeting(forum, meeting, opinionId)) {
    return refuse("noSuchOpinion", "This meeting has no such Opinion.");
  }
  const onWordOf = ask.for?.word ?? null;
  return done({
    type: "floorAsked",
    meetingId: meeting.id,
    who,
    on: ask.on,
    opinionId,
    clauseId,
    onWordOf,
  });
}

function recordedFor(
  { delegations }: Forum,
  { groupId }: Meeting,
  { ask, actor }: { readonly ask: Ask<"askFloor">; readonly actor: Participant | null },
): ReturnType<typeof whoAsks> {
  const refused = actor === null ? null : mayHoldMeeting(actor, groupId);
  if (refused !== null) return { refusal: refused };
  const found = delegations.find(({ id }) => id === ask.for?.delegationId);
  return found === undefined
    ? refuse("noSuchDelegation", "There is no delegation of this symbol on the forum's list.", {
        symbol: ask.for?.delegationId ?? "",
      })
    : { who: found.id };
}

/** A delegation or office withdraws its own request. The person who holds the meeting removes any. */
export function withdrawFloor(
  meeting: Meeting,
  { id }: Ask<"withdrawFloor">,
  actor: Participant | null,
): ForumDecided {
  const found = waitingAs(meeting, id);
  if (actor !== null && mayHoldMeeting(actor, meeting.groupId) !== null) {
    const asks = whoAsks(actor, meeting);
    if ("refusal" in asks) return asks;
    if (found !== undefined && found.who !== asks.who) {
      return refuse("notYourRole", "Another delegation asked for this.", { action: "holdMeeting" });
    }
  }
  return found === undefined ? NO_REQUEST : done({ type: "floorWithdrawn", meetingId: meeting.id, id });
}

/** Acts on the floor of the person who holds the meeting. */
export function leadFloor(
  { id: meetingId, live }: Meeting,
  ask: Ask<"giveFloor" | "endFloor" | "orderFloor" | "timeFloor">,
): ForumDecided {
  const isWaiting = (id: number): boolean => live.waiting.some((one) => one.id === id);
  switch (ask.type) {
    case "giveFloor": {
      if (live.suspended !== null)
        return refuse("meetingSuspended", "The meeting is suspended: resume it first.");
      return isWaiting(ask.id) ? done({ type: "floorGiven", meetingId, id: ask.id }) : NO_REQUEST;
    }
    case "endFloor":
      return live.speaking === null ? NOTHING_TO_DO : done({ type: "floorEnded", meetingId });
    case "orderFloor": {
      const ids = [...new Set(ask.ids)];
      if (!ids.every(isWaiting)) return NO_REQUEST;
      const isSame = ids.every((id, n) => live.waiting[n]?.id === id);
      return isSame ? NOTHING_TO_DO : done({ type: "floorOrdered", meetingId, ids });
    }
    case "timeFloor":
      return live.timed === ask.timed
        ? NOTHING_TO_DO
        : done({ type: "floorTimed", meetingId, timed: ask.timed });
  }
}

const waitingAs = ({ live }: Meeting, id: number): FloorRequest | undefined =>
  live.waiting.find((one) => one.id === id);
