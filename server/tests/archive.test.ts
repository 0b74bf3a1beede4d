import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { extractText } from "unpdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReportView } from "../../shared/report/report-view.ts";
import { runCommand } from "../command-line/run-command.ts";
import { verifyFile } from "../command-line/verify-file.ts";
import { as, closeSecrets, EARLIER, id, MAY_READ, site, tellSecrets, WHO } from "../testing/secrets.ts";

const EMAIL = "someone.else@example.org";
const REASON = "The forum has adopted its Opinions";

type Told = {
  readonly entries: readonly { readonly meeting?: { id: string }; readonly entry?: { id: string } }[];
  readonly refusal?: object;
};

let folder: string;
let issued: ReportView["out"][number]["issue"];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-archive-"));
  await tellSecrets();
  await site.concord.secretariat.carryOut(null, {
    type: "admitParticipant",
    name: "Somebody with an address",
    role: "follower",
    email: EMAIL,
  });
  // A base text in French, and a report that is issued.
  const { baseTexts } = (await as("lead").opinion(id)).record;
  const { clauses } = baseTexts[0]!;
  const words = Buffer.from(clauses.map((_, i) => `mots ${i}`).join("\n"));
  const sha256 = createHash("sha256").update(words).digest("hex");
  await site.concord.store.keepFile({ hash: sha256, body: words });
  const kept = await as("lead").ask(id, {
    type: "keepLanguageVersion",
    baseText: 1,
    language: "fr",
    standing: "unofficial",
    sha256,
    name: "fr.txt",
    clauses: clauses.map((one, i) => ({ clauseId: one.id, text: `mots ${i}` })),
  });
  expect(kept.status, JSON.stringify(kept)).toBe(200);
  const told = async (who: Parameters<typeof as>[0], command: object): Promise<Told["entries"]> => {
    const answer = await as(who).post("/api/forum/commands", command);
    const { entries, refusal } = (await answer.json()) as Told;
    expect(refusal).toBeUndefined();
    return entries;
  };
  const [opened] = await told("secretariat", { type: "openMeeting", name: "Third meeting", groupId: null });
  const meetingId = opened?.meeting?.id;
  await told("AAA", { type: "attendMeeting", meetingId, attends: true });
  await told("secretariat", { type: "closeMeeting", meetingId, conclusion: "Done" });
  const entry = { date: "2099-05-20", what: { en: "A pause", zh: "暂停" }, windows: [], provisional: false };
  const [added] = await told("secretariat", {
    type: "addTimetableEntry",
    entry: { ...entry, status: "inForce" },
  });
  await told("secretariat", { type: "removeTimetableEntry", entryId: added?.entry?.id, reason: "A slip" });
  const look = async () => (await (await as("chair").get("/api/report")).json()) as ReportView;
  const { hash } = (await look()).preparing!;
  expect((await as("chair").post("/api/forum/commands", { type: "issueReport", hash })).status).toBe(200);
  issued = (await look()).out[0]!.issue;
}, 60_000);
afterAll(async () => {
  await closeSecrets();
  rmSync(folder, { recursive: true, force: true });
});
const archive = (name: string, tell?: (line: string) => void) =>
  runCommand(site.concord, { name: "archive", arguments: [join(folder, name)] }, tell);
const filesIn = (name: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
      .flatMap((one) =>
        one.isFile() ? [[join(one.parentPath, one.name).slice(join(folder, name).length), one] as const] : [],
      )
      .map(([path]) => [path, readFileSync(join(folder, name, path)).toString("latin1")]),
  );

/** All that a file says: its bytes, the parts of a Word file without markup, the pages of a PDF. */
async function saidIn(path: string): Promise<string> {
  const bytes = new Uint8Array(readFileSync(path));
  const said = [Buffer.from(bytes).toString("utf8")];
  if (path.endsWith(".docx"))
    for (const part of Object.values(unzipSync(bytes))) {
      const text = strFromU8(part);
      said.push(text, text.replaceAll(/<[^>]*>/gu, ""));
    }
  if (path.endsWith(".pdf")) said.push((await extractText(bytes, { mergePages: true })).text);
  return said.join("\n").replaceAll(/\s+/gu, " ");
}

test("D31 an archive of an open forum is marked as interim, and of a closed one is not", async () => {
  const lines: string[] = [];
  const open = await archive("open", (line) => lines.push(line));
  // Each part is told when it is made.
  expect(lines.filter((line) => /^Opinion \d+: \d+ files, \d of 5$/u.test(line))).toHaveLength(5);
  expect(lines.at(-1)).toMatch(/^Writing \d+ files$/u);
  expect(open.lines.join("\n")).toContain("marked as interim");
  expect(filesIn("open").get("/index.html")).toContain("Interim: the forum was not closed.");
  const closed = { type: "closeForum", reason: REASON } as const;
  expect(await site.concord.secretariat.carryOut(null, closed)).not.toHaveProperty("refusal");
  mkdirSync(join(folder, "empty"));
  expect((await archive("empty")).lines.join("\n")).not.toContain("interim");
  expect(filesIn("empty").get("/index.html")).not.toContain("Interim");
  expect(readdirSync(folder).toSorted()).toEqual(["empty", "open"]);
});

test("D31 no file of an archive has a secret, name, address or draft; open words are there", async () => {
  const hidden = [
    ...Object.entries(MAY_READ).flatMap(([words, who]) => (who.length === WHO.length ? [] : [words])),
    EARLIER,
    EMAIL,
    "Somebody with an address",
    "Second of AAA",
    ...site.concord.invited.map(({ name }) => name),
  ];
  expect(hidden.length).toBeGreaterThan(20);
  const [found, leaks]: [Set<string>, string[]] = [new Set(), []];
  for (const path of filesIn("empty").keys()) {
    const said = await saidIn(join(folder, "empty", path));
    for (const words of hidden) if (said.includes(words)) leaks.push(`${path}: ${words}`);
    if (said.includes("words proposed by AAA") || said.includes("that ICTs help"))
      found.add(path.split(".").at(-1) ?? "");
  }
  expect(leaks).toEqual([]);
  // The same look finds the open words.
  expect([...found]).toEqual(expect.arrayContaining(["docx", "pdf", "json"]));
}, 60_000);

test("D31 reports are there as issued, base texts in their languages, and who did what in words", () => {
  const all = filesIn("empty");
  expect(issued.files.length).toBeGreaterThan(1);
  for (const { format, hash } of issued.files) {
    const bytes = Buffer.from(all.get(`/reports/${issued.id}/report.${format}`) ?? "", "latin1");
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(hash);
  }
  expect(all.get(`/opinions/${id}/base-text-1.fr.txt`)).toContain("mots 3");
  expect(all.has(`/opinions/${id}/changes.docx`)).toBe(true);
  const record = (all.get("/record.html") ?? "").replaceAll(/<[^>]*>/gu, " ");
  expect(record).toMatch(/AAA submitted a proposal \(Opinion \d+, clause [^)]+\)\./u);
  expect(record).toMatch(/AAA submitted a proposal \(Opinion \d+, clause [^)]+, AAA\/\d+\)\./u);
  expect(record).toMatch(/A facilitator froze a base text \(Opinion \d+, base text 1\)\./u);
  // An entry that names an earlier one by its id says which: a meeting, a date, a proposal.
  for (const said of ["opened a meeting", "closed a meeting"])
    expect(record).toContain(`The secretariat ${said} (Third meeting).`);
  expect(record).toContain("The secretariat added a date to the timetable (2099-05-20: A pause).");
  expect(record).toContain(
    "The secretariat removed a date from the timetable (2099-05-20: A pause). Reason: A slip",
  );
  expect(record).toMatch(/stated a position \(Opinion \d+, clause [^)]+\)\./u);
  expect(record).toMatch(/admitted a delegation \(AAA\)\.[^]*admitted a person \(BBB\)\./u);
  expect(record).toContain(`The Chair issued the report (${issued.symbol}).`);
  expect(record).toContain(`closed the forum. Reason: ${REASON}`);
});

test("D31 an archive is one folder, twice the same bytes, and names no person or address", async () => {
  expect((await archive("empty")).lines.join()).toContain("overwrites nothing");
  expect((await archive("one")).lines.join()).toContain("5 Opinions");
  const [one, two] = [filesIn("one"), filesIn("empty")];
  expect(one.size).toBeGreaterThan(30);
  expect([...two]).toEqual([...one]);
  const names = site.concord.invited.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(5);
  for (const [path, text] of one)
    for (const name of names) expect(text.includes(name), `${path}: ${name}`).toBe(false);
  for (const path of ["/index.html", "/verify.html"]) {
    expect(one.get(path)).toContain("default-src &#39;none&#39;");
    expect(one.get(path)).not.toMatch(/<script>|style=|\son\w+=/u);
  }
}, 60_000);

test("D31 verify names a flipped byte in a file and in the record; sha256sum agrees", async () => {
  const one = join(folder, "one");
  expect((await verifyFile(one)).code).toBe(0);
  execFileSync("sha256sum", ["-c", "--quiet", "SHA256SUMS"], { cwd: one });
  const [opinion] = readdirSync(join(one, "opinions"));
  const flip = (name: string, at: number): void => {
    const bytes = readFileSync(join(one, name));
    bytes[at]! ^= 1;
    writeFileSync(join(one, name), bytes);
  };
  flip(`opinions/${opinion}/opinion.txt`, 10);
  expect((await verifyFile(one)).lines.join("\n")).toContain(`opinions/${opinion}/opinion.txt\twas changed`);
  flip(`opinions/${opinion}/opinion.txt`, 10);
  const record = readFileSync(join(one, "record.json"), "utf8");
  writeFileSync(
    join(one, "record.json"),
    record.replace(/"salt":"(.)/u, (_, c: string) => `"salt":"${c === "0" ? "1" : "0"}`),
  );
  const found = await verifyFile(one);
  expect(found.code).toBe(1);
  expect(found.lines.join("\n")).toMatch(
    /row 1: its content does not fit its hash[^]*record.json\twas changed/u,
  );
});
