import * as fc from "fast-check";
import { expect, test } from "vitest";
import { applyEvent } from "../events/apply-event.ts";
import { mayReadNow, opinionFor } from "../events/negotiation-for.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { entered, READERS, wishes } from "../testing/told-to-some.ts";
import { isNoticeFor, isRoomNoticeFor, type EventNotice, type NoticeKind } from "./notice.ts";
import { noticesOf } from "./opinion-notices.ts";

test("A51 no notice names an event that its reader's record does not have, for random acts", () => {
  const kinds = new Set<NoticeKind>();
  let told = 0;
  fc.assert(
    fc.property(wishes, (list) => {
      const { entries } = entered(list);
      let before: Opinion | null = null;
      for (const entry of entries) {
        const after: Opinion = applyEvent(before, entry);
        for (const reader of before === null ? [] : READERS) {
          if (reader === null) continue;
          const isForReader = (one: EventNotice): boolean =>
            isNoticeFor(one, reader) || isRoomNoticeFor(one, reader);
          const own = noticesOf(entry, { before: before!, actor: reader }).filter(isForReader);
          if (own.length > 0) expect(mayReadNow(entry, reader, after)).toBe(true);
          // Its words follow from the reader's own record alone.
          const seen = opinionFor(before!, reader);
          if (mayReadNow(entry, reader, after))
            expect(noticesOf(entry, { before: seen, actor: reader }).filter(isForReader)).toEqual(own);
          told += own.length;
          for (const { kind } of own) kinds.add(kind);
        }
        before = after;
      }
    }),
    { numRuns: 60 },
  );
  console.log(`${told} notices of ${kinds.size} kinds, each in its reader's record`);
  expect(kinds.size).toBeGreaterThanOrEqual(8);
});
