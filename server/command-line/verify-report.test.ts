import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { REPORT_LANGUAGES } from "../../shared/report/report-fields.ts";
import type { ReportView } from "../../shared/report/report-view.ts";
import { isLeftOut, openOffice } from "../testing/libre-office.ts";
import type { TestPerson, TestSite } from "../testing/room-of-people.ts";
import { openTestSite } from "../testing/room-of-people.ts";
import { exportFile } from "./export-file.ts";
import { verifyFile } from "./verify-file.ts";

let site: TestSite;
let chair: TestPerson, lead: TestPerson;
let space: string;
const folder = mkdtempSync(join(tmpdir(), "concord-report-"));
const office = openOffice();
/** As it was issued, naming delegations, and a revision that names nobody. */
let issued: Uint8Array, unnamed: Uint8Array, draft: Uint8Array;
let issue: ReportView["out"][number]["issue"];
let record: string;

beforeAll(async () => {
  site = await openTestSite();
  [chair, lead] = await Promise.all([site.person("chair"), site.person("space")]);
  space = site.opinionOf("space");
  const { hash } = await lead.opinion(space);
  expect((await lead.ask(space, { type: "consolidate", hash, name: "First" })).refusal).toBeUndefined();
  const send = async (command: object): Promise<void> => {
    expect((await chair.post("/api/forum/commands", command)).status).toBe(200);
  };
  const preparing = async () => ((await (await chair.get("/api/report")).json()) as ReportView).preparing!;
  const edit = async (more: object) =>
    send({ type: "editReport", hash: (await preparing()).fieldsHash, ...more });
  const issueNow = async () => send({ type: "issueReport", hash: (await preparing()).hash });
  await edit({ documentNumber: "IEG/7-E", introduction: "AAA was heard." });
  await issueNow();
  await edit({ revision: { kind: "Rev", n: 1 }, naming: "nobody" });
  await issueNow();
  const { out } = (await (await chair.get("/api/report")).json()) as ReportView;
  [issued, unnamed] = (await Promise.all(
    out.map(async (one) => {
      const file = await chair.get(`/api/report/issued/${one.issue.id}/report.docx`);
      return new Uint8Array(await file.arrayBuffer());
    }),
  )) as [Uint8Array, Uint8Array];
  issue = out[0]!.issue;
  draft = new Uint8Array(await (await chair.get("/api/report.docx")).arrayBuffer());
  const exported = await exportFile(site.concord, ["record", "--out", "record.json"]);
  record = join(folder, "record.json");
  writeFileSync(record, Buffer.from(exported.output!, "base64"));
}, 60_000);
afterAll(async () => {
  office.close();
  rmSync(folder, { recursive: true, force: true });
  await site.close();
});

let n = 0;
async function checked(bytes: Uint8Array, change: (xml: string) => string = (xml) => xml, against?: string) {
  const parts = unzipSync(bytes);
  const file = join(folder, `${(n += 1)}.docx`);
  const xml = strToU8(change(strFromU8(parts["word/document.xml"]!)));
  writeFileSync(file, zipSync({ ...parts, "word/document.xml": xml }));
  return verifyFile(file, against);
}
const identical = (lines: readonly string[]): number =>
  lines.filter((line) => line.includes(": identical to")).length;
const notIdentical = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => line.startsWith("Annex") && !line.includes(": identical to"));

test("H6 verify tells of each annex that it is what was issued, with names and without them, and leaves the covering text alone", async () => {
  for (const bytes of [issued, unnamed]) {
    const whole = await checked(bytes);
    expect(whole.code).toBe(0);
    expect(identical(whole.lines)).toBe(7);
    expect(whole.lines.join()).toContain(": identical to base text 1 in IEG/7-E");
    expect(whole.lines).toContain("The covering text is not part of this check.");
  }
  const whole = await checked(issued);
  expect(whole.lines.at(-1)).toContain(issue.files[0]!.seal!);
  expect(await checked(issued, (xml) => xml.replace("AAA was heard.", "Nobody was."))).toEqual(whole);
  const { "docProps/custom.xml": _marks, ...rest } = unzipSync(issued);
  const bare = join(folder, "bare.docx");
  writeFileSync(bare, zipSync(rest));
  expect((await verifyFile(bare)).lines[0]).toContain("carries no hashes of a report");
});

test("H6 a report in any of the six languages is verified, also after LibreOffice saved it and made pages of it", async () => {
  const files = new Map<string, Uint8Array>();
  for (const language of REPORT_LANGUAGES) {
    const file = await chair.get(`/api/report.docx?language=${language}`);
    files.set(language, new Uint8Array(await file.arrayBuffer()));
  }
  for (const [language, bytes] of files) {
    const whole = await checked(bytes);
    expect([language, whole.code, identical(whole.lines)]).toEqual([language, 0, 7]);
    const word = await checked(bytes, (xml) => xml.replace(/>considering</u, ">recalling<"));
    expect([language, word.code, identical(word.lines)]).toEqual([language, 1, 6]);
  }
  if (isLeftOut) return;
  const pages = await office.converted(files, "pdf");
  expect(pages.complaints).toEqual([]);
  const round = await office.converted(files, "docx");
  for (const language of files.keys()) {
    const saved = await checked(round.bytesOf(language));
    expect([language, saved.code, identical(saved.lines)]).toEqual([language, 0, 7]);
  }
}, 240_000);

test.skipIf(isLeftOut)(
  "H6 a report that LibreOffice saved unchanged is what was issued, with names and without them",
  async () => {
    const files = new Map([
      ["issued", issued],
      ["unnamed", unnamed],
    ]);
    const round = await office.converted(files, "docx");
    for (const name of files.keys()) {
      const saved = await checked(round.bytesOf(name), undefined, record);
      expect([name, saved.code, identical(saved.lines)]).toEqual([name, 0, 7]);
      const word = await checked(round.bytesOf(name), (xml) => xml.replace(/>considering</u, ">recalling<"));
      expect([name, word.code, identical(word.lines)]).toEqual([name, 1, 6]);
    }
  },
  120_000,
);

const paragraphs = (xml: string): readonly string[] => xml.match(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gsu)!;
const headingOf = (xml: string, label: string): string =>
  paragraphs(xml).find((one) => one.includes(`>${label}<`))!;

test("H6 a changed word and a clause that was taken out are told by the clause's name", async () => {
  const { clauses } = await lead.opinion(space);
  const [first, second] = clauses.filter(({ kind, text }) => kind === "operative" && !text.includes("["));
  const word = await checked(issued, (xml) => xml.replace(`>${first!.text}<`, `>${first!.text} also<`));
  expect(word.code).toBe(1);
  expect(notIdentical(word.lines)).toEqual([
    expect.stringMatching(/^Annex \d: [a-z ]+ \d+ differs; not identical to base text 1 in IEG\/7-E/u),
  ]);
  const gone = await checked(issued, (xml) => {
    const clause = paragraphs(xml).find((one) => one.includes(`>${second!.text}<`))!;
    return xml.replace(clause, "");
  });
  expect(gone.code).toBe(1);
  expect(notIdentical(gone.lines)).toHaveLength(1);
  expect(notIdentical(gone.lines)[0]).toContain(`${second!.number} differs`);
});

test("H6 annexes that were swapped are told, by their labels and by their words", async () => {
  const labels = await checked(issued, (xml) => {
    const [one, two] = [headingOf(xml, "Annex 1"), headingOf(xml, "Annex 2")];
    return xml.replace(two, "@").replace(one, two).replace("@", one);
  });
  expect(labels.code).toBe(1);
  expect(notIdentical(labels.lines)).toEqual([
    expect.stringContaining("Annex 1: what stands here was Annex 2; not identical to"),
    expect.stringMatching(/^Annex 2: what stands here was Annex 1; .*; it stands elsewhere than it did$/u),
  ]);
  const whole = await checked(issued, (xml) => {
    const at = [1, 2, 3].map((i) => xml.indexOf(headingOf(xml, `Annex ${i}`)));
    const [one, two, three] = at as [number, number, number];
    return xml.slice(0, one) + xml.slice(two, three) + xml.slice(one, two) + xml.slice(three);
  });
  expect(whole.code).toBe(1);
  expect(identical(whole.lines)).toBe(7);
  expect(whole.lines.filter((line) => line.endsWith("; it stands elsewhere than it did"))).toHaveLength(1);
  const without = await checked(issued, (xml) => xml.replace(headingOf(xml, "Annex 3"), ""));
  expect(notIdentical(without.lines)).toContainEqual(
    expect.stringContaining("Annex 3: is not there; it was"),
  );
});

test("H6 against an exported record it says when a report was issued with these hashes, or that none was", async () => {
  const known = await checked(issued, undefined, record);
  expect(known.code).toBe(0);
  expect(known.lines[0]).toMatch(/^Annex 1: identical to working text in IEG\/7-E, as issued on \d{4}-/u);
  expect(known.lines.at(-1)).toContain("are those that IEG/7-E was issued with");
  const never = await checked(draft, undefined, record);
  expect(never.code).toBe(1);
  expect(never.lines.at(-1)).toContain("no report of the record");
  const forged = join(folder, "forged.json");
  writeFileSync(forged, readFileSync(record, "utf8").replace("AAA was heard.", "BBB was heard."));
  const wrong = await checked(issued, undefined, forged);
  expect(wrong.code).toBe(1);
  expect(wrong.lines.join("\n")).toMatch(/row \d+: /u);
});
