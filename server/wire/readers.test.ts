import * as decoding from "lib0/decoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { SLOW_WORDS_BYTES } from "../../shared/limits.ts";
import { userId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/minutes.ts";
import { MESSAGE, UNASKED } from "../../shared/protocol.ts";
import { asForAll } from "../../shared/readers.ts";
import type { Member } from "./member.ts";
import { noNews } from "./news.ts";
import { openReaders } from "./readers.ts";

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
function connection(name: string, concord: boolean) {
  const heard: Uint8Array[] = [];
  let waiting = 0;
  const member: Member = {
    user: userId(name),
    session: "",
    concord,
    send: (bytes) => void heard.push(bytes),
    buffered: () => waiting,
    close: () => undefined,
    cut: () => undefined,
    taken: () => 0,
  };
  return {
    member,
    heard,
    wait: (bytes: number) => (waiting = bytes),
    /** What it was told of the minutes, in order. */
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

test("Q3 what is for some is told before the frame that hides it, to slow readers too, and to no stock client", () => {
  const readers = openReaders({
    doc: new Y.Doc(),
    cursors: () => null,
    mayRead: (user) => user.startsWith("aaa"),
  });
  const [own, slow, other, stock] = [
    connection("aaa1", true),
    connection("aaa2", true),
    connection("bbb", true),
    connection("aaa3", false),
  ];
  const everyone = [own, slow, other, stock] as const;
  const state = { state: Y.encodeStateAsUpdate(new Y.Doc()), vector: Y.encodeStateVector(new Y.Doc()) };
  for (const { member } of everyone) {
    readers.add(member);
    readers.sendState(member, state);
  }
  const deliver = (...entries: readonly Entry[]): void => {
    const forSome = entries.filter((one) => one.readers !== undefined);
    const news = { ...noNews(), entries: entries.map(asForAll), forSome };
    readers.deliver({ words: null, awareness: null, news, later: [], taken: new Map() });
  };
  slow.wait(SLOW_WORDS_BYTES + 1);
  const toLeads = { kind: "leads" } as const;
  deliver(entry(1), entry(2, toLeads));
  deliver(entry(3, toLeads), entry(4));
  expect(slow.minutes()).toEqual([]);
  slow.wait(0);
  for (const send of readers.catchUp()) send();

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
