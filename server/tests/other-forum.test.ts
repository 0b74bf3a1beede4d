import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReportView } from "../../shared/report/report-view.ts";
import { wtpf26File } from "../../shared/testing/wtpf-26.ts";
import { signedIn, type TestPerson } from "../testing/room-of-people.ts";
import { freePort, runCli, type ServerProcess, startServer } from "../testing/server-process.ts";
import { openYClient, until } from "../testing/y-client.ts";

const EXAMPLE = fileURLToPath(new URL("../../docs/example-forum.yaml", import.meta.url));

let dataDir: string;
let server: ServerProcess | null = null;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "concord-other-"));
});
afterAll(async () => {
  await server?.kill("SIGTERM");
  rmSync(dataDir, { recursive: true, force: true });
});

const linksIn = (out: string): readonly string[] =>
  [...out.matchAll(/sign-in#([\w-]+)/g)].map((found) => found[1]!);

test("M12 a forum that is not WTPF-26 opens from its file, meets, consolidates and reports", async () => {
  const folder = dataDir;
  expect(await runCli(folder, "check-preset", EXAMPLE)).toMatchObject({ code: 0 });
  const bad = join(folder, "bad.yaml");
  writeFileSync(bad, readFileSync(EXAMPLE, "utf8").replace("2031-05-30", "2031-02-30"));
  const refused = await runCli(folder, "new-forum", bad);
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.out).toMatch(
    /^line 69: timetable › no\. 2 › date: "2031-02-30" is not a date of the calendar/,
  );
  expect(existsSync(join(folder, "concord.sqlite"))).toBe(false);
  const founded = await runCli(folder, "new-forum", EXAMPLE);
  expect(founded).toMatchObject({ code: 0 });
  expect(await runCli(folder, "new-forum", EXAMPLE)).toMatchObject({ code: 1 });
  await runCli(folder, "delegation", "NTH", "--name", "City of Northport");
  const invite = async (...words: readonly string[]): Promise<string> =>
    linksIn((await runCli(folder, "invite", "--new", ...words)).out)[0]!;
  const tokens = [
    await invite("The Chair", "--role", "chair"),
    await invite("Lead of tides", "--role", "facilitator", "--group", "tides"),
    await invite("Somebody of Northport", "--role", "delegate", "--delegation", "NTH", "--head"),
  ];
  const started = await startServer({ PORT: String(await freePort()), DATA_DIR: folder });
  if ("said" in started) throw new Error(started.said);
  server = started;
  const { url } = started;
  const signIn = async (token: string): Promise<TestPerson> => {
    const answer = await fetch(`${url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
    return signedIn(url, answer.headers.get("set-cookie")?.split(";")[0] ?? "");
  };
  const [chair, lead, north] = (await Promise.all(tokens.map(signIn))) as [
    TestPerson,
    TestPerson,
    TestPerson,
  ];
  const done = async (answer: Promise<Response>): Promise<void> => expect((await answer).status).toBe(200);
  const ask = (who: TestPerson, command: object): Promise<void> =>
    done(who.post("/api/forum/commands", command));

  const forum = await north.forum();
  expect(forum.groups.map(({ id, opinions }) => [id, opinions[0]?.number])).toEqual([
    ["tides", "A"],
    ["quiet", "B"],
    ["work", "C"],
    ["data", "D"],
  ]);
  expect(forum.stages.underConsideration?.label).toEqual({ en: "Plenary" });
  const id = forum.groups[0]!.opinions[0]!.id;

  // It meets: a city types at the table.
  await ask(lead, { type: "openMeeting", groupId: "tides", name: "First" });
  const [meeting] = (await north.forum()).openMeetings;
  await ask(north, { type: "attendMeeting", meetingId: meeting!.id, attends: true });
  const { clauses } = await north.opinion(id);
  expect(clauses.map(({ kind, text }) => [kind, text])).toEqual([
    ["title", "Harbours that withstand storms"],
    ["opening", "The Conference of Harbour Cities, at its second session"],
  ]);
  const client = openYClient(url, { cookie: north.cookie, opinionId: id });
  await client.synced;
  client.text(clauses[0]!.id).insert(0, "Open ");
  await until("typed", async () => (await north.opinion(id)).clauses[0]?.text.startsWith("Open ") === true);
  client.close();
  await ask(lead, { type: "closeMeeting", meetingId: meeting!.id, conclusion: "Agreed to go on." });

  // It consolidates.
  expect(await lead.ask(id, { type: "consolidate" })).toMatchObject({ status: 200 });
  expect((await lead.opinion(id)).stage).toBe("consolidated");

  // It reports, in its own words.
  const { preparing } = (await (await chair.get("/api/report")).json()) as ReportView;
  expect(preparing?.fields.documentNumber).toBe("HCC-2/R-1");
  const html = await (await chair.get("/api/report.html")).text();
  for (const own of [
    "Drafting Committee of the Conference",
    "HCC-2/R-1",
    "Ann Example",
    "Open Harbours that withstand storms",
    "First",
  ])
    expect(html).toContain(own);
  await ask(chair, { type: "issueReport", hash: preparing!.hash });
  expect(wordsOfWtpf().filter((word) => html.includes(word))).toEqual([]);
  for (const form of ["docx", "pdf", "akn.xml"])
    expect((await chair.get(`/api/report.${form}`)).status).toBe(200);
  const verified = await runCli(folder, "verify");
  expect(verified.code).toBe(0);
}, 120_000);

/** Words by which WTPF-26 is known: its names, officers, place and topics. */
function wordsOfWtpf(): readonly string[] {
  const { shortName, chair, place, groups, group, openingWords, source, name } = wtpf26File;
  const texts = [place, group, openingWords, source, name, ...groups.map(({ topic }) => topic)];
  return [
    shortName,
    chair.name,
    ...groups.map(({ lead }) => lead.name),
    ...texts.flatMap((text) => Object.values(text)),
    "IEG",
    "Informal Experts",
    "专家组",
    "Nassau",
    "拿骚",
    "Bahamas",
    "巴哈马",
    "C25/5",
  ];
}

const withoutComments = (source: string): string =>
  source.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(?<=^|\s)\/\/.*$/gm, "");

test("M12 catalogs and code hold no word of WTPF-26", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const files = ["client", "shared", "server"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(?:tsx?|css|typ|html)$/.test(file))
      // Beside tests: lists of a language's own words.
      .filter((file) => !/\.test\.|testing\/|fixture|plain-text\/verbs/.test(file))
      .map((file) => join(folder, file)),
  );
  expect(files.length).toBeGreaterThan(500);
  const words = wordsOfWtpf();
  const found = files.flatMap((file) => {
    const source = withoutComments(readFileSync(join(root, file), "utf8"));
    const lower = source.toLowerCase();
    // Abbreviations are told apart by their capitals, names of several words by none.
    const isIn = (word: string): boolean =>
      word.includes(" ") ? lower.includes(word.toLowerCase()) : source.includes(word);
    return words.filter(isIn).map((word) => `${file}: ${word}`);
  });
  expect(found).toEqual([]);
});
