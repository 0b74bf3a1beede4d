import type { Command } from "../../shared/commands/commands.ts";
import type { Neighbour } from "../../shared/decide/decision-context.ts";
import type { CommandId, OpinionId, UserId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { HiddenEntry } from "../../shared/people/readers.ts";
import type { Draft, DraftOf } from "../../shared/negotiation/draft.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Receipt } from "../../shared/negotiation/receipt.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Authors } from "../replay/authors.ts";
import type { Cost } from "./budget.ts";
import type { AuthoredText } from "./drafts.ts";
import type { QueuedMessage } from "./incoming-queue.ts";
import type { RoomConnection, RefusedWords } from "../broadcast/room-connection.ts";
import type { CommandRows } from "../store/store.ts";
import type { RoomView } from "./room-view.ts";

export type Answered = { readonly entries: readonly Entry[] } | { readonly refusal: Refusal };

/** A command of a socket. `again`: it may have come on another one before. */
export type NumberedCommand = {
  readonly n: number;
  readonly id: CommandId | null;
  readonly again: boolean;
  readonly command: Command;
};

/** One Opinion: the only writer of its words and minutes. Everything passes through here one by one. */
export type Room = {
  readonly id: OpinionId;
  /** Null where it is an Opinion's. */
  readonly draftOf: DraftOf | null;
  /** An Opinion is there for all who take part, a draft for its own alone (rule Q8). */
  readonly isThereFor: (reader: Participant) => boolean;
  /** Of a draft: its words and who wrote them. */
  readonly draftText: () => readonly AuthoredText[];
  /** The fate of a draft that belongs to this Opinion. */
  readonly draftFate: (draft: string) => Draft["fate"] | null;
  /** Of its words' document: a page with another one is told to reload. */
  readonly generation: string;
  readonly join: (connection: RoomConnection) => void;
  readonly leave: (connection: RoomConnection) => void;
  /** Judges, applies and counts words at once, and tells their sender where they are refused. */
  readonly takeWords: (
    connection: RoomConnection,
    words: { readonly step2: boolean; readonly update: Uint8Array },
  ) => "taken" | "gap" | "held" | RefusedWords;
  /** Carries a message out with the next frame, or before anything else that is asked of the room. */
  readonly receive: (connection: RoomConnection, message: QueuedMessage["message"], bytes: number) => void;
  /** Carries out now what waits: before what a connection asks next, since it may be the last that is heard of them. */
  readonly takeIn: () => void;
  readonly takeAwareness: (connection: RoomConnection, update: Uint8Array) => void;
  /** A page says that it shows the words of a call for objections. */
  readonly takeShown: (connection: RoomConnection, callSeq: number) => void;
  /** Sends what a connection lacks, and gives its bytes; throws on a state vector that cannot be read. */
  readonly sendState: (connection: RoomConnection, stateVector: Uint8Array) => number;
  /** `received`: the receipt of the file that it is taken from, where it is taken from one. */
  readonly command: (
    user: UserId,
    command: Command,
    more?: { readonly received?: Receipt; readonly id?: CommandId | null },
  ) => Promise<Answered>;
  /** Answered on the connection's socket, in order with its words. */
  readonly commandFrom: (connection: RoomConnection, asked: NumberedCommand) => void;
  /** Reads the entries of a finished command, as this participant may read them. */
  readonly entriesOf: (rows: CommandRows, reader: Participant) => Promise<readonly Entry[]>;
  readonly answer: (
    connection: RoomConnection,
    answer: { readonly n: number; readonly refusal: Refusal },
  ) => void;
  /** As it is now and as the reader may have it, everything in it on disk; without a reader, what all may have. */
  readonly view: (reader?: Participant) => Promise<RoomView>;
  /** As another Opinion's room may have it: what all may read, everything in it on disk. */
  readonly beside: () => Promise<Neighbour>;
  /** The author of each character, and who deleted it: known for good, so of earlier states too. */
  readonly who: Pick<Authors, "authorOf" | "deletedIn">;
  /** As this participant may read them; rejects with Quarantined where a row is not right. */
  readonly minutes: (
    after: number,
    limit: number,
    reader: Participant,
  ) => Promise<readonly (Entry | HiddenEntry)[]>;
  /** Writes down what the clock brings to silence procedures (rules I3, I6). */
  readonly noticeSilences: () => void;
  /** Writes down which meetings ended; resolves when that is on disk (rule T18). */
  readonly noticeMeetings: () => Promise<void>;
  /** The disk is full, or no longer: said to all, and what was held is asked for. */
  readonly readOnly: (isFull: boolean) => void;
  /** Tells all who are here the open windows of the timetable (rule T9). */
  readonly tellWindows: () => void;
  /** Sends each who is here the message of their notices, where there is one. */
  readonly tellNotices: (messageFor: (user: UserId) => Uint8Array | null) => void;
  /** Closes the sockets of people who no longer take part, or for whom it is no longer there. */
  readonly checkConnections: () => void;
  readonly connections: () => number;
  /** Everybody who is connected. */
  readonly users: () => ReadonlySet<UserId>;
  /** Number of messages that wait for the next frame. */
  readonly waiting: () => number;
  /** Tells if somebody is here, or if the clock may have to write here. Otherwise the room may close. */
  readonly isNeeded: () => boolean;
  /** Spends of what a person may send to this room. */
  readonly spend: (user: UserId, cost: Cost) => number;
  /** A bug while words were taken: what is in memory may be half of it, so the room closes and loads again. */
  readonly fail: (error: unknown) => void;
  readonly close: () => Promise<void>;
};
