import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { firstBrokenEntry, GENESIS } from "../../shared/events/chain.ts";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import type { MeetingsAnswer } from "../../shared/forum/told-meeting.ts";
import { groupId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { HiddenEntry } from "../../shared/people/readers.ts";
import type { StatesAnswer, ToldComparison } from "../../shared/history/told-comparison.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, signedIn, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

let dataDir: string;
let site: TestSite;
let space: string;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "concord-meetings-"));
  site = await openTestSite({ DATA_DIR: dataDir });
  space = site.opinionOf("space");
});
afterEach(async () => {
  await site.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const askForum = async (who: TestPerson, command: object): Promise<string> => {
  const answer = await who.post("/api/forum/commands", command);
  const body = (await answer.json()) as { readonly refusal?: { readonly reason: string } };
  return body.refusal?.reason ?? "done";
};
const meetingsFor = async (who: TestPerson): Promise<MeetingsAnswer> =>
  (await (await who.get("/api/forum/meetings")).json()) as MeetingsAnswer;
const open = async (who: TestPerson, name: string, group: string | null = "space"): Promise<string> => {
  expect(await askForum(who, { type: "openMeeting", groupId: group, name })).toBe("done");
  return (await meetingsFor(who)).meetings.at(-1)!.id;
};
const close = (who: TestPerson, meetingId: string, conclusion = ""): Promise<string> =>
  askForum(who, { type: "closeMeeting", meetingId, conclusion });
const minutesOf = async (who: TestPerson, id: string): Promise<readonly (Entry | HiddenEntry)[]> =>
  ((await (await who.get(`/api/opinions/${id}/minutes`)).json()) as { entries: (Entry | HiddenEntry)[] })
    .entries;
const endsIn = async (who: TestPerson, id: string): Promise<readonly string[]> =>
  (await minutesOf(who, id)).flatMap((one) => (one.type === "meetingEnded" ? [one.name] : []));
const mark = async (who: TestPerson, more: object = {}, n = 0) => {
  const clauses = (await who.opinion(space)).clauses.filter(({ kind }) => kind === "recital");
  const { id: clauseId, hash } = clauses[n]!;
  return who.ask(space, { type: "markClause", clauseId, hash, tier: "ad-referendum", ...more });
};
/** As it stands on disk where the server died between the forum's row and those of the Opinions. */
const closedAlone = async (lead: TestPerson, name: string): Promise<void> => {
  await open(lead, name);
  const { forum } = site.concord;
  const [actor] = [...forum.forum().participants.values()].filter((one) =>
    one.leads.includes(groupId("space")),
  );
  const asked = { type: "closeMeeting", meetingId: forum.forum().meetings.at(-1)!.id } as const;
  expect(await forum.command(actor!, asked)).toMatchObject({ entries: [{ type: "meetingClosed" }] });
};
const restart = async (): Promise<void> => {
  await site.close();
  site = await openTestSite({ DATA_DIR: dataDir });
};

test("T15 C3 a mark rests on the meeting that is open, where no other basis is named", async () => {
  const lead = await site.person("space");
  const basisOf = async (more: object, n: number): Promise<unknown> =>
    (await mark(lead, { reason: "as agreed", ...more }, n)).entries?.[0];
  expect(await basisOf({}, 0)).toMatchObject({ basis: "outside a meeting" });
  const id = await open(lead, "3rd online meeting");
  expect(await basisOf({}, 1)).toMatchObject({ basis: "3rd online meeting" });
  expect(await basisOf({ basis: "letters of all" }, 2)).toMatchObject({ basis: "letters of all" });
  expect(await close(lead, id)).toBe("done");
  expect(await basisOf({}, 3)).toMatchObject({ basis: "outside a meeting" });
});

test("T18 J1 a meeting's end settles a state of each Opinion in its group, with all before it", async () => {
  const [lead, aaa, chair] = [
    await site.person("space"),
    await site.person("AAA"),
    await site.person("chair"),
  ];
  const id = await open(lead, "1st meeting");
  expect((await mark(lead)).status).toBe(200);
  expect(await close(lead, id, "One paragraph was agreed.")).toBe("done");
  const { states } = (await (await aaa.get(`/api/opinions/${space}/states`)).json()) as StatesAnswer;
  expect(states.slice(-2).map(({ type }) => type)).toEqual(["clauseMarked", "meetingEnded"]);
  const compared = await aaa.get(`/api/opinions/${space}/compare?from=${states.at(-1)!.seq}&to=now`);
  expect(compared.status).toBe(200);
  expect(await endsIn(aaa, site.opinionOf("green"))).toEqual([]);

  const all = await open(chair, "Third meeting of all", null);
  expect(await close(chair, all)).toBe("done");
  for (const group of ["space", "green", "resilience"])
    expect((await endsIn(aaa, site.opinionOf(group))).at(-1)).toBe("Third meeting of all");
  expect(firstBrokenEntry(await minutesOf(aaa, space), GENESIS)).toBeNull();
});

test("T18 an end that the server was stopped at is told before anything else, once", async () => {
  const { cookie } = await site.person("space");
  const lead = (): TestPerson => signedIn(site.url, cookie);
  await closedAlone(lead(), "one");
  await restart();
  expect(await endsIn(lead(), space)).toEqual(["one"]);
  // While it runs, too: whatever is asked next comes behind it.
  await closedAlone(lead(), "two");
  await mark(lead());
  expect((await minutesOf(lead(), space)).slice(-2).map(({ type }) => type)).toEqual([
    "meetingEnded",
    "clauseMarked",
  ]);
  await restart();
  expect(await endsIn(lead(), space)).toEqual(["one", "two"]);
});

test("T18 words that are typed after an end come behind it, also where the end was not told yet", async () => {
  const lead = await site.person("space");
  const { generation } = (await lead.opinion(space)).record;
  const client = openConcordClient(site.url, { cookie: lead.cookie, opinionId: space, generation });
  await client.synced;
  await closedAlone(lead, "one");
  expect(client.entries).toEqual([]);
  const recital = (await lead.opinion(space)).clauses.find(({ kind }) => kind === "recital")!;
  client.type(() => client.text(recital.id).insert(5, "x"));
  await until("the end", () => client.entries.length > 0);
  expect(client.entries).toMatchObject([{ type: "meetingEnded", name: "one" }]);
  const since = `from=${client.entries[0]!.seq}&to=now`;
  const compared = await lead.get(`/api/opinions/${space}/compare?${since}`);
  const { clauses } = (await compared.json()) as ToldComparison;
  expect(clauses.find(({ id }) => id === recital.id)?.pieces).toMatchObject([
    { kind: "same", text: "that " },
    { kind: "added", text: "x" },
    { kind: "same" },
  ]);
  client.terminate();
});

test("T18 words that came before an end stand in front of it, though they waited for their frame", async () => {
  const [lead, typist] = [await site.person("space"), await site.person("AAA")];
  const meetingId = await open(lead, "one");
  const { generation, clauses } = await typist.opinion(space);
  const { id: clauseId } = clauses.find(({ kind }) => kind === "recital")!;
  const page = openConcordClient(site.url, { cookie: typist.cookie, opinionId: space, generation });
  await page.synced;
  await until("its first state is acknowledged", () => page.acknowledged() === 1);
  const { store } = site.concord;
  const append = store.append;
  let reached = false;
  let goOn = (): void => undefined;
  const wait = new Promise<void>((resolve) => (goOn = resolve));
  // The very store of the server: its disk takes until the meeting is closed.
  Object.assign(store, {
    append: async (...given: Parameters<typeof append>) => {
      if (given[0].some(({ stream }) => stream === space)) {
        reached = true;
        await wait;
      }
      return append(...given);
    },
  });
  page.type(() => page.text(clauseId).insert(0, "first "));
  await until("its row is on its way", () => reached);
  page.type(() => page.text(clauseId).insert(0, "before "));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const closed = close(lead, meetingId);
  await until("the meeting is closed", () => site.concord.forum.meetingName(groupId("space")) === null);
  page.type(() => page.text(clauseId).insert(0, "after "));
  await new Promise((resolve) => setTimeout(resolve, 100));
  goOn();
  expect(await closed).toBe("done");
  await until("all is stored", () => page.acknowledged() === page.sent());
  const rows = await store.read(space, 0, { limit: 1_000 });
  expect(rows.slice(-4).map(({ kind }) => kind)).toEqual(["words", "words", "minutes", "words"]);
  page.terminate();
});

test("T18 an Opinion that was opened after a meeting does not tell its end", async () => {
  const [lead, secretariat] = [await site.person("space"), await site.person("secretariat")];
  const id = await open(lead, "one");
  await close(lead, id);
  await askForum(secretariat, { type: "openOpinion", groupId: "space", number: "6" });
  const { groups } = await lead.forum();
  const later = groups.find((one) => one.id === groupId("space"))!.opinions.at(-1)!;
  expect(later.number).toBe("6");
  expect(await endsIn(lead, later.id)).toEqual([]);
  await close(lead, await open(lead, "two"));
  expect(await endsIn(lead, later.id)).toEqual(["two"]);
});

test("T17 T24 all read open meetings and who attends, few which people", async () => {
  const people = new Map<string, TestPerson>();
  const as = (who: string): TestPerson => people.get(who)!;
  for (const who of ["AAA", "BBB", "space", "green", "chair", "secretariat"])
    people.set(who, await site.person(who));
  const admitted = await site.concord.secretariat.carryOut(null, {
    type: "admitParticipant",
    name: "Second of AAA",
    role: "delegate",
    delegation: "AAA",
  });
  const body = JSON.stringify({ token: "link" in admitted ? admitted.link?.split("#")[1] : "" });
  const signIn = await fetch(`${site.url}/api/sign-in`, { method: "POST", body });
  people.set("AAA too", signedIn(site.url, signIn.headers.get("set-cookie")?.split(";")[0] ?? ""));

  const meetingId = await open(as("space"), "1st meeting");
  const attend = { type: "attendMeeting", meetingId, attends: true };
  expect(await askForum(as("AAA too"), attend)).toBe("done");
  expect(await askForum(as("BBB"), attend)).toBe("done");
  const second = (await as("AAA too").forum()).me.id;
  const knows: string[] = [];
  for (const [who, person] of people) {
    const { openMeetings, meetingsSeq } = await person.forum();
    expect(openMeetings).toMatchObject([{ name: "1st meeting", attending: ["AAA", "BBB"] }]);
    const { seq, meetings } = await meetingsFor(person);
    expect([seq, meetings.length]).toEqual([meetingsSeq, 1]);
    const { entries } = (await (await person.get("/api/forum/minutes")).json()) as {
      entries: readonly ForumEntry[];
    };
    expect(firstBrokenEntry(entries as unknown as readonly Entry[], GENESIS)).toBeNull();
    const told = [
      openMeetings[0]!.members.includes(second),
      meetings[0]!.members.includes(second),
      entries.some((one) => one.type === "memberAttended" && one.userId === second),
    ];
    expect(new Set(told).size).toBe(1);
    // That the delegation attends is by nobody of it.
    expect(entries.flatMap((one) => (one.type === "attendanceTold" ? [one.by] : []))).toEqual([
      "server",
      "server",
    ]);
    if (told[0] === true) knows.push(who);
  }
  expect(knows).toEqual(["AAA", "secretariat", "AAA too"]);
  expect(await close(as("space"), meetingId)).toBe("done");
  expect((await as("AAA").forum()).openMeetings).toEqual([]);
  expect((await meetingsFor(as("AAA"))).meetings[0]).toMatchObject({ attending: ["AAA", "BBB"] });
});
