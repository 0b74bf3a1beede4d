import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "../durations.ts";
import { delegationId, groupId, userId } from "../ids.ts";
import { MEETING_PLAN_CHANGES_MAX } from "../meeting-limits.ts";
import { isNoticeFor, nearest } from "../notices/notice.ts";
import { forumNoticesOf } from "../notices/forum-notices.ts";
import type { Participant } from "../people/participant.ts";
import { wtpf26 } from "../testing/wtpf-26.ts";
import { PEOPLE } from "../testing/room.ts";
import { applyForumEvent } from "./apply-forum-event.ts";
import { forumCommandSchema } from "./forum-commands.ts";
import { decideForum } from "./forum-decide.ts";
import type { Forum, ForumEvent } from "./forum.ts";
import { meetingOf } from "./meeting.ts";
import { CALL_LINK } from "./meeting-plan-commands.ts";
import { plansAhead, type ReminderAhead, remindersAhead } from "./meeting-plan.ts";

const START = Date.parse("2025-07-01T14:00Z");
const EVERY_GROUP = wtpf26.groups.map(({ id }) => id);
const iso = (at: number): string => new Date(at).toISOString();

/** A forum with delegations AAA and BBB and all people of the tests. */
function openForum() {
  let forum: Forum | null = null;
  let at = START;
  let ids = 0;
  const acts: { readonly act: ForumEvent; readonly before: Forum; readonly by: string }[] = [];
  const enter = (act: ForumEvent, by = userId("server")): void => {
    if (forum !== null) acts.push({ act, before: forum, by });
    forum = applyForumEvent(forum, { ...act, seq: (forum?.seq ?? 0) + 1, at, by });
  };
  enter({ type: "forumOpened", preset: "wtpf-26", sample: true });
  for (const symbol of ["AAA", "BBB"]) {
    const delegation = { id: delegationId(symbol), symbol, name: wtpf26.name, category: "academia" } as const;
    enter({ type: "delegationAdmitted", delegation });
  }
  for (const participant of Object.values(PEOPLE)) enter({ type: "participantAdmitted", participant });
  const ask = (actor: Participant, command: object): string => {
    const parsed = forumCommandSchema.safeParse(command);
    if (!parsed.success) return "unreadable";
    const newId = (): string => `01${String(++ids).padStart(24, "0")}`;
    const decided = decideForum(forum!, parsed.data, { actor, newId, preset: wtpf26, at });
    if ("refusal" in decided) return decided.refusal.reason;
    for (const act of decided.events) enter(act, actor.id);
    return "done";
  };
  const plan = (more: object = {}) => ({
    groupIds: ["space"],
    name: "3rd online meeting",
    startsAt: iso(START + DAY_MS),
    endsAt: iso(START + DAY_MS + 2 * HOUR_MS),
    zone: "America/Nassau",
    place: "Room C",
    link: "https://call.example/j/123?pwd=a%2Fb",
    agenda: [],
    invited: "all",
    ...more,
  });
  const last = () => forum!.plans.at(-1)!;
  return {
    ask,
    plans: (actor: Participant, more: object = {}) => ask(actor, { type: "planMeeting", plan: plan(more) }),
    change: (actor: Participant, more: object, sequence = last().sequence) =>
      ask(actor, { type: "changePlan", planId: last().id, sequence, plan: plan(more) }),
    cancel: (actor: Participant, sequence = last().sequence) =>
      ask(actor, { type: "cancelMeeting", planId: last().id, sequence, reason: "too few are free" }),
    open: (actor: Participant, more: object = {}) =>
      ask(actor, { type: "openMeeting", planId: last().id, ...more }),
    last,
    remind: (ahead: ReminderAhead) => enter({ type: "meetingReminded", planId: last().id, ahead }),
    forum: () => forum!,
    pass: (ms: number) => (at += ms),
    toldBy: (type: ForumEvent["type"]): Record<string, string> => {
      const { act, before, by } = acts.findLast((one) => one.act.type === type)!;
      const notices = forumNoticesOf(act, { before, actor: before.participants.get(userId(by)) ?? null });
      return Object.fromEntries(
        Object.entries(PEOPLE).flatMap(([who, reader]) => {
          const own = nearest(notices.filter((one) => isNoticeFor(one, reader)));
          return own === undefined ? [] : [[who, own.kind]];
        }),
      );
    },
  };
}

test("T30 the lead plans for its group, the chair joint ones, the team those of all", () => {
  const { chair, lead, otherLead, team, secretariat, aaa, follower } = PEOPLE;
  const everybody = { chair, lead, otherLead, team, secretariat, aaa, follower };
  const may = (groupIds: readonly string[]): readonly string[] =>
    Object.entries(everybody).flatMap(([who, actor]) =>
      openForum().plans(actor, { groupIds }) === "done" ? [who] : [],
    );
  expect(may(["space"])).toEqual(["lead", "secretariat"]);
  expect(may(["space", "green"])).toEqual(["chair", "secretariat"]);
  expect(may(EVERY_GROUP)).toEqual(["chair", "team", "secretariat"]);
  expect(openForum().plans(secretariat, { groupIds: ["none"] })).toBe("noSuchGroup");
});

test("T30 a plan ends after its start and ahead, in a zone that exists, with an https link", () => {
  const room = openForum();
  const plans = (more: object): string => room.plans(PEOPLE.lead, more);
  expect(plans({ startsAt: iso(START + HOUR_MS), endsAt: iso(START + HOUR_MS) })).toBe("unreadable");
  expect(plans({ startsAt: iso(START), endsAt: iso(START + 3 * DAY_MS) })).toBe("unreadable");
  expect(plans({ startsAt: iso(START - DAY_MS), endsAt: iso(START - HOUR_MS) })).toBe("entryPassed");
  for (const zone of ["Mars/Olympus", "", "Europe/Paris\n"]) expect(plans({ zone })).toBe("unreadable");
  expect(plans({ agenda: [{ opinionId: "none", clauseIds: [], note: "" }] })).toBe("noSuchOpinion");
  expect(plans({ invited: { delegations: ["NOBODY"] } })).toBe("noSuchDelegation");
  expect(plans({ link: null, place: "", zone: "Asia/Kathmandu" })).toBe("done");
  expect(room.last()).toMatchObject({ startsAt: START + DAY_MS, sequence: 0, cancelled: null });
  expect(CALL_LINK.test("https://call.example:8443/j/1?a=b&c=d#e")).toBe(true);
  for (const link of [
    "http://call.example/",
    "javascript:alert(1)",
    "https://user:word@call.example/",
    "https://call.example/\r\nX: y",
    'https://call.example/"><b>',
    "https://",
  ])
    expect([link, CALL_LINK.test(link)]).toEqual([link, false]);
});

test("T31 a change names the state that its author saw, and the later author is told", () => {
  const room = openForum();
  const { lead, secretariat, aaa, otherLead } = PEOPLE;
  room.plans(lead);
  expect([aaa, otherLead].map((who) => room.change(who, { name: "Mine" }))).toEqual([
    "notYourRole",
    "notYourGroup",
  ]);
  expect(room.change(lead, {})).toBe("nothingToDo");
  expect(room.change(lead, { place: "Room D" })).toBe("done");
  expect(room.change(secretariat, { place: "Room E" }, 0)).toBe("planChanged");
  expect(room.cancel(secretariat, 0)).toBe("planChanged");
  expect(room.last()).toMatchObject({ place: "Room D", sequence: 1, changes: [{ by: lead.id }] });
  // Nobody takes a plan over by changing its groups.
  expect(room.change(lead, { groupIds: ["green"] })).toBe("notYourGroup");
  expect(room.cancel(lead)).toBe("done");
  expect(room.last()).toMatchObject({ sequence: 2, cancelled: { reason: "too few are free" } });
  expect([room.change(lead, { place: "Room F" }), room.cancel(lead)]).toEqual(["meetingOver", "meetingOver"]);
  expect(plansAhead(room.forum().plans, START)).toEqual([]);
});

test("T31 a meeting that is over keeps its plan, and a plan is not changed for ever", () => {
  const room = openForum();
  room.plans(PEOPLE.lead);
  for (let n = 0; n < MEETING_PLAN_CHANGES_MAX; n++)
    expect(room.change(PEOPLE.lead, { place: `Room ${n}` })).toBe("done");
  expect(room.change(PEOPLE.lead, { place: "One more" })).toBe("tooMany");
  room.plans(PEOPLE.lead);
  room.pass(2 * DAY_MS);
  expect(room.change(PEOPLE.lead, { place: "Too late" })).toBe("meetingOver");
});

test("T31 T15 a planned meeting opens with its name, groups and end", () => {
  const room = openForum();
  const { lead, chair } = PEOPLE;
  room.plans(lead);
  expect(room.open(PEOPLE.aaa)).toBe("notYourRole");
  expect(room.ask(lead, { type: "openMeeting", groupId: "space" })).toBe("unreadable");
  expect(room.open(lead)).toBe("done");
  expect(room.forum().meetings.at(-1)).toMatchObject({
    name: "3rd online meeting",
    groupId: "space",
    planId: room.last().id,
    endsAt: START + DAY_MS + 2 * HOUR_MS,
  });
  room.plans(chair, { groupIds: EVERY_GROUP, name: "Plenary" });
  expect(room.open(chair)).toBe("done");
  expect(room.forum().meetings.at(-1)?.groupId).toBeNull();
  expect(room.forum().meetings.at(-1)).not.toHaveProperty("groupIds");
});

test("T15 T24 a joint meeting is that of each of its groups, and of no other", () => {
  const room = openForum();
  const { chair, lead } = PEOPLE;
  room.plans(chair, { groupIds: ["space", "green"], name: "Joint" });
  expect(room.open(chair)).toBe("done");
  const of = (group: string): string | undefined => meetingOf(room.forum().meetings, groupId(group))?.name;
  expect([of("space"), of("green"), of("resilience")]).toEqual(["Joint", "Joint", undefined]);
  // A group has one meeting at a time, also where it meets with another.
  expect(room.ask(lead, { type: "openMeeting", groupId: "space", name: "Alone" })).toBe("meetingOpen");
  expect(room.ask(chair, { type: "openMeeting", groupId: null, name: "Of all" })).toBe("done");
  expect([of("space"), of("resilience")]).toEqual(["Joint", "Of all"]);
});

test("T32 those invited are told, with the offices that hold it; one left out hears of it once", () => {
  const room = openForum();
  const { lead } = PEOPLE;
  room.plans(lead, { invited: { delegations: ["AAA"] } });
  const offices = { chair: "meetingPlanned", lead: "meetingPlanned", secretariat: "meetingPlanned" };
  expect(room.toldBy("meetingPlanned")).toEqual({
    ...offices,
    aaa: "meetingPlanned",
    aaa2: "meetingPlanned",
  });
  room.change(lead, { invited: { delegations: ["BBB"] } });
  expect(Object.keys(room.toldBy("meetingPlanChanged")).toSorted()).toEqual(
    ["aaa", "aaa2", "bbb", "chair", "lead", "secretariat"].toSorted(),
  );
  room.cancel(lead);
  expect(Object.keys(room.toldBy("meetingCancelled")).toSorted()).toEqual(
    ["bbb", "chair", "lead", "secretariat"].toSorted(),
  );
  room.plans(lead);
  expect(Object.keys(room.toldBy("meetingPlanned"))).toEqual(Object.keys(PEOPLE));
});

test("T32 reminders go out a day and half an hour before, and none that is late", () => {
  const room = openForum();
  room.plans(PEOPLE.lead, { startsAt: iso(START + 3 * DAY_MS), endsAt: iso(START + 3 * DAY_MS + HOUR_MS) });
  const due = (at: number): readonly string[] =>
    remindersAhead(room.forum().plans, at).flatMap((one) => (one.at <= at ? [one.ahead] : []));
  const begins = START + 3 * DAY_MS;
  const instants = [begins - DAY_MS - 1, begins - DAY_MS, begins - HOUR_MS / 2, begins];
  expect(instants.map(due)).toEqual([[], ["day"], ["halfHour"], []]);
  // A day's reminder that a stopped server missed is told by the next one.
  expect(remindersAhead(room.forum().plans, START).map(({ ahead }) => ahead)).toEqual(["day", "halfHour"]);
  room.remind("day");
  expect(due(begins - HOUR_MS)).toEqual([]);
  // Another start is reminded of anew; a plan that is newer than its reminder needs none.
  room.pass(DAY_MS);
  room.change(PEOPLE.lead, { startsAt: iso(START + DAY_MS + 2 * HOUR_MS), endsAt: iso(START + 2 * DAY_MS) });
  expect(remindersAhead(room.forum().plans, START + DAY_MS).map(({ ahead }) => ahead)).toEqual(["halfHour"]);
});
