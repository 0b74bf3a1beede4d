import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { firstBrokenEntry, GENESIS } from "../../shared/events/chain.ts";
import { delegationId, type OpinionId, userId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";
import type { HiddenEntry, Readers } from "../../shared/people/readers.ts";
import { openChainWriter } from "../store/chain-writer.ts";
import { load } from "../replay/load.ts";
import { EMPTY_CHAIN, follow } from "../store/check-row.ts";
import { openSqlite } from "../store/sqlite.ts";
import { FORUM_STREAM, type Store } from "../store/store.ts";
import { openTestSite, signedIn, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { runCli } from "../testing/server-process.ts";

/**
 * No command makes entries for some readers yet: these are appended through the real log to the closed file,
 * between public ones, and read by several people over HTTP.
 */
let dataDir: string;
let site: TestSite;
let cookies: ReadonlyMap<string, string>;
let id: OpinionId;
const SECRET = "AAA alone knows this";
const TO_LEADS = "told to the leads";

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  dataDir = mkdtempSync(join(tmpdir(), "concord-secret-"));
  site = await openTestSite({ DATA_DIR: dataDir });
  const signed = ["AAA", "BBB", "chair", "space", "green", "secretariat"].map(
    async (who) => [who, (await site.person(who)).cookie] as const,
  );
  cookies = new Map(await Promise.all(signed));
  id = site.opinionOf("space") as OpinionId;
  await site.close();
  const store = openSqlite(join(dataDir, "concord.sqlite"));
  await put(store, id);
  await put(store, FORUM_STREAM);
  store.close();
  site = await openTestSite({ DATA_DIR: dataDir });
});
afterAll(async () => {
  await site.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function put(store: Store, stream: string): Promise<void> {
  const rows = await store.read(stream, 0, { limit: 10_000 });
  const log = openChainWriter(stream, rows.reduce(follow, EMPTY_CHAIN));
  const say = (said: string, readers: Readers): void => {
    const by = userId("server");
    log.entry({ at: 1, by, body: { type: "noted", said, by, forumSeq: 1 }, readers });
  };
  say(SECRET, { kind: "delegation", delegationId: delegationId("AAA") });
  say(TO_LEADS, { kind: "leads" });
  await store.append(log.take());
}

const as = (who: string): TestPerson => signedIn(site.url, cookies.get(who)!);
type Read = readonly (Entry | HiddenEntry)[];
const minutes = async (who: string, path: string): Promise<Read> =>
  ((await (await as(who).get(`${path}/minutes`)).json()) as { entries: Read }).entries;
const knows = (entries: Read): readonly string[] =>
  [SECRET, TO_LEADS].filter((said) => JSON.stringify(entries).includes(said));

test("M5 who may not read an entry gets its place and hash; for everybody the chain verifies", async () => {
  // A public entry after them: the chain goes on over what is hidden.
  const clause = (await as("space").opinion(id)).clauses.find(
    (one) => one.kind === "operative" && !one.locked,
  )!;
  const locked = await as("space").ask(id, { type: "lockClause", clauseId: clause.id });
  expect(locked.status).toBe(200);

  const read = new Map<string, Read>();
  for (const who of cookies.keys()) read.set(who, await minutes(who, `/api/opinions/${id}`));
  expect(new Map([...read].map(([who, entries]) => [who, knows(entries)]))).toEqual(
    new Map([
      ["AAA", [SECRET]],
      ["BBB", []],
      ["chair", [TO_LEADS]],
      ["space", [TO_LEADS]],
      ["green", []],
      ["secretariat", []],
    ]),
  );
  for (const entries of read.values()) {
    expect(firstBrokenEntry(entries, GENESIS)).toBeNull();
    expect(entries.map((one) => one.hash)).toEqual(read.get("AAA")!.map((one) => one.hash));
    for (const entry of entries)
      if (entry.type === undefined) expect(Object.keys(entry)).toEqual(["seq", "prev", "hash"]);
  }
  // A change in what somebody may read is found; so is another reader named for it.
  const own = read.get("AAA")!;
  const at = own.findIndex((one) => knows([one]).length > 0);
  const secret = own[at] as Entry;
  for (const forged of [
    { ...secret, readers: undefined },
    { ...secret, readers: { kind: "leads" } },
  ]) {
    expect(firstBrokenEntry(own.with(at, forged as Entry), GENESIS)).toBe(secret.seq);
  }
});

test("M5 the record that all replay is the same for all, and untouched by what is hidden", async () => {
  const [aaa, bbb] = [await as("AAA").opinion(id), await as("BBB").opinion(id)];
  expect(aaa).toEqual(bbb);
  expect(JSON.stringify(aaa)).not.toContain(SECRET);
  const loaded = await load(site.concord.store, id, {
    to: (await site.concord.rooms.get(id).then((room) => room!.view())).seq,
  });
  expect(loaded.opinion).toEqual(aaa.record);
});

test("M5 the forum's event log likewise: there the leads' entries are the chair's", async () => {
  const known: Record<string, readonly string[]> = {};
  for (const who of cookies.keys()) {
    const entries = await minutes(who, "/api/forum");
    expect(firstBrokenEntry(entries, GENESIS)).toBeNull();
    known[who] = knows(entries);
  }
  expect(known).toEqual({ AAA: [SECRET], BBB: [], chair: [TO_LEADS], space: [], green: [], secretariat: [] });
});

test("M9 an exported record with hidden entries verifies, and its first bad row is named", async () => {
  const name = site.concord.people.nameOf(
    [...site.concord.forum.forum().participants.values()].find((one) => one.delegationId === "AAA")!.id,
  );
  await site.close();
  const file = join(dataDir, "record.json");
  const exported = async (...as: readonly string[]): Promise<string> => {
    const done = await runCli(dataDir, "export", "record", "--out", file, ...as);
    expect(done).toMatchObject({ code: 0 });
    return readFileSync(file, "utf8");
  };
  const ofAll = await exported();
  expect(ofAll.includes(SECRET) || ofAll.includes(TO_LEADS)).toBe(false);
  const elsewhere = join(dataDir, "no-data");
  const whole = await runCli(elsewhere, "verify", file);
  expect(whole).toMatchObject({
    code: 0,
    out: expect.stringMatching(new RegExp(`${id}\t\\d+ rows, whole, 2 hidden`)),
  });

  const ofAaa = await exported("--as", name);
  expect(ofAaa).toContain(SECRET);
  expect((await runCli(elsewhere, "verify", file)).code).toBe(0);
  writeFileSync(file, ofAaa.replaceAll(SECRET, "AAA alone knows that"));
  const bad = await runCli(elsewhere, "verify", file);
  expect(bad.code).toBe(1);
  expect(bad.out).toMatch(new RegExp(`${id}\trow \\d+: its content does not fit its hash`));
  const broken = JSON.parse(ofAll) as { streams: { rows: unknown[] }[] };
  broken.streams[1]!.rows.splice(3, 1);
  writeFileSync(file, JSON.stringify(broken));
  expect(await runCli(elsewhere, "verify", file)).toMatchObject({
    code: 1,
    out: expect.stringContaining("row 4: it is missing"),
  });
  site = await openTestSite({ DATA_DIR: dataDir });
}, 60_000);
