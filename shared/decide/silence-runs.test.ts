import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { OpinionEvent } from "../events/event.ts";
import { delegationId } from "../ids.ts";
import { OPEN_RULES, openTestRoom, type Who } from "../testing/room.ts";
import { HOUR_MS } from "../durations.ts";

const RUNS = 500;
const WHO: readonly Who[] = ["lead", "chair", "secretariat", "aaa", "bbb", "hhh", "aaa2", "team", "follower"];
const iso = (at: number): string => new Date(at).toISOString();

/** Steps: by whom, on which clause, what, and how much of it. */
const steps = fc.noBias(
  fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), { minLength: 20, maxLength: 40 }),
);

/** Anybody does anything in any order, and time goes by; gives all that was recorded. */
function randomRun(list: readonly (readonly [number, number, number, number])[]) {
  const rules = { ...OPEN_RULES, silence: { hoursMin: 1, workingDays: null, timeZone: "UTC" } };
  const room = openTestRoom({ rules });
  const clauses = room.as("lead").write("verb invites", "operative to act", "operative to share").slice(1);
  const entries = () => room.entries() as readonly (OpinionEvent & { seq: number; at: number; by: string })[];
  for (const [person, place, event, much] of list) {
    const who = room.as(WHO[person % WHO.length]!);
    const clauseId = clauses[place % clauses.length]!;
    const silenceSeq = room.opinion().negotiation.silences.at(-1)?.seq ?? 1;
    const events = [
      () =>
        who.ask({
          type: "startSilence",
          clauses: [{ clauseId, hash: room.hash(clauseId) }],
          closes: iso(room.now() + ((much % 3) + 1) * HOUR_MS),
        }),
      () => who.ask({ type: "declareSilence", silenceSeq, reason: "heard" }),
      () => who.ask({ type: "declareSilence", silenceSeq, reason: "heard" }),
      () => who.ask({ type: "askMoreTime", silenceSeq, reason: "a holiday" }),
      () => {
        const closes = iso(room.now() + (much % 3) * HOUR_MS);
        const asker = delegationId(["AAA", "BBB", "HHH"][place % 3]!);
        return who.ask({ type: "answerMoreTime", silenceSeq, delegationId: asker, closes, answer: "well" });
      },
      () => (much % 4 === 0 ? who.ask({ type: "breakSilence", silenceSeq, reason: "no" }) : null),
      () => (much % 4 === 0 ? who.type(clauseId, 0, "x") : null),
      () => who.ask({ type: "markClause", clauseId, tier: "ad-referendum", hash: room.hash(clauseId) }),
      () => room.pass(much % (2 * HOUR_MS)),
      () => room.pass(much % (2 * HOUR_MS)),
    ];
    events[event % events.length]!();
    room.pass(0);
  }
  return entries();
}

test("I3 I6 I7 nothing lapses into agreement, whatever comes in whatever order", () => {
  let declarations = 0;
  const holds = (list: Parameters<typeof randomRun>[0]): void => {
    const entries = randomRun(list);
    for (const [index, entry] of entries.entries()) {
      if (entry.type !== "silenceDeclared") continue;
      declarations += 1;
      const before = entries.slice(0, index);
      const of = before.filter((one) => "silenceSeq" in one && one.silenceSeq === entry.silenceSeq);
      const started = before.find((one) => one.seq === entry.silenceSeq);
      // Declared by an office, on the server's word that the last closing instant passed, and by nothing else.
      expect(["lead", "chair", "secretariat"]).toContain(entry.by);
      expect(of.at(-1)?.type === "silenceNotBroken" || of.at(-1)?.type === "moreTimeAnswered").toBe(true);
      const ended = of.filter((one) => one.type === "silenceBroken" || one.type === "silenceCancelled");
      expect(ended).toEqual([]);
      // Marks are on the circulated text.
      const marks = entries
        .slice(index + 1)
        .filter((one) => one.at === entry.at && one.type === "clauseMarked");
      const circulated = started?.type === "silenceStarted" ? started.clauses : [];
      for (const mark of marks) {
        if (mark.type !== "clauseMarked" || mark.basis !== "silence not broken") continue;
        expect(circulated).toContainEqual({ clauseId: mark.clauseId, wordsHash: mark.wordsHash });
      }
    }
    const fromSilence = entries.filter(
      (one) => one.type === "clauseMarked" && one.basis === "silence not broken",
    );
    for (const mark of fromSilence) {
      expect(entries.some((one) => one.type === "silenceDeclared" && one.at === mark.at)).toBe(true);
    }
    // Once for each closing instant, never before it.
    const noted = entries.flatMap((one) => (one.type === "silenceNotBroken" ? [one] : []));
    for (const one of noted) {
      const same = entries.filter((other) => "silenceSeq" in other && other.silenceSeq === one.silenceSeq);
      const next = same[same.findIndex((other) => other.seq === one.seq) + 1];
      expect(next?.type).not.toBe("silenceNotBroken");
      expect(one.by).toBe("server");
    }
  };
  fc.assert(fc.property(steps, holds), { numRuns: RUNS });
  // Some runs come that far.
  expect(declarations).toBeGreaterThan(0);
});
