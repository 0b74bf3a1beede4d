import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { Command } from "../../shared/commands/commands.ts";
import type { ClauseId, OpinionId, UserId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { HiddenEntry } from "../../shared/people/readers.ts";
import { CLOSE, UNASKED } from "../../shared/wire/protocol.ts";
import type { RefusalNotice } from "../../shared/wire/protocol.ts";
import type { Words } from "../../shared/clause/words.ts";
import { thisDevice } from "../kept/device.ts";
import type { KeptFor } from "../kept/kept-for.ts";
import { openLivingTab } from "../kept/living-tab.ts";
import { openRefusedShelf } from "../kept/refused-shelf.ts";
import { ask } from "../forum/ask.ts";
import { askFate } from "../forum/ask-fate.ts";
import { afterPaint } from "./after-paint.ts";
import { bringInKept, countOfDead } from "./bring-in-kept.ts";
import { openCommandsUnderWay, sendCommand } from "./commands-under-way.ts";
import { NO_FACTS, readForumFacts, refusalOfTyping } from "./forum-facts.ts";
import { CLOSED_AS, notReadAs } from "./closed-as.ts";
import { watchLeaving } from "./leaving.ts";
import type { RoomAddress } from "../wire/room-address.ts";
import type { Copy } from "./copy.ts";
import { openCopy } from "./copy.ts";
import { readMinutes, readOpinion } from "./read-record.ts";
import {
  answeredWords,
  emptyRecord,
  withAnswer,
  withEarlier,
  withEntries,
  withNews,
  withTold,
} from "./room-record.ts";
import type { CommandResult, Performed, Room, RoomSnapshot } from "./room.ts";
import type { SetAside } from "./set-aside.ts";
import { settleAside } from "./set-aside.ts";
import { openSheetDocument } from "./sheet-document.ts";

const READ_AGAIN_MS = 2_000;
/** An Opinion that is closed for repair is looked for again after this. */
const REPAIR_MS = 15_000;
/** After the first paint the words are shown as live for this long while the socket opens. */
const FIRST_SOCKET_MS = 3_000;
const EARLIER_ENTRIES = 200;
/** How often it is looked whether another tab died and left words that it could not send. */
const DEAD_TABS_MS = 5_000;

/** `rooms`: of an Opinion, or of a draft of the own delegation. */
export function openRoom(id: OpinionId, me: UserId, rooms: RoomAddress["rooms"] = "opinions"): Room {
  const at: RoomAddress = { rooms, id };
  const leaving = new AbortController();
  const { signal } = leaving;
  const listeners = new Set<() => void>();
  const performedListeners = new Set<(performed: Performed) => void>();
  const underWay = openCommandsUnderWay({
    transmit: (outgoing) => copy?.connection.sendCommand(outgoing) === true,
    withdraw: (command) => askFate(command, "DELETE", { ask, signal }),
    now: () => performance.now(),
  });
  const documentOf = openSheetDocument();

  let status: RoomSnapshot["status"] = "loading";
  let record = emptyRecord(id);
  let facts = NO_FACTS;
  const kept: KeptFor = { opinion: id, person: me };
  let firstWords: Words = new Map();
  let everSynced = false;
  let synced = false;
  /** Frames' entries wait while the minutes of a connection are read. */
  let caughtUp = false;
  let early: (Entry | HiddenEntry)[] = [];
  /** What is for some of us, told before the frame in which it is hidden. */
  let told: readonly Entry[] = [];
  /** Counts connections: what was read for an earlier one is of no use. */
  let sockets = 0;
  /** Refused documents, in order, until each has been settled. */
  let asides: readonly SetAside[] = [];
  /** The refused document that the page shows and types in until its words stand in the next one (rule K5). */
  let shownAside: SetAside | null = null;
  const tried = new Set<ClauseId>();
  /** Changes of earlier pages: those that wait on this device, and those that were added. */
  let waiting = 0;
  let added = 0;
  let generation = "";
  /** Before the record is here there is nothing to connect to: an idle document, never synced. */
  let copy: Copy | null = null;
  const idle = new Y.Doc();
  const idleAwareness = new Awareness(idle);
  idleAwareness.setLocalState(null);

  const { shelf, talk } = thisDevice();
  const tab = openLivingTab(talk);

  const wordsNow = (): Words => {
    const shown = shownAside ?? copy;
    return shown !== null && everSynced ? shown.words.words() : firstWords;
  };

  const countUnsaved = (): number =>
    asides.reduce((sum, { unsaved }) => sum + Math.max(unsaved.count(), 1), copy?.unsaved.count() ?? 0);

  const build = (): RoomSnapshot => ({
    status,
    synced,
    unsaved: countUnsaved(),
    kept: waiting,
    added,
    readOnly: record.readOnly,
    windows: record.windows,
    keepsNothing: shelf.trouble(),
    transport: copy?.connection.transport() ?? "socket",
    opinion: record.opinion,
    document: documentOf(record.opinion, wordsNow(), { names: facts.names, head: record.head }),
    words: wordsNow(),
    entries: record.entries,
    people: record.people,
    authors: record.authors,
    deletions: record.deletions,
    lost: refused.words(),
  });
  const leavingPage = watchLeaving(() => copy?.keeping.flush());
  const refused = openRefusedShelf({ shelf, talk, kept, onChange: () => later.ask() });
  let snapshot = build();
  /** Whether anything would go with this page: refused words, too, where the device keeps none. */
  const wouldLose = (unsaved: number): boolean =>
    unsaved > 0 || (shelf.trouble() !== null && refused.words().length > 0);
  const refresh = (): void => {
    snapshot = build();
    leavingPage.warn(wouldLose(snapshot.unsaved));
    for (const listener of listeners) listener();
  };
  const later = afterPaint(refresh);
  /** Before the page is closed it is known at once; on the page it is told with what else is drawn. */
  const tellUnsaved = (): void => {
    const unsaved = countUnsaved();
    leavingPage.warn(wouldLose(unsaved));
    if (unsaved !== snapshot.unsaved) later.ask();
  };

  const stopListening = talk.listen((said) => {
    if (said.kind !== "dropped" || said.person !== me) return;
    // What was typed here goes with the rest: whoever signs in next at this browser does not send it.
    for (const { keeping } of [...asides, ...(copy === null ? [] : [copy])]) keeping.stop();
    underWay.giveUp();
    copy?.hangUp();
    copy = null;
    [asides, shownAside] = [[], null];
    sockets += 1;
    waiting = 0;
    status = "signedOut";
    refresh();
  });

  const openNextCopy = (): Copy =>
    openCopy({
      at,
      generation,
      kept,
      tab: tab.id,
      shelf,
      labelOf: numberOf,
      onWords: later.ask,
      onUnsaved: tellUnsaved,
      events: {
        onSynced: () => void catchUp(),
        onLost: () => {
          underWay.disconnected();
          caughtUp = false;
          sockets += 1;
          early = [];
          told = [];
          // Who is here, and whether the disk is full, is told anew on the next socket.
          record = { ...record, people: [], readOnly: false };
          if (status === "live") status = "offline";
          later.ask();
        },
        onClosed,
        onNews: (news) => {
          record = withNews(record, news);
          const entries = withTold(news.entries ?? [], told);
          told = [];
          if (caughtUp) record = withEntries(record, entries);
          else early.push(...entries);
          later.ask();
        },
        onAnswer: (answer) => {
          if (answer.n === UNASKED && "entries" in answer) {
            told = [...told, ...answer.entries];
            return;
          }
          // The frame with its entries came just before: whoever waits finds them in the snapshot.
          refresh();
          underWay.answer(answer);
        },
        onAcknowledged: () => {
          if (countUnsaved() === 0) tried.clear();
          tellUnsaved();
        },
      },
    });

  /** After each sync: what was decided meanwhile, then what was set aside, then all is live. */
  const catchUp = async (): Promise<void> => {
    const socket = ++sockets;
    const [minutes, answer] = await Promise.all([
      readMinutes(at, record.seq, signal),
      everSynced ? readOpinion(at, signal) : null,
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
    everSynced = true;
    status = "live";
    bringingBack = bringingBack.then(() => bringBack(socket));
    await bringingBack;
    if (signal.aborted || socket !== sockets) return;
    refresh();
    underWay.settle();
  };

  /** One after the other: what is brought back may be refused while it comes. */
  let bringingBack = Promise.resolve();

  const bringBack = async (socket: number): Promise<void> => {
    const isNow = (): boolean => !signal.aborted && socket === sockets;
    for (let [aside] = asides; aside !== undefined; [aside] = asides) {
      const known = await readForumFacts(record.opinion.draftOf?.opinionId ?? id, { recent: false });
      if (!isNow() || copy === null) return;
      const to = copy;
      facts = known ?? facts;
      await settleAside(aside, to, {
        refused,
        mayType: (clause) => refusalOfTyping(facts, record.opinion, clause),
        labelOf: numberOf,
        tried,
      });
      asides = asides.slice(1);
      if (shownAside !== aside) continue;
      // Refused meanwhile, it is set aside itself: the page goes on in it.
      shownAside = asides.find(({ doc }) => doc === to.doc) ?? null;
      // At once: the next key is for the document that goes on.
      refresh();
    }
    added += await bringInKept({
      shelf,
      tab,
      kept,
      generation,
      refused,
      isInUse: (key) => copy?.keeping.key.join() === key.join(),
      to: () => (isNow() ? copy : null),
    });
    waiting = 0;
    synced = true;
  };

  const takeUpDead = async (socket: number): Promise<void> => {
    if (socket !== sockets) return;
    const before = added;
    await bringBack(socket);
    if (added > before) later.ask();
  };
  const lookForDead = setInterval(() => {
    if (!caughtUp || !synced) return;
    const socket = sockets;
    bringingBack = bringingBack.then(() => takeUpDead(socket));
  }, DEAD_TABS_MS);

  const numberOf = (clause: ClauseId): string =>
    snapshot.document.clauses.find((one) => one.id === clause)?.number ?? "";

  const onClosed = (code: number, notice: RefusalNotice | null): void => {
    const isRefused = code === CLOSE.refused || code === CLOSE.tooLarge;
    // The server ignores everything after refused text; the next connection asks what became of it.
    if (isRefused) underWay.disconnected("refusedWords");
    else underWay.giveUp();
    if (copy === null) return;
    const { doc, unsaved, keeping, words } = copy;
    // Kept as it is: a page that dies now lets the server judge it again.
    copy.hangUp();
    if (isRefused) {
      const why = notice ?? { reason: "notAnEdit", message: "The server did not take these words." };
      const aside: SetAside = { doc, unsaved, keeping, words, notice: why };
      asides = [...asides, aside];
      if (doc.share.size > 0) shownAside ??= aside;
      copy = openNextCopy();
    } else {
      status = CLOSED_AS[code] ?? "reload";
      if (status === "quarantined") setTimeout(comeBack, REPAIR_MS);
    }
    refresh();
  };

  const comeBack = (): void => {
    if (signal.aborted || (status !== "quarantined" && status !== "crowded")) return;
    void enter();
  };

  const enter = async (): Promise<void> => {
    const [answer, forum] = await Promise.all([
      readOpinion(at, signal),
      readForumFacts(record.opinion.draftOf?.opinionId ?? id, { recent: true }),
    ]);
    if (signal.aborted) return;
    facts = forum ?? facts;
    if ("status" in answer) {
      status = notReadAs(answer);
      if (status === "loading") setTimeout(() => void enter(), READ_AGAIN_MS);
      if (status === "quarantined") setTimeout(comeBack, REPAIR_MS);
      refresh();
      return;
    }
    record = withAnswer(emptyRecord(id), answer);
    firstWords = answeredWords(answer);
    everSynced = false;
    synced = false;
    caughtUp = false;
    generation = answer.record.generation;
    status = "live";
    copy = openNextCopy();
    setTimeout(() => {
      if (!everSynced && status === "live") status = "offline";
      later.ask();
    }, FIRST_SOCKET_MS);
    refresh();
    if (!everSynced) waiting = await countOfDead({ shelf, tab, kept });
    const earlier = await readMinutes(at, Math.max(record.seq - EARLIER_ENTRIES, 0), signal);
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
    let before = record.opinion;
    const result = await sendCommand(underWay, command, {
      me,
      ready: () => (caughtUp ? true : ready()),
      onSend: () => (before = record.opinion),
    });
    if ("entries" in result) {
      for (const listener of performedListeners) listener({ command, entries: result.entries, before });
    }
    return result;
  };

  return {
    me,
    doc: () => (shownAside ?? copy)?.doc ?? idle,
    awareness: () => (shownAside === null && copy !== null ? copy.awareness : idleAwareness),
    snapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send,
    settled: underWay.settled,
    onPerformed: (listener) => {
      performedListeners.add(listener);
      return () => performedListeners.delete(listener);
    },
    discardLost: refused.discard,
    comeBack,
    close: () => {
      leaving.abort();
      clearInterval(lookForDead);
      later.stop();
      leavingPage.close();
      stopListening();
      underWay.giveUp();
      copy?.hangUp();
      copy?.doc.destroy();
      refused.close();
      tab.leave();
      idleAwareness.destroy();
    },
  };
}
