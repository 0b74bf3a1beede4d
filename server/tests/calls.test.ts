import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SECOND_MS } from "../../shared/durations.ts";
import { opinionId } from "../../shared/ids.ts";
import { CALL_LEAD_GONE_MS, CALL_LEAD_SILENT_MS, CALL_PROBE_MS } from "../../shared/meeting-limits.ts";
import type { Call } from "../../shared/negotiation/call.ts";
import { CLOSE } from "../../shared/wire/protocol.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import { openProxy } from "../testing/proxy.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

const PAUSE_S = 10;

let dataDir: string;
let site: TestSite;
let space: string;
let generation: string;
let [lead, aaa, bbb]: TestPerson[] = [];
let clauses: readonly { readonly id: string; readonly hash: string }[];
let clients: ConcordClient[] = [];

/** The machine's clock is ahead by this: the pause of a call is over at once. */
let aheadMs = 0;
const machineNow = Date.now;

beforeEach(async () => {
  aheadMs = 0;
  Date.now = () => machineNow() + aheadMs;
  dataDir = mkdtempSync(join(tmpdir(), "concord-calls-"));
  site = await openTestSite({ DATA_DIR: dataDir });
  space = site.opinionOf("space");
  [lead, aaa, bbb] = await Promise.all(["space", "AAA", "BBB"].map(site.person));
  const opinion = await lead!.opinion(space);
  generation = opinion.generation;
  clauses = opinion.clauses.filter(({ kind }) => kind === "recital");
  await lead!.post("/api/forum/commands", { type: "openMeeting", groupId: "space", name: "First" });
});
afterEach(async () => {
  for (const client of clients) client.terminate();
  clients = [];
  await site.close();
  Date.now = machineNow;
  rmSync(dataDir, { recursive: true, force: true });
});

const enter = async (
  person: TestPerson,
  doc?: ConcordClient["doc"],
  url = site.url,
): Promise<ConcordClient> => {
  const { cookie } = person;
  const options = { cookie, opinionId: space, generation, ...(doc === undefined ? {} : { doc }) };
  const client = openConcordClient(url, options);
  clients.push(client);
  await client.synced;
  return client;
};
const callOf = async (): Promise<Call> => (await lead!.opinion(space)).record.negotiation.calls.at(-1)!;
const put = async (n = 0): Promise<number> => {
  const { id: clauseId, hash } = clauses[n]!;
  const command = { type: "callForObjections", clauses: [{ clauseId, hash }], tier: "ad-referendum" };
  expect((await lead!.ask(space, { ...command, pauseS: PAUSE_S })).refusal).toBe(undefined);
  return (await callOf()).seq;
};
const declare = async (callSeq: number) =>
  (await lead!.ask(space, { type: "declareCall", callSeq })).refusal?.reason ?? "done";
const inMeeting = async (type: string, more: object = {}): Promise<void> => {
  const { openMeetings } = await lead!.forum();
  const command = { type, meetingId: openMeetings[0]!.id, ...more };
  expect((await lead!.post("/api/forum/commands", command)).status).toBe(200);
};

test("I17 a late offline edit during a call is refused, and its words stay with their author", async () => {
  const [called, other] = clauses;
  const before = await enter(aaa!);
  const { doc } = before;
  before.terminate();
  await before.closed;
  before.text(called!.id).insert(0, "late ");
  await put();
  const late = await enter(aaa!, doc);
  expect((await late.closed).code).toBe(CLOSE.refused);
  expect(late.refusal()).toMatchObject({ reason: "heldForCall", clauseId: called!.id });
  const fresh = await enter(aaa!);
  expect(fresh.text(called!.id).toJSON()).not.toContain("late ");
  fresh.type(() => fresh.text(other!.id).insert(0, "in time "));
  await until("it is saved", () => fresh.acknowledged() === fresh.sent());
  const changed = { type: "changeKind", clauseId: called!.id, kind: "operative" };
  expect((await lead!.ask(space, changed)).refusal?.reason).toBe("heldForCall");
});

test("I20 the leads alone hear which delegations have not shown the call", async () => {
  const [leads, a, b] = [await enter(lead!), await enter(aaa!), await enter(bbb!)];
  const seq = await put();
  await until("the lead is told", () => leads.calls.length > 0);
  expect(leads.calls).toEqual([{ seq, notShown: ["AAA", "BBB"] }]);
  a.sayShown(seq);
  b.sayShown(seq - 1);
  await until("the lead is told of AAA", () => leads.calls.at(-1)?.notShown.join() === "BBB");
  expect([...a.calls, ...b.calls]).toEqual([]);
  a.terminate();
  await until("the lead is told that AAA is gone", () => leads.calls.at(-1)?.notShown.length === 2);
});

test("I19 I20 a delegation that was cut off is named, and comes back until the meeting closes", async () => {
  const [, a, b] = [await enter(lead!), await enter(aaa!), await enter(bbb!)];
  const callSeq = await put();
  a.sayShown(callSeq);
  b.terminate();
  // The server has read what AAA's page said once it has answered behind it.
  await a.ask({ type: "takeAnswerBack", callSeq, clauseId: clauses[0]!.id });
  expect(await declare(callSeq)).toBe("callRuns");
  aheadMs = PAUSE_S * SECOND_MS;
  expect(await declare(callSeq)).toBe("done");
  expect((await callOf()).state).toMatchObject({ kind: "declared", away: ["BBB"] });
  const back = { type: "comeBack", callSeq, clauseId: clauses[0]!.id, reason: "our line was down" };
  expect((await aaa!.ask(space, back)).refusal?.reason).toBe("notAway");
  await inMeeting("closeMeeting");
  expect((await bbb!.ask(space, back)).refusal?.reason).toBe("meetingOver");
});

test("I21 a call lapses when its meeting stops, and when the server reads the text again", async () => {
  const leads = await enter(lead!);
  const first = await put();
  (await site.concord.rooms.get(opinionId(space)))!.fail(new Error("tried"));
  await leads.closed;
  await enter(lead!);
  expect(await callOf()).toMatchObject({ seq: first, state: { kind: "lapsed" } });
  expect(await declare(first)).toBe("callOver");
  const second = await put();
  await inMeeting("suspendMeeting", { reason: "coffee" });
  expect(await callOf()).toMatchObject({ seq: second, state: { kind: "lapsed" } });
  expect(await declare(second)).toBe("callOver");
  await inMeeting("resumeMeeting");
  const third = await put();
  await inMeeting("closeMeeting");
  expect(await callOf()).toMatchObject({ seq: third, state: { kind: "lapsed" } });
});

test("I21 a call lapses when the last lead's network falls silent", async () => {
  const network = await openProxy(Number(new URL(site.url).port), () => 0);
  try {
    await enter(lead!, undefined, network.url);
    const quiet = await put();
    await sleep(CALL_PROBE_MS + CALL_LEAD_SILENT_MS);
    // A lead who does nothing answers each ping.
    expect(await callOf()).toMatchObject({ seq: quiet, state: { kind: "open" } });
    network.set({ kind: "halfOpen" });
    const lapsed = { seq: quiet, state: { kind: "lapsed" } };
    await expect.poll(callOf, { timeout: 2 * CALL_LEAD_GONE_MS }).toMatchObject(lapsed);
    expect(await declare(quiet)).toBe("callOver");
  } finally {
    await network.close();
  }
}, 40_000);
