import { describe, expect, test } from "vitest";
import type { SingleCommand } from "../commands/commands.ts";
import { type ProposalId, proposalId } from "../ids.ts";
import { accepting, BASE, openWithClause, proposalOf, propose, written } from "../testing/proposals.ts";
import type { TestRoom } from "../testing/room.ts";

type Take = Extract<SingleCommand, { type: "takeRivals" }>;

const take = (room: TestRoom, ids: readonly ProposalId[]): Take => {
  const { clauseId } = proposalOf(room, ids[0]!);
  if (clauseId === null) throw new Error("it speaks of no clause");
  return { type: "takeRivals", clauseId, proposals: [...ids], hash: room.hash(clauseId) };
};

describe("V24 rivals become the clause's bracketed text in one act", () => {
  test("in the order of submission, each word under its author, the brackets under the lead", () => {
    const { room, act } = openWithClause("Members shall act now");
    const first = propose(room, "aaa", act, "Members should act now");
    const second = propose(room, "bbb", act, "Members act now");
    room.as("lead").lock(act);
    const [taken] = room.as("lead").must(take(room, [second.id, first.id]));
    expect(taken).toMatchObject({ type: "rivalsTaken", clauseId: act, proposals: [first.id, second.id] });
    expect(room.text(act)).toBe("Members [shall][should][no text] act now");
    expect(written(room, act)).toBe("lead:Members [shall][|aaa:should|lead:][no text] act now");
    expect([first, second].map(({ id }) => proposalOf(room, id).fate)).toMatchObject([
      { kind: "bracketed", by: "lead" },
      { kind: "bracketed", by: "lead" },
    ]);
    expect(room.document().counts).toMatchObject({ brackets: 1, alternatives: 3 });
  });

  test("V23 a deletion among them is one more alternative; each word keeps its author", () => {
    const { room, act } = openWithClause("Members shall act now");
    const first = propose(room, "aaa", act, "Members should act now");
    const gone = propose(room, "bbb", act, { kind: "delete" });
    room.as("lead").must(take(room, [first.id, gone.id]));
    expect(room.text(act)).toBe("[Members [shall][should] act now][no text]");
    expect(written(room, act)).toContain("aaa:should");
    expect(room.document().counts).toMatchObject({ brackets: 2, alternatives: 4 });
  });

  test("one that is not taken follows the new words, or is put to people", () => {
    const { room, act } = openWithClause();
    const first = propose(room, "aaa", act, BASE.replace("consider", "study"));
    const apart = propose(room, "bbb", act, `${BASE} soon`);
    const same = propose(room, "hhh", act, BASE.replace("consider", "examine"));
    room.as("lead").must(take(room, [first.id]));
    expect(room.text(act)).toBe(BASE.replace("consider", "[consider][study]"));
    expect(proposalOf(room, apart.id).review).toBeNull();
    expect(proposalOf(room, same.id).review).not.toBeNull();
    room.as("lead").must(accepting(room, apart.id));
    expect(room.text(act)).toBe(`${BASE.replace("consider", "[consider][study]")} soon`);
  });

  test("are refused where they are no rivals: another clause, an addition, in review, at an end", () => {
    const { room, act } = openWithClause();
    const other = room.as("lead").add("operative", "to share");
    const here = propose(room, "aaa", act, BASE.replace("consider", "study"));
    const there = propose(room, "bbb", other, "to share fairly");
    const added = propose(room, "bbb", act, { kind: "add", text: "to add" });
    const kept = propose(room, "hhh", act, { kind: "keep" });
    const lead = room.as("lead");
    expect([
      lead.ask({ ...take(room, [here.id]), proposals: [here.id, there.id] }),
      lead.ask({ ...take(room, [here.id]), proposals: [here.id, added.id] }),
      lead.ask({ ...take(room, [here.id]), proposals: [here.id, proposalId(act)] }),
      lead.ask(take(room, [kept.id])),
    ]).toEqual(["kindForbids", "kindForbids", "noSuchProposal", "nothingToDo"]);
    const early = take(room, [here.id]);
    room.as("bbb").type(act, 0, "All ");
    expect(lead.ask(early)).toBe("wordsChanged");
    room.as("bbb").erase(act, 18, 8);
    room.as("bbb").type(act, 18, "examine");
    expect(lead.ask(take(room, [here.id]))).toBe("proposalInReview");
    room.as("aaa").must({ type: "withdrawProposal", proposalId: here.id });
    expect(lead.ask(take(room, [here.id]))).toBe("proposalEnded");
  });
});
