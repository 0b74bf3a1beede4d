import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ClauseId, delegationId } from "../ids.ts";
import { openAsideRoom } from "../testing/postponed-room.ts";
import { parkedNow, parkedOn } from "../standing/parked-on.ts";
import { NO_CLAUSE, PEOPLE, type Who } from "../testing/room.ts";

const AAA = delegationId("AAA");
const BBB = delegationId("BBB");
const LATER = "2025-07-01T12:00:00+02:00";
const LONG_AGO = "2024-07-01T12:00:00+02:00";

describe("parking", () => {
  test("Y1 the leads park a clause: reason, until an instant, meeting or clause, who reports", () => {
    const { room, first, second } = openAsideRoom();
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

  test("Y2 a parked clause is closed for text and marks; proposals, positions and comments go on", () => {
    const { room, first, propose, park, accept, way } = openAsideRoom();
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

  test("Y7 nobody accepts a parked proposal; its proponent may withdraw it", () => {
    const { room, first, second, propose, accept } = openAsideRoom();
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

  test("Y7 parked words stay parked through a split, a join and a base text", () => {
    const { room, first, second, park } = openAsideRoom();
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

  test("Y7 nothing happens by itself when the instant comes", () => {
    const { room, first } = openAsideRoom();
    room
      .as("lead")
      .must({ type: "park", subject: { clauseId: first }, reason: "until then", until: { instant: LATER } });
    expect(room.pass(400 * 24 * 3600 * 1000)).toEqual([]);
    expect(room.as("aaa").type(first, 0, "x")).toBe("clauseParked");
  });

  test("Y6 parked is told beside the words: in what a reader of the text must know", () => {
    const { room, first, form } = openAsideRoom();
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

test("Y2 words of a parked clause change by brackets alone, whatever else is done (random)", () => {
  const step = fc.oneof(
    fc.record({
      do: fc.constantFrom("park", "takeUp", "type", "mark", "split", "join", "accept"),
      at: fc.nat(9),
    }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { room, propose, accept } = openAsideRoom();
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
        // Clauses parked when the mark was asked for got none.
        if (what === "mark")
          for (const id of parked.keys()) expect(room.clause(id).marks.length).toBe(marks.get(id));
      }
    }),
    { numRuns: 200 },
  );
});
