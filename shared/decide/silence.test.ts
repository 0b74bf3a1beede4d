import { describe, expect, test } from "vitest";
import { type ClauseId, delegationId } from "../ids.ts";
import { earliestClosing } from "../timetable/silence-time.ts";
import type { Silence } from "../negotiation/silence.ts";
import type { Rules } from "../people/permissions.ts";
import { OPEN_RULES, openTestRoom, type Who } from "../testing/room.ts";
import { HOUR_MS } from "../durations.ts";

const HOURS_MIN = 72;
const SILENCE = { hoursMin: HOURS_MIN, workingDays: null, timeZone: "Europe/Zurich" };
const WITH_SILENCE: Rules = { ...OPEN_RULES, silence: SILENCE };
const iso = (at: number): string => new Date(at).toISOString();

function opened(rules: Rules = WITH_SILENCE) {
  const room = openTestRoom({ rules });
  const [verb, act, share] = room.as("lead").write("verb invites", "operative to act", "operative to share");
  const clauses = [act!, share!];
  const seen = (ids: readonly ClauseId[]) => ids.map((clauseId) => ({ clauseId, hash: room.hash(clauseId) }));
  const start = (who: Who = "lead", hours = HOURS_MIN + 1, ids: readonly ClauseId[] = clauses) =>
    room.as(who).ask({ type: "startSilence", clauses: seen(ids), closes: iso(room.now() + hours * HOUR_MS) });
  const silence = (): Silence => room.opinion().negotiation.silences.at(-1)!;
  const runs = () => {
    expect(start()).toBe("done");
    return silence().seq;
  };
  return { room, verb: verb!, act: act!, share: share!, start, silence, runs };
}

describe("starting", () => {
  test("I1 a forum whose rules allow no silence procedure has none, for no office", () => {
    const { start } = opened(OPEN_RULES);
    for (const who of ["lead", "chair", "secretariat"] as const) expect(start(who)).toBe("silenceOff");
  });

  test("I1 the leads start it; delegations and others do not", () => {
    for (const who of ["lead", "chair", "secretariat"] as const) expect(opened().start(who)).toBe("done");
    for (const who of ["aaa", "team", "follower"] as const) expect(opened().start(who)).toBe("notYourRole");
    expect(opened().start("otherLead")).toBe("notYourGroup");
  });

  test("I2 it closes no sooner than the forum's rules say, to the millisecond", () => {
    const { room, act } = opened();
    const seen = [{ clauseId: act, hash: room.hash(act) }];
    // The test room's clock goes on by a minute at each ask.
    const earliest = (): number => room.now() + 60_000 + HOURS_MIN * HOUR_MS;
    const asked = (closes: number) =>
      room.as("lead").ask({ type: "startSilence", clauses: seen, closes: iso(closes) });
    expect(asked(earliest() - 1)).toBe("closesTooSoon");
    expect(asked(earliest())).toBe("done");
  });

  test("I2 where working days count, the hours stand still on weekends and holidays at the seat", () => {
    const rules = { hoursMin: 72, workingDays: { holidays: ["2025-06-09"] }, timeZone: "Europe/Zurich" };
    // Friday 6 June 12:00 in Zurich: 12 h that day, then Tuesday 10 and Wednesday 11, and 12 h of Thursday.
    expect(iso(earliestClosing(Date.parse("2025-06-06T10:00Z"), rules))).toBe("2025-06-12T10:00:00.000Z");
    // Saturday counts from Tuesday 00:00 on; the clock change of 26 October lies on a Sunday.
    expect(iso(earliestClosing(Date.parse("2025-06-07T10:00Z"), rules))).toBe("2025-06-12T22:00:00.000Z");
    expect(iso(earliestClosing(Date.parse("2025-10-24T10:00Z"), rules))).toBe("2025-10-29T11:00:00.000Z");
  });

  test("I2 it is bound to the words that were seen", () => {
    const { room, act, start } = opened();
    const hash = room.hash(act);
    room.as("aaa").type(act, 0, "not ");
    const closes = iso(room.now() + 80 * HOUR_MS);
    expect(room.as("lead").ask({ type: "startSilence", clauses: [{ clauseId: act, hash }], closes })).toBe(
      "wordsChanged",
    );
    expect(start()).toBe("done");
  });

  test("I11 a clause is in one silence at a time, and what could not be marked is not circulated", () => {
    const { start, runs } = opened();
    runs();
    expect(start()).toBe("inSilence");
    const marked = opened();
    marked.room.as("lead").mark(marked.act);
    expect(marked.start()).toBe("alreadyMarked");
    const objected = opened();
    const hash = objected.room.hash(objected.act);
    const subject = { clauseId: objected.act };
    objected.room.as("aaa").must({ type: "takePosition", subject, hash, position: "cannotAccept" });
    expect(objected.start()).toBe("cannotAccept");
    const parked = opened();
    parked.room.as("lead").must({ type: "park", subject: { clauseId: parked.act }, reason: "later" });
    expect(parked.start()).toBe("clauseParked");
  });
});

describe("words", () => {
  test("I3 an act that changes the words cancels in the same step", () => {
    const { room, act, silence, runs } = opened();
    const silenceSeq = runs();
    room.as("lead").split(act, 3);
    expect(room.entries().slice(-2)).toMatchObject([
      { type: "clauseSplit", at: room.now() },
      { type: "silenceCancelled", at: room.now(), silenceSeq, reason: "words changed" },
    ]);
    expect(silence().state).toEqual({ kind: "cancelled", at: room.now(), reason: "words changed" });
  });

  test("I3 typed words cancel, also in the verb above, and a removed clause does", () => {
    for (const change of ["words", "verb", "remove"] as const) {
      const { room, verb, act, silence, runs } = opened();
      runs();
      if (change === "words") room.as("bbb").type(act, 0, "not ");
      if (change === "verb") room.as("bbb").type(verb, 0, "re");
      if (change === "remove") room.as("lead").remove(act);
      room.pass(1);
      expect(silence().state, change).toMatchObject({ kind: "cancelled", reason: "words changed" });
    }
  });

  test("I3 words that changed after the closing instant cancel what was not declared yet", () => {
    const { room, act, silence, runs } = opened();
    const silenceSeq = runs();
    room.pass(80 * HOUR_MS);
    expect(silence().state.kind).toBe("notBroken");
    room.as("bbb").type(act, 0, "not ");
    room.pass(1);
    expect(silence().state.kind).toBe("cancelled");
    expect(room.as("lead").ask({ type: "declareSilence", silenceSeq })).toBe("silenceOver");
  });

  test("I3 locking, moving within its section and setting the pen cancel nothing", () => {
    const { room, act, share, silence, runs } = opened();
    runs();
    room.as("lead").lock(act);
    room.as("lead").move(act, share);
    room.as("lead").setPen("leads");
    room.pass(1);
    expect(silence().state.kind).toBe("running");
  });
});

describe("objections", () => {
  test("I4 one objection of one delegation breaks it", () => {
    const { room, silence, runs } = opened();
    const silenceSeq = runs();
    const objection = { type: "breakSilence", silenceSeq, reason: "capital does not agree" } as const;
    expect(room.as("lead").ask(objection)).toBe("oneHat");
    expect(room.as("chair").ask(objection)).toBe("oneHat");
    expect(room.as("follower").ask(objection)).toBe("notYourRole");
    expect(room.as("aaa2").ask(objection)).toBe("notEmpowered");
    expect(room.as("aaa").ask(objection)).toBe("done");
    expect(silence().state).toMatchObject({ kind: "broken", delegationId: "AAA" });
    expect(room.as("bbb").ask(objection)).toBe("silenceOver");
    expect(room.as("lead").ask({ type: "declareSilence", silenceSeq })).toBe("silenceOver");
  });

  test("I4 a category that does not stop a mark does not break it", () => {
    const categories = { ...OPEN_RULES.categories };
    categories.academia = { ...categories.academia, mayStopMark: false };
    const { room, runs } = opened({ ...WITH_SILENCE, categories });
    expect(room.as("hhh").ask({ type: "breakSilence", silenceSeq: runs(), reason: "no" })).toBe(
      "notYourCategory",
    );
  });

  test("I4 after the closing instant the page takes no objection", () => {
    const { room, silence, runs } = opened();
    const silenceSeq = runs();
    room.pass(silence().closes - room.now() - 60_000);
    const objection = { type: "breakSilence", silenceSeq, reason: "no" } as const;
    room.pass(1);
    expect(room.as("aaa").ask(objection)).toBe("notInTime");
  });

  test("I5 what the secretariat received in time counts until agreement is declared", () => {
    const { room, silence, runs } = opened();
    const silenceSeq = runs();
    const received = (at: number, by: Who = "secretariat") =>
      room.as(by).ask({
        type: "breakSilence",
        silenceSeq,
        reason: "capital does not agree",
        for: { delegationId: delegationId("BBB"), word: "by mail", receivedAt: iso(at) },
      });
    const { closes, opened: from } = silence();
    room.pass(80 * HOUR_MS);
    expect(silence().state.kind).toBe("notBroken");
    expect(received(closes, "aaa")).toBe("notYourRole");
    expect(received(closes, "lead")).toBe("notYourRole");
    expect(received(from - 1)).toBe("notInTime");
    expect(received(closes + 1)).toBe("notInTime");
    expect(received(closes)).toBe("done");
    expect(silence().state).toMatchObject({ kind: "broken", delegationId: "BBB", receivedAt: closes });
    expect(room.entries().at(-1)).toMatchObject({ by: "secretariat", onWordOf: "by mail" });
  });

  test("I5 an objection is not received in the future", () => {
    const { room, runs } = opened();
    const given = {
      delegationId: delegationId("BBB"),
      word: "by mail",
      receivedAt: iso(room.now() + HOUR_MS),
    };
    const command = { type: "breakSilence", silenceSeq: runs(), reason: "no", for: given } as const;
    expect(room.as("secretariat").ask(command)).toBe("notInTime");
  });
});

describe("the closing instant, and after", () => {
  test("I6 at the closing instant the server records an unbroken silence, once, and marks nothing", () => {
    const { room, act, silence, runs } = opened();
    const silenceSeq = runs();
    expect(room.pass(silence().closes - room.now() - 1)).toEqual([{ type: "silenceEndsSoon", silenceSeq }]);
    expect(room.pass(1)).toEqual([{ type: "silenceNotBroken", silenceSeq }]);
    expect(room.pass(1_000 * HOUR_MS)).toEqual([]);
    expect(room.clause(act).marks).toEqual([]);
    expect(room.state(act)).toBe("open");
  });

  test("I14 delegations are reminded a day before the end, or at half the time, once for each end", () => {
    const soon = (silenceSeq: number) => [{ type: "silenceEndsSoon", silenceSeq }];
    const { room, silence, runs } = opened();
    const silenceSeq = runs();
    expect(room.pass(silence().closes - 24 * HOUR_MS - room.now() - 1)).toEqual([]);
    expect(room.pass(1)).toEqual(soon(silenceSeq));
    expect(room.pass(HOUR_MS)).toEqual([]);
    room.as("aaa").must({ type: "askMoreTime", silenceSeq, reason: "a holiday" });
    const closes = iso(room.now() + 41 * HOUR_MS);
    const given = { silenceSeq, delegationId: delegationId("AAA"), closes, answer: "well" };
    room.as("lead").must({ type: "answerMoreTime", ...given });
    expect(room.pass(20 * HOUR_MS)).toEqual([]);
    expect(room.pass(HOUR_MS)).toEqual(soon(silenceSeq));

    const short = opened({ ...WITH_SILENCE, silence: { ...SILENCE, hoursMin: 1 } });
    expect(short.start("lead", 10)).toBe("done");
    expect(short.room.pass(4 * HOUR_MS)).toEqual([]);
    expect(short.room.pass(HOUR_MS)).toEqual(soon(short.silence().seq));
  });

  test("I7 the lead's declaration makes the agreement: marks stand, on what was circulated", () => {
    const { room, act, share, silence, runs } = opened();
    const silenceSeq = runs();
    const declared = { type: "declareSilence", silenceSeq } as const;
    expect(room.as("lead").ask(declared)).toBe("silenceRuns");
    room.pass(80 * HOUR_MS);
    expect(room.as("aaa").ask(declared)).toBe("notYourRole");
    expect(room.as("lead").ask(declared)).toBe("done");
    expect(silence().state.kind).toBe("declared");
    for (const id of [act, share]) {
      expect(room.clause(id).marks).toMatchObject([
        { tier: "ad-referendum", basis: "silence not broken", by: "lead", hash: room.hash(id) },
      ]);
    }
    expect(room.as("lead").ask(declared)).toBe("silenceOver");
  });

  test("I7 a cannot accept that was said meanwhile is marked over by no silence", () => {
    const { room, act, runs } = opened();
    const silenceSeq = runs();
    const said = { subject: { clauseId: act }, hash: room.hash(act), position: "cannotAccept" } as const;
    room.as("aaa").must({ type: "takePosition", ...said });
    room.pass(80 * HOUR_MS);
    expect(room.as("lead").ask({ type: "declareSilence", silenceSeq, reason: "none" })).toBe("cannotAccept");
    expect(room.clause(act).marks).toEqual([]);
  });

  test("I7 what was marked meanwhile is not marked twice", () => {
    const { room, act, share, runs } = opened();
    const silenceSeq = runs();
    room.as("lead").must({
      type: "markClause",
      clauseId: act,
      tier: "ad-referendum",
      hash: room.hash(act),
      reason: "agreed in the meeting",
    });
    room.pass(80 * HOUR_MS);
    expect(room.as("lead").ask({ type: "declareSilence", silenceSeq })).toBe("done");
    expect([act, share].map((id) => room.clause(id).marks.length)).toEqual([1, 1]);
  });

  test("I8 a delegation asks for more time; until the lead answers, nothing is declared", () => {
    const { room, silence, runs } = opened();
    const silenceSeq = runs();
    const asked = { type: "askMoreTime", silenceSeq, reason: "a holiday in capital" } as const;
    expect(room.as("lead").ask(asked)).toBe("oneHat");
    expect(room.as("aaa").ask(asked)).toBe("done");
    expect(room.as("aaa").ask(asked)).toBe("nothingToDo");
    const before = silence().closes;
    room.pass(80 * HOUR_MS);
    expect(room.as("lead").ask({ type: "declareSilence", silenceSeq })).toBe("moreTimeOpen");
    const answer = { type: "answerMoreTime", silenceSeq, delegationId: delegationId("AAA") } as const;
    expect(room.as("aaa").ask({ ...answer, answer: "yes" })).toBe("notYourRole");
    expect(room.as("lead").ask({ ...answer, answer: "yes", closes: iso(before) })).toBe("closesTooSoon");
    const closes = room.now() + 24 * HOUR_MS;
    expect(room.as("lead").ask({ ...answer, answer: "one more day", closes: iso(closes) })).toBe("done");
    expect(silence()).toMatchObject({
      closes,
      state: { kind: "running" },
      moreTime: [{ delegationId: "AAA", answer: { closes, words: "one more day" } }],
    });
    expect(room.as("bbb").ask({ type: "breakSilence", silenceSeq, reason: "no" })).toBe("done");
  });

  test("I8 a no leaves the closing instant as it is", () => {
    const { room, silence, runs } = opened();
    const silenceSeq = runs();
    const { closes } = silence();
    room.as("aaa").must({ type: "askMoreTime", silenceSeq, reason: "a holiday" });
    const delegation = delegationId("AAA");
    const no = { type: "answerMoreTime", silenceSeq, delegationId: delegation, answer: "no" } as const;
    room.as("lead").must(no);
    expect(silence()).toMatchObject({ closes, moreTime: [{ answer: { closes: null } }] });
    expect(room.as("lead").ask(no)).toBe("nothingToDo");
  });

  test("I9 the lead takes it back with a reason, until agreement is declared", () => {
    const { room, silence, runs } = opened();
    const cancel = { type: "cancelSilence", silenceSeq: runs(), reason: "a better text is coming" } as const;
    expect(room.as("aaa").ask(cancel)).toBe("notYourRole");
    expect(room.as("lead").ask(cancel)).toBe("done");
    expect(silence().state).toMatchObject({ kind: "cancelled", reason: "a better text is coming" });
    expect(room.pass(1_000 * HOUR_MS)).toEqual([]);
    expect(room.as("lead").ask({ ...cancel, silenceSeq: 9_999 })).toBe("noSuchSilence");
  });
});
