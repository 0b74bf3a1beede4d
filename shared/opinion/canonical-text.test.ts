import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalText, clauseHashes } from "./canonical-text.ts";
import { readAloud } from "../text/read-aloud.ts";
import { sha256Hex } from "../text/hash.ts";
import { openTestRoom } from "../testing/room.ts";
import { perform, steps } from "../testing/steps.ts";

const opened = () => {
  const room = openTestRoom();
  const [verb, parent, item, title] = room
    .as("lead")
    .write("verb considering", "recital that States", "subItem share  spectrum;", "title Space");
  return { room, aaa: room.as("aaa"), verb: verb!, parent: parent!, item: item!, title: title! };
};

test("C1 a clause is read aloud with its verb, its introduction, its words and its footnotes", () => {
  const { room, aaa, item, parent, verb, title } = opened();
  aaa.footnote(item, 15, " See  Resolution 139. ");
  const read = (id: typeof item) => canonicalText(room.opinion(), room.words(), id);
  expect(read(item)).toBe(
    "under verb: considering\nunder item: that States\nsubItem 2: share spectrum\nfootnote after 14: See Resolution 139",
  );
  expect(read(parent)).toBe("under verb: considering\nrecital 1: that States");
  expect(read(verb)).toBe("verb 1: considering");
  expect(read(title)).toBe("title 1: Space");
  const lines = read(item)
    .split("\n")
    .map((line) => line.split(": "));
  const [roles, own] = [0, 1].map((part) => sha256Hex(lines.map((line) => line[part]).join("\n")));
  expect(room.hash(item)).toBe(`2-${own}-${roles}`);
});

test("C1 SHA-256 is the standard's", () => {
  expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("C31 folds white space, trims ends, drops one closing sign, composes letters", () => {
  expect([" a \t\u00A0 b ; ", "a b.", "a b,", "a b", "a b;;", "e\u0301", "", ";"].map(readAloud)).toEqual([
    "a b",
    "a b",
    "a b",
    "a b",
    "a b;",
    "é",
    "",
    "",
  ]);
});

describe("C1 C30 C31 what changes a hash, and what does not", () => {
  const plain = fc.constantFrom("x", "not", "é", "ICTs 5G", "[", "😀", "a;b");
  const white = fc.constantFrom(" ", "  ", "\u00A0", "\u2003");

  test("other words anywhere in what is read change it; back again, it is the same", () => {
    fc.assert(
      fc.property(fc.constantFrom("verb", "parent", "item"), fc.nat(30), plain, (where, place, text) => {
        const { room, aaa, item, ...ids } = opened();
        const id = { ...ids, item }[where];
        const before = room.hash(item);
        const at = place % (room.text(id).trimEnd().replace(/;$/, "").length + 1);
        aaa.type(id, at, text);
        expect(room.hash(item)).not.toBe(before);
        aaa.erase(id, at, text.length);
        expect(room.hash(item)).toBe(before);
      }),
    );
  });

  test("white space beside white space, at the ends, and another closing sign do not", () => {
    fc.assert(
      fc.property(fc.constantFrom("verb", "parent", "item"), fc.nat(30), white, (where, place, text) => {
        const { room, aaa, item, ...ids } = opened();
        const id = { ...ids, item }[where];
        const before = room.hash(item);
        const words = room.text(id);
        const places = [0, words.length, ...[...words.matchAll(/ /g)].map((found) => found.index)];
        aaa.type(id, places[place % places.length]!, text);
        aaa.type(id, room.text(id).length, words.endsWith(";") ? " " : ";");
        expect(room.hash(item)).toBe(before);
      }),
    );
  });

  test("composed or decomposed letters, number, level of neighbours, locks, marks and pen do not", () => {
    const { room, aaa, item, parent } = opened();
    const lead = room.as("lead");
    aaa.type(item, 0, "é ");
    const before = room.hash(item);
    aaa.erase(item, 0, 1);
    aaa.type(item, 0, "e\u0301");
    lead.add("recital", "before", { after: room.opinion().clauses[0]!.id });
    lead.add("subItem", "beside", { after: parent });
    lead.mark(item);
    lead.setPen("leads", item);
    lead.consolidate();
    expect(room.hash(item)).toBe(before);
    expect(room.number(item)).toBe("ii)");
  });

  test("a footnote added, changed or removed does", () => {
    const { room, aaa, item } = opened();
    const hashes = [room.hash(item)];
    const id = aaa.footnote(item, 5, "See A.");
    hashes.push(room.hash(item));
    aaa.must({ type: "editFootnote", clauseId: item, footnoteId: id, text: "See B." });
    hashes.push(room.hash(item));
    expect(new Set(hashes).size).toBe(3);
    aaa.must({ type: "removeFootnote", clauseId: item, footnoteId: id });
    expect(room.hash(item)).toBe(hashes[0]);
  });

  test("the order in which footnotes were added does not, the order of their signs does", () => {
    const texts = ["First.", "Second."] as const;
    const of = (places: readonly [number, number], order: readonly [0 | 1, 0 | 1]): string => {
      const { room, aaa, item } = opened();
      for (const i of order) aaa.footnote(item, places[i], texts[i]);
      return room.hash(item);
    };
    expect(of([2, 5], [0, 1])).toBe(of([2, 5], [1, 0]));
    expect(of([2, 5], [0, 1])).not.toBe(of([5, 2], [0, 1]));
  });

  test("a verb removed gives its clauses to the verb above", () => {
    const room = openTestRoom();
    const [, , second, item] = room
      .as("lead")
      .write("verb considering", "recital a", "verb noting", "recital b");
    const before = room.hash(item!);
    room.as("lead").remove(second!);
    expect(canonicalText(room.opinion(), room.words(), item!)).toBe("under verb: considering\nrecital 1: b");
    room.as("lead").restore(second!);
    expect(room.hash(item!)).toBe(before);
  });
});

test("C1 in a random text the hash changes exactly when what is read aloud changes", () => {
  fc.assert(
    fc.property(steps, (list) => {
      const room = openTestRoom();
      const read = (): Map<string, string> =>
        new Map(room.document().clauses.map(({ id }) => [id, readByHand(room, id)]));
      let [before, hashes] = [read(), clauseHashes(room.opinion(), room.words())];
      for (const step of list) {
        perform(room, step);
        const now = read();
        const nowHashes = clauseHashes(room.opinion(), room.words());
        for (const [id, text] of now) {
          const hash = nowHashes.get(id as never);
          expect(hash).toBe(room.hash(id as never));
          if (before.has(id)) expect(hash === hashes.get(id as never)).toBe(text === before.get(id));
        }
        [before, hashes] = [now, nowHashes];
      }
    }),
    { numRuns: 60 },
  );
});

/** Finds the text read aloud in another way: walking down the text with the verb and one item a level in hand. */
function readByHand(room: ReturnType<typeof openTestRoom>, id: string): string {
  const own = (clause: { text: string }): string =>
    clause.text
      .normalize("NFC")
      .trim()
      .split(/\s+/)
      .join(" ")
      .replace(/ ?[;,.]$/, "");
  let verb: string[] = [];
  let above: (string | undefined)[] = [];
  for (const clause of room.document().clauses) {
    const before = (at: number): number => clause.text.slice(0, at).trim().split(/\s+/).join(" ").length;
    const notes = clause.footnotes.map(({ at, text }) => [
      own({ text }),
      Math.min(before(at), own(clause).length),
    ]);
    const item = ["recital", "operative", "subItem"].includes(clause.kind);
    const levels = above.slice(0, clause.level - 1).filter((one) => one !== undefined);
    const itself = [clause.kind, clause.level, own(clause)];
    if (clause.id === id) return JSON.stringify([item ? [verb, levels] : [], itself, notes]);
    if (clause.kind === "verb") [verb, above] = [[own(clause)], []];
    if (item) above = [...Array.from({ length: clause.level - 1 }, (_, i) => above[i]), own(clause)];
  }
  throw new Error("not in the text");
}
