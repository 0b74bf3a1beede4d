import * as decoding from "lib0/decoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import {
  QUIET_MS,
  SLOW_AWARENESS_BYTES,
  SLOW_CLOSE_BYTES,
  SLOW_CLOSE_MS,
  SLOW_DRAINED_BYTES,
  SLOW_WORDS_BYTES,
} from "../../shared/limits.ts";
import { userId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import { MESSAGE, UNASKED } from "../../shared/wire/protocol.ts";
import { asForAll } from "../../shared/people/readers.ts";
import type { RoomConnection } from "./room-connection.ts";
import { noNews } from "./news.ts";
import { openSubscribers } from "./subscribers.ts";

const entry = (seq: number, readers?: Entry["readers"]): Entry => ({
  type: "opinionEdited",
  number: `said ${seq}`,
  seq,
  at: seq,
  by: userId("u"),
  salt: "",
  forumSeq: 0,
  prev: "",
  hash: `h${seq}`,
  ...(readers === undefined ? {} : { readers }),
});

/** A connection that takes what it is sent, and says itself how much of it waits. */
function connect(name: string, concord: boolean) {
  const heard: Uint8Array[] = [];
  let waiting = 0;
  let isCut = false;
  const connection: RoomConnection = {
    user: userId(name),
    concord,
    send: (bytes) => void heard.push(bytes),
    buffered: () => waiting,
    close: () => undefined,
    cut: () => {
      isCut = true;
    },
    refuse: () => undefined,
  };
  return {
    connection,
    heard,
    wait: (bytes: number) => (waiting = bytes),
    isCut: () => isCut,
    /** The events that it was told of, in order. */
    minutes: () =>
      heard.flatMap((bytes) => {
        const decoder = decoding.createDecoder(bytes);
        const kind = decoding.readVarUint(decoder);
        if (kind === MESSAGE.minutes) {
          const told = JSON.parse(decoding.readVarString(decoder)) as { n: number; entries: Entry[] };
          return told.entries.map((one) => `told ${told.n}: ${one.type === undefined ? "" : one.seq}`);
        }
        if (kind !== MESSAGE.frame || decoding.readVarUint(decoder) !== 4) return [];
        const { entries } = JSON.parse(decoding.readVarString(decoder)) as { entries: Partial<Entry>[] };
        return entries.map((one) => (one.type === undefined ? `hidden ${one.seq}` : `${one.seq}`));
      }),
  };
}

test("Q3 entries for some arrive before the frame that hides them, and at no stock client", () => {
  const subscribers = openSubscribers({
    doc: new Y.Doc(),
    cursors: () => null,
    mayRead: (user) => user.startsWith("aaa"),
  });
  const [own, slow, other, stock] = [
    connect("aaa1", true),
    connect("aaa2", true),
    connect("bbb", true),
    connect("aaa3", false),
  ];
  const everyone = [own, slow, other, stock] as const;
  const state = { state: Y.encodeStateAsUpdate(new Y.Doc()), vector: new Map() };
  for (const { connection } of everyone) {
    subscribers.add(connection);
    subscribers.sendState(connection, state);
  }
  const deliver = (...entries: readonly Entry[]): void => {
    const forSome = entries.filter((one) => one.readers !== undefined);
    const news = { ...noNews(), entries: entries.map(asForAll), forSome };
    subscribers.deliver({ words: null, awareness: null, news, later: [] });
  };
  slow.wait(SLOW_WORDS_BYTES + 1);
  const toLeads = { kind: "leads" } as const;
  deliver(entry(1), entry(2, toLeads));
  deliver(entry(3, toLeads), entry(4));
  expect(slow.minutes()).toEqual([]);
  slow.wait(0);
  for (const send of subscribers.catchUp()) send();

  const hidden = ["1", "hidden 2", "hidden 3", "4"];
  expect(other.minutes()).toEqual(hidden);
  expect(own.minutes()).toEqual([
    `told ${UNASKED}: 2`,
    "1",
    "hidden 2",
    `told ${UNASKED}: 3`,
    "hidden 3",
    "4",
  ]);
  expect(slow.minutes()).toEqual([`told ${UNASKED}: 2`, `told ${UNASKED}: 3`, ...hidden]);
  expect(stock.heard).toHaveLength(1);
  // The frames themselves are the same bytes to all.
  const frames = (one: typeof own) => one.heard.filter((bytes) => bytes[0] === MESSAGE.frame);
  expect(frames(own)).toEqual(frames(other));
});

const stateOf = (doc: Y.Doc) => ({
  state: Y.encodeStateAsUpdate(doc),
  vector: new Map<number, number>(),
});

/** Readers of a document in which somebody types, at a time that stands still until it is moved. */
function room() {
  const doc = new Y.Doc();
  let at = 0;
  const subscribers = openSubscribers({ doc, cursors: () => null, mayRead: () => true, now: () => at });
  const enter = () => {
    const one = connect("aaa", true);
    subscribers.add(one.connection);
    subscribers.sendState(one.connection, stateOf(doc));
    return one;
  };
  return {
    subscribers,
    enter,
    pass: (ms: number) => (at += ms),
    /** One frame with a word and a cursor. */
    frame: (): void => {
      let words: Uint8Array | null = null;
      doc.once("update", (update: Uint8Array) => (words = update));
      doc.getText("words").insert(0, "word ");
      const awareness = new Uint8Array([0]);
      subscribers.deliver({ words, awareness, news: noNews(), later: [] });
    },
  };
}

const kindOf = (bytes: Uint8Array): string =>
  bytes[0] === MESSAGE.frame ? `frame ${bytes[1]}` : bytes[0] === MESSAGE.sync ? `sync ${bytes[1]}` : "quiet";
/** The words of a page that has read all that it was sent. */
function wordsOf({ heard }: ReturnType<typeof connect>): string {
  const doc = new Y.Doc();
  for (const bytes of heard) {
    if (kindOf(bytes) === "quiet") continue;
    const decoder = decoding.createDecoder(bytes.subarray(2));
    Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
  }
  return doc.getText("words").toJSON();
}
const [WORDS, WORDS_AND_CURSORS, STATE] = ["frame 1", "frame 3", "sync 1"];

test("W14 a slow reader loses cursors, then single edits, gets one state, and is cut off last", () => {
  const { subscribers, enter, frame, pass } = room();
  const [slow, quick] = [enter(), enter()];
  frame();
  slow.wait(SLOW_AWARENESS_BYTES + 1);
  frame();
  slow.wait(SLOW_WORDS_BYTES + 1);
  frame();
  frame();
  expect(slow.heard.map(kindOf)).toEqual([STATE, WORDS_AND_CURSORS, WORDS]);
  expect(quick.heard.map(kindOf)).toEqual([STATE, ...Array<string>(4).fill(WORDS_AND_CURSORS)]);

  slow.wait(SLOW_DRAINED_BYTES);
  expect(subscribers.look()).toBe(true);
  for (const send of subscribers.catchUp()) send();
  frame();
  expect(slow.heard.map(kindOf).filter((kind) => kind === STATE)).toHaveLength(2);
  expect(slow.heard.map(kindOf).at(-1)).toBe(WORDS_AND_CURSORS);
  expect([slow, quick].map(wordsOf)).toEqual(["word ".repeat(5), "word ".repeat(5)]);

  slow.wait(SLOW_WORDS_BYTES + 1);
  frame();
  subscribers.look();
  expect(slow.isCut()).toBe(false);
  slow.wait(SLOW_CLOSE_BYTES + 1);
  subscribers.look();
  expect([slow.isCut(), quick.isCut()]).toEqual([true, false]);

  const stuck = enter();
  stuck.wait(SLOW_WORDS_BYTES + 1);
  frame();
  pass(SLOW_CLOSE_MS);
  subscribers.look();
  expect(stuck.isCut()).toBe(false);
  pass(1);
  subscribers.look();
  expect([stuck.isCut(), quick.isCut()]).toEqual([true, false]);
});

test("a connection silent for 20 s gets an empty message, before a stock client gives up", () => {
  const { subscribers, enter, frame, pass } = room();
  const one = enter();
  pass(QUIET_MS - 1);
  subscribers.look();
  expect(one.heard.map(kindOf)).toEqual([STATE]);
  pass(1);
  subscribers.look();
  subscribers.look();
  expect(one.heard.map(kindOf)).toEqual([STATE, "quiet"]);
  pass(QUIET_MS - 1);
  frame();
  pass(QUIET_MS - 1);
  subscribers.look();
  expect(one.heard.map(kindOf)).toEqual([STATE, "quiet", WORDS_AND_CURSORS]);
});
