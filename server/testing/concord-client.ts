import { WebSocket } from "ws";
import * as Y from "yjs";
import type { Command } from "../../shared/commands/commands.ts";
import { clauseId } from "../../shared/ids.ts";
import type { ForumChanged } from "../../shared/forum/forum-change.ts";
import type { MeetingsTold } from "../../shared/forum/meeting-now.ts";
import type { ToldNotice } from "../../shared/notices/told-notice.ts";
import type { Entry } from "../../shared/events/event.ts";
import {
  type CallShown,
  type CommandAnswer,
  type FrameNews,
  type RefusalNotice,
  type RosterPerson,
  SCHEMA,
  type ToldWindows,
} from "../../shared/wire/protocol.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { type Hearing, type LineWay, openLineSocket, type RawSocket } from "./line-socket.ts";
import { type AwarenessState, readAwareness, writeAwareness } from "../../shared/wire/awareness.ts";
import {
  awarenessMessage,
  commandMessage,
  readServerMessage,
  shownMessage,
  syncStep1,
  syncStep2,
  syncUpdate,
} from "../../shared/wire/codec.ts";

/** A raw client that speaks messages 101-106, as our page does, and any bytes besides. */
export type ConcordClient = {
  readonly doc: Y.Doc;
  readonly text: (clause: string) => Y.XmlText;
  /** Sends what the document emits meanwhile; gives the count under which it will be acknowledged. */
  readonly type: (act: () => void) => number;
  readonly sent: () => number;
  readonly acknowledged: () => number;
  /** `named`: the id that it carries, and whether it may have come before. */
  readonly ask: (
    command: Command | Record<string, unknown>,
    named?: { readonly id?: string; readonly again?: boolean },
  ) => Promise<CommandAnswer>;
  readonly show: (state: AwarenessState) => void;
  readonly states: () => ReadonlyMap<number, unknown>;
  readonly entries: readonly Entry[];
  /** Notices that came for this reader. */
  readonly notices: readonly ToldNotice[];
  /** Each time that it was told of a change of the forum's view. */
  readonly forum: readonly ForumChanged[];
  /** Open meetings, each time that they were told. */
  readonly meetings: readonly MeetingsTold[];
  /** Each time that it was told who has not shown a call. */
  readonly calls: readonly CallShown[];
  readonly sayShown: (callSeq: number) => void;
  readonly people: ReadonlyMap<number, RosterPerson>;
  /** Client ids of whom frames told. */
  readonly authors: () => ReadonlySet<number>;
  readonly refusal: () => RefusalNotice | null;
  /** The server's last word on its disk. */
  readonly readOnly: () => boolean;
  /** The timetable's windows as last sent by the server, and how often it sent them. */
  readonly windows: () => { readonly told: number; readonly now: ToldWindows | null };
  readonly sendBytes: (bytes: Uint8Array | string) => void;
  readonly sendUpdate: (update: Uint8Array) => number;
  /** Resolves after the server's step 2, or when it closed. */
  readonly synced: Promise<void>;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  readonly isClosed: () => boolean;
  /** This end's port of the connection; 0 over HTTP, which has several. */
  readonly port: () => number;
  /** Bytes of all messages that it has read. */
  readonly heardBytes: () => number;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly terminate: () => void;
};

function openRawSocket(
  address: string,
  { cookie, origin, by }: { cookie: string; origin?: string; by?: LineWay },
  hearing: Hearing,
): RawSocket {
  if (by !== undefined) return openLineSocket(address, { cookie, by }, hearing);
  const headers = { cookie, ...(origin === undefined ? {} : { origin }) };
  const socket = new WebSocket(address, { headers });
  socket.on("open", hearing.opened);
  socket.on("message", (bytes: Buffer) => hearing.heard(bytes));
  socket.on("close", (code, reason) => hearing.closed({ code, reason: reason.toString() }));
  socket.on("error", () => undefined);
  let port = 0;
  socket.on("upgrade", (response) => {
    port = response.socket.localPort ?? 0;
  });
  return {
    isOpen: () => socket.readyState === WebSocket.OPEN,
    send: (bytes) => socket.send(bytes),
    port: () => port,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    terminate: () => socket.terminate(),
  };
}

export function openConcordClient(
  url: string,
  options: {
    readonly cookie: string;
    readonly opinionId: string;
    /** Of a draft, under its id. */
    readonly rooms?: "opinions" | "drafts";
    readonly generation: string;
    readonly doc?: Y.Doc;
    readonly schema?: number;
    /** The person that the page claims to be. */
    readonly person?: string;
    readonly origin?: string;
    /** Over HTTP instead of a WebSocket: by a stream of events or by long poll. */
    readonly by?: LineWay;
    /** Hears each answer, also those to numbers that were sent as bytes. */
    readonly onAnswer?: (answer: CommandAnswer) => void;
  },
): ConcordClient {
  const doc = options.doc ?? new Y.Doc();
  const query = `concord=1&schema=${options.schema ?? SCHEMA}&generation=${options.generation}`;
  const person = options.person === undefined ? "" : `&person=${options.person}`;
  const address = `${url.replace("http", "ws")}/ws/${options.rooms ?? "opinions"}/${options.opinionId}?${query}${person}`;
  let [sent, acknowledged, asked] = [0, 0, 0];
  let refusal: RefusalNotice | null = null;
  let readOnly = false;
  let windows: ReturnType<ConcordClient["windows"]> = { told: 0, now: null };
  const answers = new Map<number, (answer: CommandAnswer) => void>();
  const entries: Entry[] = [];
  const notices: ToldNotice[] = [];
  const forum: ForumChanged[] = [];
  const meetings: MeetingsTold[] = [];
  const calls: CallShown[] = [];
  const people = new Map<number, RosterPerson>();
  const authors = new Set<number>();
  const states = new Map<number, unknown>();
  const clocks = new Map<number, number>();
  let onSynced = (): void => undefined;
  const synced = new Promise<void>((resolve) => (onSynced = resolve));
  let isClosed = false;
  let onClosed = (_why: { readonly code: number; readonly reason: string }): void => undefined;
  const closed = new Promise<{ readonly code: number; readonly reason: string }>((r) => (onClosed = r));

  const sendBytes = (bytes: Uint8Array | string): void => {
    if (socket.isOpen()) socket.send(bytes);
  };
  const sendUpdate = (update: Uint8Array): number => {
    sendBytes(syncUpdate(update));
    return ++sent;
  };

  const onAwareness = (bytes: Uint8Array): void => {
    for (const { client, clock, json } of readAwareness(bytes) ?? []) {
      // As y-protocols does: only what is newer, or says that somebody left.
      const held = clocks.get(client) ?? 0;
      if (clock < held || (clock === held && json !== "null")) continue;
      clocks.set(client, clock);
      if (json === "null") states.delete(client);
      else states.set(client, JSON.parse(json));
    }
  };
  const onNews = (news: FrameNews): void => {
    for (const entry of news.entries ?? []) if (entry.type !== undefined) entries.push(entry);
    for (const { client } of news.authors ?? []) authors.add(client);
    for (const person of news.people ?? []) people.set(person.client, person);
    for (const client of news.left ?? []) people.delete(client);
    notices.push(...(news.notices ?? []));
    if (news.forum !== undefined) forum.push(news.forum);
    if (news.meeting !== undefined) meetings.push(news.meeting);
    if (news.call !== undefined) calls.push(news.call);
    readOnly = news.readOnly ?? readOnly;
    if (news.windows !== undefined) windows = { told: windows.told + 1, now: news.windows };
  };

  let heardBytes = 0;
  const onMessage = (message: Uint8Array): void => {
    heardBytes += message.byteLength;
    const heard = readServerMessage(new Uint8Array(message));
    switch (heard?.kind) {
      case "syncStep1":
        sendBytes(syncStep2(Y.encodeStateAsUpdate(doc, heard.stateVector)));
        sent += 1;
        return;
      case "words":
        Y.applyUpdate(doc, heard.update, "server");
        if (heard.step2) onSynced();
        return;
      case "awareness":
        return onAwareness(heard.update);
      case "acknowledgement":
        acknowledged = heard.count;
        return;
      case "answer":
        answers.get(heard.answer.n)?.(heard.answer);
        options.onAnswer?.(heard.answer);
        return;
      case "refusal":
        refusal = heard.notice;
        return;
      case "frame": {
        const { words, awareness, news } = heard.frame;
        if (words !== null) Y.applyUpdate(doc, words, "server");
        if (awareness !== null) onAwareness(awareness);
        if (news !== null) onNews(news);
        return;
      }
      case undefined:
        throw new Error("a message that cannot be read");
    }
  };
  const socket = openRawSocket(address, options, {
    opened: () => sendBytes(syncStep1(Y.encodeStateVector(doc))),
    heard: onMessage,
    closed: (why) => {
      isClosed = true;
      onSynced();
      onClosed(why);
    },
  });

  return {
    heardBytes: () => heardBytes,
    doc,
    text: (clause) => {
      const text = rootText(doc, clauseId(clause));
      if (text === null) throw new Error(`no root ${clause}`);
      return text;
    },
    type: (act) => {
      const updates: Uint8Array[] = [];
      const keep = (update: Uint8Array): void => void updates.push(update);
      doc.on("update", keep);
      doc.transact(act);
      doc.off("update", keep);
      for (const update of updates) sendUpdate(update);
      return sent;
    },
    sent: () => sent,
    acknowledged: () => acknowledged,
    ask: (command, named = {}) => {
      const n = ++asked;
      const answer = new Promise<CommandAnswer>((resolve) => answers.set(n, resolve));
      sendBytes(commandMessage({ n, ...named, command }));
      return answer;
    },
    show: (state) => sendBytes(awarenessMessage(writeAwareness(state))),
    states: () => states,
    entries,
    notices,
    forum,
    meetings,
    calls,
    sayShown: (callSeq) => sendBytes(shownMessage(callSeq)),
    people,
    authors: () => authors,
    refusal: () => refusal,
    readOnly: () => readOnly,
    windows: () => windows,
    sendBytes,
    sendUpdate,
    synced,
    closed,
    isClosed: () => isClosed,
    port: socket.port,
    pause: socket.pause,
    resume: socket.resume,
    terminate: () => socket.terminate(),
  };
}
