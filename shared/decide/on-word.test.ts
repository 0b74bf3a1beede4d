import { expect, test } from "vitest";
import type { SingleCommand } from "../commands/commands.ts";
import { delegationId } from "../ids.ts";
import { readersOf } from "../events/events.ts";
import { BASE, openWithClause, proposalOf, propose } from "../testing/proposals.ts";
import type { Who } from "../testing/room.ts";

const AAA = delegationId("AAA");
const BBB = delegationId("BBB");
const word = "by letter of 14 June";
const forAaa = { delegationId: AAA, word };
const forBbb = { delegationId: BBB, word };

/** A proposal of AAA, and what the secretariat or somebody else does with it. */
const table = () => {
  const { room, act } = openWithClause();
  const { id } = propose(room, "aaa", act, `${BASE} soon`);
  const ask = (who: Who, command: SingleCommand) => room.as(who).ask(command);
  return { room, act, id, ask };
};

test("V13 the secretariat withdraws a proposal on that delegation's word, and records it", () => {
  const { room, id, ask } = table();
  const withdraw = { type: "withdrawProposal", proposalId: id } as const;
  expect([
    ask("secretariat", withdraw),
    ask("secretariat", { ...withdraw, for: forBbb }),
    ask("lead", { ...withdraw, for: forAaa }),
    ask("chair", { ...withdraw, for: forAaa }),
    ask("aaa", { ...withdraw, for: forAaa }),
    ask("secretariat", { ...withdraw, for: forAaa }),
  ]).toEqual(["notProponent", "notProponent", "notYourRole", "notYourRole", "notYourRole", "done"]);
  const entry = room.entries().at(-1)!;
  expect(entry).toMatchObject({ type: "proposalWithdrawn", by: "secretariat", onWordOf: word });
  expect(readersOf(entry, room.opinion())).toEqual({ kind: "all" });
});

test("V13 a text comes back on its proponent's word; an office's text on nobody's", () => {
  const { room, act, id, ask } = table();
  const setAside = { type: "setAsideProposal", proposalId: id, reason: "for later" } as const;
  const bringBack = { type: "bringBackProposal", proposalId: id } as const;
  room.as("lead").must(setAside);
  expect([
    ask("secretariat", { ...bringBack, for: forBbb }),
    ask("secretariat", { ...bringBack, for: forAaa }),
  ]).toEqual(["notProponent", "done"]);
  expect(room.entries().at(-1)).toMatchObject({ type: "proposalBroughtBack", onWordOf: word });
  expect(proposalOf(room, id).fate).toEqual({ kind: "running" });
  const office = propose(room, "lead", act, `${BASE} later`);
  expect(ask("secretariat", { type: "withdrawProposal", proposalId: office.id, for: forAaa })).toBe(
    "notProponent",
  );
});

test("V13 an asked delegation joins on its word; its refusal is for the two delegations", () => {
  const { room, id, ask } = table();
  const joining = (joins: boolean): SingleCommand => ({
    type: "answerCoSponsor",
    proposalId: id,
    joins,
    for: forBbb,
  });
  expect(ask("secretariat", joining(true))).toBe("notAsked");
  const asking = { type: "askCoSponsor", proposalId: id, delegationId: BBB } as const;
  room.as("aaa").must(asking);
  expect(ask("secretariat", joining(false))).toBe("done");
  const declined = room.entries().at(-1)!;
  expect(declined).toMatchObject({ type: "coSponsorDeclined", delegationId: BBB, onWordOf: word });
  expect(readersOf(declined, room.opinion())).toEqual({ kind: "delegations", delegationIds: [AAA, BBB] });
  room.as("aaa").must(asking);
  expect([ask("bbb", joining(true)), ask("secretariat", joining(true))]).toEqual(["notYourRole", "done"]);
  expect(proposalOf(room, id).coSponsors).toEqual([BBB]);
  expect(room.entries().at(-1)).toMatchObject({ type: "coSponsorConfirmed", onWordOf: word });
});

test("V13 a delegation's bracket is withdrawn on its word; another's bracket inside stays", () => {
  const { room, act, ask } = table();
  const raise = (who: Who, to: number): void => {
    room.as(who).must({ type: "raiseBracket", clauseId: act, from: 0, to, hash: room.hash(act) });
  };
  raise("bbb", 4);
  // The outer one is AAA's, with BBB's inside.
  raise("aaa", room.text(act).length);
  const [inner, outer] = room.opinion().negotiation.brackets;
  const withdraw = (bracketId: typeof inner) =>
    ({ type: "withdrawBracket", bracketId: bracketId!.id, hash: room.hash(act) }) as const;
  expect([
    ask("secretariat", withdraw(outer)),
    ask("secretariat", { ...withdraw(outer), for: forBbb }),
    ask("lead", { ...withdraw(outer), for: forAaa }),
    ask("secretariat", { ...withdraw(outer), for: forAaa }),
  ]).toEqual(["notYourBracket", "notYourBracket", "notYourRole", "done"]);
  expect(room.entries().at(-1)).toMatchObject({ type: "bracketWithdrawn", onWordOf: word });
  const left = room.opinion().negotiation.brackets.filter((one) => one.ended === null);
  expect(left.map((one) => one.delegationId)).toEqual([BBB]);
});
