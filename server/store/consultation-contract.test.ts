import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StoredInput } from "../../shared/consultation/input.ts";
import { consultationId, inputId, userId } from "../../shared/ids.ts";
import { engines, type TestDatabase } from "../testing/engines.ts";
import { openChainWriter } from "./chain-writer.ts";
import { EMPTY_CHAIN } from "./check-row.ts";
import { confirmMailKey } from "./consultation-store.ts";
import type { Row, Store } from "./store.ts";

/** The contract of the store for inputs of public consultations, on both engines. */

const OF = consultationId("01J000000000000000000000CC");
const BY = userId("01J0000000000000000000AAAA");
const NUL = new Uint8Array([0, 1, 2, 255]);
const idOf = (n: number) => inputId(`01J00000000000000000000${String(n).padStart(3, "0")}`);
const input = (n: number, more: Partial<StoredInput["words"]> = {}): StoredInput => ({
  id: idOf(n),
  consultationId: OF,
  receivedAt: 1_000 - n,
  isConfirmed: false,
  linkHash: `link ${n}`,
  salt: `salt ${n}`,
  words: {
    name: `Name ${n}`,
    affiliation: "",
    email: `somebody-${n}@example.org`,
    language: "en",
    about: [],
    text: "=1+1 <b>‮",
    file: null,
    ...more,
  },
});
const rowsOf = (types: readonly string[]): readonly Row[] => {
  const log = openChainWriter("forum", EMPTY_CHAIN);
  for (const type of types) log.entry({ at: 1, by: BY, body: { type, by: BY }, readers: { kind: "all" } });
  return log.take();
};

describe.each(engines())("inputs on $name", ({ name, open, close }) => {
  let opened: TestDatabase;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());
  afterAll(close);
  const store = (): Store => opened.store();

  test("F28 an input is stored once, and counts for the consultation once it is confirmed", async () => {
    expect(await store().addInput(input(1), null)).toBe(true);
    expect(await store().addInput(input(1, { text: "other" }), NUL)).toBe(false);
    expect(await store().addInput(input(2), NUL)).toBe(true);
    expect(await store().inputsOf(OF)).toEqual([]);
    expect(await store().inputByLink("link 2")).toEqual(input(2));
    expect(await store().inputByLink("link 9")).toBeNull();
    expect([...(await store().inputFile(idOf(2)))!]).toEqual([...NUL]);
    const [one, two] = rowsOf(["inputReceived", "inputReceived"]);
    await store().confirmInput([one!], idOf(1));
    await store().confirmInput([two!], idOf(2));
    await expect(store().confirmInput([], idOf(9))).rejects.toThrow("not there");
    // In the order of receipt.
    expect((await store().inputsOf(OF)).map(({ id }) => id)).toEqual([idOf(2), idOf(1)]);
    expect((await store().inputsById([idOf(1), idOf(9)])).map(({ words }) => words.text)).toEqual([
      "=1+1 <b>‮",
    ]);
    expect(await store().read("forum", 0, { limit: 9 })).toHaveLength(2);
    await opened.again();
    expect((await store().inputsOf(OF)).every(({ isConfirmed }) => isConfirmed)).toBe(true);
    expect(await store().damage()).toEqual([]);
  });

  test("F28 unconfirmed inputs are counted, and forgotten with their files after their time", async () => {
    for (const n of [1, 2, 3]) await store().addInput(input(n), n === 3 ? NUL : null);
    await store().confirmInput(rowsOf(["inputReceived"]), idOf(1));
    const { waiting, waitingBytes, bytes } = await store().inputTotals(OF);
    expect(waiting).toBe(2);
    expect(bytes).toBeGreaterThan(waitingBytes);
    expect(await store().forgetInputs(998)).toBe(1);
    expect(await store().forgetInputs(10_000)).toBe(1);
    expect(await opened.count("consultation_files")).toBe(0);
    expect((await store().inputsOf(OF)).map(({ id }) => id)).toEqual([idOf(1)]);
  });

  test("F31 an erased input leaves neither words, salt, file nor mail; a changed one is told of", async () => {
    const secret = "erase-me-in-full@example.org";
    for (const n of [1, 2, 3]) await store().addInput(input(n, { email: secret }), n === 1 ? NUL : null);
    await store().queueMail({
      key: confirmMailKey(idOf(1)),
      user: null,
      address: secret,
      kind: "confirmInput",
      language: "en",
      body: "{}",
      messageId: "<1@example.org>",
      queuedAt: 1,
    });
    const rows = rowsOf(["inputReceived", "inputErased", "inputErased", "inputErased"]);
    await store().confirmInput(rows.slice(0, 1), idOf(1));
    for (const n of [1, 2, 3]) await store().eraseInput(rows.slice(n, n + 1), idOf(n));
    // While it is open: closing a file would write its journal back.
    if (name === "SQLite")
      for (const file of [opened.file!, `${opened.file!}-wal`])
        expect(readFileSync(file).includes("erase-me-in-full"), file).toBe(false);
    for (const table of ["consultation_inputs", "consultation_files", "mails"])
      expect(await opened.count(table), table).toBe(0);
    expect(await store().read("forum", 0, { limit: 9 })).toHaveLength(4);
    await store().addInput(input(4), null);
    await opened.spoil("UPDATE consultation_inputs SET body = 'other'");
    expect(await store().inputByLink("link 4")).toBeNull();
    expect(await store().damage()).toEqual([
      `consultation_inputs\t${idOf(4)}: its content does not fit its checksum`,
    ]);
  });
});
