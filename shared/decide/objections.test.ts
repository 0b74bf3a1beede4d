import { describe, expect, test } from "vitest";
import type { ClauseId } from "../ids.ts";
import { type Entry, type Recorded } from "../events/event.ts";
import { mayReadNow } from "../events/negotiation-for.ts";
import { objectionsIn, objectionsOn, objectorsToAsk } from "../standing/objections.ts";
import { documentOf } from "../document/opinion-document.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { Participant } from "../people/participant.ts";
import { applyEvent } from "../events/apply-event.ts";
import { openPositionsRoom } from "../testing/positions-room.ts";
import { accepting, propose } from "../testing/proposals.ts";
import { OPEN_RULES, openTestRoom, PEOPLE, type TestRoom } from "../testing/room.ts";
import { HOUR_MS } from "../durations.ts";

const AAA = PEOPLE.aaa.delegationId!;
const BBB = PEOPLE.bbb.delegationId!;

const on = (room: TestRoom, clauseId: ClauseId, reader?: Participant) =>
  objectionsOn(room.opinion(), { clauseId, hash: room.hash(clauseId), reader }).map(
    ({ position, unanswered }) => `${position.delegationId} ${unanswered ? "unanswered" : "stands"}`,
  );
const asked = (room: TestRoom) =>
  room
    .entries()
    .flatMap((one) =>
      one.type === "objectorAsked" ? one.asked.map((of) => ({ ...of, delegationId: one.delegationId })) : [],
    );

type Opened = ReturnType<typeof openPositionsRoom>;
type Change = (opened: Opened) => ClauseId | void;

/** Each way in which the words of `act` change, or come into another clause, which it returns. */
const CHANGES: Readonly<Record<string, Change>> = {
  typing: ({ room, act }) => void room.as("bbb").type(act, 0, "not "),
  erasing: ({ room, act }) => void room.as("bbb").erase(act, 0, 1),
  "a bracket": ({ room, lead, act }) =>
    void lead.must({ type: "raiseBracket", clauseId: act, from: 0, to: 2, hash: room.hash(act) }),
  "a split, in the first half": ({ lead, act }) => void lead.split(act, 3),
  "a split, in the second half": ({ lead, act }) => lead.split(act, 3),
  "a join with the clause before": ({ lead, share, act }) => {
    lead.join(share, act);
    return share;
  },
  "a join with the clause behind": ({ lead, act }) => {
    lead.join(act, lead.add("operative", "and to go on", { after: act }));
  },
  "an accepted proposal": ({ room, lead, act }) =>
    void lead.must(accepting(room, propose(room, "bbb", act, "to act soon").id)),
  "rivals taken": ({ room, lead, act }) => {
    const proposals = [propose(room, "bbb", act, "to act soon").id];
    lead.must({ type: "takeRivals", clauseId: act, proposals, hash: room.hash(act) });
  },
  "a move under another verb": ({ lead, act }) => {
    lead.move(act, lead.add("verb", "encourages"));
  },
  "another verb": ({ room, verb }) => void room.as("bbb").type(verb, 0, "strongly "),
  "a footnote": ({ lead, act }) => void lead.footnote(act, 2, "See there."),
  "a base text and an unlocked clause": ({ room, lead, act }) => {
    lead.consolidate("all goes forward");
    lead.unlock(act);
    room.as("bbb").type(act, 0, "not ");
  },
  "a correction and typing": ({ room, lead, act }) => {
    lead.must({ type: "correctClause", clauseId: act, text: "to Act", hash: room.hash(act) });
    room.as("bbb").type(act, 0, "not ");
  },
  "removed, typed in elsewhere and restored": ({ room, lead, verb, act }) => {
    lead.remove(act);
    room.as("bbb").type(verb, 0, "strongly ");
    lead.restore(act);
  },
};

describe("C34 C13 C26 an objection waits for its answer", () => {
  test.each(Object.keys(CHANGES))("after %s", (how) => {
    const opened = openPositionsRoom();
    const { room, lead, chair, says, mark } = opened;
    says("aaa", "cannotAccept", { reason: "no" });
    says("bbb", "supports");
    const clause = CHANGES[how]!(opened) ?? opened.act;
    expect(on(room, clause)).toEqual(["AAA unanswered"]);
    for (const by of [lead, chair, room.as("secretariat")])
      expect(by.refused({ ...mark(clause), reason: "r" })).toMatchObject({
        reason: "cannotAccept",
        details: { delegations: "AAA", unanswered: "AAA" },
      });
    expect(lead.ask({ type: "clearText", hash: room.document().hash })).toBe("cannotAccept");
    expect(asked(room)).toContainEqual({
      clauseId: clause,
      delegationId: AAA,
      saidAt: expect.any(Number) as number,
    });
    // It answers once on each clause, and nobody is asked a second time.
    const times = asked(room).filter((one) => one.clauseId === clause).length;
    room.as("bbb").type(opened.verb, 0, "once more ");
    expect(asked(room).filter((one) => one.clauseId === clause)).toHaveLength(times);
    says("aaa", "canAccept", { on: clause });
    expect(on(room, clause)).toEqual([]);
    expect(lead.ask({ ...mark(clause), reason: "r" })).toBe("done");
  });

  test("C46 the same words again: it stands on them as before, also where a clause is restored", () => {
    const { room, lead, act, says } = openPositionsRoom();
    says("aaa", "cannotAccept");
    room.as("bbb").type(act, 0, "not ");
    expect(on(room, act)).toEqual(["AAA unanswered"]);
    room.as("bbb").erase(act, 0, 4);
    expect(on(room, act)).toEqual(["AAA stands"]);
    lead.remove(act);
    expect(objectionsIn(room.opinion(), room.words())).toEqual([]);
    lead.restore(act);
    expect(on(room, act)).toEqual(["AAA stands"]);
  });

  test("C46 both halves carry it until its delegation answers on each; joined again it is one", () => {
    const { room, lead, act, says } = openPositionsRoom();
    says("aaa", "cannotAccept");
    const second = lead.split(act, 3);
    expect([on(room, act), on(room, second)]).toEqual([["AAA unanswered"], ["AAA unanswered"]]);
    room.as("aaa").must({ type: "withdrawPosition", subject: { clauseId: act } });
    expect([on(room, act), on(room, second)]).toEqual([[], ["AAA unanswered"]]);
    lead.join(act, second);
    // The words that it spoke of are whole again.
    expect(on(room, act)).toEqual(["AAA stands"]);
    says("aaa", "reservation", { on: act });
    lead.restore(second);
    expect([on(room, act), on(room, second)]).toEqual([[], ["AAA unanswered"]]);
  });

  test("C46 one on a proposal comes into the text with it, and a reworded proposal keeps it", () => {
    const { room, lead, act } = openPositionsRoom();
    const object = (id: ReturnType<typeof propose>["id"], hash: string) =>
      room.as("aaa").must({
        type: "takePosition",
        subject: { proposalId: id },
        position: "cannotAccept",
        hash,
      });
    const change = propose(room, "bbb", act, "to act soon");
    object(change.id, change.wordings[0].hash);
    expect(room.opinion().negotiation.positions[0]?.text).toBe("to act soon");
    lead.must(accepting(room, change.id));
    expect(on(room, act)).toEqual(["AAA stands"]);
    const second = propose(room, "bbb", act, "to act very soon");
    object(second.id, second.wordings[0].hash);
    room.as("bbb").must({
      type: "rewordProposal",
      proposalId: second.id,
      text: "to act at once",
      hash: second.wordings[0].hash,
    });
    room.as("aaa").must({ type: "withdrawPosition", subject: { clauseId: act } });
    lead.must(accepting(room, second.id));
    expect(on(room, act)).toEqual(["AAA unanswered"]);
    const added = propose(room, "bbb", act, { kind: "add", text: "to wait" });
    object(added.id, added.wordings[0].hash);
    lead.must(accepting(room, added.id));
    expect(on(room, room.opinion().clauses.at(-1)!.id)).toEqual(["AAA stands"]);
  });

  test("Q4 an objection to the lead alone waits for the lead alone, and no entry asks about it", () => {
    const { room, lead, chair, act, says, mark } = openPositionsRoom();
    says("aaa", "cannotAccept", { to: "lead", reason: "between us" });
    room.as("bbb").type(act, 0, "not ");
    const second = lead.split(act, 6);
    expect(asked(room)).toEqual([]);
    for (const clause of [act, second]) {
      expect(on(room, clause, PEOPLE.lead)).toEqual(["AAA unanswered"]);
      expect(on(room, clause, PEOPLE.aaa)).toEqual(["AAA unanswered"]);
      for (const who of ["chair", "secretariat", "bbb", "otherLead"] as const)
        expect(on(room, clause, PEOPLE[who])).toEqual([]);
      expect(lead.ask(mark(clause))).toBe("cannotAccept");
      expect(chair.ask(mark(clause))).toBe("done");
    }
    expect(room.document().remarks).toEqual([]);
  });
});

test("Q4 once it is answered nobody else reads that it was asked", () => {
  const { room, act, says } = openPositionsRoom();
  says("aaa", "cannotAccept");
  room.as("bbb").type(act, 0, "not ");
  const entry = room.entries().find(({ type }) => type === "objectorAsked") as Entry;
  const readers = () =>
    (["aaa", "bbb", "lead", "secretariat"] as const).filter((who) =>
      mayReadNow(entry, PEOPLE[who], room.opinion()),
    );
  expect(readers()).toEqual(["aaa", "bbb", "lead", "secretariat"]);
  says("aaa", "cannotAccept");
  expect(readers()).toEqual(["aaa"]);
});

test("C41 C26 an older record: what lapsed waits again, and marks that were set over it stay", () => {
  const { room, act, share, says } = openPositionsRoom();
  says("aaa", "cannotAccept");
  says("bbb", "cannotAccept", { on: share });
  room.as("hhh").type(act, 0, "not ");
  room.as("hhh").type(share, 0, "not ");
  // As the earlier version wrote it: no text with a position, nobody asked, and plain marks over what had lapsed.
  const older = room.entries().flatMap((one): Recorded[] => {
    if (one.type === "objectorAsked") return [];
    return [one.type === "positionTaken" ? { ...one, text: undefined } : one];
  });
  const marks = (
    [
      [act, []],
      [share, [{ delegationId: BBB }]],
    ] as const
  ).map(([clauseId, pending], i): Recorded => ({
    type: "clauseMarked",
    clauseId,
    tier: "ad-referendum",
    basis: "outside a meeting",
    text: room.text(clauseId),
    wordsHash: room.hash(clauseId),
    ...(pending.length === 0 ? {} : { pending }),
    seq: 1_000 + i,
    at: room.now(),
    by: PEOPLE.lead.id,
  }));
  const opinion = [...older, ...marks].reduce<Opinion | null>(applyEvent, null)!;
  const { clauses, remarks } = documentOf(opinion, room.words(), { names: new Set(), head: "" });
  expect(clauses.map(({ state }) => state)).toEqual(["open", "adReferendum", "adReferendum"]);
  expect(remarks.map(({ kind }) => kind)).toEqual([
    "unansweredObjection",
    "pendingDelegation",
    "unansweredObjection",
  ]);
  // With the next change, or as soon as the room opens, their delegations are asked.
  expect(objectorsToAsk(opinion, room.words()).map(({ delegationId }) => delegationId)).toEqual([AAA, BBB]);
});

describe("B7 the owner of a bracket over an objection", () => {
  const raise = (room: TestRoom, clauseId: ClauseId, more: object = {}) =>
    ({
      type: "raiseBracket",
      clauseId,
      from: 0,
      to: room.text(clauseId).length,
      hash: room.hash(clauseId),
      ...more,
    }) as const;

  test("the objector's, unless its maker says otherwise; the first one's of several", () => {
    const { room, lead, act, share, says } = openPositionsRoom();
    expect(lead.must(raise(room, share))[0]).toMatchObject({ delegationId: null });
    says("aaa", "cannotAccept");
    expect(lead.must(raise(room, act))[0]).toMatchObject({ delegationId: AAA, overObjection: true });
    says("bbb", "cannotAccept");
    expect(lead.must(raise(room, act))[0]).toMatchObject({ delegationId: AAA });
    expect(lead.must(raise(room, act, { delegationId: BBB }))[0]).toMatchObject({ delegationId: BBB });
    expect(lead.must(raise(room, act, { delegationId: null }))[0]).toMatchObject({ delegationId: null });
    expect(room.as("hhh").must(raise(room, act))[0]).toMatchObject({ delegationId: AAA });
    expect(room.as("bbb").must(raise(room, act))[0]).toMatchObject({ delegationId: BBB });
    expect(lead.ask(raise(room, act, { delegationId: PEOPLE.hhh.delegationId }))).toBe("notYourRole");
    const [first] = room.opinion().negotiation.brackets.filter((one) => one.delegationId === AAA);
    const end = { type: "withdrawBracket", bracketId: first!.id, hash: room.hash(act) } as const;
    expect(room.as("bbb").ask(end)).toBe("notYourBracket");
    expect(room.as("aaa").ask(end)).toBe("done");
  });

  test("Q7 an objection told to the lead alone makes no owner", () => {
    const { room, lead, act, share, says } = openPositionsRoom();
    says("aaa", "cannotAccept", { to: "lead" });
    const [over] = lead.must(raise(room, act));
    const [plain] = lead.must(raise(room, share));
    expect(Object.keys(over!)).toEqual(Object.keys(plain!));
    expect(over).toMatchObject({ delegationId: null });
    expect(lead.ask(raise(room, act, { delegationId: AAA }))).toBe("notYourRole");
  });
});

describe("C25 the secretariat closes an objection", () => {
  const close = (clauseId: ClauseId, because: "left" | "noAnswer") =>
    ({ type: "closeObjection", clauseId, delegationId: AAA, because, reason: "letter of 3 June" }) as const;
  const answers = (hours: number, since = 0) => ({ ...OPEN_RULES, answers: { hours, since } });

  test("if nobody of the delegation takes part, and only then; the mark waits no more", () => {
    const open = (gone: boolean) => {
      const room = openTestRoom({ gone: new Set(gone ? [AAA] : []) });
      const [, act] = room.as("lead").write("verb invites", "operative to act");
      const subject = { clauseId: act! };
      room.as("aaa").must({ type: "takePosition", subject, position: "cannotAccept", hash: room.hash(act!) });
      const pending = [{ delegationId: AAA }];
      const tier = "ad-referendum";
      room.as("lead").must({ type: "markClause", clauseId: act!, tier, hash: room.hash(act!), pending });
      return { room, act: act! };
    };
    const here = open(false);
    expect(here.room.as("secretariat").ask(close(here.act, "left"))).toBe("stillTakesPart");
    const { room, act } = open(true);
    for (const who of ["lead", "chair", "bbb", "team"] as const)
      expect([who, room.as(who).ask(close(act, "left"))]).toEqual([who, "notYourRole"]);
    expect(room.state(act)).toBe("open");
    expect(room.as("secretariat").must(close(act, "left"))).toEqual([
      { ...close(act, "left"), type: "objectionClosed" },
    ]);
    expect([room.state(act), on(room, act)]).toEqual(["adReferendum", []]);
    expect(room.document().remarks).toMatchObject([{ kind: "objectionOfLeft", reason: "letter of 3 June" }]);
    expect(room.clause(act).marks[0]).toMatchObject({ pending: [], lifted: [{ closed: "left" }] });
    expect(room.as("secretariat").ask(close(act, "left"))).toBe("nobodyObjects");
  });

  test("C45 after the forum's time for an answer, counted from the question or the act that set it", () => {
    const { room, act, says } = openPositionsRoom();
    says("aaa", "cannotAccept");
    room.as("bbb").type(act, 0, "not ");
    room.pass(1_000 * HOUR_MS);
    expect(room.as("secretariat").ask(close(act, "noAnswer"))).toBe("noAnswerTime");
    const timed = openPositionsRoom(answers(48));
    const of = () => timed.room.as("secretariat").ask(close(timed.act, "noAnswer"));
    timed.says("aaa", "cannotAccept");
    timed.room.pass(100 * HOUR_MS);
    // On the present words nothing waits for an answer.
    expect(of()).toBe("nothingToDo");
    timed.room.as("bbb").type(timed.act, 0, "not ");
    timed.room.pass(47 * HOUR_MS);
    expect(of()).toBe("answerNotDue");
    timed.room.pass(HOUR_MS);
    expect(of()).toBe("done");
    expect(timed.lead.ask(timed.mark(timed.act))).toBe("done");
    // Later changes do not bring it back; the delegation may object anew.
    timed.room.as("bbb").type(timed.act, 0, "or ");
    expect(on(timed.room, timed.act)).toEqual([]);
    timed.says("aaa", "cannotAccept");
    expect(on(timed.room, timed.act)).toEqual(["AAA stands"]);
    const late = openPositionsRoom(answers(48, room.now()));
    late.says("aaa", "cannotAccept");
    late.room.as("bbb").type(late.act, 0, "not ");
    late.room.pass(49 * HOUR_MS);
    expect(late.room.as("secretariat").ask(close(late.act, "noAnswer"))).toBe("answerNotDue");
  });

  test("Q7 nobody closes one told to the lead alone, and the refusal tells nothing of it", () => {
    const { room, act, share, says } = openPositionsRoom(answers(1));
    says("aaa", "cannotAccept", { to: "lead" });
    const refusals = [act, share].map((id) => room.as("secretariat").refused(close(id, "left")));
    expect(refusals[0]).toEqual(refusals[1]);
    expect(refusals[0]).toMatchObject({ reason: "nobodyObjects" });
  });
});

describe("C13 the text is cleared over no objection", () => {
  test("unless a mark waits for it or an entry sent it forward", () => {
    const { room, lead, act, share, says, mark } = openPositionsRoom();
    says("aaa", "cannotAccept");
    says("bbb", "cannotAccept", { on: share, to: "lead" });
    room.as("hhh").type(act, 0, "not ");
    const clear = () => lead.ask({ type: "clearText", hash: room.document().hash });
    expect(lead.refused({ type: "clearText", hash: room.document().hash })).toMatchObject({
      details: { delegations: "BBB, AAA", unanswered: "AAA" },
    });
    lead.must({ ...mark(share), pending: [{ delegationId: BBB }] });
    expect(clear()).toBe("cannotAccept");
    lead.must({ type: "sendForward", clauseId: act, reason: "no time", hash: room.hash(act) });
    expect(clear()).toBe("done");
  });
});
