import * as fc from "fast-check";
import { expect, test } from "vitest";
import { clauseId } from "../../shared/ids.ts";
import type { WordRun } from "../../shared/clause/words.ts";
import { changedTexts, type Heard, heardAt, heardSentences } from "./heard.ts";

const [A, B, C] = ["a", "b", "c"].map(clauseId) as [
  ReturnType<typeof clauseId>,
  ReturnType<typeof clauseId>,
  ReturnType<typeof clauseId>,
];
const NOTHING: Heard = { acts: [], texts: [], came: [], left: [], mayType: null };
const by = (...who: readonly string[]): ReadonlySet<string> => new Set(who);

test("A71 each level tells what the one before it tells, and more; off tells nothing", () => {
  const heard: Heard = {
    acts: [
      { sentence: "Near.", clauseId: A, isOwn: false },
      { sentence: "Far.", clauseId: B, isOwn: false },
      { sentence: "For me.", clauseId: B, isOwn: true },
    ],
    texts: [
      { clauseId: A, by: by("AAA") },
      { clauseId: B, by: by("BBB") },
    ],
    came: ["CCC"],
    left: ["DDD"],
    mayType: A,
  };
  const at = (level: Parameters<typeof heardAt>[0]): Heard => heardAt(level, A, heard);
  expect(at("off")).toEqual(NOTHING);
  expect(at("clause").acts.map(({ sentence }) => sentence)).toEqual(["Near.", "For me."]);
  expect(at("clause").texts.map((one) => one.clauseId)).toEqual([A]);
  expect([at("clause").came, at("clause").mayType]).toEqual([[], A]);
  expect(at("opinion")).toEqual({ ...heard, came: [], left: [] });
  expect(at("all")).toEqual(heard);
});

test("A70 a message is a few whole sentences, however much happened", () => {
  const act = (n: number, isOwn = false) => ({ sentence: `Act ${n}.`, clauseId: A, isOwn });
  expect(heardSentences(NOTHING)).toEqual([]);
  expect(heardSentences({ ...NOTHING, texts: [{ clauseId: B, by: by("BBB", "AAA") }] })).toEqual([
    { kind: "text", by: ["AAA", "BBB"], clauseId: B },
  ]);
  const many: Heard = {
    acts: [act(1), act(2), act(3, true), act(4)],
    texts: [
      { clauseId: A, by: by("AAA") },
      { clauseId: B, by: by("AAA", "BBB") },
      { clauseId: C, by: by("CCC") },
    ],
    came: ["DDD"],
    left: ["EEE"],
    mayType: C,
  };
  expect(heardSentences(many)).toEqual([
    { kind: "mayType", clauseId: C },
    { kind: "act", sentence: "Act 3." },
    { kind: "manyActs", n: 3 },
    { kind: "texts", by: ["AAA", "BBB", "CCC"], clauses: 3 },
    { kind: "came", who: ["DDD"] },
    { kind: "left", who: ["EEE"] },
  ]);
});

const run = (client: number, clock: number, text: string): WordRun => ({ client, clock, text });
/** Client 1 is the reader's own, and 9 the server's. */
const AUTHORS = {
  typist: (client: number) => (client === 1 || client === 9 ? null : `D${client}`),
  remover: (client: number, clock: number) => (clock === 99 ? null : `R${client}`),
};

test("A70 changed text is told by its authors, and own changes are not", () => {
  const before = new Map([
    [A, [run(2, 0, "recalling ")]],
    [B, [run(3, 0, "noting")]],
    [C, [run(1, 99, "x"), run(4, 0, "same")]],
  ]);
  const told = (now: ReadonlyMap<typeof A, readonly WordRun[]>) =>
    changedTexts(before, now, AUTHORS).map((one) => [one.clauseId, [...one.by]]);
  expect(told(before)).toEqual([]);
  const later = new Map([
    // A split run has the same characters; client 3 types between them.
    [A, [run(2, 0, "recall"), run(3, 6, "X"), run(2, 6, "ing ")]],
    [B, [run(3, 0, "not"), run(1, 0, "own")]],
    [C, [run(4, 0, "same"), run(9, 0, "by the server")]],
    [clauseId("new"), [run(2, 50, "a new clause")]],
  ]);
  expect(told(later)).toEqual([
    [A, ["D3"]],
    [B, ["R3"]],
  ]);
  expect(changedTexts(before, later, { ...AUTHORS, only: B }).map((one) => one.clauseId)).toEqual([B]);
});

test("A70 text that is parted or joined anew by others' ids alone is no change", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 8 }), (cuts) => {
      const text = "considering the above";
      const parts: WordRun[] = [];
      let at = 0;
      for (const cut of cuts) {
        const piece = text.slice(at, at + cut);
        if (piece !== "") parts.push(run(2, at, piece));
        at += piece.length;
      }
      if (at < text.length) parts.push(run(2, at, text.slice(at)));
      const [whole, parted] = [new Map([[A, [run(2, 0, text)]]]), new Map([[A, parts]])];
      expect(changedTexts(whole, parted, AUTHORS)).toEqual([]);
      expect(changedTexts(parted, whole, AUTHORS)).toEqual([]);
    }),
  );
});
