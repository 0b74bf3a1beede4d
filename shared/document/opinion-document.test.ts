import { expect, test } from "vitest";
import { clauseHashes, opinionHash } from "../opinion/canonical-text.ts";
import { documentOf } from "./opinion-document.ts";
import { wholeCharacterAt } from "../text/whole-characters.ts";
import { NAMES, openTestRoom } from "../testing/room.ts";

test("N7 openings, recitals, operatives and sub-items count by state; titles and notes do not", () => {
  const room = openTestRoom();
  const ids = room
    .as("lead")
    .write(
      "title [Space]",
      "opening The Forum",
      "verb considering",
      "recital [one][two] [AAA]",
      "subItem [three [four]]",
      "verb view",
      "operative five",
      "operative six",
      "note [seven]",
    );
  const [title, opening, , recital, , verb, five, six] = ids;
  for (const id of [title!, opening!, verb!, recital!, five!]) room.as("lead").mark(id);
  for (const id of [title!, six!]) room.as("chair").mark(id, "agreed");
  room.as("aaa").type(five!, 0, "not ");
  const { counts, clauses } = room.document();
  expect(clauses.map((clause) => clause.state)).toEqual([
    "agreed",
    "adReferendum",
    "open",
    "adReferendum",
    "open",
    "adReferendum",
    "void",
    "agreed",
    "open",
  ]);
  expect(counts).toEqual({
    agreed: 1,
    adReferendum: 2,
    open: 2,
    void: 1,
    brackets: 3,
    alternatives: 2,
    parked: 0,
  });
});

test("M7 an Opinion as a document: everything an export needs, from the record and the words", () => {
  const room = openTestRoom();
  const [title, item] = room.as("lead").write("title Space", "operative to share");
  room.as("aaa").footnote(item!, 2, "See A.");
  room.as("lead").mark(item!);
  room.as("lead").lock(item!);
  room.as("lead").remove(room.as("lead").add("operative", "gone"));
  const hashes = clauseHashes(room.opinion(), room.words());
  const [mark] = room.clause(item!).marks;
  expect(documentOf(room.opinion(), room.words(), { names: NAMES, head: "h" })).toEqual({
    id: room.opinion().id,
    groupId: "space",
    number: "4",
    title: "Space",
    stage: "drafting",
    baseText: 0,
    baseHash: "",
    sample: false,
    clauses: [
      {
        id: title,
        kind: "title",
        level: 1,
        number: "",
        text: "Space",
        closing: "",
        footnotes: [],
        state: "open",
        locked: false,
        mark: null,
        hash: hashes.get(title!),
      },
      {
        id: item,
        kind: "operative",
        level: 1,
        number: "",
        text: "to share",
        closing: ".",
        footnotes: [{ n: 1, at: 2, text: "See A." }],
        state: "adReferendum",
        locked: true,
        mark: {
          tier: "ad-referendum",
          at: mark!.at,
          by: "lead",
          basis: "outside a meeting",
          text: "to share",
        },
        hash: hashes.get(item!),
      },
    ],
    counts: { agreed: 0, adReferendum: 1, open: 0, void: 0, brackets: 0, alternatives: 0, parked: 0 },
    remarks: [],
    hash: opinionHash(room.opinion(), room.words()),
    record: { seq: room.opinion().seq, head: "h" },
  });
});

test("a footnote never parts a character of two units from itself", () => {
  expect([0, 1, 2, 3, 4].map((at) => wholeCharacterAt("a𠮷b", at))).toEqual([0, 1, 3, 3, 4]);
  expect(wholeCharacterAt("𠮷".slice(1), 0)).toBe(0);
});

test("an Opinion of 64 items is read fast enough to be read after each key", () => {
  const room = openTestRoom();
  const lead = room.as("lead");
  const words = "that telecommunications/ICTs [shall][should] bridge the digital divide, ".repeat(5);
  const ids = lead.write(
    "title Space",
    "opening The Forum",
    ...Array.from({ length: 8 }, (_, s) => [
      `verb considering ${s}`,
      ...Array.from({ length: 8 }, (_, i) => (i % 3 === 2 ? `subItem ${words}` : `recital ${words}`)),
    ]).flat(),
  );
  for (let i = 0; i < 500; i++) room.as("aaa").type(ids[3]!, (i * 7) % 100, "x");
  const time = (name: string, work: () => void): string => {
    const start = performance.now();
    for (let i = 0; i < 50; i++) work();
    return `${name} ${((performance.now() - start) / 50).toFixed(2)} ms`;
  };
  const hashes = time("clauseHashes", () => clauseHashes(room.opinion(), room.words()));
  const document = time("documentOf", () => room.document());
  console.info(`bench, 64 items of 360 characters: ${hashes}, ${document}`);
  expect(room.document().clauses.length).toBe(74);
});
