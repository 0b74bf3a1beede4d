import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { HOUR_MS } from "../../shared/durations.ts";
import type { NoticesAnswer } from "../../shared/notices/told-notice.ts";
import type { PresetFile } from "../../shared/presets/preset.ts";
import { wtpf26File } from "../../shared/testing/wtpf-26.ts";
import { type Concord, openConcord } from "../setup/concord.ts";
import { serveConcord, type Site } from "../serve.ts";
import { readSettings } from "../setup/settings.ts";
import { openConcordClient } from "../testing/concord-client.ts";
import { signedIn, type TestPerson } from "../testing/room-of-people.ts";
import { until } from "../testing/y-client.ts";

/** A forum whose rules allow silence procedures. */
const WITH_SILENCE: PresetFile = { ...wtpf26File, silence: { hoursMin: 72, workingDays: null } };
const START = Date.parse("2025-03-03T09:00Z");

let dataDir: string;
let running: { readonly concord: Concord; readonly site: Site; readonly url: string } | null = null;

/** Starts the real server with the forum's clock at an instant. */
async function startAt(
  now: number,
  forums: ReadonlyMap<string, PresetFile> = new Map([[wtpf26File.id, WITH_SILENCE]]),
): Promise<{ readonly concord: Concord; readonly url: string }> {
  const settings = readSettings({
    PORT: "0",
    DATA_DIR: dataDir,
    FORUM_NOW: new Date(now).toISOString(),
  });
  if ("problem" in settings) throw new Error(settings.problem);
  let url = "";
  const log = (line: string): void => console.error(line);
  const found = { preset: wtpf26File.id, sample: true };
  const concord = await openConcord({ settings, log, address: () => url, found, presets: forums });
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
  dataDir = mkdtempSync(join(tmpdir(), "concord-silence-"));
});
afterEach(async () => {
  await stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function signIn({ concord, url }: { concord: Concord; url: string }, who: string): Promise<string> {
  const invited = concord.invited.find((one) => one.role === who || one.of === who);
  return signInAs({ concord, url }, invited?.name ?? "");
}

async function signInAs({ concord, url }: { concord: Concord; url: string }, name: string): Promise<string> {
  const found = concord.people.byName(name);
  if (found === null) throw new Error(`nobody is called ${name}`);
  const token = (await concord.secretariat.invite(found)).split("#")[1];
  const answer = await fetch(`${url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
  return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
}

const spaceOf = (concord: Concord): string =>
  concord.forum.forum().opinions.find((one) => one.groupId === "space")!.id;

/** The kinds of silence entries, as the person reads them in the event log. */
async function minutes(person: TestPerson, opinionId: string): Promise<readonly string[]> {
  const answer = await person.get(`/api/opinions/${opinionId}/minutes?after=0`);
  const { entries } = (await answer.json()) as { entries: { type?: string; by: string }[] };
  return entries
    .filter(({ type }) => type?.includes("ilence") ?? false)
    .map(({ type, by }) => `${type} ${by}`);
}

/** Puts two clauses of the Opinion on space under silence for 72 h; gives who is who, and the silence. */
async function silenceRuns() {
  const server = await startAt(START);
  const [lead, aaa] = [await signIn(server, "space"), await signIn(server, "AAA")];
  const opinionId = spaceOf(server.concord);
  const person = signedIn(server.url, lead);
  const { clauses } = await person.opinion(opinionId);
  const seen = clauses.filter(({ kind, text }) => kind === "operative" && !text.includes("[")).slice(0, 2);
  const closes = START + 73 * HOUR_MS;
  const answer = await person.ask(opinionId, {
    type: "startSilence",
    clauses: seen.map(({ id, hash }) => ({ clauseId: id, hash })),
    closes: new Date(closes).toISOString(),
  });
  expect(answer.refusal).toBeUndefined();
  const started = answer.entries![0]!;
  return { server, lead, aaa, opinionId, seen, closes, started, silenceSeq: started.seq };
}

test("I12 every delegation of the forum is notified: in the entry, and on each of its pages", async () => {
  const { server, started, aaa, closes, opinionId } = await silenceRuns();
  const delegations = server.concord.forum.forum().delegations.map((one) => one.id);
  expect(delegations.length).toBeGreaterThan(3);
  expect(started).toMatchObject({ type: "silenceStarted", notified: delegations });
  const { groups } = await signedIn(server.url, aaa).forum();
  const told = groups.flatMap(({ opinions }) => opinions).filter((one) => one.silenceCloses !== undefined);
  expect(told.map(({ id, silenceCloses }) => [id, silenceCloses])).toEqual([[opinionId, closes]]);
});

test("A50 I12 I14 an absent delegation is told of a silence at sign-in, until it is agreed", async () => {
  const { server, opinionId, closes, silenceSeq, lead } = await silenceRuns();
  const name = server.concord.invited.find(({ of }) => of === "BBB")!.name;
  const toldTo = async (now: Awaited<ReturnType<typeof startAt>>) => {
    const { groups } = await signedIn(now.url, await signInAs(now, name)).forum();
    return groups
      .flatMap(({ opinions }) => opinions)
      .flatMap(({ id, silenceCloses: runs = null, silenceClosed: closed = null }) =>
        runs === null && closed === null ? [] : [{ id, runs, closed }],
      );
  };
  await stop();
  const before = await startAt(closes - HOUR_MS);
  const recorded = async ({ url }: { url: string }, count: number) =>
    until("the record", async () => (await minutes(signedIn(url, lead), opinionId)).length === count);
  await recorded(before, 2);
  expect(await toldTo(before)).toEqual([{ id: opinionId, runs: closes, closed: null }]);
  await stop();
  const after = await startAt(closes + HOUR_MS);
  const person = signedIn(after.url, lead);
  await recorded(after, 3);
  expect(await toldTo(after)).toEqual([{ id: opinionId, runs: null, closed: closes }]);
  expect((await person.ask(opinionId, { type: "declareSilence", silenceSeq })).status).toBe(200);
  expect(await toldTo(after)).toEqual([]);
  // The end by the clock is for the lead, the reminder before it and the agreement for the delegations.
  const noticesOf = async (cookie: string) => {
    const answer = await signedIn(after.url, cookie).get("/api/notices");
    const { notices } = (await answer.json()) as NoticesAnswer;
    return notices.map(({ kind }) => kind).toReversed();
  };
  expect(await noticesOf(lead)).toEqual(["silenceNotBroken"]);
  expect(await noticesOf(await signInAs(after, name))).toEqual([
    "silenceStarted",
    "silenceEndsSoon",
    "silenceDeclared",
  ]);
});

test("I5 a timely objection by mail is entered after the close, with its instant and channel", async () => {
  const { opinionId, closes, silenceSeq, server, lead } = await silenceRuns();
  const secretariat = await signIn(server, "secretariat");
  await stop();
  const again = await startAt(closes + 24 * HOUR_MS);
  const person = signedIn(again.url, secretariat);
  await until("the record", async () => (await minutes(person, opinionId)).length > 1);
  const receivedAt = new Date(closes - 60_000).toISOString();
  const delegationId = again.concord.forum.forum().delegations[1]!.id;
  const { entries } = await person.ask(opinionId, {
    type: "breakSilence",
    silenceSeq,
    reason: "capital does not agree",
    for: { delegationId, word: "by mail", receivedAt },
  });
  expect(entries).toMatchObject([
    { type: "silenceBroken", delegationId, onWordOf: "by mail", receivedAt: Date.parse(receivedAt) },
  ]);
  expect(
    (await signedIn(again.url, lead).ask(opinionId, { type: "declareSilence", silenceSeq })).refusal?.reason,
  ).toBe("silenceOver");
});

test("I6 the server records at the closing instant, with nobody there, and once over a restart", async () => {
  const { lead, opinionId, closes, silenceSeq, started } = await silenceRuns();
  await stop();

  // A moment before the closing instant; then nobody asks anything until well after it.
  const again = await startAt(closes - 1_500);
  const person = signedIn(again.url, lead);
  const reminded = [`silenceStarted ${started.by}`, "silenceEndsSoon server"];
  await until("the reminder", async () => (await minutes(person, opinionId)).length > 1);
  expect(await minutes(person, opinionId)).toEqual(reminded);
  await new Promise((resolve) => setTimeout(resolve, 4_500));
  const noted = [...reminded, "silenceNotBroken server"];
  expect(await minutes(person, opinionId)).toEqual(noted);
  const [told] = (await person.opinion(opinionId)).record.negotiation.silences;
  expect(told).toMatchObject({ seq: silenceSeq, state: { kind: "notBroken" } });
  // By its own clock, which looks every second: not by the question above.
  const late = told?.state.kind === "notBroken" ? told.state.at - closes : null;
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(3_000);
  await stop();

  const third = await startAt(closes + HOUR_MS);
  await new Promise((resolve) => setTimeout(resolve, 1_300));
  expect(await minutes(signedIn(third.url, lead), opinionId)).toEqual(noted);
});

test("I6 I7 what closed while the server was stopped is recorded at its start; the lead declares", async () => {
  const { lead, opinionId, closes, silenceSeq, seen } = await silenceRuns();
  await stop();
  const again = await startAt(closes + 5 * HOUR_MS);
  const person = signedIn(again.url, lead);
  await until("the record", async () => (await minutes(person, opinionId)).length > 1);
  const marksOf = async () => (await person.opinion(opinionId)).clauses.map(({ mark }) => mark);
  expect((await marksOf()).every((mark) => mark === null)).toBe(true);
  const answer = await person.ask(opinionId, { type: "declareSilence", silenceSeq });
  expect(answer.entries?.map(({ type }) => type)).toEqual([
    "silenceDeclared",
    ...seen.map(() => "clauseMarked"),
  ]);
  expect(seen.length).toBe(2);
  const marked = (await marksOf()).filter((mark) => mark !== null);
  expect(marked).toMatchObject(seen.map(() => ({ tier: "ad-referendum", valid: true })));
});

test("I5 an objection in time breaks it, though the server was down at the closing instant", async () => {
  const { opinionId, closes, silenceSeq, server } = await silenceRuns();
  const secretariat = await signIn(server, "secretariat");
  await stop();
  const again = await startAt(closes + HOUR_MS);
  const person = signedIn(again.url, secretariat);
  await until("the record", async () => (await minutes(person, opinionId)).length > 1);
  const objection = {
    type: "breakSilence",
    silenceSeq,
    reason: "capital does not agree",
    for: { delegationId: again.concord.forum.forum().delegations[1]!.id, word: "by mail" },
  };
  const received = (at: number) =>
    person.ask(opinionId, {
      ...objection,
      for: { ...objection.for, receivedAt: new Date(at).toISOString() },
    });
  expect((await received(closes + 1)).refusal?.reason).toBe("notInTime");
  expect((await received(closes - 1)).status).toBe(200);
});

test("I3 one typed character cancels, in the row after its own", async () => {
  const { server, aaa, lead, opinionId, seen, started } = await silenceRuns();
  const { generation } = await signedIn(server.url, aaa).opinion(opinionId);
  const client = openConcordClient(server.url, { cookie: aaa, opinionId, generation });
  await client.synced;
  client.type(() => client.text(seen[0]!.id).insert(0, "x"));
  await until("the entry", () => client.entries.length > 0);
  expect(client.entries).toMatchObject([
    { type: "silenceCancelled", silenceSeq: started.seq, reason: "words changed", by: "server" },
  ]);
  client.terminate();
  const told = await minutes(signedIn(server.url, lead), opinionId);
  expect(told).toEqual([`silenceStarted ${started.by}`, "silenceCancelled server"]);
});

test("I1 the forum that ships allows no silence procedure", async () => {
  const server = await startAt(START, new Map());
  const person = signedIn(server.url, await signIn(server, "chair"));
  const opinionId = spaceOf(server.concord);
  const { clauses } = await person.opinion(opinionId);
  const { id, hash } = clauses.find(({ kind }) => kind === "operative")!;
  const answer = await person.ask(opinionId, {
    type: "startSilence",
    clauses: [{ clauseId: id, hash }],
    closes: new Date(START + 100 * HOUR_MS).toISOString(),
  });
  expect(answer).toMatchObject({ status: 403, refusal: { reason: "silenceOff" } });
  expect((await person.forum()).rules.silence).toBeNull();
});

test("I10 the forum begins with no rule; an adopted one is recorded; runs outlast its end", async () => {
  const server = await startAt(START, new Map());
  const [lead, chair, aaa] = await Promise.all(
    ["space", "chair", "AAA"].map(async (who) => signedIn(server.url, await signIn(server, who))),
  );
  const head = server.concord.invited.find(({ of }) => of === "AAA")!.name;
  const opinionId = spaceOf(server.concord);
  const { clauses } = await lead!.opinion(opinionId);
  const { id, hash } = clauses.find(({ kind, text }) => kind === "operative" && !text.includes("["))!;
  const closes = START + 49 * HOUR_MS;
  const start = {
    type: "startSilence",
    clauses: [{ clauseId: id, hash }],
    closes: new Date(closes).toISOString(),
  };
  const set = async (person: TestPerson, silence: object | null): Promise<string> => {
    const asked = { type: "setSilenceRules", silence, reason: "Decided at the second meeting" };
    const answer = await person.post("/api/forum/commands", asked);
    const { refusal } = (await answer.json()) as { refusal?: { reason: string } };
    return refusal?.reason ?? "done";
  };
  const TWO_DAYS = { hoursMin: 48, workingDays: null };
  expect((await lead!.ask(opinionId, start)).refusal).toMatchObject({ reason: "silenceOff" });
  expect(await set(chair!, null)).toBe("nothingToDo");
  expect([await set(lead!, TWO_DAYS), await set(aaa!, TWO_DAYS)]).toEqual(["notYourRole", "notYourRole"]);
  expect(await set(chair!, { hoursMin: 0, workingDays: null })).toBe("unreadable");
  expect(await set(chair!, TWO_DAYS)).toBe("done");
  const told = await aaa!.forum();
  expect(told.rules.silence).toMatchObject(TWO_DAYS);
  expect(told.silenceSet).toMatchObject({ silence: TWO_DAYS, reason: "Decided at the second meeting" });
  expect((await lead!.ask(opinionId, start)).refusal).toBeUndefined();

  expect(await set(chair!, null)).toBe("done");
  await stop();
  const after = await startAt(closes + HOUR_MS, new Map());
  const reader = signedIn(after.url, await signInAs(after, head));
  expect((await reader.forum()).rules.silence).toBeNull();
  await until("recorded", async () =>
    (await minutes(reader, opinionId)).some((one) => one.startsWith("silenceNotBroken")),
  );
});
