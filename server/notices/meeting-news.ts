import { isForGroup, type Meeting } from "../../shared/forum/meeting.ts";
import type { GroupId } from "../../shared/ids.ts";
import { frameMessage } from "../../shared/wire/codec.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import type { Rooms } from "../room/rooms.ts";
import type { Followers } from "./followers.ts";

/**
 * Pushes open meetings to every page that they concern, at each change (rule T29): the same bytes to all of a room. A
 * room that is being opened tells its pages as they join.
 */
export function openMeetingNews({
  forum,
  rooms,
  tellFollowers,
}: {
  readonly forum: Pick<ForumRoom, "forum" | "onEntries" | "meetings">;
  readonly rooms: Pick<Rooms, "eachOpen">;
  readonly tellFollowers: Followers["tellMeetings"];
}): void {
  let told = forum.forum().meetings;
  forum.onEntries(() => {
    const { meetings, opinions } = forum.forum();
    const changed = changedOf(told, meetings);
    told = meetings;
    if (changed.length === 0) return;
    const messages = new Map<GroupId, Uint8Array>();
    const messageOf = (groupId: GroupId): Uint8Array => {
      const meeting = forum.meetings(groupId);
      const message =
        messages.get(groupId) ?? frameMessage({ words: null, awareness: null, news: { meeting } });
      messages.set(groupId, message);
      return message;
    };
    rooms.eachOpen((room) => {
      const groupId = opinions.find(({ id }) => id === room.id)?.groupId;
      if (groupId === undefined || !changed.some((one) => isForGroup(one, groupId))) return;
      const message = messageOf(groupId);
      room.tellNotices(() => message);
    });
    tellFollowers(forum.meetings(null));
  });
}

const changedOf = (before: readonly Meeting[], after: readonly Meeting[]): readonly Meeting[] =>
  before === after ? [] : after.filter((one, n) => one !== before[n]);
