import { expect, test } from "vitest";
import { groupId, opinionId } from "../ids.ts";
import { ATTENDANCE_TOLD_MAX, GROUP_MEETINGS_MAX, MEETING_NAME_CHARS_MAX } from "../meeting-limits.ts";
import { endsToTell } from "./meeting-end.ts";
import type { Participant } from "../people/participant.ts";
import { wtpf26 } from "../testing/wtpf-26.ts";
import { mayRead } from "../people/readers.ts";
import { openMeetingForum, OWN_LEAD } from "../testing/meeting-forum.ts";
import { PEOPLE } from "../testing/room.ts";
import { type ForumEvent, forumReadersOf } from "./forum.ts";
import { endOfMeeting, meetingOf } from "./meeting.ts";
import { toldMeeting } from "./told-meeting.ts";
import { MINUTE_MS } from "../durations.ts";

const SPACE = groupId("space");
const GREEN = groupId("green");
test("T13 the lead opens a group's meeting, the chair one of all, the secretariat either", () => {
  const { lead, chair, secretariat, otherLead, aaa, team, follower } = PEOPLE;
  const opens = (actor: Participant, group: string | null): string =>
    openMeetingForum().open(actor, group, "First");
  expect([lead, secretariat].map((who) => opens(who, "space"))).toEqual(["done", "done"]);
  expect([chair, team, aaa, follower].map((who) => opens(who, "space"))).toEqual(
    Array.from({ length: 4 }, () => "notYourRole"),
  );
  expect(opens(otherLead, "space")).toBe("notYourGroup");
  expect([chair, secretariat].map((who) => opens(who, null))).toEqual(["done", "done"]);
  expect([lead, team, aaa, follower].map((who) => opens(who, null)).includes("done")).toBe(false);
  expect(opens(secretariat, "no-such-group")).toBe("noSuchGroup");
});

test("T13 T24 a group has one meeting open at a time, under a name of its own", () => {
  const room = openMeetingForum();
  const { lead, otherLead, chair } = PEOPLE;
  expect(room.open(lead, "space", "1st online meeting")).toBe("done");
  expect(room.last()).toMatchObject({ groupId: SPACE, chairedBy: "lead", entryId: null, closed: null });
  expect(room.last().opened).toMatchObject({ at: room.now(), by: lead.id });
  expect(room.open(lead, "space", "2nd online meeting")).toBe("meetingOpen");
  expect(room.open(otherLead, "green", "1st online meeting")).toBe("done");
  expect(room.open(chair, null, "Third meeting")).toBe("done");
  expect(room.close(chair)).toBe("done");
  expect(room.open(chair, null, "THIRD meeting")).toBe("meetingNameTaken");
  expect(room.close(chair)).toBe("meetingOver");
});

test("T13 T24 a meeting may belong to an entry; names and numbers have limits", () => {
  const room = openMeetingForum();
  const ask = (more: object): string =>
    room.ask(PEOPLE.chair, { type: "openMeeting", groupId: null, name: "One", ...more });
  expect(ask({ entryId: "no-such-entry" })).toBe("noSuchEntry");
  for (const name of ["", "x".repeat(MEETING_NAME_CHARS_MAX + 1)]) expect(ask({ name })).toBe("unreadable");
  const entryId = wtpf26.timetable[0]!.id;
  expect(ask({ entryId, name: "x".repeat(MEETING_NAME_CHARS_MAX) })).toBe("done");
  expect(room.last().entryId).toBe(entryId);
  for (let n = 1; n < GROUP_MEETINGS_MAX; n++) {
    expect(room.close(PEOPLE.chair)).toBe("done");
    expect(ask({ name: `Meeting ${n}` })).toBe("done");
  }
  expect(room.close(PEOPLE.chair)).toBe("done");
  expect(ask({ name: "one too many" })).toBe("tooManyMeetings");
  // Nobody fills up what the others have.
  expect(room.open(PEOPLE.lead, "space", "One")).toBe("done");
});

test("T13 T20 a date that a group entered is for its own meetings", () => {
  const room = openMeetingForum();
  const entry = {
    date: "2099-01-01",
    what: { en: "Meeting on space" },
    groupId: SPACE,
    windows: [],
    provisional: false,
    status: "inForce",
  };
  expect(room.ask(PEOPLE.lead, { type: "addTimetableEntry", entry })).toBe("done");
  const added = room.acts.at(-1)!;
  if (added.type !== "timetableEntryAdded") throw new Error(added.type);
  const on = (actor: Participant, groupId: string | null): string =>
    room.ask(actor, { type: "openMeeting", groupId, name: "One", entryId: added.entry.id });
  expect([on(PEOPLE.otherLead, "green"), on(PEOPLE.chair, null)]).toEqual(["noSuchEntry", "noSuchEntry"]);
  expect(on(PEOPLE.lead, "space")).toBe("done");
});

test("T13 two names that are seen as one are one, and a name shows something", () => {
  const room = openMeetingForum();
  const { lead } = PEOPLE;
  expect(room.open(lead, "space", "Réunion 1")).toBe("done");
  expect(room.close(lead)).toBe("done");
  for (const same of ["Re\u0301union 1", "Réunion\u200b 1", "RÉUNION\u00a01", "Réu\u00adnion 1\u200f"])
    expect(room.open(lead, "space", same)).toBe("meetingNameTaken");
  for (const unseen of ["\u200b", "\u2060\u200e", "\u3164"])
    expect(room.open(lead, "space", unseen)).toBe("unreadable");
  expect(room.open(lead, "space", "Réunion 11")).toBe("done");
});

test("T13 P6 while the lead is with the secretariat, that has the chair", () => {
  const room = openMeetingForum([PEOPLE.secretariat, OWN_LEAD]);
  expect(room.ask(OWN_LEAD, { type: "handLead", groupId: SPACE, to: "secretariat" })).toBe("done");
  expect(room.open(PEOPLE.secretariat, "space", "One")).toBe("done");
  expect(room.last().chairedBy).toBe("secretariat");
});

test("T14 a meeting closes with a conclusion; one left open, with a reason and when it ended", () => {
  const room = openMeetingForum();
  const { lead, aaa, chair } = PEOPLE;
  room.open(lead, "space", "One");
  const opened = room.now();
  for (const who of [aaa, chair]) expect(room.close(who)).toBe("notYourRole");
  room.pass(20 * 3_600_000);
  const iso = (at: number): string => new Date(at).toISOString();
  const reason = "nobody closed it";
  expect(room.close(lead, { endedAt: iso(opened + MINUTE_MS) })).toBe("unreadable");
  expect(room.close(lead, { endedAt: iso(opened - 1), reason })).toBe("notWhileOpen");
  expect(room.close(lead, { endedAt: iso(room.now() + 10 * MINUTE_MS), reason })).toBe("notWhileOpen");
  const conclusion = "Two paragraphs were agreed.";
  expect(room.close(lead, { endedAt: iso(opened + MINUTE_MS), reason, conclusion })).toBe("done");
  expect(room.last().closed).toMatchObject({ at: room.now(), by: lead.id, reason, conclusion });
  expect(endOfMeeting(room.last())).toBe(opened + MINUTE_MS);
  room.open(lead, "space", "Two");
  expect(endOfMeeting(room.last())).toBeNull();
  room.close(lead);
  expect(endOfMeeting(room.last())).toBe(room.now());
});

test("T15 what is done for a group stands in its own open meeting, else in an open one of all", () => {
  const room = openMeetingForum();
  const here = (): string | undefined => meetingOf(room.forum().meetings, SPACE)?.name;
  expect(here()).toBeUndefined();
  room.open(PEOPLE.chair, null, "of all");
  expect(here()).toBe("of all");
  room.open(PEOPLE.otherLead, "green", "of another group");
  expect(here()).toBe("of all");
  room.open(PEOPLE.lead, "space", "of this group");
  expect(here()).toBe("of this group");
  room.close(PEOPLE.lead);
  expect(here()).toBe("of all");
});

test("T16 a delegation attends as long as any of its people says so", () => {
  const room = openMeetingForum();
  const { lead, aaa, aaa2, bbb, follower, chair, secretariat } = PEOPLE;
  room.open(lead, "space", "One");
  expect(room.attend(aaa2)).toBe("done");
  expect(room.attend(aaa2)).toBe("nothingToDo");
  expect(room.attend(aaa)).toBe("done");
  expect(room.attend(bbb)).toBe("done");
  const readers = { reader: bbb, order: room.forum().delegations.map(({ id }) => id) };
  expect(toldMeeting(room.last(), readers).attending).toEqual(["AAA", "BBB"]);
  expect(room.attend(aaa2, false)).toBe("done");
  expect(room.last().attending).toContain("AAA");
  expect(room.attend(aaa, false)).toBe("done");
  expect(room.last().attending).toEqual(["BBB"]);
  expect(room.attend(aaa, false)).toBe("nothingToDo");
  expect(room.attend({ ...aaa, role: "follower" })).toBe("notYourRole");
  for (const who of [follower, chair, lead, secretariat]) expect(room.attend(who)).toBe("noDelegation");
  expect(room.attend(OWN_LEAD)).toBe("oneHat");
  room.close(lead);
  expect(room.attend(aaa)).toBe("meetingOver");
  // In a meeting of all a facilitator takes part as others do.
  room.open(chair, null, "of all");
  expect(room.attend(OWN_LEAD)).toBe("done");
});

test("T25 the holder lists delegations; the secretariat corrects later, with a reason", () => {
  const room = openMeetingForum();
  const { lead, aaa, secretariat, otherLead } = PEOPLE;
  room.open(lead, "space", "One");
  expect(room.list(lead, ["AAA", "HHH"])).toBe("done");
  expect(room.list(lead, ["AAA"])).toBe("nothingToDo");
  expect(room.list(lead, ["NOBODY"])).toBe("noSuchDelegation");
  expect(room.list(aaa, ["BBB"])).toBe("notYourRole");
  expect(room.list(otherLead, ["BBB"])).toBe("notYourGroup");
  const off = { attends: false, reason: "it was on another call" };
  expect(room.list(lead, ["HHH"], { attends: false })).toBe("done");
  expect(room.list(lead, ["HHH"])).toBe("done");
  expect(room.list(secretariat, ["HHH"], off)).toBe("done");
  expect(room.attend(aaa, false)).toBe("done");
  expect(room.last().attending).toEqual([]);
  room.close(lead);
  expect(room.list(lead, ["BBB"])).toBe("notYourRole");
  expect(room.list(secretariat, ["BBB"])).toBe("unreadable");
  expect(room.list(secretariat, ["BBB", "AAA"], { reason: "told by telephone" })).toBe("done");
  expect(room.last().attending).toEqual(["BBB", "AAA"]);
  expect(room.last().corrections).toMatchObject([
    { delegations: ["HHH"], attends: false, reason: off.reason },
    { delegations: ["BBB", "AAA"], attends: true, reason: "told by telephone" },
  ]);
});

test("T16 nobody fills the event log with coming and going", () => {
  const room = openMeetingForum();
  room.open(PEOPLE.lead, "space", "One");
  for (let n = 0; n < ATTENDANCE_TOLD_MAX; n++) expect(room.attend(PEOPLE.aaa, n % 2 === 0)).toBe("done");
  expect(room.attend(PEOPLE.aaa)).toBe("tooMany");
  expect(room.attend(PEOPLE.aaa2)).toBe("done");
  // Whom the secretariat takes off the list says it again as often, and no oftener.
  const off = { attends: false, reason: "it was on another call" };
  for (let n = 0; n < ATTENDANCE_TOLD_MAX; n++) {
    expect(room.attend(PEOPLE.bbb)).toBe("done");
    expect(room.list(PEOPLE.secretariat, ["BBB"], off)).toBe("done");
  }
  expect(room.attend(PEOPLE.bbb)).toBe("tooMany");
});

test("T17 which people attend is told to their delegation and to the secretariat alone", () => {
  const room = openMeetingForum();
  room.open(PEOPLE.lead, "space", "One");
  room.attend(PEOPLE.aaa);
  const told = room.acts.filter(({ type }) => type === "attendanceTold" || type === "memberAttended");
  const readBy = (act: ForumEvent): readonly string[] =>
    Object.entries(PEOPLE).flatMap(([who, reader]) =>
      mayRead(forumReadersOf(act), reader, null) ? [who] : [],
    );
  expect(told.map(({ type }) => type)).toEqual(["attendanceTold", "memberAttended"]);
  expect(readBy(told[0]!)).toEqual(Object.keys(PEOPLE));
  expect(readBy(told[1]!)).toEqual(["secretariat", "aaa", "aaa2"]);
  const membersFor = (reader: Participant): readonly string[] =>
    toldMeeting(room.last(), { reader, order: [] }).members;
  for (const who of [PEOPLE.secretariat, PEOPLE.aaa, PEOPLE.aaa2]) expect(membersFor(who)).toEqual(["aaa"]);
  for (const who of [PEOPLE.lead, PEOPLE.chair, PEOPLE.team, PEOPLE.bbb, PEOPLE.follower])
    expect(membersFor(who)).toEqual([]);
});

test("T18 an Opinion tells once of each end of its meetings, and of none before it opened", () => {
  const room = openMeetingForum();
  const early = { id: opinionId("early"), groupId: SPACE };
  room.open(PEOPLE.lead, "space", "before");
  room.close(PEOPLE.lead);
  const openedSeq = room.forum().seq;
  room.open(PEOPLE.otherLead, "green", "of another group");
  room.close(PEOPLE.otherLead);
  room.open(PEOPLE.lead, "space", "first");
  room.open(PEOPLE.chair, null, "of all");
  room.close(PEOPLE.chair);
  const first = room.forum().meetings.find(({ name }) => name === "first")!;
  room.ask(PEOPLE.lead, { type: "closeMeeting", meetingId: first.id });
  const { meetings } = room.forum();
  const names = (ends: ReturnType<typeof endsToTell>) => ends.map(({ act, by }) => [act.name, by]);
  expect(names(endsToTell(meetings, early, openedSeq))).toEqual([
    ["of all", "chair"],
    ["first", "lead"],
  ]);
  const told = { ...early, meetingEnds: [{ meetingId: first.id, seq: 7 }] };
  expect(names(endsToTell(meetings, told, openedSeq))).toEqual([["of all", "chair"]]);
  expect(names(endsToTell(meetings, { ...early, groupId: GREEN }, openedSeq)).length).toBe(2);
});
