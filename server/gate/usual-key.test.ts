import * as Y from "yjs";
import { expect, test } from "vitest";
import type { ClauseId } from "../../shared/ids.ts";
import { seeded } from "../testing/chance.ts";
import {
  type Desk,
  LOCKED,
  MINE,
  MINE_TOO,
  OPEN,
  openDesk,
  OTHER,
  THEIRS,
  typing,
  updateOf,
} from "../testing/desk.ts";
import { type CharId, forge, text } from "../testing/forge.ts";
import { judge, judgeWhole, readWhole } from "./gate.ts";
import { type UsualKey, updateOf as updateOfKey, usualKey } from "./usual-key.ts";

const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const CASES = Number(process.env["CASES"] ?? 4_000);
const CLAUSES = [OPEN, OPEN, OTHER, LOCKED];

type Chance = (below: number) => number;

/** Any character of any clause, mostly a neighbour that could be meant; now and then none, or one that is nowhere. */
function someChar(desk: Desk, chance: Chance): CharId | undefined {
  if (chance(12) === 0) return undefined;
  if (chance(20) === 0) return [THEIRS, chance(9)];
  const clause = CLAUSES[chance(CLAUSES.length)]!;
  const length = desk.words(clause).length;
  return length === 0 ? undefined : desk.charAt(clause, chance(length));
}

type Pair = {
  readonly clause: ClauseId;
  readonly origin: CharId | undefined;
  readonly right: CharId | undefined;
};

/** Two neighbours in one clause: side by side now, side by side earlier, or any two. */
function someNeighbours(desk: Desk, { chance, earlier }: { chance: Chance; earlier: Pair[] }): Pair {
  const clause = CLAUSES[chance(CLAUSES.length)]!;
  const length = desk.words(clause).length;
  const at = chance(length + 1);
  const kind = chance(3);
  if (kind === 0) return { clause, origin: someChar(desk, chance), right: someChar(desk, chance) };
  if (kind === 1 && earlier.length > 0) return earlier[chance(earlier.length)]!;
  const pair = {
    clause,
    origin: at === 0 ? undefined : desk.charAt(clause, at - 1),
    right: at === length ? undefined : desk.charAt(clause, at),
  };
  earlier.push(pair);
  return pair;
}

/** One run by bytes. */
function someRun(desk: Desk, { clause, origin, right }: Pair, chance: Chance): Uint8Array {
  const client = [MINE, MINE, MINE_TOO, THEIRS][chance(4)]!;
  const known = desk.doc.store.clients.get(client)?.at(-1);
  const clock = (known === undefined ? 0 : known.id.clock + known.length) + (chance(15) === 0 ? 1 : 0);
  const words = ["a", "word ", "", "line\nbreak", "\u{1F600}", "\uD83D"][chance(6)]!;
  const structs = [{ content: text(words), origin, right, parent: desk.textItem(clause) }];
  return forge([{ client, clock, structs }], chance(15) === 0 ? [[MINE, 0, 1]] : []);
}

/** True if something stands between the neighbours of a key now. */
const standsApart = ({ doc }: Desk, { run: { origin, rightOrigin } }: UsualKey): boolean => {
  const left = Y.getItem(doc.store, origin!);
  const isInside = origin!.clock < left.id.clock + left.length - 1;
  const next = isInside ? Y.createID(origin!.client, origin!.clock + 1) : (left.right?.id ?? null);
  return !Y.compareIDs(next, rightOrigin);
};

test(`G1 the fast path accepts only what the whole gate accepts, alike: ${CASES} runs (SEED=${SEED})`, () => {
  const chance = seeded(SEED);
  const counts = { usual: 0, apart: 0, whole: 0, refused: 0 };
  let earlier: Pair[] = [];
  let desk = openDesk();
  let keyUpdate: Uint8Array | null = null;
  for (let i = 0; i < CASES; i++) {
    if (i % 200 === 0) [desk, earlier] = [openDesk(), []];
    if (chance(6) === 0) {
      const client = desk.client(MINE_TOO);
      const last = typing(client, OPEN).length;
      if (last > 3) desk.send(updateOf(client, () => typing(client, OPEN).delete(chance(last - 1), 1)));
    }
    const update = someRun(desk, someNeighbours(desk, { chance, earlier }), chance);
    const decoded = readWhole(update);
    const whole = judgeWhole(desk.view, update, decoded);
    const key = usualKey(desk.view, update, decoded);
    let written: Uint8Array | null = null;
    desk.doc.once("update", (emitted: Uint8Array) => (written = emitted));
    if (key === null) counts[whole.kind === "pass" ? "whole" : "refused"] += 1;
    else {
      counts[standsApart(desk, key) ? "apart" : "usual"] += 1;
      keyUpdate = updateOfKey(key);
      expect(judge(desk.view, update), `case ${i}`).toEqual(whole);
      expect(whole).toMatchObject({ kind: "pass", late: [] });
    }
    desk.send(update);
    if (key !== null) expect(written, `case ${i}`).toEqual(keyUpdate);
  }
  console.log(`usual keys, SEED=${SEED}:`, counts);
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(20);
});
