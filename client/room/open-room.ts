import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { Command } from "../../shared/commands.ts";
import type { ClauseId, OpinionId, UserId } from "../../shared/ids.ts";
import type { Entry, HiddenEntry } from "../../shared/minutes.ts";
import { CLOSE } from "../../shared/protocol.ts";
import type { RefusalNotice } from "../../shared/protocol.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Words } from "../../shared/words.ts";
import { afterPaint } from "./after-paint.ts";
import { OFFLINE, openCommandsUnderWay } from "./commands-under-way.ts";
import { connect } from "./connection.ts";
import type { Connection } from "./connection.ts";
import { NO_FACTS, readForumFacts, refusalOfTyping } from "./forum-facts.ts";
import { watchLeaving } from "./leaving.ts";
import type { KeptFor } from "./kept-for.ts";
import { keepLost, loadLost } from "./lost-store.ts";
import { ownWords, putBack } from "./own-words.ts";
import { readMinutes, readOpinion } from "./read-record.ts";
import { lostOf, sortRefused } from "./refused-words.ts";
import type { SetAside } from "./refused-words.ts";
import { answeredWords, emptyRecord, withAnswer, withEarlier, withEntries, withNews } from "./room-record.ts";
import { openRoomWords } from "./room-words.ts";
import type { CommandResult, LostWords, Performed, Room, RoomSnapshot } from "./room.ts";
import { openSheetDocument } from "./sheet-document.ts";
import { openUnsaved } from "./unsaved.ts";
import { keepUnsent, takeUnsent } from "./unsent-words.ts";
import type { Unsaved } from "./unsaved.ts";

/** Edits that the room does again after a refusal: nobody's undo. */
const PUT_BACK = Symbol("put back");
const READ_AGAIN_MS = 2_000;
/** After the first paint the words are shown as live for this long while the socket opens. */
const FIRST_SOCKET_MS = 3_000;
const EARLIER_ENTRIES = 200;

/** One document and its line. After a refusal the room goes on with another. */
type Line = {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly unsaved: Unsaved;
  readonly words: ReturnType<typeof openRoomWords>;
  readonly connection: Connection;
};

export function openRoom(id: OpinionId, me: UserId): Room {
  const leaving = new AbortController();
  const { signal } = leaving;
  const listeners = new Set<() => void>();
  const performedListeners = new Set<(performed: Performed) => void>();
  const underWay = openCommandsUnderWay(me);
  const documentOf = openSheetDocument();

  let status: RoomSnapshot["status"] = "loading";
  let record = emptyRecord(id);
  let facts = NO_FACTS;
  const kept: KeptFor = { opinion: id, person: me };
  let lost = loadLost(kept);
  let firstWords: Words = new Map();
  let everSynced = false;
  /** Frames' entries wait while the minutes of a connection are read. */
  let caughtUp = false;
  let early: (Entry | HiddenEntry)[] = [];
  /** Counts connections: what was read for an earlier one is of no use. */
  let sockets = 0;
  let aside: SetAside | null = null;
  let generation = "";
  /** Before the record is here there is nothing to connect to: an idle document, never synced. */
  let line: Line | null = null;
  const idle = new Y.Doc();
  const idleAwareness = new Awareness(idle);
  idleAwareness.setLocalState(null);

  const wordsNow = (): Words => (line !== null && everSynced ? line.words.words() : firstWords);

  const build = (): RoomSnapshot => ({
    status,
    unsaved: (line?.unsaved.count() ?? 0) + (aside === null ? 0 : Math.max(aside.unsaved.count(), 1)),
    opinion: record.opinion,
    document: documentOf(record.opinion, wordsNow(), { names: facts.names, head: record.head }),
    words: wordsNow(),
    entries: record.entries,
    people: record.people,
    authors: record.authors,
    deletions: record.deletions,
    lost,
  });
  const keepUnsentWords = (): void => {
    if (line !== null && (status === "live" || status === "offline")) keepUnsent(kept, line, numberOf);
  };
  const leavingPage = watchLeaving(keepUnsentWords);
  let snapshot = build();
  const refresh = (): void => {
    snapshot = build();
    leavingPage.warn(snapshot.unsaved > 0);
    for (const listener of listeners) listener();
  };
  const later = afterPaint(refresh);

  const loseWords = (words: readonly LostWords[]): void => {
    if (words.length === 0) return;
    lost = [...lost, ...words];
    keepLost(kept, lost);
  };

  const openLine = (): Line => {
    const doc = new Y.Doc();
    const awareness = new Awareness(doc);
    awareness.setLocalState({ cursor: null });
    const unsaved = openUnsaved();
    const words = openRoomWords(doc, later.ask);
    const connection = connect({
      id,
      generation,
      doc,
      awareness,
      unsaved,
      onSynced: () => void catchUp(),
      onLost: () => {
        underWay.disconnected();
        caughtUp = false;
        sockets += 1;
        early = [];
        record = { ...record, people: [] };
        if (status === "live") status = "offline";
        later.ask();
      },
      onClosed,
      onNews: (news) => {
        record = withNews(record, news);
        if (caughtUp) record = withEntries(record, news.entries ?? []);
        else early.push(...(news.entries ?? []));
        later.ask();
      },
      onAnswer: (answer) => {
        // The frame with its entries came just before: whoever waits finds them in the snapshot.
        refresh();
        underWay.answer(answer);
      },
      onAcknowledged: later.ask,
    });
    return { doc, awareness, unsaved, words, connection };
  };

  /** After each sync: what was decided meanwhile, then what was set aside, then all is live. */
  const catchUp = async (): Promise<void> => {
    const socket = ++sockets;
    const [minutes, answer] = await Promise.all([
      readMinutes(id, record.seq, signal),
      everSynced ? readOpinion(id, signal) : null,
    ]);
    if (signal.aborted || socket !== sockets) return;
    if ("status" in minutes || (answer !== null && "status" in answer)) {
      setTimeout(() => socket === sockets && void catchUp(), READ_AGAIN_MS);
      return;
    }
    record = withEntries(record, minutes);
    if (answer !== null) record = withAnswer(record, answer);
    // Frames told of what came after the minutes were read.
    record = withEntries(record, early);
    early = [];
    caughtUp = true;
    if (!everSynced && line !== null) loseWords(takeUnsent(kept, line.doc));
    everSynced = true;
    status = "live";
    if (aside !== null) await settleAside(aside);
    refresh();
    underWay.settle(record.entries);
  };

  const settleAside = async ({ doc, unsaved, notice }: SetAside): Promise<void> => {
    if (line === null) return;
    facts = (await readForumFacts(signal)) ?? facts;
    const deleted = unsaved.deleted();
    const known = Y.getState(line.doc.store, doc.clientID);
    const words = ownWords(doc, { known, deleted });
    const { again, lost: gone } = sortRefused(words, {
      notice,
      mayType: typingRefusal,
      labelOf: numberOf,
    });
    aside = null;
    loseWords(gone);
    putBack(line.doc, again, { deleted, origin: PUT_BACK });
    doc.destroy();
  };

  const typingRefusal = (clause: ClauseId): Refusal | null => refusalOfTyping(facts, record.opinion, clause);

  const numberOf = (clause: ClauseId): string =>
    snapshot.document.clauses.find((one) => one.id === clause)?.number ?? "";

  const onClosed = (code: number, notice: RefusalNotice | null): void => {
    underWay.giveUp();
    if (line === null) return;
    const { doc, awareness, unsaved, connection } = line;
    connection.close();
    awareness.destroy();
    const why = notice ?? { reason: "notAnEdit", message: "The server did not take these words." };
    if (code === CLOSE.refused || code === CLOSE.tooLarge) {
      // A second refusal before the first was settled: what was put back is not put back again.
      if (aside !== null) loseWords(lostOf(aside, numberOf));
      aside = { doc, unsaved, notice: why };
      line = openLine();
    } else {
      status = code === CLOSE.signedOut ? "signedOut" : code === CLOSE.unknown ? "unknown" : "reload";
      // The page goes: what it could not send is kept for its author on this device.
      const refusal = { reason: "offline", message: "The connection ended before this was sent." } as const;
      loseWords(lostOf({ doc, unsaved, notice: refusal }, numberOf));
    }
    refresh();
  };

  const enter = async (): Promise<void> => {
    const [answer, forum] = await Promise.all([readOpinion(id, signal), readForumFacts(signal)]);
    if (signal.aborted) return;
    facts = forum ?? facts;
    if ("status" in answer) {
      status = answer.status === 401 ? "signedOut" : answer.status === 404 ? "unknown" : "loading";
      if (status === "loading") setTimeout(() => void enter(), READ_AGAIN_MS);
      refresh();
      return;
    }
    record = withAnswer(record, answer);
    firstWords = answeredWords(answer);
    generation = answer.record.generation;
    status = "live";
    line = openLine();
    setTimeout(() => {
      if (!everSynced && status === "live") status = "offline";
      later.ask();
    }, FIRST_SOCKET_MS);
    refresh();
    const earlier = await readMinutes(id, Math.max(record.seq - EARLIER_ENTRIES, 0), signal);
    if (signal.aborted || "status" in earlier) return;
    record = withEarlier(record, earlier);
    later.ask();
  };
  void enter();

  /** Whether words and minutes are those of the server, so that a command can be sent: right away, or soon. */
  const ready = (): Promise<boolean> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!caughtUp && status === "live") return;
        listeners.delete(look);
        resolve(caughtUp);
      };
      listeners.add(look);
      look();
    });

  const send = async (command: Command): Promise<CommandResult> => {
    if (!caughtUp && !(await ready())) return OFFLINE;
    const before = record.opinion;
    const result = await new Promise<CommandResult>((resolve) => {
      const n = underWay.add(command, record.seq, resolve);
      if (line?.connection.sendCommand(n, command) === true) return;
      underWay.forget(n);
      resolve(OFFLINE);
    });
    if ("entries" in result) {
      for (const listener of performedListeners) listener({ command, entries: result.entries, before });
    }
    return result;
  };

  return {
    me,
    doc: () => line?.doc ?? idle,
    awareness: () => line?.awareness ?? idleAwareness,
    snapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send,
    onPerformed: (listener) => {
      performedListeners.add(listener);
      return () => performedListeners.delete(listener);
    },
    discardLost: (lostId) => {
      lost = lost.filter((one) => one.id !== lostId);
      keepLost(kept, lost);
      refresh();
    },
    close: () => {
      leaving.abort();
      later.stop();
      leavingPage.close();
      keepUnsentWords();
      underWay.giveUp();
      line?.connection.close();
      line?.awareness.destroy();
      line?.doc.destroy();
      idleAwareness.destroy();
    },
  };
}
