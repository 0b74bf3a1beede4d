import * as fc from "fast-check";
import { expect, test } from "vitest";
import { GATHERED_MS, openSpokenBatches, SPOKEN_EVERY_MS } from "./spoken-batches.ts";

/** A clock that a test moves. */
function openTestClock() {
  let now = 0;
  let timers: readonly { readonly at: number; readonly run: () => void }[] = [];
  const moveTo = (instant: number): void => {
    for (;;) {
      const due = timers.filter(({ at }) => at <= instant).toSorted((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      timers = timers.filter((one) => one !== due);
      now = Math.max(now, due.at);
      due.run();
    }
    now = instant;
  };
  return {
    now: () => now,
    after: (ms: number, run: () => void) => {
      const timer = { at: now + ms, run };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    moveTo,
  };
}

test("A70 however much happens, one message in five seconds tells it, and nothing is lost", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ after: fc.integer({ min: 0, max: 9_000 }), source: fc.nat(1) }), {
        minLength: 1,
        maxLength: 80,
      }),
      (happenings) => {
        const clock = openTestClock();
        const said: { readonly at: number; readonly words: string }[] = [];
        const batches = openSpokenBatches(clock, (words) => said.push({ at: clock.now(), words }));
        const waiting: string[][] = [[], []];
        const sources = waiting.map((own) => batches.add(() => own.splice(0).join(" ")));
        let at = 0;
        const happened: number[] = [];
        for (const [n, { after, source }] of happenings.entries()) {
          at += after;
          clock.moveTo(at);
          waiting[source]!.push(`#${n}`);
          happened.push(at);
          sources[source]!.changed();
        }
        clock.moveTo(at + SPOKEN_EVERY_MS + GATHERED_MS);
        for (const [n, { at: then }] of said.entries())
          expect(then - (said[n - 1]?.at ?? -Infinity)).toBeGreaterThanOrEqual(SPOKEN_EVERY_MS);
        for (const [n, then] of happened.entries()) {
          const told = said.filter(({ words }) => words.split(" ").includes(`#${n}`));
          expect(told).toHaveLength(1);
          expect(told[0]!.at - then).toBeLessThanOrEqual(SPOKEN_EVERY_MS);
        }
      },
    ),
  );
});

test("A70 silence says nothing, and a source that went is not asked", () => {
  const clock = openTestClock();
  const said: string[] = [];
  const batches = openSpokenBatches(clock, (words) => said.push(words));
  const quiet = batches.add(() => "");
  const gone = batches.add(() => "gone");
  quiet.changed();
  clock.moveTo(10_000);
  gone.changed();
  gone.remove();
  clock.moveTo(20_000);
  expect(said).toEqual([]);
});
