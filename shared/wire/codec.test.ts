import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  acknowledgement,
  awarenessMessage,
  commandMessage,
  countedKind,
  frameMessage,
  minutesMessage,
  readClientMessage,
  readServerMessage,
  refusalMessage,
  shownMessage,
  syncStep1,
  syncStep2,
  syncUpdate,
} from "./codec.ts";
import { readAwareness, writeAwareness } from "./awareness.ts";
import type { CommandAnswer, FrameNews, RefusalNotice } from "./protocol.ts";

const bytesOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 7) & 255);
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const json = (type: string, length: string, text: string): string =>
  type + length + Buffer.from(text).toString("hex");

describe("W1 the bytes on the wire stay as pages and servers of earlier builds write them", () => {
  const lock = { type: "lockClause" };
  test.each([
    ["sync step 1", syncStep1(bytesOf(3)), "00000300070e"],
    ["sync step 2", syncStep2(bytesOf(2)), "0001020007"],
    ["an edit", syncUpdate(bytesOf(130)), `00028201${hexOf(bytesOf(130))}`],
    ["awareness", awarenessMessage(bytesOf(4)), "010400070e15"],
    ["an acknowledgement", acknowledgement(300), "65ac02"],
    [
      "an answer",
      minutesMessage({ n: 7, refusal: { reason: "offline", message: "é" } }),
      json("66", "35", '{"n":7,"refusal":{"reason":"offline","message":"é"}}'),
    ],
    [
      "a refusal",
      refusalMessage({ reason: "clauseLocked", message: "No.", clauseId: "c1" }),
      json("67", "39", '{"reason":"clauseLocked","message":"No.","clauseId":"c1"}'),
    ],
    [
      "a command",
      commandMessage({ n: 1, command: lock }),
      json("68", "27", '{"n":1,"command":{"type":"lockClause"}}'),
    ],
    [
      "a command sent again",
      commandMessage({ n: 2, id: "0123456789abcdef", again: true, command: lock }),
      json("68", "4c", '{"n":2,"id":"0123456789abcdef","again":true,"command":{"type":"lockClause"}}'),
    ],
    ["a shown call", shownMessage(300), "6aac02"],
    [
      "a whole frame",
      frameMessage({ words: bytesOf(2), awareness: bytesOf(3), news: { left: [5], readOnly: false } }),
      `690702000703${hexOf(bytesOf(3))}${json("", "1d", '{"left":[5],"readOnly":false}')}`,
    ],
    ["a frame of words", frameMessage({ words: bytesOf(2), awareness: null, news: null }), "6901020007"],
    ["a state", writeAwareness({ client: 2 ** 31 + 1, clock: 3, json: "{}" }), "01818080800803027b7d"],
  ])("%s", (_name, bytes, hex) => {
    expect(hexOf(bytes)).toBe(hex);
  });
});

const bytes = fc.uint8Array({ maxLength: 300 });
const count = fc.nat({ max: 2 ** 31 });
const text = fc.string({ unit: "grapheme" });
const entry = fc.record({ seq: count, hash: text, type: text });
const refusal = fc.record({ reason: fc.constantFrom("offline", "clauseLocked"), message: text });
const orNull = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value);
const news = fc.record(
  {
    entries: fc.array(entry, { maxLength: 3 }),
    authors: fc.array(fc.record({ client: count, delegationId: text, office: fc.constant(null) })),
    deletions: fc.array(fc.record({ client: count, clock: count, length: count })),
    people: fc.array(fc.record({ client: count, role: text })),
    left: fc.array(count),
    readOnly: fc.boolean(),
    windows: fc.record({ textOpen: fc.boolean(), timetableSeq: count, forumSeq: count }),
    meeting: fc.record({ seq: count, of: orNull(text), open: fc.constant([]) }),
  },
  { requiredKeys: [] },
) as unknown as fc.Arbitrary<FrameNews>;
const answer = fc.oneof(
  fc.record({ n: count, entries: fc.array(entry, { maxLength: 3 }) }),
  fc.record({ n: count, refusal }),
) as unknown as fc.Arbitrary<CommandAnswer>;
const notice = fc.oneof(
  refusal,
  fc.record({ reason: fc.constant("clauseLocked"), message: text, clauseId: text }),
) as unknown as fc.Arbitrary<RefusalNotice>;

/** Every kind of message with its bytes: of both sides, of the page alone, of the server alone. */
const ofBoth = fc.oneof(
  bytes.map((body) => ({ sent: syncStep1(body), message: { kind: "syncStep1", stateVector: body } })),
  bytes.map((body) => ({ sent: syncStep2(body), message: { kind: "words", step2: true, update: body } })),
  bytes.map((body) => ({ sent: syncUpdate(body), message: { kind: "words", step2: false, update: body } })),
  bytes.map((body) => ({ sent: awarenessMessage(body), message: { kind: "awareness", update: body } })),
);
const ofPage = fc.record({ n: count, id: text, command: fc.record({ type: text }) }).map((command) => ({
  sent: commandMessage(command),
  message: { kind: "command", json: JSON.stringify(command) },
}));
const ofServer = fc.oneof(
  count.map((one) => ({ sent: acknowledgement(one), message: { kind: "acknowledgement", count: one } })),
  answer.map((one) => ({ sent: minutesMessage(one), message: { kind: "answer", answer: one } })),
  notice.map((one) => ({ sent: refusalMessage(one), message: { kind: "refusal", notice: one } })),
  fc
    .record({ words: orNull(bytes), awareness: orNull(bytes), news: orNull(news) })
    .map((frame) => ({ sent: frameMessage(frame), message: { kind: "frame", frame } })),
);

describe("W1 a message is read as it was written", () => {
  test("by the server", () => {
    fc.assert(
      fc.property(fc.oneof(ofBoth, ofPage), ({ sent, message }) => {
        expect(readClientMessage(sent)).toEqual(message);
      }),
      { numRuns: 500 },
    );
  });
  test("by the page", () => {
    fc.assert(
      fc.property(fc.oneof(ofBoth, ofServer), ({ sent, message }) => {
        expect(readServerMessage(sent)).toEqual(message);
      }),
      { numRuns: 500 },
    );
  });
  test("with the states of an awareness update", () => {
    fc.assert(
      fc.property(fc.record({ client: count, clock: count, json: text }), (state) => {
        expect(readAwareness(writeAwareness(state))).toEqual([state]);
      }),
    );
  });
});

describe("G6 a malformed message is refused, and no reader throws", () => {
  const cut = (all: fc.Arbitrary<{ readonly sent: Uint8Array }>): fc.Arbitrary<Uint8Array> =>
    all.filter(({ sent }) => sent.byteLength > 1).map(({ sent }) => sent.slice(0, -1));
  test("by the server: cut short, of an unknown type, or of the other side", () => {
    fc.assert(fc.property(cut(fc.oneof(ofBoth, ofPage)), (sent) => readClientMessage(sent) === null));
    fc.assert(fc.property(ofServer, ({ sent }) => readClientMessage(sent) === null));
    fc.assert(fc.property(bytes, (sent) => (readClientMessage(sent), true)));
    expect(readClientMessage(Uint8Array.of(0, 3, 0))).toBeNull();
  });
  test("by the page: cut short, of an unknown type, or of the other side", () => {
    fc.assert(fc.property(cut(ofBoth), (sent) => readServerMessage(sent) === null));
    fc.assert(fc.property(cut(ofServer), (sent) => readServerMessage(sent) === null));
    fc.assert(fc.property(ofPage, ({ sent }) => readServerMessage(sent) === null));
    fc.assert(fc.property(bytes, (sent) => (readServerMessage(sent), true)));
  });
  test.each([
    ["an answer without entries or a refusal", minutesMessage({ n: 1 } as never)],
    ["an answer to no number", minutesMessage({ n: "1", entries: [] } as never)],
    ["an answer whose entry has no place", minutesMessage({ n: 1, entries: [{ hash: "" }] } as never)],
    ["a refusal without a reason", refusalMessage({ message: "No." } as never)],
    ["a refusal of no clause", refusalMessage({ reason: "offline", message: "", clauseId: 1 } as never)],
    ["news that are a list", frameMessage({ words: null, awareness: null, news: [] as never })],
    ["news with an entry of no place", frameOf({ entries: [{ hash: "" }] })],
    ["news with an author of no client", frameOf({ authors: [{}] })],
    ["news with a deletion of no length", frameOf({ deletions: [{ client: 1, clock: 1 }] })],
    ["news with people that are no list", frameOf({ people: {} })],
    ["news of one who left without an id", frameOf({ left: ["1"] })],
    ["news of a disk that is neither full nor not", frameOf({ readOnly: 1 })],
    ["news of windows without their instant", frameOf({ windows: {} })],
  ])("by the page: %s", (_name, sent) => {
    expect(readServerMessage(sent)).toBeNull();
  });
});

function frameOf(told: unknown): Uint8Array {
  return frameMessage({ words: null, awareness: null, news: told as FrameNews });
}

test("W8 only a state and an edit are counted", () => {
  fc.assert(
    fc.property(fc.oneof(ofBoth, ofPage, ofServer), ({ sent, message }) => {
      const kind = "step2" in message ? (message.step2 ? "state" : "update") : null;
      expect(countedKind(sent)).toBe(kind);
    }),
  );
});
