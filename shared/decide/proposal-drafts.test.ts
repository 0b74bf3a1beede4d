import { describe, expect, test } from "vitest";
import { type ClauseId, delegationId, type ProposalId } from "../ids.ts";
import { proposalLabel } from "../negotiation/proposal.ts";
import { asking, openWithClause, proposalOf, propose } from "../testing/proposals.ts";
import type { TestRoom, Who } from "../testing/room.ts";

const AAA = delegationId("AAA");
const BBB = delegationId("BBB");

describe("V4 drafts", () => {
  test("V19 any member makes one; its id becomes the proposal's when the head submits it", () => {
    const { room, act } = openWithClause();
    const [drafted] = room.as("aaa2").must({ type: "draftProposal", kind: "change", clauseId: act });
    if (drafted?.type !== "proposalDrafted") throw new Error("not drafted");
    const { proposalId: draftId } = drafted;
    expect(room.opinion().negotiation.drafts).toMatchObject([
      {
        id: draftId,
        owner: { kind: "delegation", delegationId: "AAA" },
        by: "aaa2",
        fate: "open",
        kind: "change",
        clauseId: act,
      },
    ]);
    expect(room.opinion().negotiation.proposals).toEqual([]);
    expect([
      room.as("aaa2").ask(asking(act, { text: "x", draftId })),
      room.as("bbb").ask(asking(act, { text: "x", draftId })),
    ]).toEqual(["notEmpowered", "noSuchProposal"]);
    expect(propose(room, "aaa", act, { text: "x", draftId }).id).toBe(draftId);
    expect(room.opinion().negotiation.drafts).toMatchObject([{ id: draftId, fate: "submitted" }]);
    expect(room.as("aaa").ask(asking(act, { text: "x", draftId }))).toBe("proposalEnded");
  });

  test("its own delegation discards it, to no other it is there", () => {
    const { room, act } = openWithClause();
    const [drafted] = room.as("aaa2").must({ type: "draftProposal", kind: "change", clauseId: act });
    if (drafted?.type !== "proposalDrafted") throw new Error("not drafted");
    const discard = { type: "discardDraft", proposalId: drafted.proposalId } as const;
    expect([
      room.as("bbb").ask(discard),
      room.as("lead").ask(discard),
      room.as("aaa").ask(discard),
      room.as("aaa2").ask(discard),
    ]).toEqual(["noSuchProposal", "noSuchProposal", "done", "proposalEnded"]);
  });

  const begin = (room: TestRoom, who: Who, clauseId: ClauseId, more: object = {}): ProposalId => {
    const [drafted] = room.as(who).must({ type: "draftProposal", kind: "change", clauseId, ...more });
    if (drafted?.type !== "proposalDrafted") throw new Error("not drafted");
    return drafted.proposalId;
  };

  test("V4 V19 an office's draft is there for that office alone, and is submitted as its text", () => {
    const { room, act } = openWithClause();
    const ids = { lead: begin(room, "lead", act), chair: begin(room, "chair", act) };
    const submit = (who: Who, of: "lead" | "chair", more: object = {}) =>
      room.as(who).ask({ ...asking(act, { text: "x", draftId: ids[of] }), ...more });
    const strangers: readonly Who[] = ["aaa", "otherLead", "secretariat", "team"];
    for (const who of [...strangers, "chair"] as const) expect(submit(who, "lead")).toBe("noSuchProposal");
    for (const who of [...strangers, "lead"] as const) expect(submit(who, "chair")).toBe("noSuchProposal");
    expect(room.as("chair").ask({ type: "discardDraft", proposalId: ids.lead })).toBe("noSuchProposal");
    expect(submit("lead", "lead", { as: "delegation" })).toBe("kindForbids");
    expect([submit("lead", "lead"), submit("chair", "chair", { as: "office" })]).toEqual(["done", "done"]);
    expect([ids.lead, ids.chair].map((id) => proposalLabel(proposalOf(room, id)))).toEqual([
      "Facilitator/1",
      "Chair/1",
    ]);
    expect(room.as("aaa").ask({ type: "draftProposal", kind: "change", clauseId: act, as: "office" })).toBe(
      "notYourRole",
    );
  });

  test("V4 the coordinator begins and submits a group's draft; its members are asked then", () => {
    const { room, act } = openWithClause();
    const as = { symbol: "GRP", name: "Group of two", members: [AAA, BBB] };
    const drafting = (who: Who, of: object) =>
      room.as(who).ask({ type: "draftProposal", kind: "change", clauseId: act, as: { ...as, ...of } });
    expect([
      drafting("aaa2", {}),
      drafting("lead", {}),
      drafting("hhh", {}),
      drafting("aaa", { symbol: "grp" }),
    ]).toEqual(["notEmpowered", "oneHat", "notProponent", "notASymbol"]);
    const draftId = begin(room, "aaa", act, { as });
    expect(room.opinion().negotiation.drafts[0]?.owner).toEqual({ kind: "group", ...as, coordinator: AAA });
    const submit = asking(act, { text: "x", draftId });
    const discard = { type: "discardDraft", proposalId: draftId } as const;
    expect([
      room.as("hhh").ask(submit),
      room.as("bbb").ask(submit),
      room.as("aaa2").ask(submit),
      room.as("hhh").ask(discard),
      room.as("bbb").ask(discard),
      room.as("aaa2").ask(discard),
      room.as("aaa").ask({ ...submit, as: { ...as, symbol: "NEW" } }),
    ]).toEqual([
      "noSuchProposal",
      "notProponent",
      "notEmpowered",
      "noSuchProposal",
      "notProponent",
      "notEmpowered",
      "kindForbids",
    ]);
    expect(room.as("aaa").ask(submit)).toBe("done");
    const proposal = proposalOf(room, draftId);
    expect(proposal).toMatchObject({ symbol: "GRP", serial: 1, askedMembers: [BBB] });
    expect(proposal.proponent).toMatchObject({ kind: "group", members: [AAA], coordinator: AAA });
    const other = begin(room, "aaa", act, { as });
    expect(room.as("aaa").ask({ type: "discardDraft", proposalId: other })).toBe("done");
  });
});
