import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Y from "yjs";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Entry } from "../../shared/events/event.ts";
import { seeded } from "../testing/chance.ts";
import { type ConcordClient, openConcordClient } from "../testing/concord-client.ts";
import { signedIn, type TestPerson } from "../testing/room-of-people.ts";
import { freePort, runCli, type ServerProcess, startServer } from "../testing/server-process.ts";
import { until } from "../testing/y-client.ts";

const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const KILLS = Number(process.env["KILLS"] ?? 2);

let dataDir: string;
let port: string;
let server: ServerProcess;
let [facilitator, aaa, bbb]: TestPerson[] = [];
let opinionId: string;

const start = async (): Promise<void> => {
  const started = await startServer({ PORT: port, DATA_DIR: dataDir });
  if ("said" in started) throw new Error(started.said);
  server = started;
};

const signIn = async (who: string): Promise<TestPerson> => {
  const body = JSON.stringify({ token: server.tokens.get(who) });
  const answer = await fetch(`${server.url}/api/sign-in`, { method: "POST", body });
  return signedIn(server.url, answer.headers.get("set-cookie")!.split(";")[0]!);
};

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "concord-restart-"));
  port = String(await freePort());
  await start();
  [facilitator, aaa, bbb] = [await signIn("space"), await signIn("AAA"), await signIn("BBB")];
  opinionId = (await aaa.forum()).groups.find((group) => group.id === "space")!.opinions[0]!.id;
}, 30_000);
afterAll(async () => {
  await server.kill("SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
});
const clients: ConcordClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.terminate();
});

/** Somebody who types words that are like no others, and remembers what was acknowledged. */
type Typist = { readonly doc: Y.Doc; readonly name: string; written: string[]; saved: Set<string> };

async function enter(person: TestPerson, doc = new Y.Doc()): Promise<ConcordClient> {
  const { generation } = await person.opinion(opinionId);
  const client = openConcordClient(server.url, { cookie: person.cookie, opinionId, generation, doc });
  clients.push(client);
  await client.synced;
  return client;
}

/** Types a word every few milliseconds until the server is gone. */
function typeAlong(client: ConcordClient, typist: Typist, clause: string): void {
  const counts: (readonly [number, string])[] = [];
  const note = (): void => {
    for (const [count, word] of counts) if (count <= client.acknowledged()) typist.saved.add(word);
  };
  const timer = setInterval(() => {
    note();
    if (client.isClosed()) return;
    const word = `${typist.name}${typist.written.length} `;
    typist.written.push(word);
    counts.push([client.type(() => client.text(clause).insert(0, word)), word]);
  }, 4);
  const stop = async (): Promise<void> => {
    await client.closed;
    clearInterval(timer);
    note();
  };
  void stop();
}

test(`W8 whatever was acknowledged or answered is there after kill -9, ${KILLS} times (SEED=${SEED})`, async () => {
  const random = seeded(SEED);
  const typists: readonly Typist[] = ["a", "b"].map((name) => ({
    doc: new Y.Doc(),
    name,
    written: [],
    saved: new Set(),
  }));
  const answered: Entry[] = [];
  const { clauses } = await aaa!.opinion(opinionId);
  const [open, other] = clauses.filter((clause) => clause.kind === "recital");
  const textOfOpen = async (): Promise<string> =>
    (await aaa!.opinion(opinionId)).clauses.find((clause) => clause.id === open!.id)!.text;

  for (let kill = 0; kill < KILLS; kill++) {
    const [one, two] = [await enter(aaa!, typists[0]!.doc), await enter(bbb!, typists[1]!.doc)];
    const asking = await enter(facilitator!);
    typeAlong(one, typists[0]!, open!.id);
    typeAlong(two, typists[1]!, open!.id);
    const ask = async (): Promise<void> => {
      for (let i = 0; !asking.isClosed(); i++) {
        const command =
          i % 2 === 0
            ? { type: "lockClause", clauseId: other!.id }
            : { type: "unlockClause", clauseId: other!.id, reason: `kill ${kill}` };
        const answer = await Promise.race([asking.ask(command), asking.closed]);
        if ("entries" in answer) answered.push(...answer.entries);
      }
    };
    const asked = ask();
    await new Promise((resolve) => setTimeout(resolve, 30 + random(300)));
    await server.kill("SIGKILL");
    await Promise.all([one.closed, two.closed, asked]);
    await start();
    const text = await textOfOpen();
    for (const { saved } of typists) for (const word of saved) expect(text).toContain(word);
    const minutes = await allEntries(aaa!);
    for (const entry of answered) expect(minutes).toContainEqual(entry);
  }

  // Those who come back with their documents bring what was not saved: nothing is lost, nothing doubled.
  for (const [i, person] of [aaa!, bbb!].entries()) {
    const client = await enter(person, typists[i]!.doc);
    await until("all is acknowledged", () => client.sent() > 0 && client.acknowledged() === client.sent());
  }
  const text = await textOfOpen();
  for (const { written } of typists) {
    for (const word of written) expect(text.split(word)).toHaveLength(2);
  }
  const verified = await runCli(dataDir, "verify");
  expect(verified).toMatchObject({ code: 0, out: expect.stringContaining("whole") });
  const written = typists.reduce((sum, one) => sum + one.written.length, 0);
  const saved = typists.reduce((sum, one) => sum + one.saved.size, 0);
  console.log(
    `kill -9: ${KILLS} kills, ${written} words typed, ${saved} acknowledged before a kill, ${answered.length} commands answered, none lost (SEED=${SEED})`,
  );
}, 60_000);

async function allEntries(person: TestPerson): Promise<readonly Entry[]> {
  const answer = await person.get(`/api/opinions/${opinionId}/minutes`);
  return ((await answer.json()) as { entries: readonly Entry[] }).entries;
}

test("W9 SIGTERM during typing ends in 10 s, closes with 1012, and keeps acknowledged text", async () => {
  const { clauses } = await aaa!.opinion(opinionId);
  const open = clauses.find((clause) => clause.kind === "operative" && !clause.locked)!;
  const typist: Typist = { doc: new Y.Doc(), name: "t", written: [], saved: new Set() };
  const client = await enter(aaa!, typist.doc);
  typeAlong(client, typist, open.id);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const ended = await server.kill("SIGTERM");
  expect(ended).toMatchObject({ code: 0 });
  expect(ended.ms).toBeLessThan(10_000);
  expect((await client.closed).code).toBe(1012);
  expect(await runCli(dataDir, "verify")).toMatchObject({ code: 0 });
  await start();
  const text = (await aaa!.opinion(opinionId)).clauses.find((clause) => clause.id === open.id)!.text;
  expect(typist.saved.size).toBeGreaterThan(5);
  for (const word of typist.saved) expect(text).toContain(word);
  console.log(`SIGTERM ended in ${Math.round(ended.ms)} ms`);
}, 20_000);

test("W9 a second server on the same data folder says so in one sentence, and the first goes on", async () => {
  const second = await startServer({ PORT: String(await freePort()), DATA_DIR: dataDir });
  expect(second).toEqual({
    code: 1,
    said: `The data folder ${dataDir} is in use by another Concord. Stop that one, or set DATA_DIR.\n`,
  });
  expect((await aaa!.get("/api/forum")).status).toBe(200);
  // The command line goes through the running server by its socket file.
  expect(await runCli(dataDir, "verify")).toMatchObject({ code: 0 });
}, 20_000);

test("W9 a port in use is said in one sentence", async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "concord-port-"));
  const second = await startServer({ PORT: port, DATA_DIR: elsewhere });
  rmSync(elsewhere, { recursive: true, force: true });
  expect(second).toEqual({
    code: 1,
    said: `Port ${port} is in use. Stop what uses it, or start with another: PORT=3001 npm start\n`,
  });
}, 20_000);
