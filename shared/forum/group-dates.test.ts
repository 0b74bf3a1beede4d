import { describe, expect, test } from "vitest";
import { seeded } from "../../server/testing/chance.ts";
import { delegationId, groupId, type GroupId, opinionId, userId } from "../ids.ts";
import { GROUP_DATE_DAYS_MAX, GROUP_DATES_MAX } from "../limits.ts";
import type { Participant, Role } from "../people/participant.ts";
import { wtpf26 } from "../testing/wtpf-26.ts";
import { isOpenAt, turnsOf } from "../timetable/timetable.ts";
import { forumCommandSchema } from "./forum-commands.ts";
import type { TimetableCommand } from "./timetable-rights.ts";
import { keepTimetable } from "./keep-timetable.ts";
import { type RecordedTimetableEvent, timetableOf } from "./timetable-event.ts";

const OPENED = Date.parse("2025-05-01T09:00Z");
const NOW = Date.parse("2025-06-20T09:00Z");
const [SPACE, GREEN] = [groupId("space"), groupId("green")];
const OPINIONS = [SPACE, GREEN].map((group, i) => ({
  id: opinionId(`01J0000000000000000000000${i}`),
  groupId: group,
}));
const { timeZone } = wtpf26;

const person = (role: Role, leads: readonly GroupId[] = []): Participant => ({
  id: userId(`${role} ${leads.join()}`),
  role,
  category: "office",
  delegationId: role === "delegate" ? delegationId("aaa") : null,
  leads,
  head: false,
});
const [LEAD, OTHER, CHAIR, SECRETARIAT] = [
  person("facilitator", [SPACE]),
  person("facilitator", [GREEN]),
  person("chair"),
  person("secretariat"),
];

function openTimetable() {
  const events: RecordedTimetableEvent[] = [];
  let ids = 0;
  const timetable = () => timetableOf(wtpf26.timetable, events);
  return {
    timetable,
    /** "done", or the reason why not. */
    ask: (actor: Participant, command: object): string => {
      const parsed = forumCommandSchema.safeParse(command);
      if (!parsed.success) return "unreadable";
      const decided = keepTimetable(
        {
          ...timetable(),
          groups: wtpf26.groups.map(({ id }) => id),
          opinions: OPINIONS,
          timeZone,
          now: NOW,
          newId: () => `NEW${++ids}`,
          actor,
        },
        parsed.data as TimetableCommand,
      );
      if ("refusal" in decided) return decided.refusal.reason;
      events.push({ ...decided.act, seq: events.length + 2, at: NOW, by: actor.id });
      return "done";
    },
    /** Windows open for each Opinion at each noon from now to the end of the calendar. */
    windows: (group: GroupId): string => {
      const of = OPINIONS.find(({ groupId: id }) => id === group)!;
      const noons = Array.from({ length: 370 }, (_, i) => NOW + i * 24 * 3_600_000);
      return (["text", "comments", "contributions", "publicConsultation"] as const)
        .map((on) => turnsOf(on, timetable().entries, { openedAt: OPENED, timeZone, of }))
        .map((turns) => noons.map((now) => (isOpenAt(turns, now) ? "+" : "-")).join(""))
        .join(" ");
    },
  };
}

const date = (more: object = {}) => ({
  date: "2025-07-10",
  what: { en: "Group meeting" },
  windows: [
    { on: "text", to: "openDuring" },
    { on: "comments", to: "openDuring" },
  ],
  provisional: false,
  status: "inForce",
  groupId: SPACE,
  ...more,
});
const add = (more: object = {}) => ({ type: "addTimetableEntry", entry: date(more) });
const change = (entryId: string, more: object = {}) => ({
  type: "changeTimetableEntry",
  entryId,
  entry: date(more),
  reason: "hall",
});
const remove = (entryId: string) => ({ type: "removeTimetableEntry", entryId, reason: "hall" });

describe("T20 dates of a group", () => {
  test("T20 a lead adds, changes and removes a date of its own group, which opens its Opinions", () => {
    const { ask, timetable, windows } = openTimetable();
    const [before, elsewhere] = [windows(SPACE), windows(GREEN)];
    expect(ask(LEAD, add())).toBe("done");
    expect(windows(SPACE)).not.toBe(before);
    expect(ask(LEAD, change("NEW1", { date: "2025-07-11", what: { zh: "组会" } }))).toBe("done");
    expect(timetable().entries.find(({ id }) => id === "NEW1")?.what).toEqual({ zh: "组会" });
    expect(windows(GREEN)).toBe(elsewhere);
    expect(ask(LEAD, remove("NEW1"))).toBe("done");
    expect(windows(SPACE)).toBe(before);
    expect(ask(CHAIR, add({ windows: [{ on: "text", to: "closed" }] }))).toBe("done");
    expect(ask(LEAD, remove("NEW2"))).toBe("done");
  });

  test("T20 a lead changes nothing of the forum or of another group: every attempt is refused", () => {
    const { ask, timetable, windows } = openTimetable();
    expect(ask(OTHER, add({ groupId: GREEN }))).toBe("done");
    expect(ask(SECRETARIAT, add({ groupId: undefined }))).toBe("done");
    const [own, forums] = ["NEW1", "NEW2"];
    const stood = JSON.stringify([timetable().entries, windows(SPACE), windows(GREEN)]);
    const on = (window: string, to: string, more: object = {}) => ({
      windows: [{ on: window, to, ...more }],
    });
    const attempts: [Participant, object][] = [
      [LEAD, add({ groupId: undefined })],
      [LEAD, add({ groupId: GREEN })],
      [LEAD, add({ groupId: "nowhere" })],
      [LEAD, add({ groupId: "" })],
      [LEAD, add({ groupId: [SPACE, GREEN] })],
      [LEAD, add(on("text", "open"))],
      [LEAD, add(on("text", "closed"))],
      [LEAD, add(on("comments", "open"))],
      [LEAD, add(on("contributions", "openDuring"))],
      [LEAD, add(on("publicConsultation", "openDuring"))],
      [LEAD, add(on("text", "openDuring", { only: { groups: [GREEN] } }))],
      [LEAD, add(on("text", "openDuring", { only: { opinions: [OPINIONS[1]!.id] } }))],
      [LEAD, add({ until: "2025-07-17" })],
      [LEAD, add({ until: "2026-06-11" })],
      [LEAD, add({ date: "2025-09" })],
      [LEAD, add({ date: "2025-09", until: "2026-06" })],
      [LEAD, add({ date: "2025-06-19" })],
      [LEAD, remove(own)],
      [LEAD, remove(forums)],
      [LEAD, remove("ieg-3")],
      [LEAD, change(own)],
      [LEAD, change(own, { groupId: GREEN })],
      [LEAD, change(own, { groupId: undefined })],
      [LEAD, change(forums)],
      [LEAD, change(forums, { groupId: undefined })],
      [LEAD, change("ieg-3")],
      [LEAD, change("base-text-input-deadline", { date: "2025-07-01" })],
      [
        LEAD,
        { type: "extendDeadline", entryId: "base-text-input-deadline", until: "2025-09-01", reason: "r" },
      ],
      [
        LEAD,
        {
          type: "extendDeadline",
          entryId: "base-text-input-deadline",
          until: "2025-09-01",
          only: { groups: [SPACE] },
          reason: "r",
        },
      ],
      [LEAD, { type: "extendDeadline", entryId: own, until: "2025-09-01", reason: "r" }],
      [OTHER, change(own, { groupId: SPACE })],
      [OTHER, change(own, { windows: [{ on: "comments", to: "closed" }], groupId: GREEN })],
    ];
    for (const nobody of [person("delegate"), person("follower"), person("managementTeam")]) {
      attempts.push(
        [nobody, add()],
        [nobody, add({ groupId: undefined })],
        [nobody, remove(own)],
        [nobody, change(own)],
        [nobody, remove("no-such-entry")],
      );
    }
    // A lead of a group that hands it over is in none.
    attempts.push([person("facilitator"), add()], [person("facilitator"), remove(own)]);
    const told = attempts.map(([actor, command]) => ask(actor, command));
    expect(told.filter((one) => one === "done")).toEqual([]);
    expect(JSON.stringify([timetable().entries, windows(SPACE), windows(GREEN)])).toBe(stood);
    console.log(`T20 ${attempts.length} attempts: ${told.filter((one) => one !== "done").length} refused`);
  });

  test("T20 a lead's random acts never touch the forum's entries or another group's windows", () => {
    const seed = Number(process.env["SEED"] ?? 20_261_128);
    const chance = seeded(seed);
    const pick = <Of>(all: readonly Of[]): Of => all[chance(all.length)]!;
    let [tried, done] = [0, 0];
    for (let run = 0; run < 40; run += 1) {
      const { ask, timetable, windows } = openTimetable();
      ask(OTHER, add({ groupId: GREEN }));
      ask(SECRETARIAT, add({ groupId: undefined }));
      const others = () => timetable().entries.filter(({ groupId: group }) => group !== SPACE);
      const stood = JSON.stringify([others(), windows(GREEN)]);
      for (let i = 0; i < 25; i += 1) {
        const body = {
          date: pick(["2025-07-10", "2025-08-20", "2025-09", "2026-02-02", "2025-06-01"]),
          ...(chance(3) === 0 ? { until: pick(["2025-07-12", "2025-08-26", "2026-02-12"]) } : {}),
          groupId: pick([SPACE, SPACE, GREEN, undefined]),
          windows: Array.from({ length: chance(3) }, () => ({
            on: pick(["text", "comments", "contributions"]),
            to: pick(["openDuring", "openDuring", "open", "closed"]),
          })),
        };
        const entryId = pick(timetable().entries).id;
        tried += 1;
        if (ask(LEAD, pick([add(body), change(entryId, body), remove(entryId)])) === "done") done += 1;
      }
      if (JSON.stringify([others(), windows(GREEN)]) !== stood) throw new Error(`seed ${seed}, run ${run}`);
    }
    expect(done).toBeGreaterThan(40);
    console.log(`T20 seed ${seed}: ${tried} tried, ${done} done on the own group, none elsewhere`);
  });

  test("T20 a group has a limit of dates, and a lead's date a limit of days", () => {
    const { ask } = openTimetable();
    const last = `2025-07-${10 + GROUP_DATE_DAYS_MAX - 1}`;
    expect(ask(LEAD, add({ until: last }))).toBe("done");
    expect(ask(LEAD, add({ date: "2025-10", windows: [] }))).toBe("done");
    for (let i = 2; i < GROUP_DATES_MAX; i += 1) expect(ask(LEAD, add())).toBe("done");
    expect(ask(LEAD, add())).toBe("timetableFull");
    expect(ask(OTHER, add({ groupId: GREEN }))).toBe("done");
    expect(ask(SECRETARIAT, add())).toBe("done");
  });
});
