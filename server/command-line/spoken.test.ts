import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { parseSync, Visitor } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { COMMAND_LINE_CATALOGS } from "../../shared/catalogs/command-line-catalogs.ts";
import { REASONS } from "../../shared/refusal.ts";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import { openTestSite, type TestSite } from "../testing/room-of-people.ts";
import { refusalLine } from "./refusal-words.ts";
import { rowFault } from "./row-faults.ts";
import { runCommand } from "./run-command.ts";
import { speaking } from "./spoken.ts";

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

const run = (language: string | undefined, name: string, ...words: readonly string[]) =>
  runCommand(site.concord, { name, arguments: words, ...(language === undefined ? {} : { language }) });

test("K45 commands side by side answer each in its language; ids, numbers and tabs stay", async () => {
  const { seq } = site.concord.forum.forum();
  const answers = await Promise.all(REPORT_LANGUAGES.map((language) => run(language, "verify")));
  const said = new Map(REPORT_LANGUAGES.map((language, i) => [language, answers[i]!.lines]));
  expect(new Set(answers.map(({ lines }) => lines[0])).size).toBe(6);
  const facts = (line: string): readonly string[] => {
    const [stream = "", words = "", ...heads] = line.split("\t");
    return [stream, /\d+/u.exec(words)?.[0] ?? "", ...heads];
  };
  for (const { lines } of answers) expect(lines.map(facts)).toEqual(said.get("en")!.map(facts));
  expect(said.get("fr")![0]).toContain(`${seq} lignes, intactes`);
  expect((await run(undefined, "verify")).lines).toEqual(said.get("en"));
  expect((await run("xx", "verify")).lines).toEqual(said.get("en"));
});

test("K45 a slip, a missing file and a refused command are told in the language of the shell", async () => {
  const slips = [
    ["change", "--x"],
    ["change"],
    ["invite", "Nobody of that name"],
    ["invite", "--new", "Somebody", "--role", "king"],
    ["close-forum", "--reason", ""],
    ["unshelve", "none"],
    ["export", "report", "--out", "a.txt"],
    ["restore-opinion", `${tmpdir()}/none.sqlite`, "--group", "space", "--reason", "A reason"],
  ] as const;
  for (const [name, ...words] of slips) {
    const answers = await Promise.all(REPORT_LANGUAGES.map((one) => run(one, name, ...words)));
    expect([name, ...answers.map(({ code }) => code)]).toEqual([name, 1, 1, 1, 1, 1, 1]);
    expect([name, new Set(answers.map(({ lines }) => lines[0])).size]).toEqual([name, 6]);
  }
  const refused = { reason: "forumClosed", message: "The forum is closed." } as const;
  expect(speaking("en", () => refusalLine(refused))).toBe("The forum is closed.");
  expect(speaking("fr", () => refusalLine(refused))).toMatch(/^Le forum est clos/u);
});

test("K45 each reason of a refusal has its sentence in each language of the shell", () => {
  const details = { max: 3, symbol: "AAA" };
  for (const language of REPORT_LANGUAGES.filter((one) => one !== "en")) {
    const english = Object.keys(REASONS).filter(
      (reason) =>
        speaking(language, () =>
          refusalLine({ reason: reason as keyof typeof REASONS, message: "english", details }),
        ) === "english",
    );
    expect([language, english]).toEqual([language, []]);
  }
});

/** Sentences in strings of a module: two words of Latin letters side by side. */
function sentencesIn(file: string): readonly string[] {
  const { program } = parseSync(file, readFileSync(new URL(file, import.meta.url), "utf8"));
  const found: string[] = [];
  const look = (text: string): void => {
    if (/[A-Za-z]{2,},? [a-z]{2,}/u.test(text)) found.push(`${file}: ${text}`);
  };
  new Visitor({
    Literal: ({ value }) => {
      if (typeof value === "string") look(value);
    },
    TemplateElement: ({ value }) => look(value.cooked ?? ""),
  }).visit(program);
  return found;
}

/** The pages of an archive are in English; `usage` has the syntax of commands; the rest is for programs and logs. */
const PAGES = /^(?:archive-(?:pages|phrases|record|subjects)|usage)\.ts$/u;
const FOR_PROGRAMS =
  /SELECT|PRAGMA|SQLite|a command of another machine|no forum was opened|docx with changes|base text |final report|^\S+: draft $/u;

/** The next test holds these to their messages. */
const FAULTS = /^verify(?:-rows)?\.ts: (?:it is missing|what |this row|its words|the forum's act| left is)/u;

test("K45 no sentence of the command line stands outside of its catalogs", () => {
  const own = readdirSync(new URL(".", import.meta.url)).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !PAGES.test(file),
  );
  expect(own.length).toBeGreaterThan(40);
  expect(own.flatMap(sentencesIn).filter((one) => !FOR_PROGRAMS.test(one) && !FAULTS.test(one))).toEqual([]);
});

test("K45 each fault of a row that the store names has its message", () => {
  const files = [
    "../store/check-row.ts",
    "../store/read-event-log.ts",
    "../store/sqlite-row.ts",
    "verify.ts",
  ];
  const faults = files
    .flatMap(sentencesIn)
    .map((one) => one.slice(one.indexOf(": ") + 2))
    .filter((one) => /^(?:it|its|what|words|entries|the forum's act) /u.test(one) && one !== "what rows ")
    .map((one) => one.replaceAll("'", "’"));
  expect(faults.length).toBeGreaterThan(12);
  const known = new Set<string>(Object.values(COMMAND_LINE_CATALOGS.en.fault));
  expect(faults.filter((one) => !known.has(one))).toEqual([]);
  const removal = "what rows 3..7 left is not what the forum's act on their removal names";
  expect(speaking("es", () => rowFault(removal))).toContain("filas 3..7");
  expect(speaking("ru", () => rowFault("a fault of the machinery"))).toBe("a fault of the machinery");
});
