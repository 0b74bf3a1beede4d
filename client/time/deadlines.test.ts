import { expect, test } from "vitest";
import { groupId, opinionId } from "../../shared/ids.ts";
import type { Stage } from "../../shared/opinion/opinion.ts";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import type { TimetableEntry } from "../../shared/timetable/timetable-entry.ts";
import { deadlineOf } from "./deadlines.ts";

const [SPACE, GREEN] = [opinionId("space"), opinionId("green")];

function forumWith(timetable: readonly TimetableEntry[], stage: Stage = "drafting") {
  const one = (id: typeof SPACE) => ({ id: groupId(id), opinions: [{ id, stage }] });
  return {
    timetable,
    timeZone: wtpf26.timeZone,
    openedAt: Date.parse("2025-05-01T00:00Z"),
    groups: [one(GREEN), one(SPACE)],
  } as unknown as Parameters<typeof deadlineOf>[0];
}

const told = (now: string, of: typeof SPACE | null, forum = forumWith(wtpf26.timetable)) => {
  const found = deadlineOf(forum, { now: Date.parse(now), of });
  return found && [found.kind, found.on.join("+"), found.entry?.id, found.opinions.length];
};

test("T11 a deadline is told from 72 hours before, and for a day after it has passed", () => {
  expect(told("2025-06-13T21:59:58Z", SPACE)).toBeNull();
  // Comments close and open again at this instant (rule T4): the text alone is told of.
  expect(told("2025-06-13T21:59:59Z", SPACE)).toEqual(["ahead", "text", "third-draft-deadline", 1]);
  expect(told("2025-06-16T21:59:59Z", SPACE)).toEqual(["passed", "text", "third-draft-deadline", 1]);
  expect(told("2025-06-17T21:59:58Z", SPACE)).toEqual(["passed", "text", "third-draft-deadline", 1]);
  expect(told("2025-06-17T21:59:59Z", SPACE)).toBeNull();
  expect(told("2025-08-06T00:00:00Z", null)).toEqual(["ahead", "comments", "base-text-input-deadline", 2]);
});

test("T11 T8 the next one first, and for whom; a stage that it does not change is not warned", () => {
  const extended = wtpf26.timetable.map((entry) =>
    entry.id === "third-draft-deadline"
      ? {
          ...entry,
          extensions: [
            { until: "2025-06-17", only: { groups: [groupId("space")] }, reason: "r", at: 0, by: "x" },
          ],
        }
      : entry,
  ) as readonly TimetableEntry[];
  expect(told("2025-06-16T00:00:00Z", null, forumWith(extended))).toEqual([
    "ahead",
    "text",
    "third-draft-deadline",
    1,
  ]);
  // The others have closed; the one that lies ahead is told first.
  const after = deadlineOf(forumWith(extended), { now: Date.parse("2025-06-17T00:00Z"), of: null });
  expect([after?.kind, after?.opinions]).toEqual(["ahead", [SPACE]]);
  expect(told("2025-06-16T00:00:00Z", SPACE, forumWith(wtpf26.timetable, "annexed"))).toBeNull();
  expect(told("2025-08-07T00:00:00Z", SPACE, forumWith(wtpf26.timetable, "annexed"))?.[1]).toBe("comments");
  expect(told("2025-08-07T00:00:00Z", SPACE, forumWith(wtpf26.timetable, "withdrawn"))).toBeNull();
});
