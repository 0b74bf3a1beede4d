import { expect, test } from "vitest";
import { delegationId, groupId, meetingId } from "../ids.ts";
import { FLOOR_REQUESTS_MAX, FLOOR_WORD_CHARS_MAX, MEETING_NOW_BYTES_MAX } from "../meeting-limits.ts";
import { MEETING_OPINIONS, openMeetingForum, OWN_LEAD } from "../testing/meeting-forum.ts";
import { PEOPLE } from "../testing/room.ts";
import { seeAttendance } from "./attend-meeting.ts";
import type { Meeting } from "./meeting.ts";
import {
  type MeetingNow,
  type MeetingNowMessage,
  meetingNow,
  meetingsTold,
  readMeetingNow,
} from "./meeting-now.ts";

const { lead, chair, secretariat, otherLead, aaa, aaa2, bbb, follower, team } = PEOPLE;
const CLAUSE = `01${"C".repeat(24)}`;
const OTHER = `01${"D".repeat(24)}`;

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).byteLength;

function openMeeting() {
  const room = openMeetingForum();
  expect(room.open(lead, "space", "One")).toBe("done");
  const opened = room.last().id;
  const ask = (who: typeof lead, type: string, more: object = {}): string =>
    room.ask(who, { type, meetingId: room.last().id, ...more });
  const meeting = (): Meeting => room.forum().meetings.find(({ id }) => id === opened)!;
  const message = (): MeetingNowMessage =>
    meetingNow(meeting(), {
      seq: room.forum().seq,
      order: room.forum().delegations.map(({ id }) => id),
    });
  const now = (): MeetingNow => readMeetingNow(message(), room.forum().delegations);
  return {
    ...room,
    meeting,
    message,
    now,
    time: room.now,
    ask,
    table: (who: typeof lead, clauseId: string | null = CLAUSE, opinionId: string = MEETING_OPINIONS.space) =>
      ask(who, "setTable", { opinionId, clauseId }),
    floor: (who: typeof lead, on: string, more: object = {}) => ask(who, "askFloor", { on, ...more }),
    waiting: () => now().floor.waiting.map(({ who, on }) => `${who} ${on}`),
    idOf: (who: string) => now().floor.waiting.find((one) => one.who === who)!.id,
    see: (...delegations: readonly string[]) =>
      room.decided((forum) =>
        seeAttendance(forum, new Map([[opened, new Set(delegations.map(delegationId))]])),
      ),
  };
}

test("T26 the holder puts a clause or an Opinion of the group on the table", () => {
  const room = openMeeting();
  for (const who of [aaa, chair, follower]) expect(room.table(who)).toBe("notYourRole");
  expect(room.table(otherLead)).toBe("notYourGroup");
  expect(room.table(lead, null, MEETING_OPINIONS.green)).toBe("noSuchOpinion");
  expect(room.table(lead)).toBe("done");
  expect(room.now().table).toEqual({ opinionId: MEETING_OPINIONS.space, clauseId: CLAUSE, at: room.time() });
  expect(room.table(secretariat)).toBe("nothingToDo");
  expect(room.table(secretariat, OTHER)).toBe("done");
  expect(room.table(lead, null)).toBe("done");
  expect(room.now().table?.clauseId).toBeNull();
  expect(room.close(lead)).toBe("done");
  expect(room.table(lead)).toBe("meetingOver");
});

test("T27 a delegation asks once of each kind; points of order come first", () => {
  const room = openMeeting();
  expect(room.floor(aaa, "clause")).toBe("noSuchClause");
  room.table(lead);
  expect(room.floor(aaa, "clause")).toBe("done");
  expect(room.now().floor.waiting[0]).toMatchObject({ clauseId: CLAUSE, onWordOf: null });
  expect(room.floor(aaa2, "clause")).toBe("floorAsked");
  expect(room.floor(bbb, "general")).toBe("done");
  expect(room.floor(chair, "general")).toBe("done");
  expect(room.floor(lead, "general")).toBe("done");
  expect(room.floor(aaa2, "order")).toBe("done");
  expect(room.floor(secretariat, "order")).toBe("done");
  const order = ["AAA order", "secretariat order", "AAA clause", "BBB general"];
  expect(room.waiting()).toEqual([...order, "chair general", "lead general"]);
  for (const who of [follower, team]) expect(room.floor(who, "general")).toBe("noDelegation");
  expect(room.floor({ ...aaa, role: "follower" }, "general")).toBe("notYourRole");
  expect(room.floor(bbb, "clause", { opinionId: MEETING_OPINIONS.green, clauseId: CLAUSE })).toBe(
    "noSuchOpinion",
  );
  // One acting role: a lead of AAA does not ask for AAA.
  expect(room.floor(OWN_LEAD, "general")).toBe("floorAsked");
});

test("T27 the lead calls, orders and ends; whoever asked takes it back", () => {
  const room = openMeeting();
  for (const who of [aaa, bbb]) room.floor(who, "general");
  room.floor(chair, "general");
  expect(room.ask(bbb, "withdrawFloor", { id: room.idOf("AAA") })).toBe("notYourRole");
  expect(room.ask(follower, "withdrawFloor", { id: room.idOf("AAA") })).toBe("noDelegation");
  expect(room.ask(aaa, "giveFloor", { id: room.idOf("AAA") })).toBe("notYourRole");
  expect(room.ask(lead, "orderFloor", { ids: [room.idOf("chair"), room.idOf("BBB")] })).toBe("done");
  expect(room.waiting()).toEqual(["chair general", "BBB general", "AAA general"]);
  expect(room.ask(lead, "orderFloor", { ids: [room.idOf("chair")] })).toBe("nothingToDo");
  expect(room.ask(lead, "orderFloor", { ids: [999] })).toBe("noSuchRequest");
  const id = room.idOf("BBB");
  expect(room.ask(lead, "giveFloor", { id })).toBe("done");
  expect(room.now().floor.speaking).toMatchObject({ who: "BBB", since: room.time() });
  expect(room.ask(lead, "giveFloor", { id })).toBe("noSuchRequest");
  expect(room.ask(aaa2, "withdrawFloor", { id: room.idOf("AAA") })).toBe("done");
  expect(room.ask(lead, "withdrawFloor", { id: room.idOf("chair") })).toBe("done");
  expect(room.waiting()).toEqual([]);
  expect(room.ask(lead, "endFloor")).toBe("done");
  expect(room.ask(lead, "endFloor")).toBe("nothingToDo");
  expect(room.ask(lead, "timeFloor", { timed: true })).toBe("done");
  expect(room.now().floor).toMatchObject({ speaking: null, timed: true });
});

test("T27 the lead records a request by telephone, and how it was heard", () => {
  const room = openMeeting();
  const by = (who: typeof lead, delegation: string, word = "by telephone") =>
    room.floor(who, "general", { for: { delegationId: delegation, word } });
  expect(by(lead, "NOBODY")).toBe("noSuchDelegation");
  expect(by(aaa, "BBB")).toBe("notYourRole");
  expect(by(lead, "BBB", "x".repeat(FLOOR_WORD_CHARS_MAX + 1))).toBe("unreadable");
  expect(by(lead, "BBB")).toBe("done");
  expect(room.now().floor.waiting).toMatchObject([{ who: "BBB", onWordOf: "by telephone" }]);
  expect(room.floor(bbb, "general")).toBe("floorAsked");
  expect(room.ask(bbb, "withdrawFloor", { id: room.idOf("BBB") })).toBe("done");
});

test("T27 nobody fills the event log with asking for the floor", () => {
  const room = openMeeting();
  for (let n = 0; n < FLOOR_REQUESTS_MAX; n++) {
    expect(room.floor(aaa, "general")).toBe("done");
    room.ask(aaa, "withdrawFloor", { id: room.idOf("AAA") });
  }
  expect(room.floor(aaa2, "general")).toBe("tooMany");
  expect(room.floor(bbb, "general")).toBe("done");
});

test("T28 a suspended meeting stays open; its table and its list stay", () => {
  const room = openMeeting();
  room.table(lead);
  room.floor(aaa, "clause");
  expect(room.ask(aaa, "suspendMeeting", { reason: "lunch" })).toBe("notYourRole");
  expect(room.ask(lead, "suspendMeeting", { reason: "" })).toBe("unreadable");
  expect(room.ask(lead, "suspendMeeting", { reason: "lunch" })).toBe("done");
  expect(room.now()).toMatchObject({ suspended: { reason: "lunch" }, table: { clauseId: CLAUSE } });
  expect(room.table(lead, OTHER)).toBe("meetingSuspended");
  expect(room.ask(lead, "giveFloor", { id: room.idOf("AAA") })).toBe("meetingSuspended");
  expect(room.ask(lead, "suspendMeeting", { reason: "again" })).toBe("meetingSuspended");
  expect(room.floor(bbb, "general")).toBe("done");
  expect(room.see("AAA")).toBe("nothingToDo");
  expect(room.ask(secretariat, "resumeMeeting")).toBe("done");
  expect(room.ask(lead, "resumeMeeting")).toBe("nothingToDo");
  expect(room.waiting()).toEqual(["AAA clause", "BBB general"]);
  expect(room.last().closed).toBeNull();
});

test("T16 a connection lists a delegation once, and none that was taken off", () => {
  const room = openMeeting();
  expect(room.see("BBB", "AAA", "NOBODY")).toBe("done");
  expect(room.now().attending).toEqual(["AAA", "BBB"]);
  expect(room.see("AAA")).toBe("nothingToDo");
  expect(room.list(lead, ["AAA"], { attends: false })).toBe("done");
  expect(room.see("AAA")).toBe("nothingToDo");
  expect(room.attend(aaa)).toBe("done");
  expect(room.attend(aaa, false)).toBe("done");
  expect(room.see("AAA", "HHH")).toBe("done");
  expect(room.now().attending).toEqual(["HHH", "BBB"]);
  expect(room.list(lead, ["AAA"])).toBe("done");
  expect(room.now().attending).toEqual(["HHH", "AAA", "BBB"]);
  room.close(lead);
  expect(room.see("BBB")).toBe("nothingToDo");
});

test("T29 a step changes what is pushed, and not what pages read anew", () => {
  const room = openMeeting();
  const { viewSeq, meetingsSeq, seq } = room.forum();
  expect(viewSeq).toBe(seq);
  room.table(lead);
  room.floor(aaa, "clause");
  room.ask(lead, "suspendMeeting", { reason: "lunch" });
  room.ask(lead, "resumeMeeting");
  room.see("AAA", "BBB");
  expect(room.forum()).toMatchObject({ viewSeq, meetingsSeq, seq: seq + 5 });
  expect(room.attend(bbb, false)).toBe("done");
  expect(room.forum()).toMatchObject({ viewSeq: seq + 7, meetingsSeq: seq + 7 });
});

test("T29 of a long list the first requests are pushed, in 2 kB", () => {
  const room = openMeeting();
  for (const who of [aaa, bbb, chair, lead, secretariat])
    for (const on of ["clause", "general", "order"])
      expect(room.floor(who, on, { opinionId: MEETING_OPINIONS.space, clauseId: CLAUSE })).toBe("done");
  const { floor } = room.now();
  expect(floor.more).toBeGreaterThan(0);
  expect(floor.waiting.length + floor.more).toBe(15);
  const bytes = bytesOf(room.message());
  expect(bytes).toBeLessThanOrEqual(MEETING_NOW_BYTES_MAX);
  expect(bytes).toBeGreaterThan(MEETING_NOW_BYTES_MAX - 250);
});

test("T29 200 delegations that attend fit into 2 kB, each of them named", () => {
  const room = openMeeting();
  for (const who of [aaa, bbb, chair, lead, secretariat]) room.floor(who, "general");
  const hall = Array.from({ length: 200 }, (_, n) => ({
    id: delegationId(`01${String(n).padStart(24, "0")}`),
  }));
  const order = hall.map(({ id }) => id);
  for (const absent of [0, 1, 3, 7, 200]) {
    const attending = order.filter((_, n) => absent === 0 || (n + 1) % absent !== 0).toReversed();
    const message = meetingNow({ ...room.meeting(), name: "会".repeat(120), attending }, { seq: 1, order });
    expect(bytesOf(message)).toBeLessThanOrEqual(MEETING_NOW_BYTES_MAX);
    expect(message.floor.waiting.length).toBeGreaterThan(3);
    expect(readMeetingNow(message, hall).attending).toEqual(attending.toReversed());
    // A page whose list is a moment older reads what it knows.
    expect(readMeetingNow(message, hall.slice(0, 150)).attending).toEqual(
      attending.toReversed().filter((id) => order.indexOf(id) < 150),
    );
  }
});

test("T29 a group hears of its own open meetings and of those of all", () => {
  const room = openMeeting();
  room.open(otherLead, "green", "Green");
  room.open(chair, null, "All");
  const told = (of: string | null): readonly string[] =>
    meetingsTold(room.forum(), of === null ? null : groupId(of)).open.map(({ name }) => name);
  expect(told("space")).toEqual(["One", "All"]);
  expect(told("green")).toEqual(["Green", "All"]);
  expect(told(null)).toEqual(["One", "Green", "All"]);
  const green = room.forum().meetings.find(({ name }) => name === "Green")!;
  room.ask(otherLead, "closeMeeting", { meetingId: meetingId(green.id) });
  expect(told("green")).toEqual(["All"]);
});
