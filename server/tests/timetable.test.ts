import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { HOUR_MS } from "../../shared/durations.ts";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { type Concord, openConcord } from "../setup/concord.ts";
import { serveConcord, type Site } from "../serve.ts";
import { readSettings } from "../setup/settings.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import { signedIn, type TestPerson } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

/** The timetable of WTPF-26 closes the text at this instant (rule T1). */
const CLOSES = Date.parse("2025-06-16T21:59:59Z");
const DEADLINE = "third-draft-deadline";

let dataDir: string;
let running: { readonly concord: Concord; readonly site: Site; readonly url: string } | null = null;

/** Starts the real server with the forum's clock at an instant, over the same data folder. */
async function startAt(now: number): Promise<{ readonly concord: Concord; readonly url: string }> {
  const settings = readSettings({
    PORT: "0",
    DATA_DIR: dataDir,
    FORUM_NOW: new Date(now).toISOString(),
  });
  if ("problem" in settings) throw new Error(settings.problem);
  let url = "";
  const log = (line: string): void => console.error(line);
  const found = { preset: wtpf26.id, sample: true };
  const concord = await openConcord({ settings, log, address: () => url, found });
  if (concord === null) throw new Error("no forum");
  const site = await serveConcord(concord, { settings, pageDir: dataDir, log });
  url = `http://localhost:${site.port}`;
  running = { concord, site, url };
  return running;
}

async function stop(): Promise<void> {
  await running?.site.close();
  running = null;
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "concord-timetable-"));
});
afterEach(async () => {
  await stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function person({ concord, url }: { concord: Concord; url: string }, who: string): Promise<TestPerson> {
  const invited = concord.invited.find((one) => one.role === who || one.of === who);
  const found = concord.people.byName(invited?.name ?? "");
  if (found === null) throw new Error(`nobody is ${who}`);
  const token = (await concord.secretariat.invite(found)).split("#")[1];
  const answer = await fetch(`${url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
  return signedIn(url, answer.headers.get("set-cookie")?.split(";")[0] ?? "");
}

const opinionOf = (concord: Concord, group: string): string =>
  concord.forum.forum().opinions.find((one) => one.groupId === group)!.id;

/** Enters an Opinion's room over a real socket. */
async function enter(url: string, { cookie, opinion }: TestPerson, opinionId: string) {
  const { generation, clauses } = await opinion(opinionId);
  const client = openConcordClient(url, { cookie, opinionId, generation });
  await client.synced;
  await until("the welcome", () => client.windows().now !== null);
  return { client, clause: clauses.find(({ kind }) => kind === "operative")!.id };
}

/** A character now and then, until the socket is closed; gives how many were typed. */
async function typeOn(client: ConcordClient, clause: string): Promise<number> {
  let typed = 0;
  while (!client.isClosed()) {
    client.type(() => client.text(clause).insert(0, "~"));
    typed += 1;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return typed;
}

const strokes = (text: string): number => text.split("~").length - 1;
/** Resolves when the forum's clock is past an instant. */
async function passed({ clock }: Concord, at: number): Promise<void> {
  while (clock.now() <= at) await new Promise((resolve) => setTimeout(resolve, at - clock.now() + 50));
}

const askForum = async (who: TestPerson, command: object) => {
  const answer = await who.post("/api/forum/commands", command);
  const body = (await answer.json()) as { refusal?: { reason: string }; entries?: object[] };
  return { status: answer.status, reason: body.refusal?.reason, entries: body.entries };
};

test("T9 two type across the instant: words that came before it are kept, later ones refused", async () => {
  const server = await startAt(CLOSES - 5_000);
  const opinionId = opinionOf(server.concord, "space");
  const [aaa, bbb, reader] = [
    await person(server, "AAA"),
    await person(server, "BBB"),
    await person(server, "CCC"),
  ];
  const rooms = await Promise.all([aaa, bbb, reader].map((who) => enter(server.url, who, opinionId)));
  const [one, two, still] = rooms.map(({ client }) => client) as [
    ConcordClient,
    ConcordClient,
    ConcordClient,
  ];
  const { clause } = rooms[0]!;
  expect(still.windows().now).toMatchObject({ textOpen: true, commentsOpen: true, timetableSeq: 0 });

  const typed = await Promise.all([typeOn(one, clause), typeOn(two, clause)]);
  for (const client of [one, two]) {
    expect(await client.closed).toMatchObject({ code: 4403 });
    expect(client.refusal()).toMatchObject({ reason: "windowClosed", clauseId: clause });
  }
  // A reader is told at the instant, without asking; comments close and open again at it (rule T4).
  await until("the page is told", () => still.windows().now?.textOpen === false);
  expect(still.windows().now?.commentsOpen).toBe(true);
  expect(still.isClosed()).toBe(false);

  // Exactly what was taken before the instant stands in the text, and each of them lost something after it.
  const kept = strokes((await reader.opinion(opinionId)).clauses.find(({ id }) => id === clause)!.text);
  await until("all is told", () => strokes(still.text(clause).toString()) === kept);
  expect(kept).toBeGreaterThan(10);
  expect(kept).toBeLessThan(typed[0] + typed[1]);
  const rows = await server.concord.store.read(opinionId, 0, { limit: 1_000 });
  const words = rows.filter((row) => row.kind === "words" && row.at > CLOSES - 10_000);
  expect(words.length).toBeGreaterThan(10);
  expect(words.every((row) => row.at < CLOSES)).toBe(true);

  // The form of the page may be old; the gate asks the clock itself.
  const again = await enter(server.url, aaa, opinionId);
  expect(again.client.windows().now?.textOpen).toBe(false);
  again.client.type(() => again.client.text(clause).insert(0, "~"));
  expect(await again.client.closed).toMatchObject({ code: 4403 });
  still.terminate();
});

test("T9 what arrived before the instant is judged before it, also where the disk is slow then", async () => {
  const server = await startAt(CLOSES - 3_000);
  const opinionId = opinionOf(server.concord, "space");
  const { client, clause } = await enter(server.url, await person(server, "AAA"), opinionId);
  const { store } = server.concord;
  const append = store.append;
  // The very store of the server: its disk takes until after the instant.
  Object.assign(store, {
    append: async (...given: Parameters<typeof append>) => {
      if (given[0].length > 0) await passed(server.concord, CLOSES);
      return append(...given);
    },
  });
  await passed(server.concord, CLOSES - 400);
  client.type(() => client.text(clause).insert(0, "~"));
  await passed(server.concord, CLOSES - 200);
  const before = client.type(() => client.text(clause).insert(0, "~"));
  await until("both are stored", () => client.acknowledged() >= before);
  expect(client.isClosed()).toBe(false);
  const rows = await store.read(opinionId, 0, { limit: 1_000 });
  expect(rows.at(-1)!.at).toBeLessThan(CLOSES);
  client.type(() => client.text(clause).insert(0, "~"));
  expect(await client.closed).toMatchObject({ code: 4403 });
});

test("T7 T9 extended a moment before, the instant passes and all type on until the later one", async () => {
  const server = await startAt(CLOSES - 4_000);
  const opinionId = opinionOf(server.concord, "space");
  const [secretariat, chair, aaa] = [
    await person(server, "secretariat"),
    await person(server, "chair"),
    await person(server, "AAA"),
  ];
  const { client, clause } = await enter(server.url, aaa, opinionId);
  const extension = {
    type: "extendDeadline",
    entryId: DEADLINE,
    until: new Date(CLOSES + 4_000).toISOString(),
    reason: "the network of the hall was down",
  };
  expect((await askForum(aaa, extension)).reason).toBe("notYourRole");
  const done = await askForum(secretariat, extension);
  expect(done.entries).toMatchObject([{ type: "deadlineExtended", reason: extension.reason }]);
  // Answered when every open page was told: the next frame brings it, with the entry to read anew.
  await until("the page is told", () => client.windows().told > 1);
  const seq = client.windows().now?.timetableSeq ?? 0;
  expect(client.windows().now).toEqual({
    textOpen: true,
    commentsOpen: true,
    timetableSeq: seq,
    forumSeq: seq,
  });
  const view = await aaa.forum();
  expect(view.timetableChanges.at(-1)).toMatchObject({
    entryId: DEADLINE,
    act: { seq, reason: extension.reason, until: extension.until },
    was: { date: "2025-06-16" },
  });
  expect(await (await aaa.get("/api/forum/seq")).json()).toEqual({ seq, timetableSeq: seq });

  await passed(server.concord, CLOSES);
  client.type(() => client.text(clause).insert(0, "~"));
  await until("taken after the planned instant", () => client.acknowledged() === client.sent());
  expect(client.isClosed()).toBe(false);
  await typeOn(client, clause);
  expect(client.refusal()?.reason).toBe("windowClosed");
  expect((await askForum(chair, { ...extension, until: "2025-07-01" })).reason).toBe("entryPassed");
  const rows = await server.concord.store.read(opinionId, 0, { limit: 1_000 });
  const last = rows.findLast((row) => row.kind === "words")!;
  expect(last.at).toBeGreaterThan(CLOSES);
  expect(last.at).toBeLessThan(CLOSES + 4_000);
});

test("T8 extended for one group alone: its Opinion is open, the others are closed", async () => {
  const server = await startAt(CLOSES - 4_000);
  const secretariat = await person(server, "secretariat");
  const aaa = await person(server, "AAA");
  const extension = { type: "extendDeadline", entryId: DEADLINE, until: "2025-06-20", reason: "r" };
  await askForum(secretariat, { ...extension, only: { groups: ["space"] } });
  await passed(server.concord, CLOSES);
  const { groups } = await aaa.forum();
  const open = groups.flatMap(({ id, opinions }) => opinions.map(({ windows }) => [id, windows.textOpen]));
  expect(open).toEqual(groups.map(({ id }) => [id, id === "space"]));
  for (const group of ["space", "green"]) {
    const { client, clause } = await enter(server.url, aaa, opinionOf(server.concord, group));
    client.type(() => client.text(clause).insert(0, "~"));
    if (group === "space") await until("taken", () => client.acknowledged() === client.sent());
    else expect(await client.closed).toMatchObject({ code: 4403 });
    client.terminate();
  }
});

test("T9 a server stopped over the closing finds it closed; one up before it closes in time", async () => {
  const first = await startAt(CLOSES - 20 * 24 * HOUR_MS);
  const [secretariat, aaa] = [await person(first, "secretariat"), await person(first, "AAA")];
  const opinionId = opinionOf(first.concord, "space");
  await askForum(secretariat, {
    type: "extendDeadline",
    entryId: DEADLINE,
    until: new Date(CLOSES + 3_000).toISOString(),
    reason: "r",
  });
  await stop();

  const second = await startAt(CLOSES - 1_000);
  const late = await enter(second.url, signedIn(second.url, aaa.cookie), opinionId);
  expect(late.client.windows().now?.textOpen).toBe(true);
  await until("the page is told", () => late.client.windows().now?.textOpen === false);
  late.client.terminate();
  await stop();

  const third = await startAt(CLOSES + 30 * 24 * HOUR_MS);
  const after = await enter(third.url, signedIn(third.url, aaa.cookie), opinionId);
  expect(after.client.windows().now?.textOpen).toBe(false);
  after.client.type(() => after.client.text(after.clause).insert(0, "~"));
  expect(await after.client.closed).toMatchObject({ code: 4403 });
  expect(after.client.refusal()?.reason).toBe("windowClosed");
});

test("T6 an entry that is added closes at its minute, on every open page", async () => {
  const server = await startAt(Date.parse("2025-05-20T09:00:55Z"));
  const [chair, aaa] = [await person(server, "chair"), await person(server, "AAA")];
  const { client } = await enter(server.url, aaa, opinionOf(server.concord, "space"));
  const added = await askForum(chair, {
    type: "addTimetableEntry",
    entry: {
      date: "2025-05-20",
      time: "11:01",
      what: { en: "Pause", zh: "暂停" },
      windows: [{ on: "comments", to: "closed" }],
      provisional: false,
      status: "inForce",
    },
  });
  expect(added.entries).toMatchObject([{ type: "timetableEntryAdded" }]);
  await until("the page is told", () => client.windows().now?.commentsOpen === false);
  expect(client.windows().now?.textOpen).toBe(true);
  client.terminate();
  expect((await aaa.forum()).timetable.filter(({ what }) => what.en === "Pause")).toHaveLength(1);
});

test("T10 the clock makes no base text: after the closing the lead makes it, in drafting", async () => {
  const server = await startAt(CLOSES - 3_000);
  const opinionId = opinionOf(server.concord, "space");
  const lead = await person(server, "space");
  await passed(server.concord, CLOSES);
  const { stage, baseText } = await lead.opinion(opinionId);
  expect([stage, baseText]).toEqual(["drafting", 0]);
  expect((await lead.ask(opinionId, { type: "consolidate" })).entries?.[0]).toMatchObject({
    type: "consolidated",
    by: (await lead.forum()).me.id,
  });
});

test("F8 T5 a paper that came while contributions were closed is registered as late", async () => {
  // The timetable of WTPF-26 closes contributions at the end of that day at the seat.
  const closing = wtpf26.timetable.findLast(({ windows }) =>
    windows.some(({ on, to }) => on === "contributions" && to === "closed"),
  )!;
  const day = closing.until ?? closing.date;
  const started = await startAt(Date.parse(`${day}T12:00:00Z`));
  const first = await person(started, "secretariat");
  const paper = (number: string, receivedAt: string, more: object = {}) => ({
    type: "registerContribution",
    number,
    from: { kind: "delegation", delegationId: "AAA" },
    title: "On lamps",
    language: "en",
    receivedAt,
    ...more,
  });
  const send = async (who: TestPerson, command: object) => {
    const answer = await who.post("/api/forum/commands", command);
    const body = (await answer.json()) as { readonly refusal?: { readonly reason: string } };
    return body.refusal?.reason ?? answer.status;
  };
  const inTime = `${day}T11:00:00Z`;
  expect(await send(first, paper("1", inTime))).toBe(200);
  await stop();
  const next = new Date(Date.parse(`${day}T12:00:00Z`) + 24 * HOUR_MS);
  const later = await startAt(next.getTime());
  const secretariat = signedIn(later.url, first.cookie);
  const late = new Date(next.getTime() - HOUR_MS).toISOString();
  // Registered late is not received late.
  expect(await send(secretariat, paper("2", inTime))).toBe(200);
  expect(await send(secretariat, paper("3", late))).toBe("receivedLate");
  expect(await send(secretariat, paper("3", late, { late: true }))).toBe(200);
  const { contributions } = (await (await secretariat.get("/api/forum/contributions")).json()) as {
    readonly contributions: readonly { readonly number: string; readonly isLate?: true }[];
  };
  expect(contributions.map(({ number, isLate }) => [number, isLate ?? false])).toEqual([
    ["1", false],
    ["2", false],
    ["3", true],
  ]);
});
