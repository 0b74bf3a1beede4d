import { describe, expect, test } from "vitest";
import { groupId, opinionId, userId } from "../ids.ts";
import { mayDo } from "../people/permissions.ts";
import { wtpf26 } from "../testing/wtpf-26.ts";
import type { TimetableEntry } from "../timetable/timetable-entry.ts";
import { endOf, isOpenAt, turnsOf } from "../timetable/timetable.ts";
import { warningsOf } from "../timetable/timetable-rules.ts";
import { forumCommandSchema } from "./forum-commands.ts";
import type { TimetableCommand, TimetableContext } from "./timetable-rights.ts";
import { keepTimetable } from "./keep-timetable.ts";
import { type RecordedTimetableEvent, timetableOf } from "./timetable-event.ts";

const OPENED = Date.parse("2025-05-01T09:00Z");
const SPACE = { id: opinionId("01J00000000000000000000001"), groupId: groupId("space") };
const GREEN = { id: opinionId("01J00000000000000000000002"), groupId: groupId("green") };
const { timeZone } = wtpf26;

/** The forum's timetable, and what was done to it; its clock stands where it is put. */
function openTimetable(start = "2025-06-10T09:00Z") {
  let now = Date.parse(start);
  const acts: RecordedTimetableEvent[] = [];
  let ids = 0;
  const timetable = () => timetableOf(wtpf26.timetable, acts);
  const context = (): TimetableContext => ({
    ...timetable(),
    groups: wtpf26.groups.map(({ id }) => id),
    opinions: [SPACE, GREEN],
    timeZone,
    now,
    newId: () => `NEW${++ids}`,
    actor: null,
  });
  return {
    at: (instant: string) => (now = Date.parse(instant)),
    timetable,
    entry: (id: string) => timetable().entries.find((one) => one.id === id),
    /** "done", or the reason why not. */
    ask: (command: object): string => {
      const parsed = forumCommandSchema.safeParse(command);
      if (!parsed.success) return "unreadable";
      const decided = keepTimetable(context(), parsed.data as TimetableCommand);
      if ("refusal" in decided) return decided.refusal.reason;
      acts.push({ ...decided.act, seq: acts.length + 2, at: now, by: userId("secretariat") });
      return "done";
    },
    isOpen: (on: "text" | "comments", instant: string, of: typeof SPACE | null = null): boolean =>
      isOpenAt(turnsOf(on, timetable().entries, { openedAt: OPENED, timeZone, of }), Date.parse(instant)),
  };
}

const deadline = (date: string, more: Partial<TimetableEntry> = {}) => ({
  date,
  what: { en: "Deadline", zh: "截止日期" },
  windows: [{ on: "text", to: "closed" }],
  provisional: false,
  status: "inForce",
  ...more,
});

describe("T6 the timetable is changed by acts", () => {
  test("T6 T23 entries are added by day, changed and removed; every change stays readable", () => {
    const { ask, entry, timetable } = openTimetable();
    expect(ask({ type: "addTimetableEntry", entry: deadline("2025-07-01", { time: "18:00" }) })).toBe("done");
    const ids = timetable().entries.map(({ id }) => id);
    expect(ids.indexOf("NEW1")).toBe(ids.indexOf("base-text-input-deadline") - 1);
    const moved = deadline("2025-07-02", { time: "18:00", provisional: true });
    expect(ask({ type: "changeTimetableEntry", entryId: "NEW1", entry: moved, reason: "hall" })).toBe("done");
    expect(entry("NEW1")).toEqual({ id: "NEW1", ...moved });
    expect(ask({ type: "changeTimetableEntry", entryId: "NEW1", entry: moved, reason: "hall" })).toBe(
      "nothingToDo",
    );
    expect(ask({ type: "removeTimetableEntry", entryId: "NEW1", reason: "not needed" })).toBe("done");
    expect(entry("NEW1")).toBeUndefined();
    expect(
      timetable().changes.map(({ act, entryId, was }) => [act.type, entryId, was?.date ?? null]),
    ).toEqual([
      ["timetableEntryAdded", "NEW1", null],
      ["timetableEntryChanged", "NEW1", "2025-07-01"],
      ["timetableEntryRemoved", "NEW1", "2025-07-02"],
    ]);
  });

  test("T6 the secretariat and the chair do it, nobody else", () => {
    const person = {
      id: userId("x"),
      category: "office",
      delegationId: null,
      leads: [],
      head: false,
    } as const;
    const may = (role: "chair" | "secretariat" | "managementTeam" | "facilitator" | "delegate") =>
      mayDo({ ...person, role }, null, "keepTimetable") === null;
    expect([may("chair"), may("secretariat")]).toEqual([true, true]);
    expect([may("managementTeam"), may("facilitator"), may("delegate")]).toEqual([false, false, false]);
  });

  test("T6 what has passed is history, and nothing is put into the past", () => {
    const { ask, at } = openTimetable("2025-06-20T09:00Z");
    const remove = (entryId: string) => ask({ type: "removeTimetableEntry", entryId, reason: "r" });
    expect(remove("third-draft-deadline")).toBe("entryPassed");
    expect(remove("base-text-input")).toBe("entryPassed");
    expect(ask({ type: "addTimetableEntry", entry: deadline("2025-06-19") })).toBe("entryPassed");
    // 09:00 UTC is 11:00 at the seat: today's deadline lies ahead, one at 10:59 does not.
    expect(ask({ type: "addTimetableEntry", entry: deadline("2025-06-20", { time: "10:59" }) })).toBe(
      "entryPassed",
    );
    expect(ask({ type: "addTimetableEntry", entry: deadline("2025-06-20", { time: "11:01" }) })).toBe("done");
    at("2025-08-07T21:59:58.999Z");
    expect(remove("base-text-input-deadline")).toBe("done");
    at("2025-09-15T00:00Z");
    expect(remove("ieg-3")).toBe("done");
  });

  test("T6 what cannot be is refused: no such day, entry, group or Opinion", () => {
    const { ask } = openTimetable();
    for (const wrong of [
      deadline("2025-07-02", { what: {} }),
      deadline("2025-07-02", { what: { en: " " } }),
      deadline("2025-02-30"),
      deadline("2025-13"),
      deadline("2025-07", { time: "12:00" }),
      deadline("2025-07-02", { until: "2025-07-01" }),
      deadline("2025-07-02", { until: "2025-08" }),
      deadline("2025-07-02", { time: "24:00" }),
      { ...deadline("2025-07-02"), windows: [{ on: "text", to: "closed", only: {} }] },
      { ...deadline("2025-07-02"), what: { en: "a\nb", zh: "b" } },
    ]) {
      expect(ask({ type: "addTimetableEntry", entry: wrong }), JSON.stringify(wrong)).toBe("unreadable");
    }
    const only = (scope: object) => [{ on: "text", to: "closed", only: scope }];
    expect(
      ask({
        type: "addTimetableEntry",
        entry: { ...deadline("2025-07-02"), windows: only({ groups: ["none"] }) },
      }),
    ).toBe("noSuchGroup");
    const nowhere = only({ opinions: ["01J00000000000000000000009"] });
    expect(ask({ type: "addTimetableEntry", entry: { ...deadline("2025-07-02"), windows: nowhere } })).toBe(
      "noSuchOpinion",
    );
    expect(ask({ type: "removeTimetableEntry", entryId: "none", reason: "r" })).toBe("noSuchEntry");
    expect(ask({ type: "removeTimetableEntry", entryId: "ieg-3" })).toBe("unreadable");
  });
});

describe("T7 a deadline is extended by an act of its own", () => {
  const ID = "base-text-input-deadline";
  const extend = (until: string, more: object = {}) => ({
    type: "extendDeadline",
    entryId: ID,
    until,
    reason: "several delegations asked",
    ...more,
  });

  test("T7 to a later day or instant, with a reason; the planned day stays beside it", () => {
    const { ask, entry, isOpen } = openTimetable("2025-08-01T09:00Z");
    expect(ask(extend("2025-08-14"))).toBe("done");
    expect(entry(ID)).toMatchObject({
      date: "2025-08-07",
      extensions: [{ until: "2025-08-14", reason: "several delegations asked", by: "secretariat" }],
    });
    expect(isOpen("comments", "2025-08-07T21:59:59Z")).toBe(true);
    expect(isOpen("comments", "2025-08-14T21:59:58.999Z")).toBe(true);
    expect(isOpen("comments", "2025-08-14T21:59:59Z")).toBe(false);
    expect(new Date(endOf(entry(ID)!, timeZone)).toISOString()).toBe("2025-08-14T21:59:59.000Z");
    expect(ask(extend("2025-08-15T12:00:00+02:00"))).toBe("done");
    expect(isOpen("comments", "2025-08-15T09:59:59.999Z")).toBe(true);
    expect(isOpen("comments", "2025-08-15T10:00:00Z")).toBe(false);
  });

  test("T7 a deadline moves later only, with a reason, before it passes, if it closes on a day", () => {
    const { ask, at } = openTimetable("2025-08-01T09:00Z");
    expect(ask(extend("2025-08-06"))).toBe("notLater");
    expect(ask(extend("2025-08-07"))).toBe("notLater");
    expect(ask({ ...extend("2025-08-14"), reason: " " })).toBe("unreadable");
    expect(ask(extend("2025-09"))).toBe("unreadable");
    expect(ask({ ...extend("2025-12-01"), entryId: "fourth-draft" })).toBe("notDeadline");
    expect(ask({ ...extend("2025-12-01"), entryId: "ieg-3" })).toBe("notDeadline");
    at("2025-08-07T21:59:59Z");
    expect(ask(extend("2025-08-14"))).toBe("entryPassed");
  });

  test("T7 T8 for one group or Opinion alone: others keep theirs, it is extended from its own", () => {
    const { ask, at, isOpen } = openTimetable("2025-08-01T09:00Z");
    expect(ask(extend("2025-08-14", { only: { groups: ["space"] } }))).toBe("done");
    const after = "2025-08-07T21:59:59Z";
    expect([SPACE, GREEN].map((of) => isOpen("comments", after, of))).toEqual([true, false]);
    at(after);
    // The others' has passed; that of the group has not.
    expect(ask(extend("2025-08-20"))).toBe("entryPassed");
    expect(ask(extend("2025-08-20", { only: { opinions: [GREEN.id] } }))).toBe("entryPassed");
    expect(ask(extend("2025-08-10", { only: { opinions: [SPACE.id] } }))).toBe("notLater");
    expect(ask(extend("2025-08-20", { only: { opinions: [SPACE.id] } }))).toBe("done");
    expect(isOpen("comments", "2025-08-20T21:59:58Z", SPACE)).toBe(true);
    expect(isOpen("comments", "2025-08-20T21:59:59Z", SPACE)).toBe(false);
  });

  test("T4 T7 what opens when a deadline closes goes along with it", () => {
    const { ask, isOpen } = openTimetable("2025-06-10T09:00Z");
    expect(ask({ ...extend("2025-06-20"), entryId: "third-draft-deadline" })).toBe("done");
    // Comments on the third draft go on to the 20th; then written input on the base texts opens.
    expect(isOpen("comments", "2025-06-17T00:00:00Z")).toBe(true);
    expect(isOpen("comments", "2025-06-20T21:59:59Z")).toBe(true);
    expect(isOpen("comments", "2025-07-20T00:00:00Z")).toBe(true);
    expect(isOpen("text", "2025-06-20T21:59:58Z")).toBe(true);
    expect(isOpen("text", "2025-06-20T21:59:59Z")).toBe(false);
  });

  test("T7 putting it on another day says its end anew; other changes leave the extension", () => {
    const { ask, entry } = openTimetable("2025-08-01T09:00Z");
    ask(extend("2025-08-14"));
    const { id: _id, extensions: _extensions, ...was } = entry(ID)!;
    ask({ type: "changeTimetableEntry", entryId: ID, entry: { ...was, provisional: false }, reason: "r" });
    expect(entry(ID)?.extensions).toHaveLength(1);
    ask({ type: "changeTimetableEntry", entryId: ID, entry: { ...was, date: "2025-08-11" }, reason: "r" });
    expect(entry(ID)?.extensions).toBeUndefined();
  });
});

test("T8 a window is for all Opinions or for those that it names", () => {
  const { ask, isOpen } = openTimetable();
  const windows = [{ on: "text", to: "closed", only: { groups: ["space"] } }];
  expect(ask({ type: "addTimetableEntry", entry: { ...deadline("2025-06-12"), windows } })).toBe("done");
  expect([SPACE, GREEN, null].map((of) => isOpen("text", "2025-06-13T00:00Z", of))).toEqual([
    false,
    true,
    true,
  ]);
});

test("T12 six weeks before the opening is checked by the dates as they stand", () => {
  const { ask, entry, timetable } = openTimetable();
  const states = () =>
    warningsOf(timetable().entries, wtpf26.timetableRules).map(({ state, latest }) => [state, latest]);
  expect(states()).toEqual([
    ["kept", "2026-04-28"],
    ["kept", "2026-06-09"],
  ]);
  const { id: _id, ...report } = entry("final-report")!;
  const put = (date: string) =>
    ask({
      type: "changeTimetableEntry",
      entryId: "final-report",
      entry: { ...report, date },
      reason: "late",
    });
  put("2026-04-28");
  expect(states()[0]).toEqual(["kept", "2026-04-28"]);
  put("2026-04-29");
  expect(states()).toEqual([
    ["broken", "2026-04-28"],
    ["kept", "2026-06-09"],
  ]);
  put("2026-04");
  expect(states()).toEqual([
    ["noDay", "2026-04-28"],
    ["noDay", "2026-06-09"],
  ]);
});

test("T2 T19 once its days are entered, a meeting of a month opens on them alone", () => {
  const { ask, isOpen, entry, at } = openTimetable("2025-09-10T09:00Z");
  const noons = ["05", "15", "16", "20"].map((day) => `2025-09-${day}T12:00Z`);
  expect(noons.map((noon) => isOpen("text", noon))).toEqual([true, true, true, true]);
  const { id: _, ...ieg3 } = entry("ieg-3")!;
  const dated = { ...ieg3, date: "2025-09-15", until: "2025-09-16" };
  expect(ask({ type: "changeTimetableEntry", entryId: "ieg-3", entry: dated, reason: "hall" })).toBe("done");
  expect(noons.map((noon) => isOpen("text", noon))).toEqual([false, true, true, false]);
  // A meeting that takes longer is extended while it lasts; its first day stays.
  at("2025-09-16T15:00Z");
  const extend = { type: "extendDeadline", entryId: "ieg-3", until: "2025-09-17", reason: "not finished" };
  expect(ask(extend)).toBe("done");
  expect(isOpen("text", "2025-09-17T21:59:58Z")).toBe(true);
  expect(isOpen("text", "2025-09-17T21:59:59Z")).toBe(false);
  expect(ask({ type: "removeTimetableEntry", entryId: "ieg-3", reason: "r" })).toBe("entryPassed");
});

describe("T22 two officers at one entry", () => {
  const change = (date: string, of?: number) => ({
    type: "changeTimetableEntry",
    entryId: "third-draft-deadline",
    ...(of === undefined ? {} : { of }),
    entry: deadline(date),
    reason: "asked for",
  });
  test("T22 the later officer is told of the change, and goes on once they have seen it", () => {
    const timetable = openTimetable();
    const seen = 0;
    expect(timetable.ask(change("2025-06-18", seen))).toBe("done");
    const stood = timetable.entry("third-draft-deadline");
    expect(timetable.ask(change("2025-06-20", seen))).toBe("entryChanged");
    const entryId = "third-draft-deadline";
    expect(
      timetable.ask({ type: "extendDeadline", entryId, of: seen, until: "2025-06-30", reason: "r" }),
    ).toBe("entryChanged");
    expect(timetable.ask({ type: "removeTimetableEntry", entryId, of: seen, reason: "r" })).toBe(
      "entryChanged",
    );
    expect(timetable.entry(entryId)).toBe(stood);
    const last = timetable.timetable().changes.at(-1)!.act.seq;
    expect(timetable.ask(change("2025-06-20", last))).toBe("done");
    // Another entry's change is none of this one.
    expect(timetable.ask({ type: "addTimetableEntry", entry: deadline("2025-06-25") })).toBe("done");
    const now = timetable.timetable().changes.findLast((one) => one.entryId === entryId)!.act.seq;
    expect(timetable.ask(change("2025-06-21", now))).toBe("done");
    // Whoever names nothing that it saw decides on the entry as it stands.
    expect(timetable.ask(change("2025-06-22"))).toBe("done");
  });
});
