import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestSite, type TestSite } from "../testing/room-of-people.ts";
import { runCommand } from "./run-command.ts";

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

const run = (name: string, ...words: readonly string[]) =>
  runCommand(site.concord, { name, arguments: words });

const listed = async (): Promise<ReadonlyMap<string, readonly string[]>> =>
  new Map((await run("people")).lines.map((line) => [line.split("\t")[3]!, line.split("\t")]));

test("A11 A13 the command line lists, changes and dismisses people, and corrects a delegation", async () => {
  const before = await listed();
  const [name, line] = [...before].find(([, [, role, of]]) => role === "delegate" && of === "BBB")!;
  const id = line[0]!;
  const why = ["--reason", "by letter of today"];
  expect(await run("change", name, "--role", "facilitator", "--group", "space", ...why)).toEqual({
    code: 0,
    lines: [[id, "facilitator", "BBB", "head", name].join("\t")],
  });
  expect(await run("change", id, "--no-delegation", ...why)).toEqual({
    code: 0,
    lines: [[id, "facilitator", "space", "-", name].join("\t")],
  });
  expect((await run("change", name, "--name", "As it is spelt", ...why)).code).toBe(0);
  expect((await listed()).get("As it is spelt")?.slice(0, 3)).toEqual([id, "facilitator", "space"]);
  expect((await run("correct", "CCC", "--symbol", "CCD", ...why)).lines[0]).toMatch(/^CCD\t/u);
  const other = [...before.values()].find(([, role, of]) => role === "delegate" && of === "DDD")![0]!;
  expect((await run("dismiss", other, "--replaced-by", id, ...why)).code).toBe(0);
  expect((await listed()).size).toBe(before.size - 1);
});

test("A11 the command line refuses in a sentence what the interface refuses, and writes nothing", async () => {
  const { seq } = site.concord.forum.forum();
  const asked: readonly (readonly string[])[] = [
    ["change"],
    ["change", "Nobody of this name", "--role", "chair", "--reason", "x"],
    ["change", "Secretariat", "--role", "chair", "--reason", "x"],
    ["change", "Secretariat", "--role", "chair"],
    ["change", "Secretariat", "--role", "Chair", "--reason", "x"],
    ["change", "As it is spelt", "--delegation", "ZZZ", "--reason", "x"],
    ["change", "As it is spelt", "--group", "nowhere", "--reason", "x"],
    ["change", "As it is spelt", "--head", "--no-head", "--reason", "x"],
    ["change", "As it is spelt", "--delegation", "AAA", "--no-delegation", "--reason", "x"],
    ["change", "As it is spelt", "--name", "with\ta tab", "--reason", "x"],
    ["change", "As it is spelt", "--name", "turned \u{202e} round", "--reason", "x"],
    ["change", "As it is spelt", "more", "--reason", "x"],
    ["change", "As it is spelt", "--role", "chair", "--reason", "\u{200b}"],
    ["change", "As it is spelt", "--role", "chair", "--role", "secretariat", "--reason", "x"],
    ["dismiss", "Secretariat", "--reason", "x"],
    ["dismiss", "As it is spelt"],
    ["dismiss", "As it is spelt", "--replaced-by", "Nobody", "--reason", "x"],
    ["dismiss", "As it is spelt", "--replaced-by", "As it is spelt", "--reason", "x"],
    ["correct", "ZZZ", "--symbol", "AAB", "--reason", "x"],
    ["correct", "AAA", "--symbol", "DDD", "--reason", "x"],
    ["correct", "AAA", "--symbol", "two words", "--reason", "x"],
    ["correct", "AAA", "--name", "line\nbreak", "--reason", "x"],
    ["correct", "AAA", "--category", "state", "--reason", "x"],
    ["correct", "AAA", "--reason", "x"],
    ["correct", "AAA", "--symbol", "AAB"],
    ["people", "--all"],
  ];
  const said: string[] = [];
  for (const [name, ...words] of asked) {
    const { code, lines } = await run(name!, ...words);
    expect([name, ...words, code]).toEqual([name, ...words, 1]);
    expect(lines.join("\n")).toMatch(/\.$/u);
    said.push(...lines);
  }
  console.log(`${asked.length} attempts: ${asked.length} refused, ${new Set(said).size} sentences`);
  expect(site.concord.forum.forum().seq).toBe(seq);
});
