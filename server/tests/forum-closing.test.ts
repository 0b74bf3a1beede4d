import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Command, commandSchema, singleCommandSchema } from "../../shared/commands/commands.ts";
import { HOUR_MS } from "../../shared/durations.ts";
import { decideForum } from "../../shared/forum/forum-decide.ts";
import { type ForumCommand, forumCommandSchema } from "../../shared/forum/forum-commands.ts";
import { OPEN_RULES, openTestRoom, PEOPLE } from "../../shared/testing/room.ts";
import { runCommand } from "../command-line/run-command.ts";
import { verifyStreams } from "../command-line/verify.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

let folder: string;
let site: TestSite;
let secretariat: TestPerson;
let aaa: TestPerson;
let bbb: TestPerson;
let opinionId: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-closing-"));
  site = await openTestSite({ DATA_DIR: folder, FORUM_NOW: "2026-01-05T09:00Z" });
  [secretariat, aaa, bbb] = (await Promise.all(["secretariat", "AAA", "BBB"].map(site.person))) as [
    TestPerson,
    TestPerson,
    TestPerson,
  ];
  opinionId = site.opinionOf("space");
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

type Told = { readonly refusal?: { readonly reason: string; readonly message: string } };
const send = async (who: TestPerson, command: object): Promise<string> =>
  ((await (await who.post("/api/forum/commands", command)).json()) as Told).refusal?.reason ?? "done";

const REASON = "The forum has adopted its Opinions";

async function enter(who: TestPerson) {
  const { generation, clauses } = await who.opinion(opinionId);
  const client = openConcordClient(site.url, { cookie: who.cookie, opinionId, generation });
  await client.synced;
  await until("the welcome", () => client.windows().now !== null);
  return { client, clause: clauses.find(({ kind }) => kind === "operative")!.id };
}

async function typeOn(client: ConcordClient, clause: string): Promise<void> {
  while (!client.isClosed()) {
    client.type(() => client.text(clause).insert(0, "~"));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Number of rows of every stream. */
async function rowsOf(): Promise<ReadonlyMap<string, number>> {
  const { store } = site.concord;
  const counts = new Map<string, number>();
  for (const stream of await store.streams())
    counts.set(stream, (await store.read(stream, 0, { limit: 100_000 })).length);
  return counts;
}

test("D23 a closed forum refuses all commands but its reopening, whatever stands in them", () => {
  const room = openTestRoom({ rules: { ...OPEN_RULES, closed: true } });
  const types = ["batch", ...singleCommandSchema.options.map((one) => one.shape.type.value)];
  const reasons = types.map((type) => room.as("chair").ask({ type, commands: [] } as unknown as Command));
  expect(new Set(reasons)).toEqual(new Set(["forumClosed"]));
  expect(commandSchema.options).toHaveLength(2);

  const forum = site.concord.forum.forum();
  const closed = {
    ...forum,
    closings: [{ type: "forumClosed", reason: REASON, at: 1, by: PEOPLE.secretariat.id } as const],
  };
  const ofForum = forumCommandSchema.options.map((one) => one.shape.type.value);
  const left = ofForum.filter((type) => {
    const decided = decideForum(closed, { type, reason: REASON } as unknown as ForumCommand, {
      actor: null,
      newId: () => "01" + "0".repeat(24),
      preset: site.concord.forum.preset(),
      at: 2,
    });
    return !("refusal" in decided) || decided.refusal.reason !== "forumClosed";
  });
  expect(left).toEqual(["closeForum", "reopenForum"]);
  console.log(`${types.length} commands of rooms and ${ofForum.length - left.length} of the forum: refused`);
});

test("D24 the secretariat alone closes the forum; a meeting must end first (D25)", async () => {
  for (const who of ["chair", "space", "AAA"])
    expect(await send(await site.person(who), { type: "closeForum", reason: REASON })).toBe("notYourRole");
  expect(await send(secretariat, { type: "closeForum", reason: " " })).toBe("unreadable");
  expect(await send(secretariat, { type: "reopenForum", reason: REASON })).toBe("nothingToDo");
  const meeting = { type: "openMeeting", name: "Second meeting", groupId: null };
  expect(await send(secretariat, meeting)).toBe("done");
  const meetingId = (await secretariat.forum()).openMeetings[0]!.id;
  expect(await send(secretariat, { type: "closeForum", reason: REASON })).toBe("stillOpen");
  expect(await send(secretariat, { type: "closeMeeting", meetingId, conclusion: "Done" })).toBe("done");
});

test("D25 the forum does not close while a silence procedure runs in one of its Opinions", async () => {
  const lead = await site.person("space");
  const silence = { hoursMin: 48, workingDays: null };
  expect(await send(secretariat, { type: "setSilenceRules", silence, reason: REASON })).toBe("done");
  const { clauses } = await lead.opinion(opinionId);
  const { id: clauseId, hash } = clauses.find(({ kind }) => kind === "operative")!;
  const closes = new Date(site.concord.clock.now() + 100 * HOUR_MS).toISOString();
  const started = await lead.ask(opinionId, {
    type: "startSilence",
    clauses: [{ clauseId, hash }],
    closes,
  });
  expect(started.refusal).toBeUndefined();
  expect(await send(secretariat, { type: "closeForum", reason: REASON })).toBe("silenceRuns");
  const silenceSeq = started.entries![0]!.seq;
  const ended = await lead.ask(opinionId, { type: "cancelSilence", silenceSeq, reason: REASON });
  expect(ended.refusal).toBeUndefined();
});

test("D23 D26 nothing is written after the answer though two type; reopened, all write", async () => {
  const [one, two] = await Promise.all([enter(aaa), enter(bbb)]);
  const reader = await enter(secretariat);
  const typing = Promise.all([typeOn(one.client, one.clause), typeOn(two.client, two.clause)]);
  await until("words arrive", () => reader.client.text(reader.clause).toString().includes("~~~~"));
  expect(await send(secretariat, { type: "closeForum", reason: REASON })).toBe("done");
  const before = await rowsOf();
  await typing;
  for (const { client } of [one, two]) {
    expect(await client.closed).toMatchObject({ code: 4403 });
    expect(client.refusal()).toMatchObject({ reason: "forumClosed" });
  }
  expect(reader.client.isClosed()).toBe(false);
  await until(
    "pages learn of it",
    () => (reader.client.windows().now?.forumSeq ?? 0) === before.get("forum"),
  );

  // Commands over both ways, files, and the command line.
  const asked = { type: "lockClause", clauseId: one.clause, hash: "0".repeat(64) };
  expect((await aaa.ask(opinionId, asked)).refusal?.reason).toBe("forumClosed");
  expect(await reader.client.ask({ type: "settleClause", clauseId: one.clause })).toMatchObject({
    refusal: { reason: "forumClosed" },
  });
  const files = [`/api/opinions/${opinionId}/import`, "/api/forum/imports", "/api/report/edited"];
  for (const path of files) {
    const answer = await secretariat.post(path, "words");
    expect(((await answer.json()) as Told).refusal?.reason, path).toBe("forumClosed");
  }
  const shelved = { name: "shelve", arguments: ["a.txt"], input: Buffer.from("Words").toString("base64") };
  expect(await runCommand(site.concord, shelved)).toMatchObject({ code: 1 });

  // Reading, looking, signing in and exporting go on.
  expect((await aaa.forum()).closings).toMatchObject([{ type: "forumClosed", reason: REASON }]);
  const looks = await aaa.post(`/api/opinions/${opinionId}/look`, {});
  expect(looks.ok).toBe(true);
  expect((await aaa.get(`/api/opinions/${opinionId}/export.txt`)).status).toBe(200);
  await site.person("CCC");
  expect(await rowsOf()).toEqual(before);

  const line = await runCommand(site.concord, {
    name: "reopen-forum",
    arguments: ["--reason", "A clause has to be corrected"],
  });
  expect(line.code, line.lines.join()).toBe(0);
  const again = await enter(aaa);
  again.client.type(() => again.client.text(again.clause).insert(0, "Again "));
  await until("it is taken", () => again.client.acknowledged() === again.client.sent());
  expect((await verifyStreams(site.concord)).code).toBe(0);
  for (const client of [reader.client, again.client]) client.terminate();
});

test("D25 retention goes on in a closed forum by its rule, as nobody's act", async () => {
  expect(await send(secretariat, { type: "closeForum", reason: REASON })).toBe("done");
  await site.close();
  site = await openTestSite({ DATA_DIR: folder, FORUM_NOW: "2026-12-01T09:00Z" });
  const done = await site.concord.retention.remove({ before: null, by: "commandLine" });
  if ("refused" in done) throw new Error(done.refused);
  expect(done.problems).toEqual([]);
  expect(done.opinions.length).toBeGreaterThan(0);
  expect(site.concord.forum.rules(null).closed).toBe(true);
  expect((await verifyStreams(site.concord)).code).toBe(0);
});
