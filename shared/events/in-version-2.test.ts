import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalText, clauseHash, isVersion1, opinionHash, wordsPart } from "../opinion/canonical-text.ts";
import { sha256Hex } from "../text/hash.ts";
import { lastMark, validMark } from "../clause/clause.ts";
import { clearingOf } from "../merging/merging.ts";
import { documentOf } from "../document/opinion-document.ts";
import { livingClauses, type Opinion } from "../opinion/opinion.ts";
import { standingPositions } from "../standing/standing-positions.ts";
import { positionsOn } from "../negotiation/position.ts";
import type { Recorded } from "./event.ts";
import { applyEvent } from "./apply-event.ts";
import { openTestRoom, type TestRoom } from "../testing/room.ts";
import { perform, steps } from "../testing/steps.ts";

/** The entry as an earlier version wrote it: its hashes of version 1, its footnotes without a covered place. */
function asVersion1(entry: Recorded): Recorded {
  return JSON.parse(JSON.stringify(entry), (key, value: unknown) => {
    if (key === "isPlaced") return undefined;
    return typeof value === "string" && /^2-[0-9a-f]{64}-/.test(value) ? wordsPart(value) : value;
  }) as Recorded;
}

/** The record of a room that an earlier version kept, replayed by this one. */
const older = (room: TestRoom): Opinion =>
  room.entries().reduce<Opinion | null>((opinion, entry) => applyEvent(opinion, asVersion1(entry)), null)!;

const opened = () => {
  const room = openTestRoom();
  const [verb, item, other] = room
    .as("lead")
    .write("verb invites", "operative to share the spectrum with all", "operative to act");
  const note = room.as("aaa").footnote(item!, 8, "only where this causes no cost");
  return { room, aaa: room.as("aaa"), lead: room.as("lead"), verb: verb!, item: item!, other: other!, note };
};

test("C1 C4 C23 a mark of version 1 is valid on the words and lines that it was set on", () => {
  const { room, lead, item, aaa } = opened();
  lead.mark(item);
  const valid = (): boolean => {
    const opinion = older(room);
    const clause = opinion.clauses.find(({ id }) => id === item)!;
    return validMark(clause, clauseHash(opinion, room.words(), item), []) !== null;
  };
  const [mark] = room.entries().flatMap((one) => (one.type === "clauseMarked" ? [asVersion1(one)] : []));
  expect(isVersion1((mark as { wordsHash: string }).wordsHash)).toBe(true);
  expect(valid()).toBe(true);
  aaa.type(item, 0, "x");
  expect(valid()).toBe(false);
  aaa.erase(item, 0, 1);
  expect(valid()).toBe(true);
});

test("C32 C23 a mark of version 1 is void when the roles change: an item became its footnote", () => {
  const { room, lead, item, aaa, verb, note } = opened();
  lead.mark(item);
  const [words, footnote] = [room.text(item), "only where this causes no cost"];
  const agreed = wordsPart(room.hash(item));
  aaa.add("operative", words, { after: verb });
  aaa.changeKind(item, "subItem", 2);
  aaa.must({ type: "removeFootnote", clauseId: item, footnoteId: note });
  aaa.erase(item, 0, words.length);
  aaa.type(item, 0, footnote);
  const opinion = older(room);
  const clause = opinion.clauses.find(({ id }) => id === item)!;
  // By version 1 nothing changed: that was the fault.
  expect(wordsPart(clauseHash(opinion, room.words(), item))).toBe(agreed);
  expect(lastMark(clause)).not.toBeNull();
  expect(validMark(clause, clauseHash(opinion, room.words(), item), [])).toBeNull();
});

test("C3 C23 a mark that an earlier version took on words that nobody sees is void", () => {
  const { room, lead, other } = opened();
  lead.mark(other);
  const states = (text: string): readonly string[] => {
    const opinion = room.entries().reduce<Opinion | null>((before, one) => {
      const entry = asVersion1(one);
      return applyEvent(before, entry.type === "clauseMarked" ? { ...entry, text } : entry);
    }, null)!;
    return documentOf(opinion, room.words(), { names: new Set(), head: "" }).clauses.map(
      ({ state }) => state,
    );
  };
  expect(states("to act")).toContain("adReferendum");
  for (const text of ["\u200B", "\u3164", "\u2800", "\u200F"]) expect(states(text)).toContain("void");
});

test("C23 positions, silences, corrections, base texts and a clearing of version 1 go on", () => {
  const { room, lead, item, other, aaa } = opened();
  lead.must({ type: "clearText", hash: room.document().hash });
  aaa.must({
    type: "takePosition",
    subject: { clauseId: item },
    position: "cannotAccept",
    hash: room.hash(item),
    to: "room",
  });
  const cleared = (opinion: Opinion) => clearingOf(opinion, opinionHash(opinion, room.words()));
  expect([cleared(room.opinion()), cleared(withV1Clearing(room))]).toEqual(["holds", "holds"]);
  lead.mark(other);
  lead.must({ type: "correctClause", clauseId: other, text: "To act", hash: room.hash(other) });
  lead.consolidate("AAA was heard");
  const [now, opinion] = [room.opinion(), older(room)];
  for (const one of [now, opinion]) {
    const hash = clauseHash(one, room.words(), item);
    expect(standingPositions(one, { clauseId: item, hash })).toHaveLength(1);
    expect(positionsOn(one, { clauseId: item }, hash).present).toHaveLength(1);
    const marked = one.clauses.find(({ id }) => id === other)!;
    const held = validMark(marked, clauseHash(one, room.words(), other), one.negotiation.corrections);
    expect(held).not.toBeNull();
    const [base] = one.baseTexts;
    expect(base!.clauses.map(({ id, hash: frozen }) => [id, frozen])).toEqual(
      livingClauses(one).map(({ id }) => [id, clauseHash(one, room.words(), id)]),
    );
  }
});

/** Uses the clearing of an earlier version: a hash of the lines `id hash`. */
function withV1Clearing(room: TestRoom): Opinion {
  const opinion = older(room);
  const version1 = sha256Hex(
    livingClauses(opinion)
      .map(({ id }) => `${id} ${wordsPart(clauseHash(opinion, room.words(), id))}`)
      .join("\n"),
  );
  return room.entries().reduce<Opinion | null>((before, one) => {
    const entry = asVersion1(one);
    return applyEvent(before, entry.type === "textCleared" ? { ...entry, wordsHash: version1 } : entry);
  }, null)!;
}

test("C4 C23 in random rooms a mark of version 1 holds exactly while its lines are the same", () => {
  let [valid, invalid] = [0, 0];
  fc.assert(
    fc.property(steps, (list) => {
      const room = openTestRoom();
      const marked = new Map<number, string>();
      for (const step of list) {
        const before = room.entries().length;
        perform(room, step);
        const opinion = older(room);
        for (const entry of room.entries().slice(before))
          if (entry.type === "clauseMarked")
            marked.set(entry.seq, canonicalText(opinion, room.words(), entry.clauseId));
        for (const clause of livingClauses(opinion)) {
          const mark = lastMark(clause);
          if (mark === null) continue;
          const isValid = validMark(clause, clauseHash(opinion, room.words(), clause.id), []) !== null;
          expect(isValid).toBe(canonicalText(opinion, room.words(), clause.id) === marked.get(mark.seq));
          if (isValid) valid += 1;
          else invalid += 1;
        }
      }
    }),
    // Few rooms have a mark that became void: 60 runs met none of them now and then.
    { numRuns: 200 },
  );
  console.log(`${valid + invalid} looks at marks of version 1: ${valid} valid, ${invalid} void`);
  expect(Math.min(valid, invalid)).toBeGreaterThan(0);
});
