import { expect, test } from "vitest";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import { endedMarks, holdsMark, marksRestingOn } from "../../shared/document/ended-marks.ts";
import { livingClauses } from "../../shared/opinion/opinion.ts";
import { chanceOf } from "../../shared/testing/random-words.ts";
import { NAMES, OPEN_RULES, openTestRoom, PEOPLE, type TestRoom } from "../../shared/testing/room.ts";
import type { RoomSnapshot } from "../room/room.ts";
import { tryMarks } from "./try-command.ts";

const SEEDS = 300;
const ASKER = { me: PEOPLE.lead, rules: OPEN_RULES, names: NAMES };

const predicted = (room: TestRoom, command: SingleCommand): readonly string[] => {
  const snapshot = {
    opinion: room.opinion(),
    words: room.words(),
    document: room.document(),
    status: "live",
  };
  return tryMarks(snapshot as unknown as RoomSnapshot, command, { ...ASKER, now: room.now() }).map(
    ({ clauseId }) => clauseId,
  );
};

const openMarked = (): TestRoom => {
  const room = openTestRoom();
  const lead = room.as("lead");
  const ids = lead.write(
    "title A sample opinion",
    "verb considering",
    "recital that lamps light streets",
    "subItem2 also by day",
    "subItem2 and by night",
    "recital that ferries cross rivers",
    "verb is of the view",
    "operative that lamps be lit",
    "operative2 in all streets",
    "operative that ferries sail",
  );
  for (const id of ids.slice(2)) if (room.clause(id).kind !== "verb") lead.mark(id);
  return room;
};

test("C24 the page predicts exactly the marks that a command ends: 300 seeds", () => {
  let ended = 0;
  let done = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const chance = chanceOf(seed);
    const room = openMarked();
    for (let n = 0; n < 3; n++) {
      const living = livingClauses(room.opinion());
      const { id: clauseId } = living[chance(living.length)]!;
      const { id: other } = living[chance(living.length)]!;
      const length = room.text(clauseId).length;
      const hash = room.hash(clauseId);
      const removed = room.opinion().clauses.find((one) => one.removed !== null);
      const commands: readonly SingleCommand[] = [
        { type: "changeKind", clauseId, kind: "subItem", level: 2 + chance(2) },
        { type: "changeKind", clauseId, kind: "operative", level: 1 + chance(3) },
        { type: "splitClause", clauseId, at: chance(length + 1) },
        { type: "joinClauses", first: other, second: clauseId },
        { type: "moveClause", clauseId, after: other },
        { type: "removeClause", clauseId },
        { type: "addClause", after: clauseId, kind: "verb" },
        { type: "addClause", after: clauseId, kind: "operative", level: 1 + chance(3) },
        { type: "addFootnote", clauseId, at: chance(length + 1), text: "A note." },
        { type: "raiseBracket", clauseId, from: 0, to: Math.max(1, chance(length)), hash },
        { type: "correctClause", clauseId, hash, text: room.text(clauseId).replace("lamps", "Lamps") },
        ...(removed === undefined ? [] : [{ type: "restoreClause", clauseId: removed.id } as const]),
      ];
      const command = commands[chance(commands.length)]!;
      const before = room.document().clauses;
      const foretold = predicted(room, command);
      if (room.as("lead").ask(command) !== "done") {
        expect(foretold, `seed ${seed}: ${JSON.stringify(command)}`).toEqual([]);
        continue;
      }
      const came = endedMarks(before, room.document().clauses).map((one) => one.clauseId);
      expect(foretold, `seed ${seed}: ${JSON.stringify(command)}`).toEqual(came);
      done += 1;
      ended += came.length;
    }
  }
  console.log(`${done} acts ended ${ended} marks: all foretold, no other`);
  expect(ended).toBeGreaterThan(SEEDS);
});

test("C24 typing in a clause ends exactly the marks that rest on it", () => {
  const room = openMarked();
  const { clauses } = room.document();
  for (const { id } of clauses) {
    const before = room.document().clauses;
    const resting = marksRestingOn(before, id);
    expect(room.as("aaa").type(id, 0, "x")).toBe("done");
    const after = room.document().clauses;
    expect(endedMarks(before, after).map(({ clauseId }) => clauseId)).toEqual(resting);
    expect(room.as("aaa").erase(id, 0, 1)).toBe("done");
    expect(room.document().clauses.filter(holdsMark)).toHaveLength(before.filter(holdsMark).length);
  }
});
