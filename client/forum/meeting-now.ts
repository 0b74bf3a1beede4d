import { useMemo, useSyncExternalStore } from "react";
import {
  type MeetingNow,
  type MeetingNowMessage,
  type MeetingsTold,
  readMeetingNow,
} from "../../shared/forum/meeting-now.ts";
import type { GroupId } from "../../shared/ids.ts";
import { useForum } from "./use-forum.ts";

const watchers = new Set<() => void>();
/** The newest that a connection told of each group; null: of all groups. It stays while there is no connection. */
const told = new Map<GroupId | null, MeetingsTold>();

/**
 * Takes what a connection tells of open meetings, unless something newer is here (rule T29). The first message of a
 * connection counts all the same: a server that was restored from a backup knows less than the page.
 */
export function tellMeetings(meeting: MeetingsTold, isFirst = false): void {
  if (isFirst) for (const [of, { seq }] of told) if (seq > meeting.seq) told.delete(of);
  const known = told.get(meeting.of);
  if (known !== undefined && known.seq > meeting.seq) return;
  told.set(meeting.of, meeting);
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Returns the open meeting of a group, alone or joint, else the one of all, as the newest message tells it. */
export function meetingNowOf(groupId: GroupId | null): MeetingNowMessage | null {
  const [own, all] = [told.get(groupId), told.get(null)];
  const newest = own === undefined || (all !== undefined && all.seq > own.seq) ? all : own;
  if (newest === undefined) return null;
  const isOwn = (one: MeetingNowMessage): boolean =>
    groupId !== null && (one.groupId === groupId || one.groupIds?.includes(groupId) === true);
  const isOfAll = (one: MeetingNowMessage): boolean => one.groupId === null && one.groupIds === undefined;
  return newest.open.find(isOwn) ?? newest.open.find(isOfAll) ?? null;
}

/** All open meetings, as a screen without a text hears of them; null: not yet. */
export function useMeetingsNow(): readonly MeetingNow[] | null {
  const { delegations } = useForum();
  const open = useSyncExternalStore(watch, () => told.get(null)?.open ?? null);
  return useMemo(() => open?.map((one) => readMeetingNow(one, delegations)) ?? null, [open, delegations]);
}

/** The open meeting of this group at this moment, else that of all. It follows by itself, over each kind of connection. */
export function useMeetingNow(groupId: GroupId | null): MeetingNow | null {
  const { delegations } = useForum();
  const message = useSyncExternalStore(watch, () => meetingNowOf(groupId));
  return useMemo(
    () => (message === null ? null : readMeetingNow(message, delegations)),
    [message, delegations],
  );
}
