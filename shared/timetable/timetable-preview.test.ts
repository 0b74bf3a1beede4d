import { expect, test } from "vitest";
import { groupId, opinionId } from "../ids.ts";
import { wtpf26 } from "../testing/wtpf-26.ts";
import type { Extension, TimetableEntry } from "./timetable-entry.ts";
import { changedTurns } from "./timetable-preview.ts";

const opinions = ["space", "green"].map((id) => ({ id: opinionId(id), groupId: groupId(id) }));
const times = {
  now: Date.parse("2025-06-10T00:00Z"),
  openedAt: Date.parse("2025-05-01T00:00Z"),
  timeZone: wtpf26.timeZone,
  opinions,
};
const told = (after: readonly TimetableEntry[]) =>
  changedTurns(wtpf26.timetable, after, times).map(({ on, to, was, becomes, opinions: whom }) => [
    `${on} ${to}`,
    was && new Date(was).toISOString(),
    becomes && new Date(becomes).toISOString(),
    whom.join(" "),
  ]);

test("T6 T7 before a change it is told what opens and closes otherwise, for whom and when", () => {
  expect(told(wtpf26.timetable)).toEqual([]);
  const with14 = (only?: Extension["only"]) =>
    wtpf26.timetable.map((entry) =>
      entry.id === "base-text-input-deadline"
        ? { ...entry, extensions: [{ until: "2025-08-14", reason: "r", only, at: 0, by: "x" }] }
        : entry,
    ) as readonly TimetableEntry[];
  const [was, becomes] = ["2025-08-07T21:59:59.000Z", "2025-08-14T21:59:59.000Z"];
  expect(told(with14())).toEqual([
    ["comments closed", was, becomes, "space green"],
    ["contributions closed", was, becomes, "space green"],
  ]);
  expect(told(with14({ groups: [groupId("space")] }))).toEqual([
    ["comments closed", was, becomes, "space"],
    ["contributions closed", was, becomes, "space"],
  ]);
  expect(told(wtpf26.timetable.filter(({ id }) => id !== "fourth-draft"))).toEqual([
    ["comments open", "2025-11-02T23:00:00.000Z", null, "space green"],
    ["contributions open", "2025-11-02T23:00:00.000Z", null, "space green"],
  ]);
});

test("T4 T7 what opens when a deadline closes is told to go along", () => {
  const later = wtpf26.timetable.map((entry) =>
    entry.id === "third-draft-deadline" ? { ...entry, time: "18:00" } : entry,
  );
  const [was, becomes] = ["2025-06-16T21:59:59.000Z", "2025-06-16T16:00:00.000Z"];
  expect(told(later).map(([turn, ...rest]) => [turn, ...rest.slice(0, 2)])).toEqual([
    ["text closed", was, becomes],
    ["comments closed", was, becomes],
    ["comments open", was, becomes],
    ["contributions closed", was, becomes],
    ["contributions open", was, becomes],
    ["publicConsultation closed", was, becomes],
  ]);
});
