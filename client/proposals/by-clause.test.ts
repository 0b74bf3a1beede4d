import { expect, test } from "vitest";
import { clauseId, delegationId, proposalId, userId } from "../../shared/ids.ts";
import type { Proposal } from "../../shared/negotiation/proposal.ts";
import { listedProposals, proposalsByClause, proposalsOn, rivalsOn } from "../opinion/by-clause.ts";

const A = clauseId("A");
const B = clauseId("B");
const GONE = clauseId("GONE");

const proposal = (id: string, seq: number, over: Partial<Proposal> = {}): Proposal => ({
  id: proposalId(id),
  kind: "change",
  serial: seq,
  symbol: "AAA",
  contribution: null,
  proponent: { kind: "delegation", delegationId: delegationId("aaa") },
  coSponsors: [],
  asked: [],
  joinedEarlier: [],
  askedMembers: [],
  clauseId: A,
  on: null,
  clauseKind: "recital",
  level: 1,
  reason: "",
  language: "en",
  submittedSeq: seq,
  wordings: [],
  fate: { kind: "running" },
  review: null,
  ...over,
});

const declined = { kind: "declined", seq: 9, at: 0, by: userId("u"), reason: "no" } as const;
const ids = (of: readonly Proposal[]): string[] => of.map((one) => one.id);

test("V10 proposals on a clause stand in the order of submission, whatever came of them", () => {
  const all = [proposal("p2", 5), proposal("p1", 3, { fate: declined }), proposal("p3", 4, { clauseId: B })];
  expect(ids(proposalsOn(all, A))).toEqual(["p1", "p2"]);
  expect(ids(proposalsOn(all, B))).toEqual(["p3"]);
  expect(proposalsByClause(all)).toBe(proposalsByClause(all));
});

test("V12 a proposal on a proposal stands with the clause of that one", () => {
  const all = [
    proposal("p1", 1, { clauseId: B }),
    proposal("p2", 2, { clauseId: null, on: proposalId("p1") }),
  ];
  expect(ids(proposalsOn(all, B))).toEqual(["p1", "p2"]);
});

test("V11 rivals are the running ones that speak of the clause's own words", () => {
  const all = [
    proposal("p1", 1),
    proposal("p2", 2, { kind: "add" }),
    proposal("p3", 3, { fate: declined }),
    proposal("p4", 4, { on: proposalId("p1") }),
    proposal("p5", 5, { kind: "delete" }),
  ];
  expect(ids(rivalsOn(all, A))).toEqual(["p1", "p5"]);
});

test("V10 the list follows the text, and what was said of a removed clause stands last", () => {
  const all = [
    proposal("p1", 1, { clauseId: B }),
    proposal("p2", 2, { clauseId: GONE }),
    proposal("p3", 3),
    proposal("p4", 4, { clauseId: null, kind: "add" }),
    proposal("p5", 5, { fate: declined }),
  ];
  const shown = (filter: "running" | "ended" | "all"): unknown =>
    listedProposals(all, [A, B], filter).map(({ place, proposals }) => [place, ids(proposals)]);
  expect(shown("running")).toEqual([
    [null, ["p4"]],
    [A, ["p3"]],
    [B, ["p1"]],
    [GONE, ["p2"]],
  ]);
  expect(shown("ended")).toEqual([[A, ["p5"]]]);
  expect(shown("all")).toHaveLength(4);
});
