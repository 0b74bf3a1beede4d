import type { DelegationId, GroupId, UserId } from "../ids.ts";
import type { Entry } from "../events/event.ts";
import type { ForumChanged } from "../forum/forum-change.ts";
import type { MeetingsTold } from "../forum/meeting-now.ts";
import type { ToldNotice } from "../notices/told-notice.ts";
import type { HiddenEntry } from "../people/readers.ts";
import type { Windows } from "../people/permissions.ts";
import type { Refusal } from "../refusal.ts";

/** Bump when a page must be reloaded to understand the room. */
export const SCHEMA = 1;

/** Names whose page a request over HTTP comes from, as `person` does on a WebSocket (docs/protocol.md). */
export const PERSON_HEADER = "concord-person";

/** The page's own build, in its head, and the build that the server has, with each answer of the interface. */
export const BUILD_META = "concord-build";
export const BUILD_HEADER = "concord-build";

/** Header with the command's id, which the client made (docs/protocol.md). */
export const COMMAND_HEADER = "concord-command";

/** `DELETE` and `GET /api/commands/:id`: a command's outcome. */
export type CommandFate =
  | { readonly fate: "cancelled" }
  | { readonly fate: "unknown" }
  | { readonly fate: "done"; readonly entries: readonly unknown[] }
  | { readonly fate: "refused"; readonly refusal: Refusal };

/** y-websocket's own message types, and ours from 101 on (docs/protocol.md). */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  acknowledgement: 101,
  minutes: 102,
  refusal: 103,
  command: 104,
  frame: 105,
  shown: 106,
} as const;

/** 4400-4499 are permanent to y-websocket: it does not come back by itself. */
export const CLOSE = {
  signedOut: 4401,
  refused: 4403,
  unknown: 4404,
  reload: 4409,
  tooLarge: 4413,
  /** The Opinion's rows cannot be read: closed for repair, all others go on. */
  quarantined: 4423,
  /** Its person, or their delegation, has as many connections as may be: it does not come back by itself. */
  crowded: 4429,
  transient: 4503,
  restart: 1012,
  /** Reads more slowly than the others write: come back. */
  tooSlow: 1013,
} as const;

/** The delegation or the office that stands behind somebody in the room. */
export type Behind = {
  /** The delegation's symbol, or null for an office. */
  readonly symbol: string | null;
  readonly delegationId: DelegationId | null;
  /** `facilitator`, `chair` …, for offices; `delegate` for all of a delegation. */
  readonly role: string;
  /** The groups of a facilitator who stands for no delegation here. */
  readonly leads?: readonly GroupId[];
};

/**
 * Somebody in the room, written by the server and never by a client's awareness. The broadcast tells the delegation or
 * the office alone. Those who may know the person get it once more, with the id (rules A7, J5).
 */
export type RosterPerson = Behind & { readonly client: number; readonly userId?: UserId };

/** The delegation or office behind a Yjs client id. */
export type Author = {
  readonly client: number;
  readonly delegationId: DelegationId | null;
  readonly office: string | null;
};

/** Deletions with their authors: for the redline, by delegation. */
export type Deletion = {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly delegationId: DelegationId | null;
  readonly office: string | null;
};

/** The JSON part of a frame (105); the same bytes to all. Absent parts are left out. */
export type FrameNews = {
  readonly entries?: readonly (Entry | HiddenEntry)[];
  readonly authors?: readonly Author[];
  readonly deletions?: readonly Deletion[];
  readonly people?: readonly RosterPerson[];
  /** Client ids that left. */
  readonly left?: readonly number[];
  /** The disk is full (true): words are neither taken nor acknowledged until it is said to be over (false). */
  readonly readOnly?: boolean;
  /** The timetable's open windows here from now on; in every welcome, and when it turns or the forum changes. */
  readonly windows?: ToldWindows;
  /** New notices for the reader of this connection, in any Opinion or the forum. No frame for all has them. */
  readonly notices?: readonly ToldNotice[];
  /** The forum's view has changed. A change of its record comes by `windows.forumSeq`. In a frame of its own. */
  readonly forum?: ForumChanged;
  /** Open meetings of this group and of all: in every welcome, and in a frame of its own at each change (rule T29). */
  readonly meeting?: MeetingsTold;
  /** Attending delegations without a page that showed the open call: to the leads alone (rule I20). */
  readonly call?: CallShown;
};

/** `seq`: of the call. */
export type CallShown = { readonly seq: number; readonly notShown: readonly DelegationId[] };

/**
 * With the entry of the forum's event log that last changed the timetable (0: none did), and the last one that changed
 * what pages read of the forum (rule T29).
 */
export type ToldWindows = Windows & { readonly timetableSeq: number; readonly forumSeq: number };

/** Commands are numbered from 1: entries under this number are told to whom they name, before the frame that hides them. */
export const UNASKED = 0;

/** The answer to one command, by its number on this socket. */
export type CommandAnswer =
  | { readonly n: number; readonly entries: readonly Entry[] }
  | { readonly n: number; readonly refusal: Refusal };

/** Sent before a close with 4403: what was refused, in words. */
export type RefusalNotice = Refusal & { readonly clauseId?: string };
