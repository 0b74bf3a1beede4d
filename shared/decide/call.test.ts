import { describe, expect, test } from "vitest";
import { type ClauseId, delegationId, meetingId } from "../ids.ts";
import { type Call, openCall } from "../negotiation/call.ts";
import { noticesOf } from "../notices/opinion-notices.ts";
import { OPEN_RULES, openTestRoom, PEOPLE, type Who } from "../testing/room.ts";
import { numbersOf } from "../opinion/numbering.ts";
import { SECOND_MS } from "../durations.ts";

const MEETING = meetingId("01M");
const [AAA, BBB, HHH] = ["AAA", "BBB", "HHH"].map(delegationId) as [
  ReturnType<typeof delegationId>,
  ReturnType<typeof delegationId>,
  ReturnType<typeof delegationId>,
];

function opened(options: Parameters<typeof openTestRoom>[0] = {}) {
  const room = openTestRoom({ meeting: MEETING, tickMs: SECOND_MS, ...options });
  const [verb, act, share] = room.as("lead").write("verb invites", "operative to act", "operative to share");
  const clauses = [act!, share!];
  const call = (
    who: Who = "lead",
    ids: readonly ClauseId[] = clauses,
    tier: Call["tier"] = "ad-referendum",
  ) =>
    room.as(who).ask({
      type: "callForObjections",
      clauses: ids.map((clauseId) => ({ clauseId, hash: room.hash(clauseId) })),
      tier,
      pauseS: 15,
    });
  const last = (): Call => room.opinion().negotiation.calls.at(-1)!;
  const runs = (ids: readonly ClauseId[] = clauses): number => {
    expect(call("lead", ids)).toBe("done");
    return last().seq;
  };
  const declare = (callSeq: number, who: Who = "lead") => room.as(who).ask({ type: "declareCall", callSeq });
  const answer = (who: Who, clauseId: ClauseId, kind: "floor" | "time" = "floor") =>
    room.as(who).ask({ type: "answerCall", callSeq: last().seq, clauseId, answer: kind });
  const object = (who: Who, clauseId: ClauseId) =>
    room.as(who).must({
      type: "takePosition",
      subject: { clauseId },
      position: "cannotAccept",
      hash: room.hash(clauseId),
    });
  const pause = () => room.pass(15 * SECOND_MS);
  return { room, verb: verb!, act: act!, share: share!, call, last, runs, declare, answer, object, pause };
}

describe("calling", () => {
  test("I15 the leads call, in an open meeting; nobody else does", () => {
    for (const who of ["lead", "chair", "secretariat"] as const) expect(opened().call(who)).toBe("done");
    for (const who of ["aaa", "team", "follower"] as const) expect(opened().call(who)).toBe("notYourRole");
    expect(opened().call("otherLead")).toBe("notYourGroup");
    expect(opened({ meeting: null }).call()).toBe("noMeeting");
  });

  test("I15 one call is open in an Opinion, and the chair alone calls for the second tier", () => {
    const { act, share, call, runs } = opened();
    expect(call("lead", [act], "agreed")).toBe("notYourRole");
    runs([act]);
    expect(call("chair", [share], "agreed")).toBe("callOpen");
  });

  test("I15 words that could not be marked are not put to the room", () => {
    const { room, act, call, object } = opened();
    const hash = room.hash(act);
    object("aaa", act);
    expect(call()).toBe("cannotAccept");
    const marked = opened();
    marked.room.as("lead").mark(marked.act);
    expect(marked.call()).toBe("alreadyMarked");
    const typed = opened();
    typed.room.as("bbb").type(typed.act, 0, "not ");
    const clauses = [{ clauseId: typed.act, hash }];
    expect(
      typed.room.as("lead").ask({ type: "callForObjections", clauses, tier: "ad-referendum", pauseS: 10 }),
    ).toBe("wordsChanged");
  });
});

describe("answers", () => {
  test("I16 nothing is declared over an answer until a lead has dealt with it", () => {
    for (const kind of ["floor", "time"] as const) {
      const { room, act, runs, declare, answer, pause } = opened();
      const callSeq = runs([act]);
      expect(answer("aaa2", act, kind)).toBe("done");
      pause();
      expect(declare(callSeq)).toBe("callUnanswered");
      const heard = { type: "hearAnswer", callSeq, clauseId: act, delegationId: AAA } as const;
      expect(room.as("bbb").ask(heard)).toBe("notYourRole");
      expect(room.as("chair").ask(heard)).toBe("done");
      expect(room.as("lead").ask(heard)).toBe("nothingToDo");
      expect(declare(callSeq)).toBe("done");
    }
  });

  test("I16 nothing is declared over a cannot accept that stands", () => {
    const { room, act, runs, declare, object, pause } = opened();
    const callSeq = runs([act]);
    object("bbb", act);
    pause();
    expect(declare(callSeq)).toBe("cannotAccept");
    expect(room.clause(act).marks).toEqual([]);
    room.as("bbb").must({ type: "withdrawPosition", subject: { clauseId: act } });
    expect(declare(callSeq)).toBe("done");
  });

  test("I16 nor over one that the lead alone was told, by any of the leads", () => {
    const { room, act, runs, declare, pause } = opened();
    const callSeq = runs([act]);
    const said = { subject: { clauseId: act }, hash: room.hash(act), position: "cannotAccept" } as const;
    room.as("bbb").must({ type: "takePosition", ...said, to: "lead" });
    pause();
    for (const who of ["lead", "chair", "secretariat"] as const)
      expect(declare(callSeq, who)).toBe("cannotAccept");
  });

  test("I16 of several clauses those with an answer or an objection are left out", () => {
    const { room, act, share, last, runs, declare, answer, pause } = opened();
    const [third] = room.as("lead").write("operative to report");
    const callSeq = runs([act, share, third!]);
    answer("bbb", act);
    room.as("hhh").must({
      type: "takePosition",
      subject: { clauseId: third! },
      position: "cannotAccept",
      hash: room.hash(third!),
    });
    pause();
    expect(declare(callSeq)).toBe("done");
    expect(last().state).toMatchObject({ kind: "declared", clauses: [share] });
    expect([act, share, third!].map((id) => room.clause(id).marks.length)).toEqual([0, 1, 0]);
  });

  test("I16 a delegation takes its answer back, or gives another", () => {
    const { room, act, share, last, runs, declare, answer, pause } = opened();
    const callSeq = runs([act]);
    expect(answer("aaa", act)).toBe("done");
    expect(answer("aaa2", act)).toBe("nothingToDo");
    expect(answer("aaa2", act, "time")).toBe("done");
    expect(last().answers).toMatchObject([{ delegationId: AAA, answer: "time", heard: null }]);
    expect(answer("aaa", share)).toBe("noSuchClause");
    expect(answer("lead", act)).toBe("oneHat");
    const back = { type: "takeAnswerBack", callSeq, clauseId: act } as const;
    expect(room.as("bbb").ask(back)).toBe("nothingToDo");
    expect(room.as("aaa2").ask(back)).toBe("done");
    pause();
    expect(declare(callSeq)).toBe("done");
  });

  test("I16 a lead enters an answer on a delegation's word", () => {
    const categories = { ...OPEN_RULES.categories };
    categories.academia = { ...categories.academia, mayStopMark: false, maySpeak: false };
    const { room, act, last, runs, answer } = opened({ rules: { ...OPEN_RULES, categories } });
    const callSeq = runs([act]);
    const said = { type: "answerCall", callSeq, clauseId: act, answer: "floor" } as const;
    const onWord = { ...said, for: { delegationId: BBB, word: "by telephone" } };
    expect(room.as("aaa").ask(onWord)).toBe("notYourRole");
    expect(room.as("lead").ask(onWord)).toBe("done");
    expect(last().answers).toMatchObject([{ delegationId: BBB, onWordOf: "by telephone", by: "lead" }]);
    for (const kind of ["floor", "time"] as const) expect(answer("hhh", act, kind)).toBe("notYourCategory");
    expect(room.as("lead").ask({ ...said, for: { delegationId: HHH, word: "x" } })).toBe("notYourCategory");
  });
});

describe("words", () => {
  test("I17 nobody types in called words, nor in those that they are read under", () => {
    const { room, verb, act, share, runs } = opened();
    const [sub] = room.as("lead").write("subItem2 in time");
    const callSeq = runs([sub!]);
    for (const who of ["lead", "chair", "aaa"] as const)
      for (const id of [verb, share, sub!]) expect(room.as(who).type(id, 0, "x")).toBe("heldForCall");
    expect(room.as("aaa").type(act, 0, "x")).toBe("done");
    room.as("lead").must({ type: "withdrawCall", callSeq });
    expect(room.as("aaa").type(sub!, 0, "x")).toBe("done");
  });

  test("I17 no act changes called words, and each that leaves them is done", () => {
    const { room, verb, act, share, runs } = opened();
    runs([act]);
    const lead = room.as("lead");
    const acts = [
      { type: "splitClause", clauseId: act, at: 3 },
      { type: "joinClauses", first: act, second: share },
      { type: "removeClause", clauseId: act },
      { type: "changeKind", clauseId: act, kind: "recital" },
      { type: "correctClause", clauseId: verb, text: "Invites", hash: room.hash(verb) },
      { type: "addFootnote", clauseId: act, at: 2, text: "A note." },
      { type: "addClause", after: verb, kind: "verb", text: "decides" },
    ] as const;
    for (const command of acts) expect(lead.ask(command), command.type).toBe("heldForCall");
    lead.lock(act);
    lead.must({ type: "comment", on: { clauseId: act }, text: "Why?", readers: "room" });
    room.as("aaa").must({
      type: "propose",
      kind: "change",
      clauseId: act,
      text: "to act now",
      hash: room.hash(act),
    });
  });

  test("I17 paragraphs go behind called words if called numbers stay", () => {
    const { room, verb, act, share, runs } = opened();
    runs([act]);
    const lead = room.as("lead");
    const [called, number] = [room.hash(act), numbersOf(room.opinion()).get(act)];
    expect(lead.ask({ type: "addClause", after: act, kind: "operative", text: "to wait" })).toBe("done");
    const added = room.opinion().clauses[room.opinion().clauses.findIndex(({ id }) => id === act) + 1]!.id;
    expect(lead.ask({ type: "moveClause", clauseId: share, after: act })).toBe("done");
    expect([room.hash(act), numbersOf(room.opinion()).get(act)]).toEqual([called, number]);
    // Behind the verb it would take the number under which the room reads the called words.
    const first = { type: "addClause", after: verb, kind: "operative", text: "to begin" } as const;
    expect(lead.ask(first)).toBe("heldForCall");
    expect(lead.ask({ type: "moveClause", clauseId: added, after: verb })).toBe("heldForCall");
    expect(lead.ask({ type: "moveClause", clauseId: act, after: share })).toBe("heldForCall");
    expect(room.as("aaa").type(added, 0, "x")).toBe("done");
  });

  test("I17 a batch that ends the call may change its words", () => {
    const { room, act, runs } = opened();
    const callSeq = runs([act]);
    const split = { type: "splitClause", clauseId: act, at: 3 } as const;
    const withdrawn = { type: "withdrawCall", callSeq } as const;
    expect(room.as("lead").ask({ type: "batch", commands: [withdrawn, split] })).toBe("done");
  });
});

describe("declaring", () => {
  test("I18 a lead declares when the pause is over, by the server's clock, and not before", () => {
    const { room, act, share, last, runs, declare } = opened();
    const callSeq = runs();
    room.pass(13 * SECOND_MS);
    // Each act takes a second.
    expect(declare(callSeq)).toBe("callRuns");
    expect(declare(callSeq, "aaa")).toBe("notYourRole");
    expect(declare(callSeq)).toBe("done");
    expect(openCall(room.opinion())).toBe(null);
    expect(last().state).toEqual({ kind: "declared", at: room.now(), clauses: [act, share], away: [] });
    for (const id of [act, share]) {
      expect(room.clause(id).marks).toMatchObject([
        { tier: "ad-referendum", by: "lead", hash: room.hash(id) },
      ]);
    }
  });

  test("I18 of two leads at once the first declares, and the second is told so", () => {
    const { room, runs, declare, pause } = opened();
    const callSeq = runs();
    pause();
    expect(declare(callSeq, "chair")).toBe("done");
    expect(declare(callSeq)).toBe("callOver");
    expect(room.as("lead").ask({ type: "withdrawCall", callSeq })).toBe("callOver");
    expect(room.as("aaa").ask({ type: "declareCall", callSeq: 1 })).toBe("notYourRole");
    expect(declare(1)).toBe("noSuchCall");
  });

  test("I18 something that is marked over needs its reason, as for any mark", () => {
    const { room, last, call, pause } = opened();
    const [open] = room.as("lead").write("operative to [act]");
    expect(call("lead", [open!])).toBe("done");
    const callSeq = last().seq;
    pause();
    expect(room.as("lead").ask({ type: "declareCall", callSeq })).toBe("standsInTheWay");
    expect(room.as("lead").ask({ type: "declareCall", callSeq, reason: "as agreed" })).toBe("done");
  });

  test("I15 the second tier is declared by the chair alone", () => {
    const { act, call, last, declare, pause } = opened();
    expect(call("chair", [act], "agreed")).toBe("done");
    pause();
    expect(declare(last().seq)).toBe("notYourRole");
    expect(declare(last().seq, "chair")).toBe("done");
  });
});

describe("coming back", () => {
  const declared = () => {
    const all = opened({ away: [BBB] });
    const callSeq = all.runs([all.act]);
    all.pause();
    expect(all.declare(callSeq)).toBe("done");
    return { ...all, callSeq };
  };

  test("I19 a delegation that was cut off is named, told, and may come back", () => {
    const { room, act, share, last, callSeq } = declared();
    expect(last().state).toMatchObject({ away: [BBB] });
    const back = { type: "comeBack", callSeq, clauseId: act, reason: "we had no line" } as const;
    expect(room.as("aaa").ask(back)).toBe("notAway");
    expect(room.as("bbb").ask({ ...back, clauseId: share })).toBe("noSuchClause");
    expect(room.as("bbb").ask(back)).toBe("done");
    expect(room.as("bbb").ask(back)).toBe("nothingToDo");
    const answer = { type: "answerComeBack", callSeq, clauseId: act, delegationId: BBB } as const;
    expect(room.as("aaa").ask({ ...answer, answer: "no" })).toBe("notYourRole");
    expect(room.as("lead").ask({ ...answer, answer: "we take it up" })).toBe("done");
    expect(room.as("lead").ask({ ...answer, answer: "again" })).toBe("nothingToDo");
    expect(last().back).toMatchObject([{ delegationId: BBB, answered: { words: "we take it up" } }]);
  });

  test("I19 each delegation that was away gets one notice of all that was agreed", () => {
    const { room } = declared();
    const before = { ...room.opinion() };
    const entry = room.entries().find(({ type }) => type === "callDeclared")!;
    expect(noticesOf(entry, { before, actor: PEOPLE.lead })).toMatchObject([
      { kind: "agreedAway", for: { kind: "delegation", delegationId: BBB } },
    ]);
  });

  test("I19 closing a meeting tells who still waits, and shuts nobody out", () => {
    const { room, act, callSeq } = declared();
    room.as("bbb").must({ type: "comeBack", callSeq, clauseId: act, reason: "we had no line" });
    const ended = { type: "meetingEnded", meetingId: MEETING, name: "First" } as const;
    const told = noticesOf(ended, { before: room.opinion(), actor: PEOPLE.lead });
    expect(told.map((one) => [one.kind, one.for.kind])).toEqual([
      ["comeBackWaits", "delegation"],
      ["comeBackWaits", "lead"],
      ["comeBackWaits", "secretariat"],
    ]);
    const answer = { type: "answerComeBack", callSeq, clauseId: act, delegationId: BBB } as const;
    expect(room.as("secretariat").ask({ ...answer, answer: "later" })).toBe("done");
  });
});
