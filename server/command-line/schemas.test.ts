import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestSite, type TestSite } from "../testing/room-of-people.ts";
import { runCliIn } from "../testing/server-process.ts";
import type { Outcome } from "./outcome.ts";
import { runCommand } from "./run-command.ts";

let folder: string;
let site: TestSite;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-schemas-"));
  site = await openTestSite({ DATA_DIR: join(folder, "data") });
}, 30_000);
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (name: string, ...words: readonly string[]): Promise<Outcome> =>
  runCommand(site.concord, {
    name,
    arguments: words,
    ...(name === "shelve"
      ? { input: Buffer.from("Adopted text\n\nRecognizing that words matter.").toString("base64") }
      : {}),
  });

/** Names and symbols that no list, page or printed report can bear. */
const LONG = "x".repeat(121);
const BAD_NAMES = [
  "",
  " ",
  "\t",
  "a\nb",
  "a\r\nb",
  "a\tb",
  "a\u2028b",
  "\u202Ea",
  "a\u2066b\u2069",
  "a\u0000b",
  "a\u0007",
  "a\uFEFFb",
  "\uD800",
  LONG,
  "x".repeat(500),
];
const BAD_SYMBOLS = [
  "",
  " ",
  "ITU/BR",
  "A B",
  "A\nB",
  "A\tB",
  "-A",
  "A_B",
  "A.B",
  "\u202EAB",
  "x".repeat(13),
  "x".repeat(24),
];

const attempts: readonly (readonly string[])[] = [
  ...BAD_SYMBOLS.map((symbol) => ["delegation", "--name", "Good", "--", symbol]),
  ...BAD_NAMES.map((name) => ["delegation", "GOOD", `--name=${name}`]),
  ...BAD_NAMES.map((name) => ["delegation", "GOOD", "--name", "Good", `--name-zh=${name}`]),
  ...BAD_NAMES.map((name) => ["invite", `--new=${name}`, "--role", "secretariat"]),
  ...BAD_NAMES.map((name) => ["shelve", "a file.txt", `--title=${name}`]).slice(0, -2),
  ...BAD_NAMES.map((name) => ["shelve", "a file.txt", `--source=${name}`]).slice(0, -2),
  ["delegation", "GOOD", "--name", "Good", "--category", "MemberState"],
  ["delegation", "GOOD", "--name", "Good", "--category", ""],
  ["delegation", "GOOD", "--name", "Good", "--name", "Better"],
  ["delegation", "GOOD", "--name", "Good", "--colour", "red"],
  ["delegation", "GOOD", "MORE", "--name", "Good"],
  ["delegation", "GOOD", "--name"],
  ["delegation", "GOOD", "--name", "--name-zh", "Good"],
  ["delegation", "GOOD"],
  ["delegation", "--name", "Good"],
  ["invite", "--new", "Good", "--role", "Chair"],
  ["invite", "--new", "Good"],
  ["invite", "--new", "Good", "more", "--role", "chair"],
  ["invite", "--new", "Good", "--new", "Better", "--role", "chair"],
  ["invite", "--new", "Good", "--role", "chair", "--role", "secretariat"],
  ["invite", "--new", "Good", "--role", "delegate", "--delegation", "NONE"],
  ["invite", "--new", "Good", "--role", "delegate", "--delegation", "x".repeat(13)],
  ["invite", "--new", "Good", "--role", "facilitator"],
  ["invite", "--new", "Good", "--role", "facilitator", "--group", "none"],
  ["invite", "--new", "Good", "--role", "facilitator", "--group", "green", "--group", "none"],
  ["invite", "--new", "Good", "--role", "facilitator", "--group", "green", "--group", "green"],
  ["invite", "--new", "Good", "--role", "facilitator", "--group", "a b"],
  ["invite", "--new", "Good", "--role", "chair", "--head=yes"],
  ["invite", "--new", "Good", "--role", "chair", "--head", "--head"],
  ["invite", "chair", "--head"],
  ["invite", "chair", "--colour", "red"],
  ["unshelve", "a", "b"],
  ["unshelve", "--colour", "red"],
  ["retention", "now"],
  ["retention", "--before", "2020-01-01T00:00Z", "--before", "2021-01-01T00:00Z"],
  ["export", "report", "record", "--out", "r.docx"],
  ["export", "report", "--out", "r.docx", "--out", "s.docx"],
  ["import", "a.txt", "b.txt", "--group", "green"],
  ["import", "a.txt", "--group", "green", "--group", "space"],
];

test("A11 the command line refuses what the interface refuses, and writes nothing", async () => {
  const { forum } = site.concord;
  const before = JSON.stringify([
    forum.seq(),
    forum.forum().delegations,
    forum.forum().shelf,
    await site.concord.store.people(),
  ]);
  for (const [name = "", ...words] of attempts) {
    const outcome = await run(name, ...words).catch((error: unknown) => ({
      code: -1,
      lines: [String(error)],
    }));
    expect([[name, ...words], outcome.code]).toEqual([[name, ...words], 1]);
    expect(outcome.lines[0]).toMatch(/^(--|There|[A-Z"“]).*[.:…]$/s);
    expect(outcome.lines[0]).not.toMatch(/Error|Invalid|expected|ZodError/);
  }
  console.log(`${attempts.length} attempts: ${attempts.length} refused`);
  expect(
    JSON.stringify([
      forum.seq(),
      forum.forum().delegations,
      forum.forum().shelf,
      await site.concord.store.people(),
    ]),
  ).toBe(before);
}, 30_000);

test("A11 names and symbols in every script pass; a facilitator of two groups is admitted", async () => {
  for (const [symbol, name] of [
    ["中国", "中华人民共和国"],
    ["РФ-1", "Делегация «Север»"],
    ["ABC", "  Trimmed, O’Neill & co. (observers)  "],
    ["عمان", "سلطنة"],
  ]) {
    expect(await run("delegation", symbol!, "--name", name!)).toEqual({
      code: 0,
      lines: [`${symbol}\t${name!.trim()}`],
    });
  }
  const done = await run(
    "invite",
    "--new",
    "Two Groups",
    "--role",
    "facilitator",
    "--group",
    "green",
    "--group=space",
  );
  expect(done).toEqual({
    code: 0,
    lines: [expect.stringMatching(/^facilitator\tgreen,space\tTwo Groups\thttp/)],
  });
  const found = site.concord.people.byName("Two Groups")!;
  expect(site.concord.forum.participant(found)?.leads).toEqual(["green", "space"]);
});

test("A11 the refusal is on stderr with an exit code, from the terminal too", async () => {
  const own = { DATA_DIR: join(folder, "own") };
  expect((await runCliIn(own, ["new-forum", "wtpf-26"])).code).toBe(0);
  for (const words of [
    ["delegation", "ITU/BR", "--name", "Good"],
    ["delegation", "GOOD", "--name", "a\nb"],
    ["new-forum", "wtpf-26", "more"],
    ["verify", "--what"],
    ["checkup", "more"],
  ]) {
    const { code, out } = await runCliIn(own, words);
    expect([words, code === 1 || code === 2]).toEqual([words, true]);
    expect(out).not.toMatch(/at .*\.ts:|Error/);
  }
}, 60_000);
