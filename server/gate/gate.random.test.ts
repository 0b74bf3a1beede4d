import * as Y from "yjs";
import { expect, test } from "vitest";
import { judge } from "./gate.ts";
import { seeded } from "../testing/chance.ts";
import { LOCKED, MINE, MINE_TOO, OPEN, openDesk, OTHER, outcome, typing, updateOf } from "../testing/desk.ts";

const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const BROKEN_UPDATES = 6_000;

/** Updates of honest clients: inserts, deletions, pairs, whole states. */
function honestUpdates(random: (below: number) => number): readonly Uint8Array[] {
  const desk = openDesk();
  const [one, other] = [desk.client(MINE), desk.client(MINE_TOO)];
  const updates: Uint8Array[] = [];
  for (let i = 0; i < 60; i++) {
    const doc = random(2) === 0 ? one : other;
    const words = typing(doc, [OPEN, OTHER][random(2)]!);
    const at = random(words.length + 1);
    updates.push(
      updateOf(doc, () => {
        if (random(3) === 0 && at < words.length)
          words.delete(at, 1 + random(Math.min(6, words.length - at)));
        else words.insert(at, ["a", "word ", "\u{1F600}", "\u610F\u89C1"][random(4)]!);
      }),
    );
    if (random(4) === 0) updates.push(Y.encodeStateAsUpdate(doc));
  }
  return updates;
}

test(`G6 broken bytes never throw, stay pending or touch a locked clause (SEED=${SEED})`, () => {
  const random = seeded(SEED);
  const outcomes = new Map<string, number>();
  let desk = openDesk();
  let updates = honestUpdates(random);
  for (let i = 0; i < BROKEN_UPDATES; i++) {
    if (i % 300 === 0) [desk, updates] = [openDesk(), honestUpdates(random)];
    const bytes = Uint8Array.from(updates[random(updates.length)]!);
    for (let flips = random(4); flips >= 0; flips--) bytes[random(bytes.length)]! ^= 1 << random(8);
    const cut = random(10) === 0 ? bytes.slice(0, random(bytes.length)) : bytes;
    const result = outcome(desk.send(cut));
    outcomes.set(result, (outcomes.get(result) ?? 0) + 1);
    expect(desk.words(LOCKED)).toBe("locked \u{1F600} words");
  }
  console.log(`broken updates by outcome, SEED=${SEED}:`, Object.fromEntries(outcomes));
});

test(`G7 in whatever order honest updates arrive, the server has what clients have (SEED=${SEED})`, () => {
  const random = seeded(SEED + 1);
  for (let round = 0; round < 60; round++) {
    const desk = openDesk();
    const clients = [desk.client(MINE), desk.client(MINE_TOO)];
    const sent: Uint8Array[] = [];
    for (const doc of clients) doc.on("update", (update: Uint8Array) => sent.push(update));
    for (let i = 0; i < 30; i++) {
      const doc = clients[random(2)]!;
      const words = typing(doc, [OPEN, OTHER][random(2)]!);
      const at = random(words.length);
      if (random(3) === 0) words.delete(at, 1);
      else words.insert(at, String.fromCharCode(97 + random(26)));
      if (random(5) === 0) {
        const [from, to] = random(2) === 0 ? clients : clients.toReversed();
        Y.applyUpdate(to!, Y.encodeStateAsUpdate(from!, Y.encodeStateVector(to!)));
      }
    }
    while (sent.length > 0) {
      const [update] = sent.splice(random(sent.length), 1);
      expect(["pass", "gap"]).toContain(outcome(desk.send(update!)));
    }
    for (const doc of clients) desk.send(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(desk.doc)));
    for (const doc of clients) desk.send(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(desk.doc)));
    for (const doc of clients) Y.applyUpdate(doc, Y.encodeStateAsUpdate(desk.doc));
    for (const clause of [OPEN, OTHER]) {
      for (const doc of clients) expect(typing(doc, clause).toJSON()).toBe(desk.words(clause));
    }
  }
});

test(`G6 rubbish is unreadable or refused, and never throws (SEED=${SEED})`, () => {
  const random = seeded(SEED + 2);
  const { view } = openDesk();
  for (let i = 0; i < 3_000; i++) {
    const bytes = Uint8Array.from({ length: random(80) }, () => (random(3) === 0 ? random(4) : random(256)));
    expect(["pass", "gap", "refused"]).toContain(judge(view, bytes).kind);
  }
});
