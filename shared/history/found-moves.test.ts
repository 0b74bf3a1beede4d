import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ClauseId } from "../ids.ts";
import { openTestRoom, type TestRoom } from "../testing/room.ts";
import { perform, steps } from "../testing/steps.ts";
import { applyComparison } from "./apply-comparison.ts";
import { compareVersions } from "./compare.ts";
import type { ComparedClause, Piece } from "./compared.ts";
import { withFoundMoves } from "./found-moves.ts";
import { lineageOf } from "./lineage.ts";
import { copiedBy } from "./settled-state.ts";
import { type VersionText, versionText } from "./version-text.ts";

const see = (room: TestRoom) => ({
  seq: room.opinion().seq,
  text: versionText(room.opinion(), room.words()),
});
type Seen = ReturnType<typeof see>;

const compared = (room: TestRoom, from: Seen, to: Seen): readonly ComparedClause[] =>
  compareVersions(
    from.text,
    to.text,
    lineageOf(
      room
        .entries()
        .filter(({ seq }) => seq > from.seq && seq <= to.seq)
        .flatMap((entry) => copiedBy(entry)),
    ),
  );
const said = (rows: readonly ComparedClause[], id: ClauseId): string =>
  rows
    .find((one) => one.id === id)!
    .pieces.map(({ kind, text }) => (kind === "same" ? text : `{${kind} ${text}}`))
    .join("");

/** Every moved character came from one that went, of the same words, once; and the rows lead to the later version. */
function holds(before: VersionText, after: VersionText, rows: readonly ComparedClause[]): number {
  expect(applyComparison(before, rows)).toEqual(after);
  const pieces = rows.flatMap((row) => row.pieces.map((piece) => ({ piece, id: row.id })));
  const chars = (piece: Piece, [client, clock]: readonly [number, number]): string[] =>
    Array.from(piece.text.split(""), (sign, n) => `${client} ${clock + n} ${sign}`);
  const out = pieces.flatMap(({ piece, id }) =>
    piece.kind === "movedOut"
      ? chars(piece, [piece.client, piece.clock]).map((one) => `${one} ${id} ${piece.to}`)
      : [],
  );
  const into = pieces.flatMap(({ piece, id }) =>
    piece.kind === "movedIn" ? chars(piece, piece.was).map((one) => `${one} ${piece.from} ${id}`) : [],
  );
  expect(into.toSorted()).toEqual(out.toSorted());
  expect(new Set(into).size).toBe(into.length);
  return into.length;
}

const CUT = "that ferries leave on time in all seasons";

test("J12 words cut in one clause and pasted into another are moved, whoever wrote them", () => {
  const room = openTestRoom();
  const lead = room.as("lead");
  const [first, second] = lead.write("operative one", "operative two") as [ClauseId, ClauseId];
  room.as("aaa").type(first, 3, ` ${CUT.slice(0, 20)}`);
  room.as("bbb").type(first, 24, CUT.slice(20));
  const before = see(room);
  lead.erase(first, 4, CUT.length);
  lead.type(second, 3, ` ${CUT}`);
  const after = see(room);
  const rows = withFoundMoves(compared(room, before, after));
  expect(said(rows, first)).toBe(`one {movedOut ${CUT.slice(0, 20)}}{movedOut ${CUT.slice(20)}}`);
  expect(said(rows, second)).toBe(`two{added  }{movedIn ${CUT.slice(0, 20)}}{movedIn ${CUT.slice(20)}}`);
  expect(holds(before.text, after.text, rows)).toBe(CUT.length);
});

test("J12 a whole clause cut and pasted is moved words; few or half words are not", () => {
  const room = openTestRoom();
  const lead = room.as("lead");
  const [first, second, third] = lead.write(`operative ${CUT}`, "operative fees fall", "operative lamps") as [
    ClauseId,
    ClauseId,
    ClauseId,
  ];
  const before = see(room);
  lead.remove(first);
  const pasted = lead.add("operative", CUT, { after: third });
  lead.erase(second, 0, 4);
  lead.type(third, 5, " fees");
  const after = see(room);
  const rows = withFoundMoves(compared(room, before, after));
  expect(said(rows, first)).toBe(`{movedOut ${CUT}}`);
  expect(said(rows, pasted)).toBe(`{movedIn ${CUT}}`);
  expect(said(rows, second)).toBe("{removed fees} fall");
  expect(holds(before.text, after.text, rows)).toBe(CUT.length);
  // Chinese says in eight signs what takes twenty-four in Latin letters.
  const [one, two] = lead.write("operative 鼓励各成员国分享频谱规划经验", "operative 注意到") as [
    ClauseId,
    ClauseId,
  ];
  const then = see(room);
  lead.erase(one, 2, 12);
  lead.type(two, 3, "各成员国分享频谱规划经验".slice(0, 12));
  const now = see(room);
  expect(holds(then.text, now.text, withFoundMoves(compared(room, then, now)))).toBe(12);
});

test("J12 found moves pair equal words once and lead to the later version (200 runs)", () => {
  const cuts = fc.array(fc.tuple(fc.nat(50), fc.nat(50), fc.nat(80), fc.nat(80), fc.nat(80)), {
    maxLength: 4,
  });
  let moved = 0;
  fc.assert(
    fc.property(steps, cuts, (list, pastes) => {
      const room = openTestRoom();
      const lead = room.as("lead");
      lead.write(
        `operative ${CUT}, and that fees fall`,
        "operative that lamps are lit by night along the quays",
      );
      const before = see(room);
      for (const step of list) perform(room, step);
      for (const [from, to, at, length, place] of pastes) {
        const open = room
          .opinion()
          .clauses.filter(({ removed, lock }) => removed === null && lock === null)
          .map(({ id }) => id);
        const [source, target] = [open[from % open.length], open[to % open.length]];
        if (source === undefined || target === undefined) continue;
        const text = room.text(source);
        const start = at % (text.length + 1);
        const words = text.slice(start, start + length);
        if (words === "") continue;
        lead.erase(source, start, words.length);
        lead.type(target, place % (room.text(target).length + 1), words);
      }
      const after = see(room);
      moved += holds(before.text, after.text, withFoundMoves(compared(room, before, after)));
    }),
    { numRuns: 200, seed: 11 },
  );
  expect(moved).toBeGreaterThan(500);
  console.log(`200 runs (seed 11): ${moved} characters moved`);
});

/** Each of these took minutes where every place was looked at from every other. */
test.each([
  ["one word without end", `y${"a".repeat(20_000)}`, `x${"a".repeat(20_000)}`],
  ["signs alone", `${"!".repeat(20_000)}z`, `x${"!".repeat(20_000)}`],
  ["white space", `${" ".repeat(40)}z`.repeat(500), `${" ".repeat(40)}y`.repeat(500)],
  ["few letters among many signs", `a${"!".repeat(999)}`.repeat(20), `a${"!".repeat(999)}`.repeat(19)],
])("J12 texts that are no words hold up nobody: %s", (_name, text, next) => {
  const place = { kind: "operative", level: 1, number: "1", footnotes: [], closing: "" } as const;
  const row = (id: string, piece: Piece): ComparedClause => ({
    id: id as ClauseId,
    change: "changed",
    before: place,
    after: place,
    pieces: [piece],
  });
  const rows = [
    row("one", { kind: "removed", text, client: 1, clock: 0 }),
    row("two", { kind: "added", text: next, client: 2, clock: 0 }),
  ];
  expect(withFoundMoves(rows)).toEqual(rows);
});
