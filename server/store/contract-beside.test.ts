import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { userId } from "../../shared/ids.ts";
import { engines, type TestDatabase } from "../testing/engines.ts";
import { openChainWriter } from "./chain-writer.ts";
import { EMPTY_CHAIN } from "./check-row.ts";
import type { Store } from "./store.ts";

/** The contract of the store for accounts, passkeys and files that came in, on both engines. */

const [AAA, BBB] = [userId("01J0000000000000000000AAAA"), userId("01J0000000000000000000BBBB")];
const ISSUER = "https://accounts.example.org";
const receipt = { stream: "opinion", user: AAA, owner: "aaa", name: "a.docx", at: 3, sha256: "0" };
const account = (user: typeof AAA, subject = "s1") => ({
  issuer: ISSUER,
  subject,
  user,
  boundAt: 1,
  usedAt: 1,
});

const invited = (user: typeof AAA) => ({
  person: { id: user, name: "", createdAt: 1 },
  link: { hash: user, user, kind: "invitation" as const, at: 1, endsAt: 9, code: null, asker: null },
});

describe.each(engines())("beside the rows, on $name", ({ open, close }) => {
  let opened: TestDatabase;
  beforeEach(async () => {
    opened = await open();
    await store().savePeople([], { admitted: [invited(AAA), invited(BBB)] });
  });
  afterEach(() => opened.close());
  afterAll(close);
  const store = (): Store => opened.store();

  test("A35 an account is bound to one person; another takes it over only from its known owner", async () => {
    expect(await store().bindIdentity(account(AAA), { from: null, first: true })).toBe(true);
    expect(await store().bindIdentity(account(BBB), { from: null, first: false })).toBe(false);
    expect(await store().bindIdentity(account(AAA, "s2"), { from: null, first: true })).toBe(false);
    expect(await store().identity(ISSUER, "s1")).toEqual(account(AAA));
    expect(await store().identity("https://other.example.org", "s1")).toBeNull();
    expect(await store().bindIdentity(account(BBB), { from: AAA, first: false })).toBe(true);
    expect([await store().identitiesOf(AAA), await store().identitiesOf(BBB)]).toEqual([[], [account(BBB)]]);
    // A late note of the person before changes nothing, nor does their late removal.
    await store().noteIdentityUsed(account(AAA), 9);
    await store().dropIdentity(account(AAA));
    expect(await store().identity(ISSUER, "s1")).toEqual(account(BBB));
    await store().noteIdentityUsed(account(BBB), 9);
    expect(await store().identity(ISSUER, "s1")).toEqual({ ...account(BBB), usedAt: 9 });
    await store().dropIdentity(account(BBB));
    expect(await store().identity(ISSUER, "s1")).toBeNull();
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
    await store().bindIdentity(account(AAA), { from: null, first: false });
    await store().savePasskey(passkey, 2);
    await opened.spoil(`UPDATE identities SET "user" = '${BBB}'; UPDATE passkeys SET "user" = '${BBB}'`);
    expect([await store().identity(ISSUER, "s1"), await store().passkey("one")]).toEqual([null, null]);
    expect((await store().damage()).filter((line) => !line.startsWith("people"))).toEqual([
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
    expect(await store().savePasskey(passkey, 2)).toBe(true);
    expect(await store().savePasskey({ ...passkey, user: BBB }, 2)).toBe(false);
    expect(await store().savePasskey({ ...passkey, id: "two" }, 2)).toBe(true);
    expect(await store().savePasskey({ ...passkey, id: "three" }, 2)).toBe(false);
    const use = (counter: number) => store().usePasskey("one", { counter, at: 5 });
    expect([await use(0), await use(0), await use(3), await use(3), await use(2), await use(0)]).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(await store().passkeysOf(AAA)).toMatchObject([
      { id: "one", counter: 3, usedAt: 5 },
      { id: "two", usedAt: null },
    ]);
    expect([await store().dropPasskey(BBB, "one"), await store().dropPasskey(AAA, "one")]).toEqual([
      false,
      true,
    ]);
    expect(await store().usePasskey("one", { counter: 9, at: 6 })).toBe(false);
  });

  test("X6 large files come in at once, and typing is stored between their pieces", async () => {
    const [one, another] = [randomBytes(3_600_000), randomBytes(2_097_152)];
    const log = openChainWriter("forum", EMPTY_CHAIN);
    const done: string[] = [];
    const note = (what: string) => (): void => void done.push(what);
    const receiving = [one, another].map((body) => store().receive({ ...receipt, body }));
    const received = Promise.all(receiving).then((receipts) => {
      note("received")();
      return receipts;
    });
    log.words({ at: 2, by: AAA, client: 7, update: new Uint8Array([0, 0]), copied: null });
    await store().append(log.take()).then(note("typed"));
    expect(await store().receivedOf("opinion", "aaa")).toEqual([]);
    const [first, second] = await received;
    expect(done).toEqual(["typed", "received"]);
    expect([first!.number, second!.number]).toEqual([1, 2]);
    const there = await Promise.all(
      [first, second].map((one) => store().receivedFile({ owner: "aaa", number: one!.number })),
    );
    expect(there.map((each) => Buffer.from(each!.body).equals(each === there[0] ? one : another))).toEqual([
      true,
      true,
    ]);
    await store().noteKept(second!.key, 9);
    await store().dropReceived(first!.key);
    const listed = await store().receivedOf("opinion", "aaa");
    expect(listed.map(({ number, keptAt, dropped }) => [number, keptAt, dropped])).toEqual([
      [1, null, true],
      [2, 9, false],
    ]);
    expect(await store().damage()).toEqual([]);
    expect(await opened.count("received_pieces")).toBe(2);
  });

  test("X31 a file that is dropped while it is read is told as dropped, or read whole", async () => {
    const { key, number } = await store().receive({ ...receipt, body: randomBytes(3_000_000) });
    const reading = store().receivedFile({ owner: "aaa", number });
    await store().dropReceived(key);
    const read = await reading;
    expect(read?.dropped === true || read?.body.byteLength === 3_000_000).toBe(true);
    expect((await store().receivedFile({ owner: "aaa", number }))?.dropped).toBe(true);
  });

  test("X6 of a file whose receipt was not written any more nothing is left at the next opening", async () => {
    await store().receive({ ...receipt, body: randomBytes(1_200_000) });
    await opened.spoil("DELETE FROM received");
    await opened.again();
    expect(await store().receive({ ...receipt, body: new Uint8Array([1]) })).toMatchObject({ number: 1 });
    expect(await opened.count("received_pieces")).toBe(1);
  });

  test("X6 counts each delegation's files separately, over all Opinions and after a start", async () => {
    const numbers = async (of: Store): Promise<readonly number[]> => {
      const given: number[] = [];
      for (const [owner, stream] of [
        ["aaa", "one"],
        ["aaa", "other"],
        ["bbb", "one"],
      ] as const)
        given.push((await of.receive({ ...receipt, owner, stream, body: new Uint8Array([1]) })).number);
      return given;
    };
    expect(await numbers(store())).toEqual([1, 2, 1]);
    await opened.again();
    const again = store();
    expect(await numbers(again)).toEqual([3, 4, 2]);
    expect((await again.receivedFile({ owner: "bbb", number: 2 }))?.stream).toBe("one");
    expect(await again.receivedFile({ owner: "bbb", number: 3 })).toBe(null);
    expect(await again.damage()).toEqual([]);
  });
});
