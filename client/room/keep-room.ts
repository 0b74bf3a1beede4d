import * as Y from "yjs";
import { MINUTE_MS, SECOND_MS } from "../../shared/durations.ts";
import type { UserId } from "../../shared/ids.ts";
import { keepCopy } from "../offline-store/copies.ts";
import type { StoredRoom } from "../offline-store/stored-room.ts";
import type { RoomAddress } from "../wire/room-address.ts";
import type { Copy } from "./copy.ts";
import type { OpinionAnswer, RoomRecord } from "./room-record.ts";
import { pauseAt } from "../ui/typing-pause.ts";

/** In a busy room a copy is written no more often than this, in a pause of its typist: it takes longer than a frame. */
const KEEP_MS = 15 * SECOND_MS;
const LOOK_MS = SECOND_MS;
/** With more updates than this the document is encoded instead: merging many takes the page from whoever reads. */
const UPDATES_MAX = 100;

type Options = {
  readonly at: RoomAddress;
  readonly person: UserId;
  readonly signal: AbortSignal;
  readonly record: () => RoomRecord;
  /** The document, and if it is the server's at this moment. */
  readonly copy: () => Copy | null;
  readonly isCurrent: () => boolean;
};

/**
 * Keeps a room on this device, to be opened without network: the record, and the text that the server has stored.
 * Unsaved text is not in it; the device has that by itself (rule K1).
 */
export function keepRoom({ at, person, signal, record, copy, isCurrent }: Options): void {
  // Typed as always there; over plain http it is not, and no page opens without network.
  if ((navigator.serviceWorker as ServiceWorkerContainer | undefined) === undefined) return;
  let followed: Copy | null = null;
  /** The document as the server has it; null: not known yet. */
  let stored: Uint8Array[] | null = null;
  let own: Uint8Array[] = [];
  let seen: { readonly at: number; readonly record: RoomRecord } | null = null;
  let keptAt = 0;
  let isChanged = false;

  const onUpdate = (update: Uint8Array): void => {
    isChanged = true;
    const isOwn = followed?.unsaved.changes().at(-1)?.update === update;
    (isOwn ? own : stored)?.push(update);
  };
  const follow = (now: Copy | null): void => {
    if (now === followed) return;
    followed?.doc.off("update", onUpdate);
    followed = now;
    stored = null;
    own = [];
    isChanged = true;
    now?.doc.on("update", onUpdate);
  };

  /** Own text joins the copy once the server has acknowledged it. */
  const takeAcknowledged = ({ unsaved }: Copy): void => {
    const waiting = new Set(unsaved.changes().map((one) => one.update));
    stored?.push(...own.filter((one) => !waiting.has(one)));
    own = own.filter((one) => waiting.has(one));
  };

  /** The text that the server has stored, in few updates: where no own text waits, it is the document. */
  const gather = (now: Copy): void => {
    takeAcknowledged(now);
    if (own.length === 0 && now.unsaved.count() === 0) stored = [Y.encodeStateAsUpdate(now.doc)];
  };

  const write = async (room: StoredRoom<OpinionAnswer>): Promise<void> => {
    const isKept = await keepCopy(person, ["room", at.rooms, at.id], room);
    // The forum says whose browser this is, and may come a moment later: then the next pause has another try.
    if (!isKept) [isChanged, keptAt] = [true, Date.now() - KEEP_MS];
  };

  const keep = (now: Copy): void => {
    if (seen === null) return;
    if (stored === null) {
      if (now.unsaved.count() > 0 || !isCurrent()) return;
      stored = [];
    }
    gather(now);
    const state = Y.mergeUpdates(stored);
    stored = [state];
    isChanged = false;
    keptAt = Date.now();
    const { opinion, seq, head, authors, deletions, entries } = seen.record;
    const answer: OpinionAnswer = {
      record: { ...opinion, seq },
      clauses: [],
      authors: [...authors.values()],
      deletions: deletions.all(),
      head,
    };
    const room: StoredRoom<OpinionAnswer> = { at: seen.at, answer, entries, state };
    void write(room);
  };

  const look = (isGoing = false): void => {
    const now = copy();
    follow(now);
    if (now === null) return;
    const wasLive = seen !== null;
    const record_ = record();
    if (isCurrent()) {
      isChanged ||= record_.opinion !== seen?.record.opinion;
      seen = { at: Date.now(), record: record_ };
    }
    if (stored !== null && stored.length > UPDATES_MAX) gather(now);
    const keptFor = Date.now() - keptAt;
    const isPause = keptFor > KEEP_MS && performance.now() > pauseAt();
    const due = !wasLive || isGoing || !isCurrent() || isPause;
    if ((isChanged && due) || keptFor > MINUTE_MS) keep(now);
  };

  const timer = setInterval(look, LOOK_MS);
  const onHidden = (): void => {
    if (document.hidden) look(true);
  };
  window.addEventListener("pagehide", () => look(true), { signal });
  document.addEventListener("visibilitychange", onHidden, { signal });
  signal.addEventListener("abort", () => {
    look(true);
    clearInterval(timer);
    followed?.doc.off("update", onUpdate);
  });
  look();
}
