import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Opinion } from "../opinion/opinion.ts";
import { entered, READERS, wishes } from "../testing/told-to-some.ts";
import { applyEvent } from "./apply-event.ts";
import type { Entry } from "./event.ts";
import { mayReadNow, opinionFor } from "./negotiation-for.ts";

/** As a page does: an entry that is not for the reader only moves the seq on. */
const replay = (entries: readonly Entry[], may: (entry: Entry) => boolean): Opinion =>
  entries.reduce<Opinion | null>(
    (opinion, entry) => (may(entry) ? applyEvent(opinion, entry) : opinion && { ...opinion, seq: entry.seq }),
    null,
  )!;

test("Q2 a reader's record is the replay of the entries it may read, for random acts", () => {
  /** Which parts of a record were seen to differ from the whole, or the runs showed nothing. */
  const parts = new Set<string>();
  fc.assert(
    fc.property(wishes, (events) => {
      const { entries, whole } = entered(events);
      for (const participant of READERS) {
        const seen = opinionFor(whole, participant);
        for (const [part, list] of Object.entries(seen.negotiation))
          if (list !== whole.negotiation[part as keyof Opinion["negotiation"]]) parts.add(part);
        // From the event log as it is given now, and as it came one by one.
        expect(replay(entries, (entry) => mayReadNow(entry, participant, whole))).toEqual(seen);
        const live = entered(events).entries.filter((entry, i) =>
          mayReadNow(
            entry,
            participant,
            replay(entries.slice(0, i + 1), () => true),
          ),
        );
        expect(replay(entries, (entry) => live.some((one) => one.seq === entry.seq))).toEqual(seen);
      }
    }),
    { numRuns: 60 },
  );
  expect([...parts].toSorted()).toEqual(["comments", "drafts", "empowered", "positions", "proposals"]);
});

test("Q2 nothing in a reader's record names what is another's", () => {
  fc.assert(
    fc.property(wishes, (events) => {
      const { entries, whole } = entered(events);
      for (const participant of READERS) {
        const { negotiation } = opinionFor(whole, participant);
        const hidden = entries.filter((entry) => !mayReadNow(entry, participant, whole));
        for (const entry of hidden) {
          if (entry.type === "commented")
            expect(JSON.stringify(negotiation)).not.toContain(`"${entry.text}"`);
          if (entry.type === "positionTaken")
            expect(negotiation.positions.some((one) => one.seq === entry.seq)).toBe(false);
          if (entry.type === "proposalDrafted")
            expect(negotiation.drafts.some((one) => one.id === entry.proposalId)).toBe(false);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("Q2 where nothing is hidden from a reader the record is the very same", () => {
  const { whole } = entered([]);
  expect(opinionFor(whole, null)).toBe(whole);
});
