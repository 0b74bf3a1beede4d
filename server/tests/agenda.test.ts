import { afterAll, beforeAll, expect, test } from "vitest";
import type { MeetingView } from "../../shared/report/meeting-view.ts";
import { type NoticeClient, openNoticeClient } from "../testing/notice-client.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

/** The Forum on a real server whose clock stands at its first day: from its opening to its archive. */
let site: TestSite;
let secretariat: TestPerson, chair: TestPerson, aaa: TestPerson, bbb: TestPerson;
let page: NoticeClient;
let opinionId: string;

beforeAll(async () => {
  site = await openTestSite({ FORUM_NOW: "2026-06-09T08:00Z" });
  [secretariat, chair, aaa, bbb] = (await Promise.all(
    ["secretariat", "chair", "AAA", "BBB"].map((who) => site.person(who)),
  )) as [TestPerson, TestPerson, TestPerson, TestPerson];
  opinionId = site.opinionOf("space");
  page = openNoticeClient(site.url, { cookie: aaa.cookie });
  await page.here;
});
afterAll(async () => {
  page.terminate();
  await site.close();
});

const meeting = () => site.concord.forum.forum().meetings.at(-1)!;
const ask = async (who: TestPerson, command: Record<string, unknown>): Promise<string> => {
  const of =
    command["type"] === "openMeeting" || command["type"] === "closeForum" ? {} : { meetingId: meeting().id };
  const answer = await who.post("/api/forum/commands", { ...of, ...command });
  const told = (await answer.json()) as { readonly refusal?: { readonly reason: string } };
  return told.refusal?.reason ?? "done";
};
const act = async (who: TestPerson, command: Record<string, unknown>): Promise<string> =>
  (await who.ask(opinionId, command)).refusal?.reason ?? "done";
const takeUp = (n: number): Promise<string> => ask(secretariat, { type: "takeUpItem", n });

test("T39 an item that is taken up is told to every page at once", async () => {
  const open = { type: "openMeeting", groupId: null, name: "The Forum", agenda: true };
  expect(await ask(secretariat, open)).toBe("done");
  const { meetingsSeq } = await aaa.forum();
  const told = page.forum.length;
  expect([await ask(aaa, { type: "takeUpItem", n: 1 }), await takeUp(1)]).toEqual(["notYourRole", "done"]);
  await until("the page hears of it", () => page.forum.length > told);
  const after = await aaa.forum();
  expect(after.meetingsSeq).toBeGreaterThan(meetingsSeq);
  expect(after.openMeetings[0]).toMatchObject({
    agenda: { length: 10 },
    run: { turns: [{ n: 1, to: null }] },
  });
});

test("T40 who is elected has the Chair's rights, and adopts", async () => {
  expect(await takeUp(2)).toBe("done");
  const { id } = (await bbb.forum()).me;
  const elect = {
    type: "electChair",
    userId: id,
    chair: { name: "N. N.", from: "A place" },
    reason: "Elected by acclamation",
  };
  expect([await ask(chair, elect), await ask(secretariat, elect)]).toEqual(["notYourRole", "done"]);
  const { me, chair: named } = await bbb.forum();
  expect([me.role, named]).toEqual(["chair", elect.chair]);
  expect(await takeUp(8)).toBe("done");
  expect(await ask(bbb, { type: "setTable", opinionId, clauseId: null })).toBe("done");
  // The way before the Forum: its steps have their own rules (S1, S10).
  expect(await act(secretariat, { type: "consolidate" })).toBe("done");
  for (const to of ["agreed", "annexed", "underConsideration"])
    expect(await act(chair, { type: "advanceStage", to, reason: "as the calendar says" }), to).toBe("done");
  // The Forum's dates have comments and proposals open (rule T5).
  const { stage, clauses } = await aaa.opinion(opinionId);
  expect(stage).toBe("underConsideration");
  const { id: clauseId, hash, text } = clauses.find(({ kind }) => kind === "operative")!;
  const change = { type: "propose", kind: "change", clauseId, hash, text: `${text}, in time`, reason: "r" };
  expect(await act(aaa, change)).toBe("done");
  expect(await act(aaa, { type: "advanceStage", to: "adopted", reason: "r" })).toBe("notYourRole");
});

test("T40 S1 an Opinion is adopted by the elected Chair under its item", async () => {
  expect(await takeUp(9)).toBe("done");
  const { clauses } = await bbb.opinion(opinionId);
  const worded = clauses.filter(({ text }) => text !== "");
  const marks = worded.map(({ id: clauseId, hash }) => ({ clauseId, hash }));
  expect(await act(bbb, { type: "agreeEnBloc", marks, reason: "No objection" })).toBe("done");
  expect(await act(bbb, { type: "advanceStage", to: "adopted", reason: "by consensus" })).toBe("done");
  expect((await aaa.opinion(opinionId)).stage).toBe("adopted");
});

test("T41 T42 the report is adopted, and the record of the meeting tells all of it", async () => {
  expect(await ask(bbb, { type: "editNarrative", text: "The Forum met in three days.", seq: 0 })).toBe(
    "done",
  );
  const version = meeting().narrative.versions.at(-1)!.seq;
  expect(await ask(bbb, { type: "adoptMeetingReport", version })).toBe("done");
  expect(await ask(bbb, { type: "editNarrative", text: "Other", seq: version })).toBe("recordApproved");
  expect([await ask(bbb, { type: "endItem" }), await ask(bbb, { type: "closeMeeting" })]).toEqual([
    "done",
    "done",
  ]);
  const read = await aaa.get(`/api/forum/meetings/${meeting().id}?language=en`);
  const { sections } = (await read.json()) as MeetingView;
  const told = sections.map(({ title, blocks }) => [title, JSON.stringify(blocks)] as const);
  const [, agenda = ""] = told.find(([title]) => title === "Agenda") ?? [];
  for (const words of [
    "1. Opening of",
    "not taken up",
    "N. N. (A place), for BBB",
    "Text adopted by the Forum",
  ])
    expect(agenda).toContain(words);
  const [, report = ""] = told.find(([title]) => title === "Report of the Chair of the Forum") ?? [];
  for (const words of ["The Forum met in three days.", "Adopted by consensus, 9 June 2026"])
    expect(report).toContain(words);
  const word = await aaa.get(`/api/forum/meetings/${meeting().id}/record.docx?language=ar`);
  expect(word.status).toBe(200);
});

test("D23 T39 closing the forum archives it: read by all, written by nobody", async () => {
  expect(await ask(secretariat, { type: "closeForum", reason: "The Forum is over" })).toBe("done");
  expect(await takeUp(10)).toBe("forumClosed");
  expect(await ask(secretariat, { type: "openMeeting", groupId: null, name: "More", agenda: true })).toBe(
    "forumClosed",
  );
  const { meetings } = (await (await aaa.get("/api/forum/meetings")).json()) as {
    readonly meetings: readonly { readonly run?: { readonly turns: readonly unknown[] } }[];
  };
  expect(meetings.at(-1)?.run?.turns).toHaveLength(4);
  expect((await aaa.get(`/api/opinions/${opinionId}`)).status).toBe(200);
});
