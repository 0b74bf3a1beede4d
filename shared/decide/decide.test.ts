import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { SingleCommand } from "../commands/commands.ts";
import { type Reason, REASONS, statusOf } from "../refusal.ts";
import { presentWords } from "../negotiation/proposal.ts";
import { accepting, BASE, openWithClause, proposalOf, propose } from "../testing/proposals.ts";
import { NO_CLAUSE, openTestRoom } from "../testing/room.ts";

const opened = () => {
  const room = openTestRoom();
  const [view, one, two] = room.as("lead").write("verb view", "operative one", "operative two");
  return { room, lead: room.as("lead"), view: view!, one: one!, two: two! };
};

test("M2 a batch is done whole, each command on what the one before it left", () => {
  const { room, lead, view, one, two } = opened();
  const commands: SingleCommand[] = [
    { type: "moveClause", clauseId: two, after: view },
    { type: "joinClauses", first: two, second: one },
    { type: "splitClause", clauseId: two, at: 1 },
    { type: "addClause", after: two, kind: "operative", text: "between" },
    { type: "lockClause", clauseId: two },
  ];
  expect(lead.ask({ type: "batch", commands })).toBe("done");
  expect(room.sheet()).toEqual(["view", "1 t;", "2 between;", "3 woone."]);
  expect(
    room
      .entries()
      .slice(-5)
      .map((entry) => entry.type),
  ).toEqual(["clauseMoved", "clausesJoined", "clauseSplit", "clauseAdded", "clauseLocked"]);
});

test("M2 a batch is refused whole, wherever in it the refusal stands", () => {
  const good = (clauseId: SingleCommand & { type: "lockClause" }): SingleCommand => clauseId;
  fc.assert(
    fc.property(fc.nat(5), fc.boolean(), (place, wrongClause) => {
      const { room, lead, one, two } = opened();
      const before = [room.opinion(), room.words(), room.entries().length];
      const commands: SingleCommand[] = [
        { type: "addClause", after: one, kind: "operative", text: "x" },
        { type: "splitClause", clauseId: one, at: 1 },
        good({ type: "lockClause", clauseId: two }),
        { type: "editOpinion", number: "9" },
        { type: "setPen", to: "leads" },
      ];
      const bad: SingleCommand = wrongClause
        ? { type: "lockClause", clauseId: NO_CLAUSE }
        : { type: "editOpinion", number: place > 3 ? "9" : "4" };
      commands.splice(place, 0, bad);
      expect(lead.ask({ type: "batch", commands })).toBe(wrongClause ? "noSuchClause" : "nothingToDo");
      expect([room.opinion(), room.words(), room.entries().length]).toEqual(before);
    }),
  );
});

test("M2 V9 a proposal follows a row of acts once, and the batch sees it as rebased", () => {
  const { room, act } = openWithClause();
  const { id } = propose(room, "aaa", act, BASE.replace("Member States", "Members"));
  const splits = [50, 40, 30].map((at): SingleCommand => ({ type: "splitClause", clauseId: act, at }));
  const kinds = (): string[] => room.entries().map(({ type }) => type);
  const before = kinds().length;
  expect(room.as("lead").ask({ type: "batch", commands: splits })).toBe("done");
  expect(kinds().slice(before)).toEqual(["clauseSplit", "clauseSplit", "clauseSplit", "proposalReworded"]);
  expect(presentWords(proposalOf(room, id))).toMatchObject({ baseText: BASE.slice(0, 30) });

  const stale = accepting(room, id);
  const split: SingleCommand = { type: "splitClause", clauseId: act, at: 20 };
  expect(room.as("lead").ask({ type: "batch", commands: [split, stale] })).toBe("wordsChanged");
});

test("M2 rights are asked again for each command of a batch", () => {
  const { room, one } = opened();
  const commands: SingleCommand[] = [
    { type: "addClause", after: one, kind: "operative" },
    { type: "lockClause", clauseId: one },
  ];
  expect(room.as("aaa").ask({ type: "batch", commands })).toBe("notYourRole");
});

test("M3 each reason has its HTTP status", () => {
  const of = (reason: Reason) => statusOf({ reason, message: "" });
  expect(
    (
      [
        "unreadable",
        "notSignedIn",
        "notYourRole",
        "notYourGroup",
        "penElsewhere",
        "windowClosed",
        "noSuchClause",
        "wordsChanged",
        "clauseLocked",
        "stageForbids",
        "tooLarge",
        "tooMany",
      ] as const
    ).map(of),
  ).toEqual([400, 401, 403, 403, 403, 403, 404, 409, 409, 409, 413, 429]);
  for (const status of Object.values(REASONS))
    expect([400, 401, 403, 404, 409, 413, 429, 503]).toContain(status);
});
