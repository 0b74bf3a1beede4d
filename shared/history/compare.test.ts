import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClauseId } from "../ids.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { openTestRoom, type TestRoom } from "../testing/room.ts";
import { perform, steps } from "../testing/steps.ts";
import { textOf } from "../clause/words.ts";
import { applyComparison } from "./apply-comparison.ts";
import { compareVersions } from "./compare.ts";
import { type ComparedClause, standsNow } from "./compared.ts";
import { lineageOf } from "./lineage.ts";
import { copiedBy } from "./settled-state.ts";
import { type VersionText, versionText } from "./version-text.ts";

type Seen = { readonly opinion: Opinion; readonly text: VersionText };

const see = (room: TestRoom): Seen => ({
  opinion: room.opinion(),
  text: versionText(room.opinion(), room.words()),
});

/** Copies by the acts between two moments. */
const lineage = (room: TestRoom, from: Seen, to: Seen) =>
  lineageOf(
    room
      .entries()
      .filter(({ seq }) => seq > from.opinion.seq && seq <= to.opinion.seq)
      .flatMap((entry) => copiedBy(entry)),
  );

const compare = (room: TestRoom, from: Seen, to: Seen): readonly ComparedClause[] =>
  compareVersions(from.text, to.text, lineage(room, from, to));

/** "that [-ICTs-] {+networks+}": a clause as the comparison tells it. */
function told(rows: readonly ComparedClause[], id: ClauseId): string {
  const found = rows.find((one) => one.id === id)!;
  const pieces = found.pieces.map((piece) => {
    switch (piece.kind) {
      case "same":
        return piece.text;
      case "added":
        return `{+${piece.text}+}`;
      case "removed":
        return `[-${piece.text}-]`;
      case "movedIn":
        return `{>${piece.text}>}`;
      case "movedOut":
        return `[<${piece.text}<]`;
    }
  });
  return `${found.change}: ${pieces.join("")}`;
}

describe("J4 what is different between two versions", () => {
  test("J4 words are added and removed by their characters, never by comparing texts", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const [id] = lead.write("operative that that ICTs serve all");
    const before = see(room);
    lead.erase(id!, 0, 5);
    room.as("aaa").type(id!, 9, " will");
    const rows = compare(room, before, see(room));
    expect(told(rows, id!)).toBe("changed: [-that -]that ICTs{+ will+} serve all");
    expect(rows[0]!.pieces.map(({ client }) => client)).toHaveLength(4);
  });

  test("J12 words that a split carried away are moved, and so are those that a join brought", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const [first, second] = lead.write("operative one and two", "operative three");
    const before = see(room);
    const made = lead.split(first!, 8);
    const split = see(room);
    expect(told(compare(room, before, split), first!)).toBe("changed: one and [<two<]");
    expect(told(compare(room, before, split), made)).toBe("added: {>two>}");
    lead.join(made, second!);
    const joined = see(room);
    expect(told(compare(room, split, joined), made)).toBe("changed: two{>three>}");
    expect(told(compare(room, split, joined), second!)).toBe("removed: [<three<]");
    expect(told(compare(room, before, joined), made)).toBe("added: {>two>}{>three>}");
  });

  test("J12 a clause parted and joined is the same, though its characters are copies of copies", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const [id] = lead.write("operative one and two");
    const before = see(room);
    lead.join(id!, lead.split(id!, 4));
    expect(told(compare(room, before, see(room)), id!)).toBe("same: one and two");
    // Parts that came back in another order were moved.
    const back = lead.split(id!, 8);
    const middle = lead.split(id!, 4);
    lead.move(middle, back);
    lead.join(id!, back);
    lead.join(id!, middle);
    expect(told(compare(room, before, see(room)), id!)).toBe("changed: one [<and <]two{>and >}");
  });

  test("J12 a clause that stands elsewhere is moved, and its neighbours are not", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const ids = lead.write("operative one", "operative two", "operative three", "operative four");
    const before = see(room);
    lead.move(ids[3]!, ids[0]!);
    const rows = compare(room, before, see(room));
    expect(rows.map(({ id, change }) => [ids.indexOf(id), change])).toEqual([
      [0, "same"],
      [3, "moved"],
      [1, "same"],
      [2, "same"],
    ]);
    expect([rows[1]!.before!.number, rows[1]!.after!.number]).toEqual(["4", "2"]);
  });

  test("J4 a clause that was removed stands where it stood, and one that came back is added", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const [first, second, third] = lead.write("operative one", "operative two", "operative three");
    const before = see(room);
    lead.remove(second!);
    const without = see(room);
    const rows = compare(room, before, without);
    expect(rows.map(({ id }) => id)).toEqual([first, second, third]);
    expect(told(rows, second!)).toBe("removed: [-two-]");
    lead.restore(second!);
    expect(told(compare(room, without, see(room)), second!)).toBe("added: {+two+}");
    expect(told(compare(room, before, see(room)), second!)).toBe("same: two");
  });

  test("J4 J7 restored words are the same ones; text typed instead is added and gone again", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const [id] = lead.write("operative that ICTs serve all");
    room.as("aaa").type(id!, 19, " people");
    lead.settle(id!);
    const before = see(room);
    lead.erase(id!, 5, 10);
    room.as("bbb").type(id!, 5, "networks reach");
    lead.settle(id!);
    const between = see(room);
    const asked = { clauseId: id!, seq: before.opinion.seq, hash: room.hash(id!) };
    lead.must({ type: "restoreWords", ...asked });
    const after = see(room);
    expect(room.text(id!)).toBe("that ICTs serve all people");
    expect(told(compare(room, before, between), id!)).toBe(
      "changed: that [-ICTs serve-]{+networks reach+} all people",
    );
    expect(told(compare(room, before, after), id!)).toBe("same: that ICTs serve all people");
    expect(told(compare(room, between, after), id!)).toBe(
      "changed: that [-networks reach-]{+ICTs serve+} all people",
    );
  });
});

test("J4 applying the difference of two versions gives the later one (200 random runs)", () => {
  let [moved, rows] = [0, 0];
  fc.assert(
    fc.property(steps, fc.nat(1_000), (list, at) => {
      const room = openTestRoom();
      const seen = [see(room)];
      for (const [i, step] of list.entries()) {
        perform(room, step);
        if ((i + at) % 7 === 0) seen.push(see(room));
      }
      seen.push(see(room));
      for (const [i, from] of seen.entries()) {
        for (const to of seen.slice(i)) {
          const compared = compare(room, from, to);
          expect(applyComparison(from.text, compared)).toEqual(to.text);
          // Backwards too: what was added since is removed.
          const back = compareVersions(to.text, from.text, lineageOf([]));
          expect(applyComparison(to.text, back)).toEqual(from.text);
          rows += compared.length;
          for (const { pieces } of compared) moved += pieces.filter(({ kind }) => kind === "movedIn").length;
        }
      }
    }),
    { numRuns: 200 },
  );
  expect(moved).toBeGreaterThan(100);
  console.log(`comparisons: ${rows} clauses, ${moved} stretches of words moved`);
}, 120_000);

test("J5 authors of all characters add up to the text, in versions and differences (200 runs)", () => {
  fc.assert(
    fc.property(steps, (list) => {
      const room = openTestRoom();
      const first = see(room);
      for (const step of list) perform(room, step);
      const last = see(room);
      for (const { id, runs } of last.text) expect(textOf(runs)).toBe(room.text(id));
      for (const { id, after, pieces } of compare(room, first, last)) {
        if (after === null) continue;
        const now = pieces.filter(standsNow);
        const byAuthor = Map.groupBy(now, ({ client }) => client);
        const length = [...byAuthor.values()].flat().reduce((sum, { text }) => sum + text.length, 0);
        expect(length).toBe(room.text(id).length);
        expect(now.map(({ text }) => text).join("")).toBe(room.text(id));
      }
    }),
    { numRuns: 200 },
  );
}, 60_000);
