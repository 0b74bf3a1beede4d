import { describe, expect, test } from "vitest";
import type { TimetableEntry, TimetableWindow } from "./timetable-entry.ts";
import { wtpf26 } from "../testing/wtpf-26.ts";
import { seeded } from "../../server/testing/chance.ts";
import { groupId, opinionId } from "../ids.ts";
import { endOf, instantOf, isOpenAt, turnsOf } from "./timetable.ts";
import { DAY_MS } from "../durations.ts";

const ZONE = "Europe/Zurich";
const IN_ZONE = { timeZone: ZONE, of: null };
const at = (text: string): number => Date.parse(text);
const iso = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();

const entry = (
  date: string,
  to: TimetableWindow["to"] | null,
  more: Partial<TimetableEntry> = {},
): TimetableEntry => ({
  id: date,
  date,
  what: { en: "x", zh: "x" },
  windows: to === null ? [] : [{ on: "text", to }],
  provisional: false,
  status: "inForce",
  ...more,
});
const open = (
  timetable: readonly TimetableEntry[],
  now: string,
  openedAt = "2025-01-01T00:00:00Z",
): boolean =>
  isOpenAt(turnsOf("text", timetable, { openedAt: at(openedAt), timeZone: ZONE, of: null }), at(now));

test("T1 closings act at 23:59:59 in Zurich, openings at the day's start, summer and winter", () => {
  const of = (date: string, to: "open" | "closed") => iso(instantOf(entry(date, to), { to }, IN_ZONE));
  expect(of("2025-06-16", "closed")).toBe("2025-06-16T21:59:59.000Z");
  expect(of("2025-12-19", "closed")).toBe("2025-12-19T22:59:59.000Z");
  expect(of("2025-11-03", "open")).toBe("2025-11-02T23:00:00.000Z");
  expect(of("2025-03-30", "open")).toBe("2025-03-29T23:00:00.000Z");
  expect(of("2025-03-30", "closed")).toBe("2025-03-30T21:59:59.000Z");
  expect(of("2025-10-26", "open")).toBe("2025-10-25T22:00:00.000Z");
});

test("T1 an entry of several days opens on its first and closes on its last", () => {
  const days = entry("2026-06-09", null, { until: "2026-06-11" });
  expect(iso(instantOf(days, { to: "open" }, IN_ZONE))).toBe("2026-06-08T22:00:00.000Z");
  expect(iso(instantOf(days, { to: "closed" }, IN_ZONE))).toBe("2026-06-11T21:59:59.000Z");
});

test("T2 a month without a day turns nothing, and leaves the list of next dates with its end", () => {
  const month = entry("2025-09", "closed");
  expect(instantOf(month, { to: "closed" }, IN_ZONE)).toBeNull();
  expect(open([month], "2025-12-01T00:00:00Z")).toBe(true);
  expect(iso(endOf(month, ZONE))).toBe("2025-09-30T21:59:59.000Z");
  expect(iso(endOf(entry("2025-12", null), ZONE))).toBe("2025-12-31T22:59:59.000Z");
  expect(iso(endOf(entry("2025-06-16", "closed"), ZONE))).toBe("2025-06-16T21:59:59.000Z");
});

describe("T3 a date acts by itself only if it passes after the forum's first start", () => {
  const timetable = [entry("2025-06-16", "closed")];

  test("everything starts open, also after a date that closed it", () => {
    expect(open([], "2025-01-02T00:00:00Z")).toBe(true);
    expect(open(timetable, "2025-06-20T09:00:00Z", "2025-06-20T09:00:00Z")).toBe(true);
    expect(open(timetable, "2026-06-20T09:00:00Z", "2025-06-16T21:59:59Z")).toBe(true);
  });

  test("open to the last second before, closed from that second on", () => {
    expect(open(timetable, "2025-06-16T21:59:58.999Z")).toBe(true);
    expect(open(timetable, "2025-06-16T21:59:59Z")).toBe(false);
    expect(open(timetable, "2027-01-01T00:00:00Z")).toBe(false);
  });
});

test("T4 where one entry closes and another opens on one day, the opening follows", () => {
  const timetable = [entry("2025-06-16", "open", { id: "input" }), entry("2025-06-16", "closed")];
  for (const order of [timetable, timetable.toReversed()]) {
    const earlier = [entry("2025-06-01", "closed"), ...order];
    expect(open(earlier, "2025-06-16T12:00:00Z")).toBe(false);
    expect(open(earlier, "2025-06-16T21:59:59Z")).toBe(true);
  }
});

test("T4 the last turn that has passed holds", () => {
  const timetable = [
    entry("2025-11-03", "open"),
    entry("2025-08-07", "closed"),
    entry("2025-12-19", "closed"),
  ];
  expect(open(timetable, "2025-08-07T12:00:00Z")).toBe(true);
  expect(open(timetable, "2025-10-01T00:00:00Z")).toBe(false);
  expect(open(timetable, "2025-11-03T00:00:00Z")).toBe(true);
  expect(open(timetable, "2026-01-01T00:00:00Z")).toBe(false);
});

describe("T19 a window that is open while an entry lasts", () => {
  const meeting = (date: string, more: Partial<TimetableEntry> = {}): TimetableEntry =>
    entry(date, "openDuring", { id: "meeting", ...more });

  test("opens on the first day and closes with the last, where it was closed before", () => {
    const timetable = [entry("2025-06-16", "closed"), meeting("2025-09-15", { until: "2025-09-16" })];
    expect(open(timetable, "2025-09-14T21:59:59Z")).toBe(false);
    expect(open(timetable, "2025-09-14T22:00:00Z")).toBe(true);
    expect(open(timetable, "2025-09-16T21:59:58.999Z")).toBe(true);
    expect(open(timetable, "2025-09-16T21:59:59Z")).toBe(false);
    const at10 = [entry("2025-06-16", "closed"), meeting("2025-09-15", { time: "10:00" })];
    expect(open(at10, "2025-09-15T07:59:59Z")).toBe(false);
    expect(open(at10, "2025-09-15T08:00:00Z")).toBe(true);
    expect(open(at10, "2025-09-15T21:59:59Z")).toBe(false);
  });

  test("leaves a round that it lies in as it was: open before, during and after", () => {
    const timetable = [
      entry("2025-03-31", "open"),
      meeting("2025-05-29"),
      entry("2025-06-16", "closed"),
      entry("2025-07-01", "open"),
    ];
    expect(open(timetable, "2025-05-30T00:00:00Z")).toBe(true);
    expect(open(timetable, "2025-06-17T00:00:00Z")).toBe(false);
    const over = timetable.map((one) => (one.id === "meeting" ? { ...one, until: "2025-06-20" } : one));
    expect(open(over, "2025-06-17T00:00:00Z")).toBe(true);
    expect(open(over, "2025-06-20T21:59:59Z")).toBe(false);
  });

  test("lasts the whole month while the day is not known, as nobody may be shut out of a meeting", () => {
    const timetable = [entry("2025-06-16", "closed"), meeting("2025-09")];
    expect(open(timetable, "2025-08-31T21:59:59Z")).toBe(false);
    expect(open(timetable, "2025-08-31T22:00:00Z")).toBe(true);
    expect(open(timetable, "2025-09-30T21:59:58Z")).toBe(true);
    expect(open(timetable, "2025-09-30T21:59:59Z")).toBe(false);
  });

  test("is laid over what stands, for any entries in any order", () => {
    const seed = Number(process.env["SEED"] ?? 20_261_128);
    const chance = seeded(seed);
    const day = (): string => new Date(at("2025-01-01") + chance(40) * DAY_MS).toISOString().slice(0, 10);
    let instants = 0;
    for (let run = 0; run < 400; run += 1) {
      const timetable = Array.from({ length: 1 + chance(7) }, (_, i) => {
        const to = (["open", "closed", "openDuring"] as const)[chance(3)]!;
        const [first, last] = [day(), day()].toSorted();
        return entry(first!, to, { id: `e${i}`, until: last });
      });
      const openedAt = at(`${day()}T09:00:00Z`);
      const times = { openedAt, timeZone: ZONE, of: null };
      const turns = turnsOf("text", timetable, times);
      const lone = turnsOf(
        "text",
        timetable.filter(({ windows }) => windows[0]?.to !== "openDuring"),
        times,
      );
      for (let now = openedAt; now < at("2025-02-12"); now += 12 * 3_600_000) {
        const lasts = timetable.some(
          ({ windows, date, until = date }) =>
            windows[0]?.to === "openDuring" &&
            now >= at(`${date}T00:00:00+01:00`) &&
            now < at(`${until}T23:59:59+01:00`),
        );
        const isOpen = isOpenAt(turns, now);
        if (isOpen !== (lasts || isOpenAt(lone, now)))
          throw new Error(`seed ${seed}, run ${run}: ${iso(now)} ${JSON.stringify(timetable)}`);
        instants += 1;
      }
    }
    console.log(`T19 seed ${seed}: 400 timetables, ${instants} instants as the model says`);
  });
});

test("T20 the date of a group turns the windows of its own Opinions alone", () => {
  const space = { id: opinionId("01J00000000000000000000001"), groupId: groupId("space") };
  const green = { id: opinionId("01J00000000000000000000002"), groupId: groupId("green") };
  const timetable = [
    entry("2025-06-16", "closed"),
    entry("2025-07-10", "openDuring", { id: "own", groupId: space.groupId }),
  ];
  const openTo = (of: typeof space | null): boolean =>
    isOpenAt(
      turnsOf("text", timetable, { openedAt: at("2025-01-01"), timeZone: ZONE, of }),
      at("2025-07-10T12:00Z"),
    );
  expect([space, green, null].map(openTo)).toEqual([true, false, false]);
});

test("T5 WTPF-26: what stands open on which day, for a forum opened in May 2025", () => {
  const windows = ["text", "comments", "contributions", "publicConsultation"] as const;
  const on = (now: string): string =>
    windows
      .filter((window) =>
        isOpenAt(
          turnsOf(window, wtpf26.timetable, {
            openedAt: at("2025-05-01T09:00:00Z"),
            timeZone: wtpf26.timeZone,
            of: null,
          }),
          at(now),
        ),
      )
      .join(" ");
  expect(on("2025-05-02T00:00:00Z")).toBe("text comments contributions publicConsultation");
  expect(on("2025-06-16T12:00:00Z")).toBe("text comments contributions publicConsultation");
  expect(on("2025-06-17T00:00:00Z")).toBe("comments contributions");
  expect(on("2025-08-08T00:00:00Z")).toBe("");
  expect(on("2025-09-15T12:00:00Z")).toBe("text comments");
  expect(on("2025-10-01T12:00:00Z")).toBe("");
  expect(on("2025-11-03T12:00:00Z")).toBe("comments contributions");
  expect(on("2025-12-20T00:00:00Z")).toBe("");
  expect(on("2026-01-20T12:00:00Z")).toBe("text comments");
  expect(on("2026-06-08T12:00:00Z")).toBe("");
  expect(on("2026-06-10T12:00:00Z")).toBe("comments");
});
