import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "../decide/decide.ts";
import { userId } from "../ids.ts";
import { NOTHING_NEGOTIATED } from "../negotiation/negotiation.ts";
import { livingClauses, type Opinion } from "../opinion/opinion.ts";
import { applyEvent } from "./apply-event.ts";
import { authorOf, GROUP, NO_CLAUSE, OPEN_RULES, openTestRoom, PEOPLE } from "../testing/room.ts";
import { perform, RUNS, steps } from "../testing/steps.ts";
import { applyEdits, textOf } from "../clause/words.ts";

test("M1 an Opinion begins in drafting, with everyone's pen and no clause", () => {
  expect(openTestRoom().opinion()).toEqual({
    id: "01000000000000000000000000",
    groupId: GROUP,
    number: "4",
    stage: "drafting",
    pen: "everyone",
    sample: false,
    generation: "g",
    seq: 1,
    clauses: [],
    baseTexts: [],
    cleanUps: [],
    references: [],
    negotiation: NOTHING_NEGOTIATED,
  });
});

test("M1 an entry before the opening is a fault of ours and says so", () => {
  const event = { type: "opinionEdited", number: "5", seq: 7, at: 1, by: userId("lead") } as const;
  expect(() => applyEvent(null, event)).toThrow("entry 7 (opinionEdited) before opinionOpened");
});

test("M1 the event log replayed gives the Opinion as it stands, after any negotiation", () => {
  fc.assert(
    fc.property(steps, (list) => {
      const room = openTestRoom();
      for (const step of list) perform(room, step);
      // As they come from disk or a socket: through JSON.
      const entries = JSON.parse(JSON.stringify(room.entries())) as ReturnType<typeof room.entries>;
      const replayed = entries.reduce<Opinion | null>(applyEvent, null);
      expect(replayed).toEqual(room.opinion());
    }),
    RUNS,
  );
});

test("M1 seqs grow and the Opinion carries the last", () => {
  const room = openTestRoom();
  const [item] = room.as("lead").write("operative to share");
  room.as("aaa").type(item!, 0, "x");
  room.as("lead").lock(item!);
  expect(room.entries().map(({ seq, type }) => [seq, type])).toEqual([
    [1, "opinionOpened"],
    [3, "clauseAdded"],
    [5, "clauseLocked"],
  ]);
  expect(room.opinion().seq).toBe(5);
});

test("M1 the words that entries tell are those that the edits wrote, after any negotiation", () => {
  fc.assert(
    fc.property(steps, (list) => {
      const room = openTestRoom();
      for (const step of list) {
        const before = room.entries().length;
        perform(room, step);
        const events = room.entries().slice(before);
        for (const event of events.length === 1 ? events : []) {
          if (event.type === "clauseAdded" || event.type === "clauseLocked" || event.type === "clauseSettled")
            expect(event.words).toEqual({
              hash: room.hash(event.clauseId),
              runs: room.words().get(event.clauseId),
            });
          if (event.type === "clauseSplit") {
            const { clauseId, newClauseId } = event;
            expect(event.words).toEqual({ hash: room.hash(clauseId), runs: room.words().get(clauseId) });
            expect(event.newWords).toEqual({
              hash: room.hash(newClauseId),
              runs: room.words().get(newClauseId),
            });
          }
          if (event.type === "clausesJoined")
            expect(event.words).toEqual({
              hash: room.hash(event.first),
              runs: room.words().get(event.first),
            });
        }
      }
    }),
    RUNS,
  );
});

test("W5 W6 splits and joins keep text, order and authors, and give each character one id", () => {
  fc.assert(
    fc.property(steps, (list) => {
      const room = openTestRoom();
      for (const step of list) {
        const before = lettersOf(room);
        const seq = room.opinion().seq;
        perform(room, step);
        const events = room.entries().filter((entry) => entry.seq > seq);
        if (events.length === 1 && ["clauseSplit", "clausesJoined"].includes(events[0]!.type))
          expect(lettersOf(room)).toEqual(before);
        const ids = [...room.words().values()].flatMap((runs) =>
          runs.flatMap(({ client, clock, text }) =>
            Array.from({ length: text.length }, (_, i) => `${client} ${clock + i}`),
          ),
        );
        expect(ids.length).toBe(new Set(ids).size);
      }
    }),
    RUNS,
  );
});

/** Every character of the living clauses in order, with its author. */
const lettersOf = (room: ReturnType<typeof openTestRoom>): string =>
  livingClauses(room.opinion())
    .flatMap((clause) => room.words().get(clause.id) ?? [])
    .flatMap((run) => run.text.split("").map((char) => `${char}${authorOf(run.client)}`))
    .join(" ");

test("a refusal changes nothing, and the same question gives the same answer", () => {
  fc.assert(
    fc.property(steps, (list) => {
      const room = openTestRoom();
      for (const step of list) {
        const before = [room.opinion(), room.words()] as const;
        const answer = perform(room, step);
        if (answer !== "done") expect([room.opinion(), room.words()]).toEqual(before);
      }
    }),
    RUNS,
  );
});

test("deciding is pure: it neither changes what it is given nor depends on anything else", () => {
  const room = openTestRoom();
  const [item] = room.as("lead").write("operative to share");
  const [opinion, words] = [room.opinion(), room.words()];
  const copy = JSON.stringify([opinion, [...words]]);
  const ask = () =>
    decide(opinion, words, {
      command: { type: "splitClause", clauseId: item!, at: 3 },
      context: {
        actor: PEOPLE.aaa,
        at: 1,
        newId: () => NO_CLAUSE,
        rules: OPEN_RULES,
        serverClientOf: () => 2,
        authorOf: () => null,
        nextClock: () => 0,
      },
    });
  const first = ask();
  expect(ask()).toEqual(first);
  if ("events" in first) expect(textOf(applyEdits(words, first.edits).get(item!)!)).toBe("to ");
  expect(JSON.stringify([opinion, [...words]])).toBe(copy);
});
