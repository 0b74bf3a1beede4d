import { describe, expect, test } from "vitest";
import type { WordRun } from "../clause.ts";
import type { ClauseId, ProposalId } from "../ids.ts";
import { delegationId, proposalId } from "../ids.ts";
import type { SingleCommand } from "../commands.ts";
import { findProposal, presentWords, proposalLabel, proposedText } from "../negotiation/proposal.ts";
import type { Proposal } from "../negotiation/proposal.ts";
import type { Opinion } from "../opinion.ts";
import { record } from "../record.ts";
import { authorOf, NO_CLAUSE, OPEN_RULES, openTestRoom } from "../testing/room.ts";
import type { TestRoom, Who } from "../testing/room.ts";
import { textOf } from "../words.ts";

type Propose = Extract<SingleCommand, { type: "propose" }>;

const BASE = "Member States consider space connectivity in national plans";

const opened = (text = BASE) => {
  const room = openTestRoom();
  const [, act] = room.as("lead").write("verb invites", `operative ${text}`);
  return { room, act: act! };
};

const propose = (
  room: TestRoom,
  who: Who,
  asked: Omit<Propose, "type" | "kind"> & Partial<Propose>,
): Proposal => {
  const [first] = room.as(who).must({ kind: "change", ...asked, type: "propose" });
  if (first?.type !== "proposalSubmitted") throw new Error("not submitted");
  return proposalOf(room, first.proposalId);
};
const proposalOf = (room: TestRoom, id: ProposalId): Proposal =>
  findProposal(room.opinion().negotiation, id)!;
const accept = (room: TestRoom, id: ProposalId, changes?: number[]): SingleCommand => {
  const proposal = proposalOf(room, id);
  const { clauseId } = proposal;
  return {
    type: "acceptProposal",
    proposalId: id,
    proposalHash: presentWords(proposal).hash,
    ...(proposal.kind === "add" || clauseId === null ? {} : { hash: room.hash(clauseId) }),
    ...(changes === undefined ? {} : { changes }),
  };
};
/** Each stretch of words with who wrote it: "lead: Member States | aaa: affordable". */
const written = (runs: readonly WordRun[]): string => {
  const parts: { who: string; text: string }[] = [];
  for (const run of runs) {
    const who = String(authorOf(run.client));
    const last = parts.at(-1);
    if (last?.who === who) last.text += run.text;
    else parts.push({ who, text: run.text });
  }
  return parts.map(({ who, text }) => `${who}:${text}`).join("|");
};
const runsOf = (room: TestRoom, id: ClauseId): readonly WordRun[] => room.words().get(id)!;

describe("proposing", () => {
  test("V1 a proposal stands beside the text: numbered, with its words, the clause as it was", () => {
    const { room, act } = opened();
    const first = propose(room, "aaa", { clauseId: act, text: `${BASE} by 2030;`, reason: "a date" });
    expect(first).toEqual({
      id: first.id,
      kind: "change",
      serial: 1,
      symbol: "AAA",
      contribution: null,
      proponent: { kind: "delegation", delegationId: delegationId("AAA") },
      coSponsors: [],
      asked: [],
      joinedEarlier: [],
      clauseId: act,
      on: null,
      clauseKind: "operative",
      level: 1,
      reason: "a date",
      language: "en",
      submittedSeq: room.opinion().seq,
      wordings: [
        {
          seq: room.opinion().seq,
          at: first.wordings[0]!.at,
          by: "aaa",
          baseText: BASE,
          baseHash: room.hash(act),
          runs: first.wordings[0]!.runs,
          hash: presentWords(first).hash,
        },
      ],
      fate: { kind: "running" },
      review: null,
    });
    // The closing sign follows from the place (N6).
    expect(proposedText(first)).toBe(`${BASE} by 2030`);
    expect(room.text(act)).toBe(BASE);
    expect(room.words().get(act)).not.toBe(undefined);
    expect(textOf(room.words().get(first.id as unknown as ClauseId)!)).toBe(`${BASE} by 2030`);
    const labels = [
      first,
      propose(room, "bbb", { clauseId: act, kind: "delete" }),
      propose(room, "aaa", { clauseId: act, kind: "keep" }),
    ].map(proposalLabel);
    expect(labels).toEqual(["AAA/1", "BBB/1", "AAA/2"]);
  });

  test("V7 the words of an accepted proposal come under their authors, what stays is the same characters", () => {
    const { room, act } = opened();
    const before = runsOf(room, act);
    const { id } = propose(room, "aaa", { clauseId: act, text: BASE.replace("space", "affordable space") });
    room.as("lead").lock(act);
    room.as("lead").must(accept(room, id));
    expect(written(runsOf(room, act))).toBe(
      "lead:Member States consider |aaa:affordable |lead:space connectivity in national plans",
    );
    const kept = runsOf(room, act).filter((run) => authorOf(run.client) === "lead");
    expect(kept).toEqual([
      { ...before[0]!, text: "Member States consider " },
      { ...before[0]!, text: "space connectivity in national plans", clock: before[0]!.clock + 23 },
    ]);
    expect(proposalOf(room, id).fate).toMatchObject({ kind: "accepted", by: "lead" });
    expect(room.clause(act).lock).not.toBeNull();
  });
});
