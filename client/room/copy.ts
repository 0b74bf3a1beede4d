import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { ClauseId } from "../../shared/ids.ts";
import { changesKey, type KeepChanges, keepChanges } from "../offline-store/keep-changes.ts";
import type { StoredFor } from "../offline-store/stored-for.ts";
import type { OfflineStore } from "../offline-store/offline-store.ts";
import { connect, type ConnectionEvents, type ServerConnection } from "../wire/connection.ts";
import type { RoomAddress } from "../wire/room-address.ts";
import { unsavedChangeOf } from "../offline-store/own-change.ts";
import { unacknowledgedText } from "./refused-text.ts";
import { openRoomText } from "./room-text.ts";
import { openUnsaved, type Unsaved } from "../offline-store/unsaved.ts";

/** One document and its connection. After a refusal the room goes on with another. */
export type Copy = {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly unsaved: Unsaved;
  readonly words: ReturnType<typeof openRoomText>;
  readonly connection: ServerConnection;
  readonly keeping: KeepChanges;
  /** Leaves the room; the document stays, and with it what the device keeps of it. */
  readonly hangUp: () => void;
};

type Options = {
  readonly at: RoomAddress;
  readonly generation: string;
  readonly kept: StoredFor;
  readonly tab: string;
  readonly store: OfflineStore;
  readonly labelOf: (clause: ClauseId) => string;
  /** Words or carets moved. */
  readonly onWords: () => void;
  /** One more change of this page's author. */
  readonly onUnsaved: () => void;
  readonly events: ConnectionEvents;
};

export const NOT_SENT = { reason: "offline", message: "The page was closed before this was sent." } as const;

export function openCopy({
  at,
  generation,
  kept,
  tab,
  store,
  labelOf,
  onWords,
  onUnsaved,
  events,
}: Options): Copy {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalState({ cursor: null });
  const unsaved = openUnsaved();
  const keeping = keepChanges({
    store,
    key: [...changesKey(kept), tab, String(doc.clientID)],
    generation,
    unsaved,
    wordsOf: (changes) => unacknowledgedText(doc, changes, { refusal: NOT_SENT, labelOf }),
  });
  // Before the connection's own handler, which sends the change: then it is known what the message carried.
  doc.on("update", (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    const count = isBroughtIn(origin) ? origin.broughtIn : 1;
    if (!transaction.local && !isBroughtIn(origin)) return;
    unsaved.note(unsavedChangeOf(update, transaction, count));
    keeping.look();
    onUnsaved();
  });
  const words = openRoomText(doc, onWords);
  awareness.on("change", onWords);
  const connection = connect({
    ...events,
    at,
    generation,
    person: kept.person,
    doc,
    awareness,
    unsaved,
    onAcknowledged: () => {
      keeping.look();
      events.onAcknowledged();
    },
  });
  return {
    doc,
    awareness,
    unsaved,
    words,
    connection,
    keeping,
    hangUp: () => {
      connection.close();
      awareness.destroy();
      keeping.flush();
    },
  };
}

/** The origin of its author's own words that come from elsewhere than the keyboard: as many changes as it says. */
type BroughtIn = { readonly broughtIn: number };
const isBroughtIn = (origin: unknown): origin is BroughtIn =>
  typeof origin === "object" && origin !== null && "broughtIn" in origin;

/** Adds its author's own changes as if they were made here now; the server judges them like any other. */
export function bringIn(doc: Y.Doc, updates: readonly Uint8Array[], count: number): void {
  const origin: BroughtIn = { broughtIn: count };
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update, origin);
  }, origin);
}
