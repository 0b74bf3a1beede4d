import * as Y from "yjs";
import { unsavedChangeOf } from "../../client/offline-store/own-change.ts";
import { unsavedText } from "../../client/room/unsaved-text.ts";
import { putBackUpdate } from "../../client/room/put-back.ts";
import { sortRefused } from "../../client/room/refused-text.ts";
import { emptyRecord, withEntries } from "../../client/room/room-record.ts";
import type { LostText } from "../../client/offline-store/lost-text.ts";
import { deletedBy, firstClocks, openUnsaved, type Unsaved } from "../../client/offline-store/unsaved.ts";
import { writeAwareness } from "../../shared/wire/awareness.ts";
import type { Command } from "../../shared/commands/commands.ts";
import type { ClauseId, OpinionId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { HiddenEntry } from "../../shared/people/readers.ts";
import { openCall } from "../../shared/negotiation/call.ts";
import { findClause, type Opinion } from "../../shared/opinion/opinion.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { mayType } from "../../shared/standing/may-type.ts";
import type { Rules } from "../../shared/people/permissions.ts";
import {
  awarenessMessage,
  commandMessage,
  readServerMessage,
  shownMessage,
  syncStep1,
  syncStep2,
  syncUpdate,
} from "../../shared/wire/codec.ts";
import { CLOSE, type CommandAnswer, type RefusalNotice } from "../../shared/wire/protocol.ts";
import type { Connection, PageEnd } from "./network.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** The page's events that its person sees and could swear to. */
export type PageEvents = {
  /** All that this page typed and deleted below these clocks is said to be on disk. */
  readonly onAcknowledged: (page: ModelPage) => void;
  readonly onAnswer: (answer: CommandAnswer) => void;
  readonly onLost: (words: readonly LostText[]) => void;
  /** It says that it shows a call. */
  readonly onShown: (page: ModelPage, callSeq: number) => void;
  /** Something that must never happen. */
  readonly problem: (what: string) => void;
};

export type ModelPage = {
  readonly name: string;
  readonly actor: Participant;
  readonly doc: () => Y.Doc;
  readonly opinion: () => Opinion;
  readonly unsaved: () => Unsaved;
  readonly entries: () => readonly Entry[];
  /** Live, with nothing under way: what a reader would call still. */
  readonly isStill: () => boolean;
  readonly isHere: () => boolean;
  readonly mayTypeIn: (clause: ClauseId) => boolean;
  readonly type: (act: (doc: Y.Doc) => void) => void;
  readonly ask: (command: Command) => void;
  readonly goAway: () => void;
  readonly comeBack: () => void;
  readonly cut: () => void;
  readonly stall: (ms: number) => void;
};

const RETRY_MS = 250;
const RETRY_MAX_MS = 8_000;
const READ_AGAIN_MS = 2_000;
const BY_SERVER = Symbol("server");
/** Words that were put back: as many changes of their author as clauses. */
type PutBack = { readonly clauses: number };
const isPutBack = (origin: unknown): origin is PutBack =>
  typeof origin === "object" && origin !== null && "clauses" in origin;

/** One document and its line; after a refusal the page goes on with another. */
type Line = { readonly doc: Y.Doc; readonly unsaved: Unsaved };
type SetAside = Line & { readonly notice: RefusalNotice };

/**
 * Our page without a browser: its own counting, refusal and record code around the protocol, reconnecting as
 * client/wire/connection.ts does.
 */
export function openModelPage(options: {
  readonly name: string;
  readonly id: OpinionId;
  readonly actor: Participant;
  readonly rules: Rules;
  readonly time: VirtualTime;
  readonly random: (below: number) => number;
  readonly connect: (page: PageEnd) => Connection;
  readonly readEvents: (after: number) => Promise<readonly (Entry | HiddenEntry)[]>;
  readonly events: PageEvents;
  /** Shows calls for objections within this time; null: its tab is hidden. */
  readonly showsWithinMs: number | null;
}): ModelPage {
  const { name, actor, rules, time, random, events, showsWithinMs } = options;
  let record = emptyRecord(options.id);
  let line: Line;
  let connection: Connection | null = null;
  let [isOpen, synced, caughtUp, away] = [false, false, false, false];
  let [sockets, tries, asked, awarenessClock] = [0, 0, 0, 0];
  let early: (Entry | HiddenEntry)[] = [];
  let notice: RefusalNotice | null = null;
  /** Refused documents, in order, until each has been settled. */
  let asides: readonly SetAside[] = [];
  /** Clauses whose words were put back since all was saved last. */
  const tried = new Set<ClauseId>();
  const underWay = new Set<number>();

  const newClient = (): number => 10_000 + random(2 ** 31);
  const openLine = (): Line => {
    const doc = new Y.Doc();
    doc.clientID = newClient();
    const unsaved = openUnsaved();
    doc.on("update", (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (!transaction.local && !isPutBack(origin)) return;
      unsaved.note(unsavedChangeOf(update, transaction, isPutBack(origin) ? origin.clauses : 1));
      if (isOpen) {
        connection?.send(syncUpdate(update));
        unsaved.sent("update");
      }
    });
    return { doc, unsaved };
  };
  line = openLine();

  const lose = (words: readonly LostText[]): void => {
    if (words.length > 0) events.onLost(words);
  };
  const refusalOf = (clause: ClauseId) => {
    const found = findClause(record.opinion, clause);
    return found === undefined
      ? ({ reason: "noSuchClause", message: "This clause no longer exists." } as const)
      : mayType({ actor, opinion: record.opinion, clause: found, rules });
  };

  const settleAsides = (): void => {
    for (const { doc, unsaved, notice: said } of asides) {
      const changes = unsaved.changes();
      const deleted = deletedBy(changes);
      const known = new Map(
        [...firstClocks(changes).keys()].map((client) => [client, Y.getState(line.doc.store, client)]),
      );
      const words = unsavedText(doc, { known, deleted });
      const { again, lost } = sortRefused(words, {
        notice: said,
        mayType: refusalOf,
        labelOf: () => "",
        tried,
      });
      for (const one of again) tried.add(one.clauseId);
      lose(lost);
      const update = putBackUpdate(line.doc, again, { deleted, client: newClient() });
      const origin: PutBack = { clauses: again.length };
      if (update !== null) line.doc.transact(() => Y.applyUpdate(line.doc, update, origin), origin);
    }
    asides = [];
  };

  /** On each connection once, when its person has had the time to see the words. */
  let shownOn = "";
  const showCall = (): void => {
    const call = openCall(record.opinion);
    if (call === null || showsWithinMs === null) return;
    const on = `${sockets} ${call.seq}`;
    if (on === shownOn) return;
    shownOn = on;
    time.after(random(showsWithinMs), () => {
      if (on !== shownOn || !caughtUp || connection === null) return;
      events.onShown(page, call.seq);
      connection.send(shownMessage(call.seq));
    });
  };

  const catchUp = async (socket: number): Promise<void> => {
    let entries: readonly (Entry | HiddenEntry)[];
    try {
      entries = await options.readEvents(record.seq);
    } catch {
      // The server is down or cannot read: asked again while this connection lives.
      time.after(READ_AGAIN_MS, () => void (socket === sockets && catchUp(socket)));
      return;
    }
    if (socket !== sockets) return;
    record = withEntries(withEntries(record, entries), early);
    early = [];
    caughtUp = true;
    settleAsides();
    showCall();
  };

  const onClosed = (code: number): void => {
    [isOpen, synced, caughtUp] = [false, false, false];
    sockets += 1;
    early = [];
    connection = null;
    underWay.clear();
    if (code === CLOSE.refused || code === CLOSE.tooLarge) {
      const why = notice ?? { reason: "notAnEdit", message: "The server did not take these words." };
      notice = null;
      asides = [...asides, { ...line, notice: why }];
      line = openLine();
      if (!away) connect();
      return;
    }
    line.unsaved.disconnected();
    if (code >= 4400 && code < 4500) events.problem(`${name} was closed for good with ${code}`);
    const wait = (Math.min(RETRY_MS * 2 ** tries, RETRY_MAX_MS) * (500 + random(1000))) / 1000;
    tries += 1;
    time.after(wait, () => {
      if (!away && connection === null) connect();
    });
  };

  const onState = (): void => {
    if (synced) return;
    synced = true;
    tries = 0;
    void catchUp(++sockets);
  };

  const onMessage = (bytes: Uint8Array): void => {
    const message = readServerMessage(bytes);
    switch (message?.kind) {
      case "syncStep1":
        connection?.send(syncStep2(Y.encodeStateAsUpdate(line.doc, message.stateVector)));
        line.unsaved.sent("state");
        return;
      case "words":
        Y.applyUpdate(line.doc, message.update, BY_SERVER);
        if (message.step2) onState();
        return;
      case "awareness":
        return;
      case "acknowledgement":
        line.unsaved.acknowledged(message.count);
        if (line.unsaved.count() === 0 && asides.length === 0) tried.clear();
        return events.onAcknowledged(page);
      case "answer":
        underWay.delete(message.answer.n);
        return events.onAnswer(message.answer);
      case "refusal":
        notice = message.notice;
        return;
      case "frame": {
        const { words, news } = message.frame;
        if (words !== null) Y.applyUpdate(line.doc, words, BY_SERVER);
        const entries = news?.entries ?? [];
        if (caughtUp) {
          record = withEntries(record, entries);
          showCall();
        } else early.push(...entries);
        return;
      }
      case undefined:
        return events.problem(`${name} cannot read a message of the server`);
    }
  };

  const connect = (): void => {
    connection = options.connect({
      onOpen: () => {
        isOpen = true;
        connection?.send(syncStep1(Y.encodeStateVector(line.doc)));
        const state = { client: line.doc.clientID, clock: ++awarenessClock, json: '{"cursor":null}' };
        connection?.send(awarenessMessage(writeAwareness(state)));
      },
      onMessage,
      onClose: onClosed,
    });
  };

  const page: ModelPage = {
    name,
    actor,
    doc: () => line.doc,
    opinion: () => record.opinion,
    unsaved: () => line.unsaved,
    entries: () => record.entries,
    isStill: () =>
      connection !== null &&
      !connection.isCut() &&
      !connection.isBusy() &&
      caughtUp &&
      asides.length === 0 &&
      line.unsaved.count() === 0 &&
      underWay.size === 0,
    isHere: () => !away,
    mayTypeIn: (clause) => refusalOf(clause) === null,
    type: (act) => line.doc.transact(() => act(line.doc)),
    ask: (command) => {
      if (!caughtUp || connection === null) return;
      asked += 1;
      underWay.add(asked);
      connection.send(commandMessage({ n: asked, command }));
    },
    goAway: () => {
      away = true;
      connection?.leave();
      if (connection !== null) onLeft();
    },
    comeBack: () => {
      if (!away) return;
      away = false;
      if (connection === null) connect();
    },
    cut: () => connection?.cut(),
    stall: (ms) => connection?.stall(ms),
  };
  const onLeft = (): void => {
    connection = null;
    [isOpen, synced, caughtUp] = [false, false, false];
    sockets += 1;
    early = [];
    underWay.clear();
    line.unsaved.disconnected();
  };
  connect();
  return page;
}
