import { expect, test } from "vitest";
import { openWithClause, propose, proposalOf } from "../testing/proposals.ts";
import { chanceOf, editedBy, SCRIPTS, wordsOf } from "../testing/random-words.ts";
import { againstWords } from "./against-words.ts";

const LAMPS = "that every harbour should keep a lamp lit";

/** Somebody types: the clause reads so from now on, and nothing was asked of anybody. */
function typedOver(clause: ReturnType<typeof openWithClause>, text: string): void {
  const { room, act } = clause;
  room.as("lead").erase(act, 0, room.text(act).length);
  room.as("lead").type(act, 0, text);
}

test("V14 typing is told from a proposal's words: beside them, in the same ones, or as it asks", () => {
  const { room, act } = openWithClause(LAMPS);
  const change = propose(room, "aaa", act, LAMPS.replace("should", "shall"));
  const gone = propose(room, "aaa", act, { kind: "delete" });
  const added = propose(room, "aaa", act, { kind: "add", text: "that ships are many" });
  const told = (text: string) => [change, gone, added].map((one) => againstWords(one, text));
  expect(told(LAMPS)).toEqual(["same", "same", "same"]);
  expect(told(`${LAMPS} by night`)).toEqual(["fits", "meets", "same"]);
  expect(told(LAMPS.replace("should", "must"))).toEqual(["meets", "meets", "same"]);
  expect(told(LAMPS.replace("harbour should", "harbour always should"))).toEqual(["meets", "meets", "same"]);
  expect(told(LAMPS.replace("should", "shall"))).toEqual(["there", "meets", "same"]);
});

test("V14 V25 typing records nothing; at the next act the server finds the same, seeded", () => {
  const SEED = 11;
  const counts = { same: 0, fits: 0, meets: 0, there: 0 };
  for (let n = 0; n < 300; n++) {
    const chance = chanceOf(SEED * 1_000 + n);
    const script = n % 2 === 0 ? SCRIPTS.Latin : SCRIPTS.Chinese;
    const base = wordsOf(script, chance, 8);
    const clause = openWithClause(base);
    const { room, act } = clause;
    const asked = editedBy(script, chance, base);
    if (asked.trim() === "" || asked.trim() === base.trim()) continue;
    const answer = room.as("aaa").ask({ type: "propose", kind: "change", clauseId: act, text: asked });
    if (answer !== "done") continue;
    const { id } = room.opinion().negotiation.proposals[0]!;
    const typed = chance(4) === 0 ? asked : editedBy(script, chance, base);
    if (typed.trim() === "") continue;
    typedOver(clause, typed);
    const before = room.entries().length;
    const told = againstWords(proposalOf(room, id), room.text(act));
    expect(room.entries()).toHaveLength(before);
    expect(proposalOf(room, id).review).toBeNull();
    room.as("lead").lock(act);
    const asksPeople = proposalOf(room, id).review !== null;
    expect(asksPeople, `seed ${SEED}, ${n}: ${told}`).toBe(told === "meets" || told === "there");
    counts[told] += 1;
  }
  for (const [kind, count] of Object.entries(counts)) {
    if (kind !== "same") expect(count, kind).toBeGreaterThan(10);
  }
});
