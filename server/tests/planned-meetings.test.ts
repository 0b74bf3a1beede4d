import { afterAll, beforeAll, expect, test } from "vitest";
import { type ParsedMail, simpleParser } from "mailparser";
import { CALENDAR_READS_AN_HOUR_MAX } from "../../shared/door-limits.ts";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "../../shared/durations.ts";
import type { MeetingsAnswer } from "../../shared/forum/told-meeting.ts";
import { type MailServer, openMailServer } from "../testing/mail-server.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

let smtp: MailServer;
let site: TestSite;
const people = new Map<string, TestPerson>();
const as = (who: string): TestPerson => people.get(who)!;

beforeAll(async () => {
  smtp = await openMailServer();
  site = await openTestSite({ SMTP_URL: smtp.url, MAIL_FROM: "Concord <concord@example.org>" });
  for (const who of ["space", "AAA", "BBB", "CCC"]) {
    const person = await site.person(who);
    people.set(who, person);
    const { id: user } = (await person.forum()).me;
    await site.concord.store.saveContact({
      user,
      email: `${who.toLowerCase()}@example.org`,
      title: "",
      gender: "",
    });
  }
  await as("CCC").post("/api/mail", { concerns: "never", followed: [], language: "" });
  await as("BBB").post("/api/mail", { concerns: "daily", followed: [], language: "zh" });
});
afterAll(async () => {
  await site.close();
  await smtp.close();
});

async function until(isDone: () => boolean | Promise<boolean>): Promise<void> {
  for (let n = 0; n < 1_500; n++) {
    if (await isDone()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("it did not come to that");
}
const START = Date.parse("2099-07-01T12:00:00Z");
const iso = (at: number): string => new Date(at).toISOString();
const planned = (more: object = {}) => ({
  groupIds: ["space"],
  name: "3rd meeting, “space”",
  startsAt: iso(START),
  endsAt: iso(START + 2 * HOUR_MS),
  zone: "America/Nassau",
  place: "Room C; 2nd floor",
  link: "https://call.example/j/1",
  agenda: [],
  invited: { delegations: ["AAA", "BBB", "CCC"] },
  ...more,
});
const ask = async (command: object, who = as("space")): Promise<string> => {
  const answer = await who.post("/api/forum/commands", command);
  const body = (await answer.json()) as { readonly refusal?: { readonly reason: string } };
  return body.refusal?.reason ?? "done";
};
const plans = async () =>
  ((await (await as("space").get("/api/forum/meetings")).json()) as MeetingsAnswer).plans;

type Got = { readonly to: string; readonly mail: ParsedMail; readonly ics: string };
/** Mails that come by an act, by address; none comes later. */
async function mailsBy(act: () => Promise<unknown>, count: number): Promise<readonly Got[]> {
  const before = smtp.got.length;
  await act();
  await until(() => smtp.got.length >= before + count);
  await until(async () => (await site.concord.store.mailCounts()).waiting === 0);
  const got = smtp.got.slice(before);
  expect(got).toHaveLength(count);
  const read = await Promise.all(
    got.map(async ({ to, raw }) => {
      const mail = await simpleParser(raw);
      const file = mail.attachments.find(({ contentType }) => contentType.endsWith("/ics"));
      return { to: to[0]!, mail, ics: file?.content.toString("utf8").replaceAll("\r\n ", "") ?? "" };
    }),
  );
  return read.toSorted((a, b) => a.to.localeCompare(b.to));
}
const line = (ics: string, name: string): string | undefined =>
  ics.split("\r\n").find((one) => one.startsWith(`${name}:`));

test("T32 T33 invitation, change and cancellation come by mail, each with the same uid", async () => {
  const invited = await mailsBy(() => ask({ type: "planMeeting", plan: planned() }), 3);
  // CCC stopped such mails; the facilitator needs its own meeting in its calendar.
  expect(invited.map(({ to }) => to)).toEqual(["aaa@example.org", "bbb@example.org", "space@example.org"]);
  const [{ mail, ics }] = invited as [Got];
  expect(mail.subject).toContain("Invitation: 3rd meeting, “space”");
  expect(mail.text).toContain("1 July 2099");
  expect(mail.text).toMatch(/08:00.*10:00 \(America\/Nassau, UTC-4\)/u);
  expect(mail.text).toMatch(/14:00.*16:00 \(Geneva, UTC\+2\)/u);
  expect(mail.text).toContain("https://call.example/j/1");
  const [plan] = await plans();
  expect(mail.text).toContain(`/meetings/${plan!.id}`);
  expect(mail.headers.get("list-unsubscribe") ?? mail.headers.get("list")).toBeDefined();
  expect(smtp.got.at(-1)!.raw).toMatch(/Content-Type: text\/calendar; charset=utf-8;\s+method=REQUEST/iu);
  expect(line(ics, "METHOD")).toBe("METHOD:REQUEST");
  expect(line(ics, "DTSTART")).toBe("DTSTART:20990701T120000Z");
  expect(line(ics, "SUMMARY")).toBe("SUMMARY:3rd meeting\\, “space”");
  expect(line(ics, "LOCATION")).toBe("LOCATION:Room C\\; 2nd floor");
  expect(ics).toContain("ORGANIZER:mailto:concord@example.org");
  expect(ics).toContain(":mailto:aaa@example.org");
  expect(ics).not.toContain("bbb@example.org");
  expect(invited[1]!.mail.subject).toContain("会议邀请");

  const { id: planId } = plan!;
  const change = { type: "changePlan", planId, sequence: 0, reason: "the room is taken" };
  const moved = planned({ startsAt: iso(START + HOUR_MS), invited: { delegations: ["AAA"] } });
  const changed = await mailsBy(() => ask({ ...change, plan: moved }), 3);
  const [ofAaa, ofBbb] = changed;
  expect([ofAaa, ofBbb].map((one) => line(one!.ics, "METHOD"))).toEqual(["METHOD:REQUEST", "METHOD:CANCEL"]);
  expect(ofBbb!.mail.subject).toContain("不再受邀");
  expect(ofAaa!.mail.text).toContain("the room is taken");
  expect(line(ofAaa!.ics, "UID")).toBe(line(ics, "UID"));
  expect(line(ofAaa!.ics, "SEQUENCE")).toBe("SEQUENCE:1");
  expect(line(ofAaa!.ics, "DTSTART")).toBe("DTSTART:20990701T130000Z");
  // Two who change it at once: the later one is told, and nobody gets a mail.
  expect(await ask({ ...change, plan: planned() })).toBe("planChanged");

  const cancelled = await mailsBy(
    () => ask({ type: "cancelMeeting", planId, sequence: 1, reason: "too few are free" }),
    2,
  );
  expect(cancelled.map(({ to }) => to)).toEqual(["aaa@example.org", "space@example.org"]);
  expect(line(cancelled[0]!.ics, "METHOD")).toBe("METHOD:CANCEL");
  expect(line(cancelled[0]!.ics, "STATUS")).toBe("STATUS:CANCELLED");
  expect(line(cancelled[0]!.ics, "SEQUENCE")).toBe("SEQUENCE:2");
  expect(cancelled[0]!.mail.text).not.toContain("call.example");
});

test("T32 half an hour before, those invited are reminded once by notice and mail", async () => {
  // A machine that is slow to plan plans again: a plan newer than its reminder needs none.
  const plan = async (): Promise<void> => {
    for (;;) {
      const startsAt = Date.now() + 30 * MINUTE_MS + 2 * SECOND_MS;
      const times = { startsAt: iso(startsAt), endsAt: iso(startsAt + HOUR_MS) };
      const only = { name: `At ${startsAt}`, invited: { delegations: ["AAA"] } };
      expect(await ask({ type: "planMeeting", plan: planned({ ...times, ...only }) })).toBe("done");
      if ((await plans()).at(-1)!.planned.at < startsAt - 30 * MINUTE_MS) return;
    }
  };
  const got = await mailsBy(plan, 4);
  const reminders = got.filter(({ mail }) => mail.subject?.includes("In 30 minutes"));
  expect(reminders.map(({ to }) => to)).toEqual(["aaa@example.org", "space@example.org"]);
  expect(line(reminders[0]!.ics, "METHOD")).toBe("METHOD:REQUEST");
  const told = (await (await as("AAA").get("/api/notices")).json()) as {
    readonly notices: readonly { readonly kind: string; readonly about: string }[];
  };
  expect(told.notices.filter(({ kind }) => kind === "meetingSoon")).toHaveLength(1);
  expect((await plans()).at(-1)!.reminded.map(({ ahead }) => ahead)).toEqual(["halfHour"]);
});

test("T33 a personal calendar needs no sign-in, holds one's own, and ends with its address", async () => {
  expect(
    await ask({
      type: "planMeeting",
      plan: planned({ name: "Only BBB", invited: { delegations: ["BBB"] } }),
    }),
  ).toBe("done");
  const made = async (who: string): Promise<string> =>
    ((await (await as(who).post("/api/calendar", {})).json()) as { readonly address: string }).address;
  const onSite = (address: string): string => `${site.url}${new URL(address).pathname}`;
  expect(await (await as("AAA").get("/api/calendar")).json()).toEqual({ madeAt: null });
  const [aaa, bbb] = [onSite(await made("AAA")), onSite(await made("BBB"))];
  const answer = await fetch(bbb);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const file = await answer.text();
  expect(file).toContain("SUMMARY:Only BBB");
  // The timetable's deadlines come along, by the words of its reader's language.
  expect(file).toContain("DTSTART;VALUE=DATE:");
  expect(file).toMatch(/SUMMARY:\p{Script=Han}/u);
  expect(await (await fetch(aaa)).text()).not.toContain("Only BBB");
  const tag = answer.headers.get("etag")!;
  expect((await fetch(bbb, { headers: { "if-none-match": tag } })).status).toBe(304);
  // The store holds a hash: nobody reads the address out of it.
  expect(await site.concord.store.meta("calendarFeeds")).not.toContain(bbb.split(".").at(-2));

  const next = onSite(await made("BBB"));
  expect((await fetch(bbb)).status).toBe(404);
  expect((await fetch(next)).status).toBe(200);
  const cookie = as("BBB").cookie;
  expect((await fetch(`${site.url}/api/calendar`, { method: "DELETE", headers: { cookie } })).status).toBe(
    204,
  );
  expect((await fetch(next)).status).toBe(404);
  expect((await fetch(aaa)).status).toBe(200);
  for (const none of ["x", "x.y", `${next.split("/").at(-1)!.split(".")[0]}.ics`])
    expect((await fetch(`${site.url}/calendar/${none}`)).status).toBe(404);
  let status = 200;
  for (let n = 0; n <= CALENDAR_READS_AN_HOUR_MAX && status === 200; n++) status = (await fetch(aaa)).status;
  expect(status).toBe(429);
});

test("T33 the file of a meeting is for those who are signed in, and names no reader", async () => {
  const { id, name } = (await plans()).at(-1)!;
  const address = `/api/forum/meetings/${id}.ics`;
  expect((await fetch(site.url + address)).status).toBe(401);
  const file = await (await as("CCC").get(address)).text();
  expect(file).toContain(`SUMMARY:${name}`);
  expect(file).toContain("METHOD:PUBLISH");
  expect(file).not.toContain("ATTENDEE");
  expect((await as("CCC").get("/api/forum/meetings/01J.ics")).status).toBe(404);
});

test("T30 others know when a meeting is; those invited alone read how to join", async () => {
  const { id } = (await plans()).at(-1)!;
  const paths = ["/api/forum/meetings", "/api/forum", "/api/forum/minutes", `/api/forum/meetings/${id}.ics`];
  const plan = planned({
    name: "Only BBB again",
    link: "https://call.example/secret",
    agenda: [{ opinionId: site.opinionOf("space"), clauseIds: [], note: "Item of BBB" }],
    invited: { delegations: ["BBB"] },
  });
  expect(await ask({ type: "planMeeting", plan })).toBe("done");
  const { id: again } = (await plans()).at(-1)!;
  const change = { type: "changePlan", planId: again, sequence: 0, reason: "the hour" };
  const moved = { ...plan, startsAt: iso(START + MINUTE_MS) };
  expect(await ask({ ...change, plan: moved })).toBe("done");
  for (const who of ["BBB", "AAA"]) {
    const read = await Promise.all(
      [...paths, `/api/forum/meetings/${again}.ics`].map(async (path) => (await as(who).get(path)).text()),
    );
    const all = read.join("\n");
    expect(all).toContain("Only BBB again");
    for (const words of ["call.example/secret", "Item of BBB"])
      expect(all.includes(words), `${who}: ${words}`).toBe(who === "BBB");
  }
});
