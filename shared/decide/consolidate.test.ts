import { describe, expect, test } from "vitest";
import { sha256Hex } from "../text/hash.ts";
import type { SingleCommand } from "../commands/commands.ts";
import { type ClauseId, type CommentId, commentId, type ProposalId, proposalId } from "../ids.ts";
import { BASE_TEXTS_MAX } from "../limits.ts";
import { opinionFor } from "../events/negotiation-for.ts";
import { proposedText } from "../negotiation/proposal.ts";
import type { Recorded } from "../events/event.ts";
import { applyEvent } from "../events/apply-event.ts";
import { openWithClause, propose, proposalOf, written } from "../testing/proposals.ts";
import { openTestRoom, type TestRoom, type Who } from "../testing/room.ts";

const NOT_THERE = `01${"Z".repeat(24)}`;

const comment = (
  room: TestRoom,
  who: Who,
  { clauseId, readers }: { clauseId: ClauseId; readers: "room" | "lead" | "delegation" },
): CommentId => {
  const [act] = room.as(who).must({ type: "comment", on: { clauseId }, text: `to the ${readers}`, readers });
  if (act?.type !== "commented") throw new Error("no comment");
  return act.commentId;
};

type More = Omit<Extract<SingleCommand, { type: "consolidate" }>, "type">;

const consolidated = (room: TestRoom, more: More = {}) => {
  const hash = room.document().hash;
  const [act] = room.as("lead").must({ type: "consolidate", hash, ...more });
  if (act?.type !== "consolidated") throw new Error("no base text");
  return act;
};

describe("a base text", () => {
  test("M6 there is one more until the Opinion has as many as its record takes", () => {
    const room = openTestRoom();
    room.as("lead").write("title Space");
    for (let n = 1; n <= BASE_TEXTS_MAX; n++) {
      if (n > 1) room.as("lead").reopen();
      consolidated(room);
    }
    expect(room.as("lead").ask({ type: "consolidate" })).toBe("tooManyBaseTexts");
  });

  test("S14 a text is frozen once until it differs, something lapses, or it is reopened", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const [, one] = lead.write("verb considering", "recital that all ICTs help");
    const twice = () => lead.ask({ type: "consolidate", hash: room.document().hash });
    expect([twice(), twice()]).toEqual(["done", "alreadyBaseText"]);
    expect(room.as("chair").refused({ type: "consolidate", name: "Again" })).toMatchObject({
      reason: "alreadyBaseText",
      details: { baseText: 1 },
    });
    lead.unlock(one!);
    expect(twice()).toBe("alreadyBaseText");
    room.as("aaa").type(one!, 0, "so ");
    expect([twice(), twice()]).toEqual(["done", "alreadyBaseText"]);
    const id = comment(room, "aaa", { clauseId: one!, readers: "room" });
    expect(lead.ask({ type: "consolidate", lapse: [{ commentId: id, reason: "answered" }] })).toBe("done");
    lead.reopen();
    expect(twice()).toBe("done");
    expect(room.opinion().baseTexts.map(({ n }) => n)).toEqual([1, 2, 3, 4]);
  });

  test("S2 S13 a base text is named, dated and somebody's act, and keeps all of each clause", () => {
    const room = openTestRoom();
    const lead = room.as("lead");
    const [verb, one, sub] = lead.write(
      "verb considering",
      "recital that all ICTs help",
      "subItem and so on",
    );
    room.as("aaa").must({
      type: "raiseBracket",
      clauseId: one!,
      from: 5,
      to: 8,
      reservation: "until tomorrow",
      hash: room.hash(one!),
    });
    consolidated(room, { name: "Text after the second meeting" });
    const [base] = room.opinion().baseTexts;
    expect(base).toMatchObject({ n: 1, name: "Text after the second meeting", by: "lead", at: room.now() });
    expect(base!.clauses.map(({ id, kind, level, number, text }) => [id, kind, level, number, text])).toEqual(
      [
        [verb, "verb", 1, "", "considering"],
        [one, "recital", 1, "", "that [all] ICTs help"],
        [sub, "subItem", 2, "i)", "and so on"],
      ],
    );
    const [bracket] = room.opinion().negotiation.brackets;
    expect(base!.clauses.map((clause) => clause.brackets)).toEqual([
      [],
      [
        {
          id: bracket!.id,
          delegationId: "AAA",
          reservation: "until tomorrow",
          start: 5,
          end: 10,
          hash: sha256Hex("[all]"),
        },
      ],
      [],
    ]);
    // Later acts change nothing in it.
    lead.reopen();
    lead.add("recital", "that more", { after: one! });
    lead.remove(sub!);
    expect(room.opinion().baseTexts).toEqual([base]);
  });

  test("S2 D10 a base text of an earlier version is read with the kinds and levels of its record", () => {
    const room = openTestRoom();
    room.as("lead").write("verb considering", "recital that", "subItem and");
    consolidated(room, { name: "x" });
    const old = room.entries().map((entry): Recorded => {
      if (entry.type !== "consolidated") return entry;
      const { name: _name, lapsed: _lapsed, movedOn: _movedOn, ...rest } = entry;
      return {
        ...rest,
        clauses: rest.clauses.map(({ id, number, hash, text }) => ({ id, number, hash, text })),
      };
    });
    const opinion = old.reduce<ReturnType<typeof applyEvent> | null>(
      (before, one) => applyEvent(before, one),
      null,
    )!;
    const present = room.opinion();
    expect(opinion).toEqual({
      ...present,
      baseTexts: present.baseTexts.map((base) => ({ ...base, name: "" })),
    });
  });
});

describe("what is open at a base text", () => {
  const opened = () => {
    const { room, act } = openWithClause();
    const mine = propose(room, "aaa", act, "Member States plan space connectivity");
    const theirs = propose(room, "bbb", act, "Member States consider space connectivity at once");
    return { room, act, mine, theirs };
  };

  test("S7 moves on by itself: proposals run on, and threads of the room stay open", () => {
    const { room, act, mine, theirs } = opened();
    const thread = comment(room, "aaa", { clauseId: act, readers: "room" });
    const { lapsed, movedOn } = consolidated(room);
    expect([lapsed, movedOn]).toEqual([[], { proposals: [mine.id, theirs.id], threads: [thread] }]);
    expect(room.opinion().negotiation.proposals.map((one) => one.fate.kind)).toEqual(["running", "running"]);
    expect(room.opinion().negotiation.comments.map((one) => one.resolved)).toEqual([null]);
  });

  test("S7 S15 V10 lapses with a reason; no word is lost, and its proponent's word brings it back", () => {
    const { room, act, mine, theirs } = opened();
    const thread = comment(room, "aaa", { clauseId: act, readers: "room" });
    const words = written(room, mine.id);
    const { movedOn } = consolidated(room, {
      lapse: [
        { proposalId: mine.id, reason: "nobody took it up" },
        { commentId: thread, reason: "answered in the room" },
      ],
    });
    expect(movedOn).toEqual({ proposals: [theirs.id], threads: [] });
    const { fate } = proposalOf(room, mine.id);
    expect(fate).toMatchObject({ kind: "lapsed", by: "lead", at: room.now(), reason: "nobody took it up" });
    expect([written(room, mine.id), proposedText(proposalOf(room, mine.id))]).toEqual([
      words,
      "Member States plan space connectivity",
    ]);
    expect(room.opinion().negotiation.comments[0]!.resolved).toEqual({
      at: room.now(),
      by: "lead",
      lapsed: "answered in the room",
    });
    const back = { type: "bringBackProposal", proposalId: mine.id } as const;
    expect([room.as("bbb").ask(back), room.as("lead").ask(back)]).toEqual(["notProponent", "notProponent"]);
    expect(room.as("aaa").ask(back)).toBe("done");
    expect(room.as("aaa").ask({ type: "reopenComment", commentId: thread })).toBe("done");
    expect(proposalOf(room, mine.id).fate).toEqual({ kind: "running" });
    expect(room.opinion().negotiation.comments[0]!.resolved).toBeNull();
  });

  test("S7 V22 what waits for a review is named, to move on or to lapse, or there is no base text", () => {
    const { room, mine, theirs } = opened();
    const lead = room.as("lead");
    lead.must({ type: "removeClause", clauseId: mine.clauseId! });
    lead.add("operative", "that something else stands");
    expect(proposalOf(room, mine.id).review).not.toBeNull();
    const named = (more: More) => lead.ask({ type: "consolidate", ...more });
    expect(lead.refused({ type: "consolidate" })).toMatchObject({
      reason: "reviewUnanswered",
      details: { proposalId: mine.id },
    });
    expect(named({ moveOn: [mine.id] })).toBe("reviewUnanswered");
    expect(named({ moveOn: [mine.id, theirs.id], lapse: [{ proposalId: mine.id, reason: "x" }] })).toBe(
      "unreadable",
    );
    expect(
      named({ moveOn: [mine.id], lapse: [{ proposalId: theirs.id, reason: "its clause is gone" }] }),
    ).toBe("done");
    expect(proposalOf(room, mine.id)).toMatchObject({
      fate: { kind: "running" },
      review: { suggestion: "obsolete" },
    });
    expect(proposalOf(room, theirs.id)).toMatchObject({ fate: { kind: "lapsed" }, review: null });
  });

  test("S7 V22 a proposal on one that lapses is for people to look at", () => {
    const { room, mine } = opened();
    const on = propose(room, "bbb", mine.clauseId, { on: mine.id, text: "Member States plan connectivity" });
    consolidated(room, { lapse: [{ proposalId: mine.id, reason: "r" }] });
    expect(proposalOf(room, on.id)).toMatchObject({
      fate: { kind: "running" },
      review: { suggestion: "obsolete" },
    });
  });

  test("S15 Q7 threads told to some are in no list, and naming one is answered as naming none", () => {
    const { room, act } = opened();
    const lead = comment(room, "aaa", { clauseId: act, readers: "lead" });
    const own = comment(room, "aaa", { clauseId: act, readers: "delegation" });
    const lapse = (id: string) =>
      room.as("lead").refused({ type: "consolidate", lapse: [{ commentId: commentId(id), reason: "r" }] });
    expect(lapse(lead)).toEqual(lapse(NOT_THERE));
    expect(lapse(own)).toEqual(lapse(NOT_THERE));
    const entry = consolidated(room);
    expect(JSON.stringify(entry)).not.toContain(lead);
    expect(JSON.stringify(entry)).not.toContain(own);
    expect(room.opinion().negotiation.comments.map((one) => one.resolved)).toEqual([null, null]);
  });

  test("S7 what is not there, or has ended, neither lapses nor moves on", () => {
    const { room, mine } = opened();
    const lead = room.as("lead");
    const lapse = (id: ProposalId) =>
      lead.ask({ type: "consolidate", lapse: [{ proposalId: id, reason: "r" }] });
    lead.must({ type: "declineProposal", proposalId: mine.id, reason: "r" });
    expect(lapse(mine.id)).toBe("proposalEnded");
    expect(lapse(proposalId(NOT_THERE))).toBe("noSuchProposal");
    expect(lead.ask({ type: "consolidate", moveOn: [mine.id] })).toBe("proposalEnded");
    expect(room.opinion().stage).toBe("drafting");
  });

  test("S7 Q2 who may read less replays the same base text", () => {
    const { room, act, mine } = opened();
    comment(room, "aaa", { clauseId: act, readers: "delegation" });
    consolidated(room, { lapse: [{ proposalId: mine.id, reason: "r" }] });
    const seen = opinionFor(room.opinion(), null);
    expect(seen.baseTexts).toEqual(room.opinion().baseTexts);
    expect(seen.negotiation.comments).toEqual([]);
  });
});
