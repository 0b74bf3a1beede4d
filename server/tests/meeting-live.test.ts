import { afterAll, beforeAll, expect, test } from "vitest";
import { type MeetingNow, type MeetingsTold, readMeetingNow } from "../../shared/forum/meeting-now.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import type { LineWay } from "../testing/line-socket.ts";
import { type NoticeClient, openNoticeClient } from "../testing/notice-client.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

let site: TestSite;
let [aaa, bbb, lead, green, chair]: TestPerson[] = [];
beforeAll(async () => {
  site = await openTestSite({}, { attendanceSeenMs: 20 });
  [aaa, bbb, lead, green, chair] = [
    await site.person("AAA"),
    await site.person("BBB"),
    await site.person("space"),
    await site.person("green"),
    await site.person("chair"),
  ];
});
afterAll(() => site.close());

const ask = async (who: TestPerson, command: object): Promise<void> => {
  const answer = await who.post("/api/forum/commands", command);
  expect(answer.status, JSON.stringify([command, await answer.clone().json()])).toBe(200);
};
async function enter(who: TestPerson, group: string, by?: LineWay): Promise<ConcordClient> {
  const opinionId = site.opinionOf(group);
  const { generation } = await who.opinion(opinionId);
  const way = by === undefined ? {} : { by };
  const client = openConcordClient(site.url, { cookie: who.cookie, opinionId, generation, ...way });
  await client.synced;
  return client;
}
async function still(who: TestPerson): Promise<NoticeClient> {
  const client = openNoticeClient(site.url, { cookie: who.cookie });
  await client.here;
  return client;
}
const openIn = async (who: TestPerson, groupId: string | null, name: string): Promise<string> => {
  await ask(who, { type: "openMeeting", groupId, name });
  return site.concord.forum.forum().meetings.at(-1)!.id;
};
const last = ({ meetings }: { readonly meetings: readonly MeetingsTold[] }): readonly MeetingNow[] =>
  (meetings.at(-1)?.open ?? []).map((one) => readMeetingNow(one, site.concord.forum.forum().delegations));
const names = (client: { readonly meetings: readonly MeetingsTold[] }): string =>
  last(client)
    .map(({ name, table }) => `${name}${table === null ? "" : ": table"}`)
    .join(", ");

test("T26 T29 two meetings at once do not mix, and a page that comes has the state at once", async () => {
  const rooms = [await enter(aaa!, "space"), await enter(aaa!, "green", "stream")] as const;
  const page = await still(aaa!);
  const everywhere = [...rooms, page];
  for (const one of everywhere) await until("the welcome", () => one.meetings.length > 0);
  expect(everywhere.map(names)).toEqual(["", "", ""]);
  const inSpace = await openIn(lead!, "space", "Space");
  const inGreen = await openIn(green!, "green", "Green");
  for (const [n, name] of ["Space", "Green", "Space, Green"].entries())
    await until(name, () => names(everywhere[n]!) === name);
  await ask(lead!, {
    type: "setTable",
    meetingId: inSpace,
    opinionId: site.opinionOf("space"),
    clauseId: null,
  });
  await until("the step", () => names(rooms[0]) === "Space: table");
  await until("the step elsewhere", () => names(page) === "Space: table, Green");
  expect(names(rooms[1])).toBe("Green");
  // A page that comes back, or late: its first message has everything.
  const late = [await enter(bbb!, "space"), await still(bbb!)] as const;
  await until("the welcome", () => late[0].meetings.length > 0);
  expect(late.map(({ meetings }) => meetings[0]!.open.map(({ name }) => name))).toEqual([
    ["Space"],
    ["Space", "Green"],
  ]);
  expect(late[0].meetings[0]!.open[0]!.table).toMatchObject({ clauseId: null });
  const all = await openIn(chair!, null, "All");
  for (const room of rooms) await until("of all", () => names(room).endsWith(", All"));
  for (const [who, meetingId] of [
    [lead, inSpace],
    [green, inGreen],
    [chair, all],
  ] as const)
    await ask(who!, { type: "closeMeeting", meetingId });
  for (const one of [...everywhere, ...late]) {
    await until("none is open", () => names(one) === "");
    one.terminate();
  }
});

test("T29 a step makes no page read the forum anew", async () => {
  const meetingId = await openIn(lead!, "space", "Steps");
  const room = await enter(bbb!, "space");
  const page = await still(bbb!);
  await until("BBB is seen", () => last(room)[0]?.attending.includes("BBB" as never) === true);
  const view = await (await bbb!.get("/api/forum")).text();
  const before = { windows: room.windows().told, forum: [...room.forum], page: [...page.forum] };
  const { meetings } = room;
  const from = meetings.length;
  const floor = { type: "askFloor", meetingId };
  const steps: readonly (readonly [TestPerson, object])[] = [
    [lead!, { type: "setTable", meetingId, opinionId: site.opinionOf("space"), clauseId: null }],
    [bbb!, { ...floor, on: "general" }],
    [lead!, { ...floor, on: "order", for: { delegationId: "AAA", word: "by telephone" } }],
    [lead!, { type: "timeFloor", meetingId, timed: true }],
    [lead!, { type: "suspendMeeting", meetingId, reason: "lunch" }],
    [lead!, { type: "resumeMeeting", meetingId }],
  ];
  for (const [who, command] of steps) await ask(who, command);
  await until("all steps", () => meetings.length === from + steps.length);
  expect(last(room)[0]!.floor.waiting).toMatchObject([{ who: "AAA" }, { who: "BBB" }]);
  expect(meetings.map(({ seq }) => seq)).toEqual(meetings.map(({ seq }) => seq).toSorted((a, b) => a - b));
  expect(last(page)).toEqual(last(room));
  expect({ windows: room.windows().told, forum: room.forum, page: page.forum }).toEqual(before);
  const told = (text: string): object => ({ ...(JSON.parse(text) as object), now: 0 });
  expect(told(await (await bbb!.get("/api/forum")).text())).toEqual(told(view));
  // A page that connects now has the same state.
  const late = await enter(aaa!, "space");
  await until("the welcome", () => late.windows().now !== null);
  expect(late.windows().now?.forumSeq).toBe(((await aaa!.forum()) as { seq: number }).seq);
  await ask(lead!, { type: "closeMeeting", meetingId });
  for (const one of [room, page, late]) one.terminate();
});

test("T16 T25 people in the room are listed; one that is taken off stays off", async () => {
  const meetingId = await openIn(lead!, "space", "Seen");
  const attending = (): readonly string[] =>
    site.concord.forum.forum().meetings.find(({ id }) => id === meetingId)!.attending;
  const elsewhere = await enter(bbb!, "green");
  const [own, office] = [await enter(aaa!, "space"), await enter(lead!, "space")];
  await until("AAA is seen", () => attending().includes("AAA"));
  await ask(lead!, { type: "listAttendance", meetingId, delegations: ["AAA"], attends: false });
  const back = await enter(bbb!, "space");
  await until("BBB is seen", () => attending().includes("BBB"));
  expect(attending()).toEqual(["BBB"]);
  await ask(lead!, { type: "listAttendance", meetingId, delegations: ["AAA"], attends: true });
  expect(site.concord.forum.attending("space" as never)).toEqual(["AAA", "BBB"]);
  expect(site.concord.forum.meetingId("space" as never)).toBe(meetingId);
  await ask(lead!, { type: "closeMeeting", meetingId });
  expect(site.concord.forum.attending("space" as never)).toEqual([]);
  for (const one of [elsewhere, own, office, back]) one.terminate();
});
