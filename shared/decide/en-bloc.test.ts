import { describe, expect, test } from "vitest";
import { withoutWords } from "../history/settled-state.ts";
import { delegationId } from "../ids.ts";
import type { Entry } from "../events/event.ts";
import { openPositionsRoom } from "../testing/positions-room.ts";
import { NO_CLAUSE } from "../testing/room.ts";

const opened = () => {
  const table = openPositionsRoom();
  const bloc = (more: object = {}) =>
    ({ type: "agreeEnBloc", marks: table.room.notAgreed(), ...more }) as const;
  return { ...table, bloc };
};

describe("the whole text, in one act", () => {
  test("C27 one entry marks each paragraph on its own words, and says that it was one act", () => {
    const { room, chair, lead, share, act, bloc } = opened();
    chair.mark(share, "agreed");
    const title = lead.add("title", "Opinion 4");
    const acts = chair.must(bloc({ basis: "IEG 4" }));
    expect(acts).toEqual([
      {
        type: "agreedEnBloc",
        basis: "IEG 4",
        reason: "",
        marks: [
          { clauseId: act, text: "to act", wordsHash: room.hash(act) },
          { clauseId: title, text: "Opinion 4", wordsHash: room.hash(title) },
        ],
      },
    ]);
    expect([share, act, title].map(room.state)).toEqual(["agreed", "agreed", "agreed"]);
    expect([share, act].map((id) => room.clause(id).marks.at(-1)?.enBloc)).toEqual([undefined, true]);
    expect(room.as("aaa").type(act, 0, "x")).toBe("done");
    expect([room.state(act), room.state(title)]).toEqual(["void", "agreed"]);
  });

  test("C27 J11 the settled states tell how many paragraphs it agreed, without their words", () => {
    const { chair, bloc } = opened();
    const [act] = chair.must(bloc());
    const told = withoutWords({ ...act, seq: 9, salt: "", prev: "", hash: "" } as unknown as Entry);
    expect(told).toMatchObject({ type: "agreedEnBloc", marks: { length: 2 } });
    expect(JSON.stringify(told)).not.toContain("to act");
  });

  test("C27 C2 if one paragraph changed, came in or went, nothing is marked", () => {
    const { room, chair, lead, verb, share, act, bloc } = opened();
    const seen = bloc();
    room.as("aaa").type(act, 0, "x");
    expect(chair.refused(seen)).toMatchObject({ reason: "wordsChanged", details: { clauseId: act } });
    room.as("aaa").erase(act, 0, 1);
    expect(room.as("aaa").type(verb, 0, "x")).toBe("done");
    expect(chair.refused(seen)).toMatchObject({ reason: "wordsChanged", details: { clauseId: share } });
    room.as("aaa").erase(verb, 0, 1);
    const more = lead.add("operative", "to help");
    expect(chair.refused(seen)).toMatchObject({ reason: "wordsChanged", details: { clauseId: more } });
    lead.remove(more);
    lead.remove(act);
    expect(chair.ask(seen)).toBe("clauseRemoved");
    lead.restore(act);
    expect(room.opinion().clauses.every(({ marks }) => marks.length === 0)).toBe(true);
    expect(chair.ask(seen)).toBe("done");
  });

  test("C27 nobody agrees to a whole text over an objection, or while a paragraph is parked", () => {
    const { room, chair, lead, share, act, says, bloc } = opened();
    says("aaa", "cannotAccept");
    const objected = { reason: "cannotAccept", details: { delegations: "AAA", clauses: act } };
    expect(chair.refused(bloc({ reason: "r" }))).toMatchObject(objected);
    // A mark that waits for an objector is named too.
    const pending = [{ delegationId: delegationId("AAA") }];
    chair.must({ type: "markClause", tier: "agreed", clauseId: act, hash: room.hash(act), pending });
    room.as("aaa").must({ type: "withdrawPosition", subject: { clauseId: act } });
    expect(chair.refused(bloc({ reason: "r" }))).toMatchObject(objected);
    room.as("aaa").must({ type: "liftPending", clauseId: act, pending: pending[0]! });
    lead.must({ type: "park", subject: { clauseId: share }, reason: "later" });
    expect(chair.ask(bloc({ reason: "r" }))).toBe("clauseParked");
    lead.must({ type: "takeUp", subject: { clauseId: share } });
    expect(chair.ask(bloc({ reason: "r" }))).toBe("done");
  });

  test("C27 C14 over brackets and awaited instructions it needs a reason; each mark keeps it", () => {
    const { room, chair, lead, share, act, says, bloc } = opened();
    lead.type(share, 0, "[now] ");
    says("aaa", "awaitsInstructions");
    says("bbb", "reservation", { reason: "our law" });
    expect(chair.ask(bloc())).toBe("standsInTheWay");
    expect(chair.must(bloc({ reason: "the Forum sees both" }))).toMatchObject([
      {
        reason: "the Forum sees both",
        marks: [
          { clauseId: share, over: [{ kind: "bracket", what: "1" }] },
          {
            clauseId: act,
            over: [{ kind: "awaitsInstructions", what: "AAA" }],
            reservations: [{ delegationId: "BBB", reason: "our law" }],
          },
        ],
      },
    ]);
    expect(room.clause(share).marks.at(-1)?.over).toEqual({
      what: [{ kind: "bracket", what: "1" }],
      reason: "the Forum sees both",
    });
  });

  test("C27 for whom an earlier mark on these words waits, this one waits", () => {
    const { room, chair, lead, act, bloc } = opened();
    const pending = [{ delegationId: delegationId("AAA") }];
    lead.must({ type: "markClause", tier: "ad-referendum", clauseId: act, hash: room.hash(act), pending });
    chair.must(bloc());
    expect(room.clause(act).marks.at(-1)?.pending).toEqual(pending);
    expect(room.open()).toEqual([{ kind: "pending", clauseId: act, pending: pending[0] }]);
  });

  test("C27 it is the chair's, in every stage that takes marks, on paragraphs that are there", () => {
    const { room, chair, lead, share, act, bloc } = opened();
    const empty = lead.add("operative");
    for (const who of ["lead", "secretariat", "aaa", "team", "follower"] as const)
      expect(room.as(who).ask(bloc())).toBe("notYourRole");
    expect(chair.ask(bloc())).toBe("emptyWords");
    const worded = [share, act].map((clauseId) => ({ clauseId, hash: room.hash(clauseId) }));
    expect(chair.ask(bloc({ marks: [...worded, worded[0]] }))).toBe("unreadable");
    expect(chair.ask(bloc({ marks: [...worded, { clauseId: NO_CLAUSE, hash: "0" }] }))).toBe("noSuchClause");
    expect(chair.ask(bloc({ marks: worded }))).toBe("done");
    expect(chair.ask(bloc({ marks: worded }))).toBe("alreadyMarked");
    lead.remove(empty);
    lead.consolidate();
    for (const to of ["agreed", "annexed", "underConsideration"] as const) {
      chair.advance(to);
      chair.reopenMark(act);
      expect(chair.ask(bloc())).toBe("done");
    }
    chair.advance("adopted");
    expect(chair.ask(bloc({ marks: worded }))).toBe("stageForbids");
  });
});
