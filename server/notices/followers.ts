import type { ForumChanged } from "../../shared/forum/forum-change.ts";
import type { MeetingsTold } from "../../shared/forum/meeting-now.ts";
import type { AuthorId, UserId } from "../../shared/ids.ts";
import { QUIET_MS } from "../../shared/limits.ts";
import type { NoticesMessage, ToldNotice } from "../../shared/notices/told-notice.ts";
import { CLOSE } from "../../shared/wire/protocol.ts";
import type { ForumRoom } from "../forum/forum-room.ts";

/** The connection of a page without an open text. */
type Follower = {
  readonly user: UserId;
  readonly send: (text: string) => void;
  readonly close: (code: number, reason: string) => void;
};

/** Connections that carry notices alone (rule A52). */
export type Followers = {
  /** Adds a connection, and returns the function that removes it. */
  readonly follow: (follower: Follower) => () => void;
  readonly tell: (noticesFor: (user: UserId) => readonly ToldNotice[]) => void;
  /** Tells all of them that the forum's view has changed. */
  readonly tellForum: (changed: ForumChanged) => void;
  /** Tells all of them which meetings are open. */
  readonly tellMeetings: (meeting: MeetingsTold) => void;
  readonly close: () => void;
};

const messageOf = (notices: readonly ToldNotice[]): string =>
  JSON.stringify({ notices } satisfies NoticesMessage);

export function openFollowers(forum: ForumRoom): Followers {
  /** Each with its author at its beginning: in another role or delegation a person begins anew, as in a room. */
  const followers = new Map<Follower, AuthorId>();
  let isClosed = false;
  const each = (act: (follower: Follower) => void): void => {
    for (const follower of followers.keys()) act(follower);
  };
  const end = (follower: Follower, code: number, reason: string): void => {
    followers.delete(follower);
    follower.close(code, reason);
  };
  forum.onEntries(() =>
    each((one) => {
      if (forum.participant(one.user) === null) end(one, CLOSE.signedOut, "you no longer take part");
      else if (forum.authorAt(one.user) !== followers.get(one))
        end(one, CLOSE.transient, "you take part as another from now on: come back");
    }),
  );
  // Proxies close what is quiet, and a page takes a connection that says nothing for dead.
  const beat = setInterval(() => each((one) => one.send(messageOf([]))), QUIET_MS);
  beat.unref();
  return {
    follow: (follower) => {
      if (isClosed) follower.close(CLOSE.restart, "the server restarts");
      else {
        followers.set(follower, forum.authorAt(follower.user));
        follower.send(
          JSON.stringify({ notices: [], meeting: forum.meetings(null) } satisfies NoticesMessage),
        );
      }
      return () => void followers.delete(follower);
    },
    tell: (noticesFor) =>
      each((one) => {
        const notices = noticesFor(one.user);
        if (notices.length > 0) one.send(messageOf(notices));
      }),
    tellForum: (forum) => {
      const message = JSON.stringify({ notices: [], forum } satisfies NoticesMessage);
      each((one) => one.send(message));
    },
    tellMeetings: (meeting) => {
      const message = JSON.stringify({ notices: [], meeting } satisfies NoticesMessage);
      each((one) => one.send(message));
    },
    close: () => {
      isClosed = true;
      clearInterval(beat);
      each((one) => end(one, CLOSE.restart, "the server restarts"));
    },
  };
}
