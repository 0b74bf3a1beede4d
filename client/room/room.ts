import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { Command } from "../../shared/commands/commands.ts";
import type { UserId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { Author, CallShown, Deletion, RosterPerson, ToldWindows } from "../../shared/wire/protocol.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Words } from "../../shared/clause/words.ts";
import type { LostText } from "../offline-store/lost-text.ts";
import type { CharRanges } from "./char-ranges.ts";
import type { Transport } from "../wire/transport.ts";

/** One Opinion as this page has it at this moment. A new object at each change. */
export type RoomSnapshot = {
  /** `live` and `offline` both show the words; the others say what to do next. */
  readonly status:
    | "loading"
    | "live"
    | "offline"
    | "signedOut"
    | "unknown"
    | "reload"
    | "quarantined"
    | "crowded";
  /** The words are the server's, and what this device had kept of them was added: not before the first sync. */
  readonly synced: boolean;
  /** Changes made here and not yet acknowledged as stored. */
  readonly unsaved: number;
  /** From a first unsaved change until all is saved and nobody types: a sign that followed each key would flicker. */
  readonly saving: boolean;
  /** Changes of earlier pages that this device kept and that were not added yet. */
  readonly kept: number;
  /** Changes of earlier pages that were added since this room was entered. */
  readonly added: number;
  /** The server's disk is full: words wait on this page until it is over. */
  readonly readOnly: boolean;
  /** Windows of the timetable that are open here, as the room last told them; null: not told yet. */
  readonly windows: ToldWindows | null;
  /** The time of the device's copy, where the page opened without network; null: the text was the server's. */
  readonly keptAt: number | null;
  /** The reason why this device stores nothing: its storage is closed, or full. Null: it does. */
  readonly keepsNothing: "closed" | "full" | null;
  /** HTTP is the fallback where the network refuses WebSockets. */
  readonly transport: Transport;
  readonly opinion: Opinion;
  readonly document: OpinionDocument;
  /** The words of every root, with the client id behind each run. */
  readonly words: Words;
  /** The newest entries, oldest first; the whole record is read by `minutes?after=`. */
  readonly entries: readonly Entry[];
  /** To a lead: attending delegations without a page that showed the open call; null: not told. */
  readonly callShown: CallShown | null;
  /** Everybody connected, once a connection. */
  readonly people: readonly RosterPerson[];
  /** Both grow in place: ask them, do not compare them. */
  readonly authors: ReadonlyMap<number, Author>;
  readonly deletions: Pick<CharRanges<Deletion>, "at">;
  readonly lost: readonly LostText[];
};

/** A command of this page that was done, with the record before it: what undo needs to find the way back. */
export type Performed = {
  readonly command: Command;
  readonly entries: readonly Entry[];
  readonly before: Opinion;
};

/** `late`: the command was done before its author cancelled it. */
export type CommandResult =
  | { readonly entries: readonly Entry[]; readonly late?: true }
  | { readonly refusal: Refusal };

/** The page's side of one Opinion's room. `close` leaves it. */
export type PageRoom = {
  readonly me: UserId;
  /** Changes with a new document after a refusal: take it anew from each snapshot's change. */
  readonly doc: () => Y.Doc;
  readonly awareness: () => Awareness;
  readonly snapshot: () => RoomSnapshot;
  /** For `useSyncExternalStore`. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Sent on the socket, in order with this page's typing. Offline: a refusal with reason `offline` in words. */
  readonly send: (command: Command) => Promise<CommandResult>;
  /** Says on this connection that the page shows the words of a call (rule I20). */
  readonly sayShown: (callSeq: number) => void;
  /** When no command is on its way: what undo takes back is the newest act then. At once where none is. */
  readonly settled: () => Promise<void>;
  /** Tells each command of this page that was done, in order. */
  readonly onPerformed: (listener: (performed: Performed) => void) => () => void;
  readonly discardLost: (id: string) => void;
  /** Tries again at once where the Opinion was closed for repair; it is tried now and then anyway. */
  readonly comeBack: () => void;
  readonly close: () => void;
};
