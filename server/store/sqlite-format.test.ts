import { hash as hashOf } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { commandId, consultationId, sessionId, userId } from "../../shared/ids.ts";
import { LINK_MS, SIGN_IN_MS } from "../../shared/door-limits.ts";
import { openChainWriter } from "./chain-writer.ts";
import { verifyFile } from "../command-line/verify-file.ts";
import { EMPTY_CHAIN, withoutBody } from "./check-row.ts";
import { checkpointHash } from "./checkpoint-hash.ts";
import { sumOf } from "./sqlite-format.ts";
import { WITHOUT_TABLES_10 } from "./sqlite-format-10.ts";
import { WITHOUT_TABLES_11 } from "./sqlite-format-11.ts";
import { WITHOUT_TABLES_12 } from "./sqlite-format-12.ts";
import { openSqlite } from "./sqlite.ts";
import type { Row } from "./store.ts";

/** The tables of format 1, word for word as that version made them. */
const FORMAT_1 = `
  CREATE TABLE IF NOT EXISTS rows (
    stream TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL,
    user TEXT NOT NULL, client INTEGER, body BLOB NOT NULL, copied TEXT, readers TEXT NOT NULL,
    salt TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (stream, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS rows_by_kind ON rows (stream, kind, seq);
  CREATE TABLE IF NOT EXISTS people (id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS links (
    hash TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES people (id), created_at INTEGER NOT NULL, used_at INTEGER
  ) STRICT;
  CREATE TABLE IF NOT EXISTS sessions (
    hash TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES people (id), expires_at INTEGER NOT NULL
  ) STRICT;
`;
/** Undoes the additions of formats 9 and 8, of format 7, and of format 6. */
const TO_FORMAT_9 = WITHOUT_TABLES_10;
const TO_FORMAT_8 = `${TO_FORMAT_9} DROP TABLE commands;`;
const TO_FORMAT_7 = `${TO_FORMAT_8} DROP TABLE meta;`;
const TO_FORMAT_6 = `${TO_FORMAT_7} DROP TABLE received_pieces;`;
const TO_FORMAT_5 = `${TO_FORMAT_6} ALTER TABLE rows DROP COLUMN removed; DROP TABLE counted_days; DROP TABLE to_pack;`;
const AAA = userId("01J0000000000000000000AAAA");

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "concord-format-"));
  file = join(dir, "concord.sqlite");
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function makeFormat1(): readonly Row[] {
  const log = openChainWriter("forum", EMPTY_CHAIN);
  const body = { type: "forumOpened", preset: "wtpf-26", sample: false, by: AAA };
  log.entry({ at: 1, by: AAA, body, readers: { kind: "all" } });
  log.words({ at: 2, by: AAA, client: 7, update: new Uint8Array([0, 0]), copied: null });
  const rows = log.take();
  const db = new DatabaseSync(file);
  db.exec("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON");
  db.exec(`BEGIN IMMEDIATE; ${FORMAT_1} PRAGMA user_version = 1; COMMIT`);
  const insert = db.prepare("INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const row of rows) {
    const { stream, seq, kind, at, by, client, body: bytes, salt, prev, hash } = row;
    insert.run(stream, seq, kind, at, by, client, bytes, null, JSON.stringify(row.readers), salt, prev, hash);
  }
  db.exec(`
    INSERT INTO people VALUES ('${AAA}', 'Head, AAA', 1);
    INSERT INTO links VALUES ('used', '${AAA}', 1, 2), ('new', '${AAA}', 1, NULL);
    INSERT INTO sessions VALUES ('session', '${AAA}', 100);
  `);
  db.close();
  return rows;
}

test("D10 a file of format 1 opens with everything in it, and verifies before and after", async () => {
  const rows = makeFormat1();
  expect(await verifyFile(file)).toMatchObject({ code: 0, rows: 2 });
  const store = openSqlite(file);
  expect(await store.read("forum", 0, { limit: 9 })).toEqual(rows);
  expect(await store.read("forum", 0, { limit: 9, kind: "minutes" })).toEqual([rows[0]]);
  expect(await store.people()).toEqual([{ id: AAA, name: "Head, AAA", createdAt: 1 }]);
  const seenAt = 100 - SIGN_IN_MS;
  expect(await store.session("session")).toMatchObject({ user: AAA, createdAt: seenAt, seenAt, way: "link" });
  const opened = { id: sessionId("id"), createdAt: 3, seenAt: 3, device: "", way: "link" as const };
  const session = { at: 3, session: { hash: "next", ...opened } };
  expect(await store.redeemLink("used", session)).toBe("used");
  expect(await store.redeemLink("new", session)).toEqual({ user: AAA });
  expect(await store.damage()).toEqual([]);
  store.close();
  expect(await verifyFile(file)).toMatchObject({ code: 0, rows: 2 });
  openSqlite(file).close();
});

test("D10 a file of format 2, without versions and looks, opens and verifies both times", async () => {
  openSqlite(file).close();
  const db = new DatabaseSync(file);
  db.exec(
    `${TO_FORMAT_5} DROP TABLE kept_checkpoints; DROP TABLE looks; DROP TABLE files; DROP TABLE received; DROP TABLE word_authors; PRAGMA user_version = 2`,
  );
  db.close();
  expect(await verifyFile(file)).toMatchObject({ code: 1, rows: 0 });
  const store = openSqlite(file);
  expect(await store.keptCheckpoint("forum", 9)).toBeNull();
  const look = { stream: "forum", user: AAA, seq: 3, at: 4, body: "[]" };
  await store.saveLook(look);
  expect(await store.look("forum", AAA)).toEqual(look);
  expect(await store.damage()).toEqual([]);
  store.close();
});

test("D10 a file of format 3, which kept no issued files, opens and keeps one under its hash", async () => {
  openSqlite(file).close();
  const db = new DatabaseSync(file);
  db.exec(
    `${TO_FORMAT_5} DROP TABLE files; DROP TABLE received; DROP TABLE word_authors; PRAGMA user_version = 3`,
  );
  db.close();
  const store = openSqlite(file);
  const body = new TextEncoder().encode("a report");
  const hash = hashOf("sha256", body);
  expect(await store.file(hash)).toBeNull();
  for (let i = 0; i < 2; i++) await store.keepFile({ hash, body });
  expect(await store.file(hash)).toEqual(body);
  expect(await store.damage()).toEqual([]);
  store.close();
  const spoilt = new DatabaseSync(file);
  spoilt.exec("UPDATE files SET body = CAST('a retort' AS BLOB)");
  spoilt.close();
  const again = openSqlite(file);
  expect(await again.file(hash)).toBeNull();
  expect(await again.damage()).toEqual([`files\t${hash}: its content does not fit its hash`]);
  again.close();
});

test("D10 a file of format 4, which kept no received files, opens", async () => {
  openSqlite(file).close();
  const db = new DatabaseSync(file);
  db.exec(`${TO_FORMAT_5} DROP TABLE received; DROP TABLE word_authors; PRAGMA user_version = 4`);
  db.close();
  const store = openSqlite(file);
  expect(await store.receivedFile({ owner: "aaa", number: 1 })).toBeNull();
  expect(await store.damage()).toEqual([]);
  store.close();
});

test("D10 a file of format 5, before words could be removed, opens and verifies unchanged", async () => {
  const log = openChainWriter("forum", EMPTY_CHAIN);
  log.words({ at: 2, by: AAA, client: 7, update: new Uint8Array([0, 0]), copied: null });
  const rows = log.take();
  const first = openSqlite(file);
  await first.append(rows);
  first.close();
  const db = new DatabaseSync(file);
  db.exec(`${TO_FORMAT_5} PRAGMA user_version = 5`);
  db.close();
  expect(await verifyFile(file)).toMatchObject({ code: 0, rows: 1 });
  const store = openSqlite(file);
  expect(await store.read("forum", 0, { limit: 9 })).toEqual(rows);
  const left = rows.map((row) => withoutBody(row, new Uint8Array([1])));
  await store.remove({ told: [], left, checkpoints: [], days: [] });
  await store.pack();
  expect(await store.read("forum", 0, { limit: 9 })).toEqual(left);
  expect(await store.damage()).toEqual([]);
  store.close();
});

test("D10 a file of format 6, with imports beside their receipts, opens and verifies", async () => {
  const body = new TextEncoder().encode("a file");
  const receipt = { stream: "opinion", user: AAA, owner: "aaa", name: "a.docx", at: 3, sha256: "0" };
  const log = openChainWriter("forum", EMPTY_CHAIN);
  log.words({ at: 2, by: AAA, client: 7, update: new Uint8Array([0, 0]), copied: null });
  const first = openSqlite(file);
  await first.append(log.take());
  await first.receive({ ...receipt, body });
  first.close();
  const db = new DatabaseSync(file);
  // Numbers counted over the whole forum then, and each keeps the one that it had.
  const number = 4;
  const of = { owner: receipt.owner, number };
  const sum = sumOf([
    number,
    receipt.stream,
    AAA,
    receipt.owner,
    receipt.name,
    receipt.at,
    receipt.sha256,
    null,
  ]);
  db.prepare("UPDATE received SET number = ?, sum = ?, body = (SELECT body FROM received_pieces)").run(
    number,
    sum,
  );
  db.exec(`${TO_FORMAT_6} PRAGMA user_version = 6`);
  db.close();
  expect(await verifyFile(file)).toMatchObject({ code: 0 });
  const store = openSqlite(file);
  const there = { ...receipt, key: number, number, keptAt: null, dropped: false };
  const bytes = body.length;
  expect(await store.receivedFile(of)).toEqual({ ...there, bytes, body: Buffer.from(body) });
  expect(await store.receive({ ...receipt, body })).toMatchObject({ number: number + 1 });
  expect(await store.receive({ ...receipt, owner: "bbb", body })).toMatchObject({ number: 1 });
  await store.dropReceived(number);
  expect(await store.receivedFile(of)).toEqual({ ...there, bytes: 0, dropped: true, body: Buffer.alloc(0) });
  expect(await store.damage()).toEqual([]);
  store.close();
  expect(await verifyFile(file)).toMatchObject({ code: 0 });
});

test("D10 a file of format 8, which knew no commands by their ids, opens and keeps them", async () => {
  openSqlite(file).close();
  const db = new DatabaseSync(file);
  db.exec(`${TO_FORMAT_8} PRAGMA user_version = 8`);
  db.close();
  const store = openSqlite(file);
  const [done, dead] = [commandId("done-done-done-done"), commandId("dead-dead-dead-dead")];
  const log = openChainWriter("forum", EMPTY_CHAIN);
  for (let i = 0; i < 2; i++) {
    const command = i === 0 ? undefined : { user: AAA, id: done };
    log.entry({ at: 1, by: AAA, body: { type: "x" }, readers: { kind: "all" }, command });
  }
  await store.append(log.take());
  await store.withdrawCommand(AAA, dead, 3);
  expect(await store.damage()).toEqual([]);
  store.close();
  const again = openSqlite(file);
  expect(await again.commandOf(AAA, done)).toEqual({ stream: "forum", first: 2, last: 2 });
  expect(await again.commandOf(AAA, dead)).toBe("withdrawn");
  expect(await again.commandOf(userId("01J0000000000000000000BBBB"), dead)).toBeNull();
  again.close();
});

test("A23 a file of format 9 keeps sign-ins and unused links, and damage in them stays damage", async () => {
  const first = openSqlite(file);
  const person = { id: AAA, name: "Head, AAA", createdAt: 1 };
  const link = {
    hash: "x",
    user: AAA,
    kind: "invitation",
    at: 1,
    endsAt: 9,
    code: null,
    asker: null,
  } as const;
  await first.savePeople([], { admitted: [{ person, link }] });
  first.close();
  const db = new DatabaseSync(file);
  db.exec(`${TO_FORMAT_9} PRAGMA user_version = 9`);
  const add = (table: string, values: readonly (string | number | null)[], sum = sumOf(values)): void => {
    const marks = [...values, sum].map(() => "?").join(", ");
    db.prepare(`INSERT INTO ${table} VALUES (${marks})`).run(...values, sum);
  };
  add("links", ["used", AAA, 1, 2]);
  add("links", ["new", AAA, 1, null]);
  add("links", ["damaged", AAA, 1, null], "0");
  add("sessions", ["one", AAA, SIGN_IN_MS + 5]);
  add("sessions", ["two", AAA, SIGN_IN_MS + 7]);
  add("sessions", ["damaged", AAA, SIGN_IN_MS], "0");
  db.close();
  const store = openSqlite(file);
  expect(await store.sessionsOf(AAA)).toMatchObject([
    { hash: "one", createdAt: 5, seenAt: 5, device: "", way: "link" },
    { hash: "two", createdAt: 7, seenAt: 7, device: "", way: "link" },
  ]);
  const [one, two] = await store.sessionsOf(AAA);
  expect(one!.id).not.toBe(two!.id);
  expect(await store.session("damaged")).toBeNull();
  const kept = {
    user: AAA,
    kind: "invitation",
    at: 1,
    endsAt: 1 + LINK_MS,
    code: null,
    asker: null,
    tries: 0,
  };
  expect(await store.link("used")).toEqual({ ...kept, hash: "used", isUsed: true });
  expect(await store.link("new")).toEqual({ ...kept, hash: "new", isUsed: false });
  expect(await store.link("damaged")).toBeNull();
  expect(await store.damage()).toEqual([
    "sessions\tdamaged: its content does not fit its checksum",
    "links\tdamaged: its content does not fit its checksum",
  ]);
  store.close();
});

test("D10 a file of format 10 opens; its checkpoints stay, and each format keeps its own", async () => {
  openSqlite(file).close();
  const db = new DatabaseSync(file);
  db.exec(`${WITHOUT_TABLES_11} PRAGMA user_version = 10`);
  const one = { stream: "opinion", seq: 3, format: 7, body: new TextEncoder().encode("state") };
  const kept = { ...one, hash: checkpointHash(one) };
  db.prepare("INSERT INTO checkpoints VALUES (?, ?, ?, ?, ?)").run(
    one.stream,
    one.seq,
    7,
    one.body,
    kept.hash,
  );
  db.close();
  const store = openSqlite(file);
  expect(await store.checkpoint("opinion", 7)).toEqual(kept);
  const next = { ...one, seq: 5, format: 8 };
  await store.saveCheckpoint({ ...next, hash: checkpointHash(next) });
  expect(await store.checkpoint("opinion", 7)).toEqual(kept);
  expect(await store.checkpoint("opinion", 8)).toMatchObject({ seq: 5 });
  const last = { ...one, seq: 6, format: 9 };
  await store.saveCheckpoint({ ...last, hash: checkpointHash(last) });
  expect(await store.checkpoint("opinion", 7)).toBeNull();
  expect(await store.damage()).toEqual([]);
  store.close();
});

test("D10 a file of format 11 opens, and takes inputs of consultations from then on", async () => {
  openSqlite(file).close();
  const db = new DatabaseSync(file);
  db.exec(`${WITHOUT_TABLES_12} PRAGMA user_version = 11`);
  db.close();
  const store = openSqlite(file);
  expect(await store.inputTotals(consultationId("none"))).toEqual({ waiting: 0, waitingBytes: 0, bytes: 0 });
  store.close();
});

test("D10 a newer format, and tables that are not as they were made, are not opened", () => {
  openSqlite(file).close();
  const alter = (sql: string): void => {
    const db = new DatabaseSync(file);
    db.exec(sql);
    db.close();
  };
  alter("ALTER TABLE people RENAME TO qeople");
  expect(() => openSqlite(file)).toThrow("its tables are not as they were made");
  alter("ALTER TABLE qeople RENAME TO people; PRAGMA user_version = 13");
  expect(() => openSqlite(file)).toThrow("newer Concord (format 13)");
});
