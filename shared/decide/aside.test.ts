import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClauseId, HuddleId, ProposalId } from "../ids.ts";
import { delegationId, huddleId } from "../ids.ts";
import { HUDDLES_SITTING_MAX } from "../limits.ts";
import { asideOf } from "../negotiation/aside.ts";
import { inTheWay } from "../negotiation/in-the-way.ts";
import { parkedNow, parkedOn } from "../negotiation/parked.ts";
import { NAMES, NO_CLAUSE, openTestRoom, PEOPLE } from "../testing/room.ts";
import type { Who } from "../testing/room.ts";

const AAA = delegationId("AAA");
const BBB = delegationId("BBB");
const HHH = delegationId("HHH");
const LATER = "2025-07-01T12:00:00+02:00";
const LONG_AGO = "2024-07-01T12:00:00+02:00";

/** A text of one section and an operative paragraph, and what people say of it. */
function desk() {
  const room = openTestRoom();
  const [, , verb, first, second] = room
    .as("lead")
    .write(
      "title Space",
      "opening The Forum",
      "verb considering",
      "recital that one",
      "recital that two",
    ) as [ClauseId, ClauseId, ClauseId, ClauseId, ClauseId];
  const propose = (who: Who, clauseId: ClauseId, text: string): ProposalId => {
    const acts = room
      .as(who)
      .must({ type: "propose", kind: "change", clauseId, text, hash: room.hash(clauseId) });
    const [act] = acts;
    if (act?.type !== "proposalSubmitted") throw new Error("nothing was submitted");
    return act.proposalId;
  };
  return {
    room,
    verb,
    first,
    second,
    propose,
    park: (who: Who, clauseId: ClauseId) =>
      room.as(who).ask({ type: "park", subject: { clauseId }, reason: "two capitals sleep" }),
    accept: (proposalId: ProposalId) => {
      const proposal = room.opinion().negotiation.proposals.find(({ id }) => id === proposalId)!;
      const wording = proposal.wordings.at(-1)!;
      return room.as("lead").ask({
        type: "acceptProposal",
        proposalId,
        proposalHash: wording.hash,
        hash: room.hash(proposal.clauseId!),
      });
    },
    form: (clauseId: ClauseId, delegations = [AAA, BBB]): HuddleId => {
      const [act] = room
        .as("lead")
        .must({ type: "formHuddle", clauseId, question: "urges or invites?", delegations, until: LATER });
      if (act?.type !== "huddleFormed") throw new Error("no huddle was formed");
      return act.huddleId;
    },
    way: (clauseId: ClauseId) =>
      inTheWay(room.opinion(), room.words(), { clauseId, names: NAMES }).map(({ kind, marked }) => [
        kind,
        marked,
      ]),
  };
}

describe("parking", () => {
  test("Y1 the leads park a clause with a reason, until an instant, a meeting or another clause, and say who reports back", () => {
    const { room, first, second } = desk();
    const parkAs = (who: Who, until?: { instant: string } | { meeting: string } | { clauseId: ClauseId }) =>
      room.as(who).ask({
        type: "park",
        subject: { clauseId: first },
        reason: "two capitals sleep",
        reportsBack: AAA,
        ...(until === undefined ? {} : { until }),
      });
    for (const who of ["aaa", "otherLead", "team", "follower"] as const) {
      expect(parkAs(who), who).toMatch(/^notYour(Role|Group)$/u);
    }
    expect(parkAs("lead", { instant: LONG_AGO })).toBe("notAhead");
    expect(parkAs("lead", { clauseId: first })).toBe("intoItself");
    expect(parkAs("lead", { clauseId: NO_CLAUSE })).toBe("noSuchClause");
    for (const [who, until] of [
      ["lead", { instant: LATER }],
      ["chair", { meeting: "third online meeting" }],
      ["secretariat", { clauseId: second }],
    ] as const) {
      expect(parkAs(who, until)).toBe("done");
      expect(parkAs(who, until)).toBe("alreadyParked");
      expect(parkedOn(room.opinion(), { clauseId: first })).toMatchObject({
        by: PEOPLE[who].id,
        reason: "two capitals sleep",
        until,
        reportsBack: AAA,
      });
      expect(room.as("aaa").ask({ type: "takeUp", subject: { clauseId: first } })).toBe("notYourRole");
      expect(room.as(who).ask({ type: "takeUp", subject: { clauseId: first } })).toBe("done");
      expect(room.as(who).ask({ type: "takeUp", subject: { clauseId: first } })).toBe("notParked");
    }
  });

  test("Y2 a parked clause is closed for text and marks; proposals, positions, comments and brackets go on", () => {
    const { room, first, propose, park, accept, way } = desk();
    const before = propose("aaa", first, "that one day");
    expect(park("lead", first)).toBe("done");
    expect(way(first)).toContainEqual(["parked", "never"]);
    for (const who of ["aaa", "lead", "chair", "secretariat"] as const) {
      expect(room.as(who).type(first, 0, "x"), who).toBe("clauseParked");
    }
    expect(room.as("aaa").ask({ type: "splitClause", clauseId: first, at: 4 })).toBe("clauseParked");
    const hash = room.hash(first);
    const mark = {
      type: "markClause",
      clauseId: first,
      tier: "ad-referendum",
      hash,
      reason: "all the same",
    } as const;
    expect(room.as("lead").ask(mark)).toBe("clauseParked");
    expect(room.as("chair").ask({ ...mark, tier: "agreed" })).toBe("clauseParked");
    expect(accept(before)).toBe("clauseParked");
    expect(room.as("lead").ask({ type: "takeRivals", clauseId: first, proposals: [before], hash })).toBe(
      "clauseParked",
    );

    propose("bbb", first, "that one night");
    expect(
      room
        .as("bbb")
        .ask({ type: "takePosition", subject: { clauseId: first }, position: "cannotAccept", hash }),
    ).toBe("done");
    expect(
      room.as("bbb").ask({ type: "comment", on: { clauseId: first }, text: "why", readers: "room" }),
    ).toBe("done");
    expect(room.as("aaa").ask({ type: "raiseBracket", clauseId: first, from: 0, to: 4, hash })).toBe("done");

    expect(room.as("lead").ask({ type: "takeUp", subject: { clauseId: first }, reason: "AAA is back" })).toBe(
      "done",
    );
    expect(room.as("aaa").type(first, 0, "x")).toBe("done");
    expect(way(first)).not.toContainEqual(["parked", "never"]);
  });

  test("Y2 a parked proposal is accepted by nobody, alone or among rivals; its proponent may withdraw it", () => {
    const { room, first, second, propose, accept } = desk();
    const one = propose("aaa", first, "that one day");
    const park = { type: "park", subject: { proposalId: one }, reason: "BBB reports back" } as const;
    expect(room.as("lead").ask(park)).toBe("done");
    expect(accept(one)).toBe("proposalParked");
    const hash = room.hash(first);
    expect(room.as("lead").ask({ type: "takeRivals", clauseId: first, proposals: [one], hash })).toBe(
      "proposalParked",
    );
    expect(room.as("aaa").type(first, 0, "x")).toBe("done");
    expect(parkedNow(room.opinion())).toHaveLength(1);
    expect(room.as("aaa").ask({ type: "withdrawProposal", proposalId: one })).toBe("done");
    expect(parkedNow(room.opinion())).toEqual([]);
    expect(accept(propose("aaa", second, "that two days"))).toBe("done");
  });

  test("Y2 parked words stay parked in both halves of a split and in what they are joined to; a base text leaves them so", () => {
    const { room, first, second, park } = desk();
    park("lead", second);
    const half = room.as("lead").split(second, 4);
    expect(room.as("aaa").type(half, 0, "x")).toBe("clauseParked");
    room.as("lead").join(first, second);
    expect(room.as("aaa").type(first, 0, "x")).toBe("clauseParked");
    expect(parkedNow(room.opinion()).map(({ subject }) => subject.clauseId)).toEqual([half, first]);
    expect(room.document().counts).toMatchObject({ open: 3, parked: 2 });
    room.as("lead").consolidate();
    room.as("lead").unlock(first);
    expect(room.as("aaa").type(first, 0, "x")).toBe("clauseParked");
  });

  test("Y2 nothing happens by itself when the instant comes", () => {
    const { room, first } = desk();
    room
      .as("lead")
      .must({ type: "park", subject: { clauseId: first }, reason: "until then", until: { instant: LATER } });
    expect(room.pass(400 * 24 * 3600 * 1000)).toEqual([]);
    expect(room.as("aaa").type(first, 0, "x")).toBe("clauseParked");
  });

  test("Y1 parked is told beside the words: in what a reader of the text must know", () => {
    const { room, first, form } = desk();
    room.as("lead").must({
      type: "park",
      subject: { clauseId: first },
      reason: "until then",
      until: { meeting: "the third" },
    });
    form(first);
    expect(room.document().remarks).toEqual([
      {
        clauseId: first,
        kind: "parked",
        reason: "until then",
        until: { meeting: "the third" },
        reportsBack: null,
      },
      {
        clauseId: first,
        kind: "huddle",
        delegationIds: [AAA, BBB],
        question: "urges or invites?",
        until: LATER,
      },
    ]);
  });
});

describe("huddles", () => {
  test("Y3 the leads form a huddle of several delegations on a clause, with a question and an instant to report back", () => {
    const { room, first, form, way } = desk();
    const ask = {
      type: "formHuddle",
      clauseId: first,
      question: "urges or invites?",
      delegations: [AAA, BBB],
      until: LATER,
    } as const;
    for (const who of ["aaa", "otherLead", "team", "follower"] as const) {
      expect(room.as(who).ask({ ...ask, delegations: [AAA, BBB] }), who).toMatch(/^notYour(Role|Group)$/u);
    }
    expect(room.as("lead").ask({ ...ask, delegations: [AAA, AAA] })).toBe("notInHuddle");
    expect(room.as("lead").ask({ ...ask, delegations: [AAA, BBB], until: LONG_AGO })).toBe("notAhead");
    expect(room.as("lead").ask({ ...ask, delegations: [AAA, BBB], clauseId: NO_CLAUSE })).toBe(
      "noSuchClause",
    );
    form(first);
    expect(asideOf(room.opinion()).huddles).toMatchObject([
      { n: 1, clauseId: first, question: "urges or invites?", delegationIds: [AAA, BBB], outcome: null },
    ]);
    expect(way(first)).toEqual([["huddle", "withReason"]]);
    expect(
      room
        .as("lead")
        .ask({ type: "markClause", clauseId: first, tier: "ad-referendum", hash: room.hash(first) }),
    ).toBe("standsInTheWay");
    room.as("lead").mark(first);
    expect(room.clause(first).marks.at(-1)?.over?.what).toEqual([{ kind: "huddle", what: "1" }]);
  });

  test("Y4 whoever speaks for a delegation joins and leaves", () => {
    const { room, first, form } = desk();
    const id = form(first);
    const ids = (): readonly string[] => asideOf(room.opinion()).huddles[0]!.delegationIds;
    expect(room.as("hhh").ask({ type: "leaveHuddle", huddleId: id })).toBe("notInHuddle");
    expect(room.as("hhh").ask({ type: "joinHuddle", huddleId: id })).toBe("done");
    expect(room.as("hhh").ask({ type: "joinHuddle", huddleId: id })).toBe("nothingToDo");
    expect(ids()).toEqual([AAA, BBB, HHH]);
    expect(room.as("aaa2").ask({ type: "leaveHuddle", huddleId: id })).toBe("notEmpowered");
    expect(room.as("lead").ask({ type: "joinHuddle", huddleId: id })).toBe("oneHat");
    expect(room.as("bbb").ask({ type: "leaveHuddle", huddleId: id })).toBe("done");
    expect(ids()).toEqual([AAA, HHH]);
    expect(room.as("hhh").ask({ type: "joinHuddle", huddleId: huddleId(NO_CLAUSE) })).toBe("noSuchHuddle");
  });

  test("Y5 the leads give it more time, to a later instant, also once its own has come", () => {
    const { room, first, form } = desk();
    const huddleId = form(first);
    const later = (until: string) => ({ type: "extendHuddle", huddleId, until, reason: "close" }) as const;
    const year = (n: number): string => LATER.replace(/^\d+/u, (y) => String(Number(y) + n));
    for (const who of ["aaa", "otherLead", "team", "follower"] as const)
      expect(room.as(who).ask(later(year(1))), who).toMatch(/^notYour(Role|Group)$/u);
    expect(room.as("lead").ask(later(LONG_AGO))).toBe("notAhead");
    expect(room.as("lead").ask(later(LATER))).toBe("notLater");
    room.pass(Date.parse(LATER) - room.now() + 1);
    expect(room.as("lead").must(later(year(1)))).toMatchObject([{ type: "huddleExtended", reason: "close" }]);
    expect(asideOf(room.opinion()).huddles[0]).toMatchObject({ until: year(1), outcome: null });
    room.as("chair").must({ type: "endHuddle", huddleId, reason: "enough" });
    expect(room.as("lead").ask(later(year(2)))).toBe("huddleOver");
  });

  test("Y4 one that everybody left sits on, told as that, until somebody takes it up or the leads end it", () => {
    const { room, first, form, way } = desk();
    const huddleId = form(first);
    for (const who of ["aaa", "bbb"] as const) room.as(who).must({ type: "leaveHuddle", huddleId });
    expect(way(first)).toEqual([["huddle", "withReason"]]);
    expect(room.document().remarks).toMatchObject([{ kind: "huddle", delegationIds: [] }]);
    expect(room.as("aaa").ask({ type: "reportHuddle", huddleId, proposalId: null })).toBe("notInHuddle");
    room.as("hhh").must({ type: "joinHuddle", huddleId });
    expect(asideOf(room.opinion()).huddles[0]?.delegationIds).toEqual([HHH]);
    room.as("hhh").must({ type: "leaveHuddle", huddleId });
    expect(room.as("lead").ask({ type: "endHuddle", huddleId, reason: "nobody is in it" })).toBe("done");
    expect(way(first)).toEqual([]);
  });

  test("Y5 it reports words that one of it has proposed since, or that there is no agreement; the leads may end it", () => {
    const { room, first, second, propose, form } = desk();
    const early = propose("aaa", first, "that one day");
    const id = form(first);
    const elsewhere = propose("aaa", second, "that two days");
    const others = propose("hhh", first, "that one night");
    const own = propose("aaa", first, "that one evening");
    const report = (who: Who, proposalId: ProposalId | null) =>
      room.as(who).ask({ type: "reportHuddle", huddleId: id, proposalId, note: "as it says" });
    expect(report("hhh", null)).toBe("notInHuddle");
    expect(report("lead", null)).toBe("oneHat");
    for (const wrong of [early, elsewhere, others]) expect(report("bbb", wrong)).toBe("notOfHuddle");
    expect(report("bbb", own)).toBe("done");
    expect(asideOf(room.opinion()).huddles[0]).toMatchObject({
      outcome: { kind: "words", proposalId: own, note: "as it says", by: PEOPLE.bbb.id },
    });
    expect(report("aaa", null)).toBe("huddleOver");

    const again = form(first);
    const word = { delegationId: BBB, word: "by telephone, 14:31" };
    expect(
      room.as("secretariat").ask({ type: "reportHuddle", huddleId: again, proposalId: null, for: word }),
    ).toBe("done");
    expect(room.entries().at(-1)).toMatchObject({
      type: "huddleReported",
      delegationId: BBB,
      onWordOf: word.word,
    });

    const third = form(first);
    expect(room.as("aaa").ask({ type: "endHuddle", huddleId: third, reason: "late" })).toBe("notYourRole");
    expect(room.as("chair").ask({ type: "endHuddle", huddleId: third, reason: "late" })).toBe("done");
    expect(asideOf(room.opinion()).huddles.map(({ n, outcome }) => [n, outcome?.kind])).toEqual([
      [1, "words"],
      [2, "noAgreement"],
      [3, "ended"],
    ]);
  });
});

test("M6 as many huddles sit in an Opinion as it takes, and another when one has ended", () => {
  const { room, first, form } = desk();
  const ids = Array.from({ length: HUDDLES_SITTING_MAX }, () => form(first));
  const one = {
    type: "formHuddle",
    clauseId: first,
    question: "?",
    delegations: [AAA, BBB],
    until: LATER,
  } as const;
  expect(room.as("lead").ask({ ...one, delegations: [AAA, BBB] })).toBe("tooMany");
  room.as("lead").must({ type: "endHuddle", huddleId: ids[0]!, reason: "late" });
  expect(room.as("lead").ask({ ...one, delegations: [AAA, BBB] })).toBe("done");
});

test("Y2 whatever is parked, taken up, split, joined, typed and accepted: no word of a parked clause changes but by brackets", () => {
  const step = fc.oneof(
    fc.record({
      do: fc.constantFrom("park", "takeUp", "type", "mark", "split", "join", "accept"),
      at: fc.nat(9),
    }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { room, propose, accept } = desk();
      for (const { do: what, at } of steps) {
        const items = room
          .opinion()
          .clauses.filter(({ kind, removed }) => kind === "recital" && removed === null);
        const clauseId = items[at % items.length]!.id;
        const next = items[(at % items.length) + 1]?.id;
        const parked = new Map(
          parkedNow(room.opinion()).flatMap(({ subject }) =>
            subject.clauseId === undefined ? [] : [[subject.clauseId, room.text(subject.clauseId)]],
          ),
        );
        const all = [...parked.values()].join("");
        const marks = new Map(room.opinion().clauses.map((one) => [one.id, one.marks.length]));
        switch (what) {
          case "park":
            room.as("lead").ask({ type: "park", subject: { clauseId }, reason: "later" });
            break;
          case "takeUp":
            room.as("lead").ask({ type: "takeUp", subject: { clauseId } });
            break;
          case "type":
            room.as(at % 2 === 0 ? "aaa" : "lead").type(clauseId, 0, String(at));
            break;
          case "mark":
            room.as("lead").ask({
              type: "markClause",
              clauseId,
              tier: "ad-referendum",
              hash: room.hash(clauseId),
              reason: "so",
            });
            break;
          case "split":
            room.as("lead").ask({ type: "splitClause", clauseId, at: 2 });
            break;
          case "join":
            if (next !== undefined)
              room.as("lead").ask({ type: "joinClauses", first: clauseId, second: next });
            break;
          case "accept":
            accept(propose("aaa", clauseId, `${room.text(clauseId)} ${at}`));
            break;
        }
        const now = parkedNow(room.opinion()).flatMap(({ subject }) =>
          subject.clauseId === undefined ? [] : [subject.clauseId],
        );
        // Split and joined words stand elsewhere, and every one of them still stands, parked.
        if (what === "split" || what === "join") {
          const stands = room
            .opinion()
            .clauses.filter(({ id, removed }) => removed === null && now.includes(id));
          for (const sign of all) expect(stands.map(({ id }) => room.text(id)).join("")).toContain(sign);
        } else {
          for (const [id, text] of parked) expect(room.text(id)).toBe(text);
        }
        // What was parked when it was asked for got no mark by it.
        if (what === "mark")
          for (const id of parked.keys()) expect(room.clause(id).marks.length).toBe(marks.get(id));
      }
    }),
    { numRuns: 200 },
  );
});
