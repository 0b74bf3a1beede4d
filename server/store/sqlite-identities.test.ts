import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { userId } from "../../shared/ids.ts";
import { openSqlite } from "./sqlite.ts";
import type { Store } from "./store.ts";

const [AAA, BBB] = [userId("01J0000000000000000000AAAA"), userId("01J0000000000000000000BBBB")];
const ISSUER = "https://accounts.example.org";

let dir: string;
let file: string;
let store: Store;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "concord-identities-"));
  file = join(dir, "concord.sqlite");
  openSqlite(file).close();
  const db = new DatabaseSync(file);
  for (const user of [AAA, BBB]) db.exec(`INSERT INTO people VALUES ('${user}', '', 1, '')`);
  db.close();
  store = openSqlite(file);
});
afterEach(() => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
});
const spoil = (sql: string): void => {
  store.close();
  const db = new DatabaseSync(file);
  db.exec(sql);
  db.close();
  store = openSqlite(file);
};
const account = (user: typeof AAA, subject = "s1") => ({
  issuer: ISSUER,
  subject,
  user,
  boundAt: 1,
  usedAt: 1,
});

test("A35 an account is bound to one person; another takes it over only from its known owner", async () => {
  expect(await store.bindIdentity(account(AAA), { from: null, first: true })).toBe(true);
  expect(await store.bindIdentity(account(BBB), { from: null, first: false })).toBe(false);
  expect(await store.bindIdentity(account(AAA, "s2"), { from: null, first: true })).toBe(false);
  expect(await store.identity(ISSUER, "s1")).toEqual(account(AAA));
  expect(await store.identity("https://other.example.org", "s1")).toBeNull();
  expect(await store.bindIdentity(account(BBB), { from: AAA, first: false })).toBe(true);
  expect([await store.identitiesOf(AAA), await store.identitiesOf(BBB)]).toEqual([[], [account(BBB)]]);
  // A late note of the person before changes nothing, nor does their late removal.
  await store.noteIdentityUsed(account(AAA), 9);
  await store.dropIdentity(account(AAA));
  expect(await store.identity(ISSUER, "s1")).toEqual(account(BBB));
  await store.noteIdentityUsed(account(BBB), 9);
  expect(await store.identity(ISSUER, "s1")).toEqual({ ...account(BBB), usedAt: 9 });
  await store.dropIdentity(account(BBB));
  expect(await store.identity(ISSUER, "s1")).toBeNull();
});

test("A32 an account or a passkey whose row was changed signs nobody in", async () => {
  const passkey = {
    id: "one",
    user: AAA,
    name: "",
    publicKey: "key",
    counter: 0,
    createdAt: 1,
    usedAt: null,
  };
  await store.bindIdentity(account(AAA), { from: null, first: false });
  await store.savePasskey(passkey, 2);
  spoil(`UPDATE identities SET user = '${BBB}'; UPDATE passkeys SET user = '${BBB}'`);
  expect([await store.identity(ISSUER, "s1"), await store.passkey("one")]).toEqual([null, null]);
  expect((await store.damage()).filter((line) => !line.startsWith("people"))).toEqual([
    `identities\t${ISSUER}: its content does not fit its checksum`,
    "passkeys\tone: its content does not fit its checksum",
  ]);
});

test("A38 a passkey's counter goes on, or stays at 0 for good; a person has only so many", async () => {
  const passkey = {
    id: "one",
    user: AAA,
    name: "",
    publicKey: "key",
    counter: 0,
    createdAt: 1,
    usedAt: null,
  };
  expect(await store.savePasskey(passkey, 2)).toBe(true);
  expect(await store.savePasskey({ ...passkey, user: BBB }, 2)).toBe(false);
  expect(await store.savePasskey({ ...passkey, id: "two" }, 2)).toBe(true);
  expect(await store.savePasskey({ ...passkey, id: "three" }, 2)).toBe(false);
  const use = (counter: number) => store.usePasskey("one", { counter, at: 5 });
  expect([await use(0), await use(0), await use(3), await use(3), await use(2), await use(0)]).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(await store.passkeysOf(AAA)).toMatchObject([
    { id: "one", counter: 3, usedAt: 5 },
    { id: "two", usedAt: null },
  ]);
  expect([await store.dropPasskey(BBB, "one"), await store.dropPasskey(AAA, "one")]).toEqual([false, true]);
  expect(await store.usePasskey("one", { counter: 9, at: 6 })).toBe(false);
});
