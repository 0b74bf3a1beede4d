import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bodyDigest, rowHash } from "../../shared/events/chain.ts";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import type { ReportView } from "../../shared/report/report-view.ts";
import { isLeftOut, openOffice } from "../testing/libre-office.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";
import { exportFile } from "./export-file.ts";
import { runCommand } from "./run-command.ts";
import { verifyFile } from "./verify-file.ts";

let site: TestSite;
let chair: TestPerson, lead: TestPerson;
let space: string;
const folder = mkdtempSync(join(tmpdir(), "concord-report-"));
const office = openOffice();
/** As it was issued, naming delegations, and a revision that names nobody. */
let issued: Uint8Array, unnamed: Uint8Array, draft: Uint8Array;
let issue: ReportView["out"][number]["issue"], revision: typeof issue;
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
  [issue, revision] = [out[0]!.issue, out[1]!.issue];
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

test("H6 H12 verify compares each annex with its seal, and leaves the covering text alone", async () => {
  for (const bytes of [issued, unnamed]) {
    const whole = await checked(bytes);
    expect(whole.code).toBe(3);
    expect(identical(whole.lines)).toBe(7);
    expect(whole.lines.join()).toContain(": identical to base text 1 in IEG/7-E");
    expect(whole.lines.join("\n")).toContain("Not covered: the covering text, which is the Chair’s own");
    expect(whole.lines.at(-1)).toMatch(/^Result: not proven\. /u);
    expect(whole.lines.join("\n")).not.toMatch(/issued on|in the record/u);
  }
  const whole = await checked(issued);
  expect(whole.lines.at(-2)).toContain(issue.files[0]!.seal!);
  const other = await checked(issued, (xml) => xml.replace("AAA was heard.", "Nobody was."));
  expect(identical(other.lines)).toBe(7);
  const { "docProps/custom.xml": _marks, ...rest } = unzipSync(issued);
  const bare = join(folder, "bare.docx");
  writeFileSync(bare, zipSync(rest));
  expect((await verifyFile(bare)).lines[0]).toContain("carries nothing to verify it by");
});

test("H6 a report in any of six languages verifies, also after LibreOffice saved or paged it", async () => {
  const files = new Map<string, Uint8Array>();
  for (const language of REPORT_LANGUAGES) {
    const file = await chair.get(`/api/report.docx?language=${language}`);
    files.set(language, new Uint8Array(await file.arrayBuffer()));
  }
  for (const [language, bytes] of files) {
    const whole = await checked(bytes);
    expect([language, whole.code, identical(whole.lines)]).toEqual([language, 3, 7]);
    const word = await checked(bytes, (xml) => xml.replace(/>considering</u, ">recalling<"));
    expect([language, word.code, identical(word.lines)]).toEqual([language, 1, 6]);
  }
  if (isLeftOut) return;
  const pages = await office.converted(files, "pdf");
  expect(pages.complaints).toEqual([]);
  const round = await office.converted(files, "docx");
  for (const language of files.keys()) {
    const saved = await checked(round.bytesOf(language));
    expect([language, saved.code, identical(saved.lines)]).toEqual([language, 3, 7]);
  }
}, 240_000);

test.skipIf(isLeftOut)(
  "H6 a report that LibreOffice saved unchanged is the issued one, with or without names",
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
  paragraphs(xml).find((one) => one.includes('"Heading1"') && one.includes(`>${label}<`))!;

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
  expect(notIdentical(gone.lines)[0]).toContain(`${second!.number} is missing`);
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

test("H12 with a record verify names the issue of a file, its time and its office, or says none", async () => {
  const known = await checked(issued, undefined, record);
  expect(known.code).toBe(0);
  const of = /IEG\/7-E, as issued on \d{4}-[\d-]+T[\d:.]+Z by the chair/u;
  expect(known.lines[0]).toMatch(new RegExp(`^Annex 1: identical to working text in ${of.source}`, "u"));
  expect(known.lines.at(-1)).toMatch(
    new RegExp(`^Result: identical\\. The annexes are those of ${of.source}`, "u"),
  );
  const changed = await checked(issued, (xml) => xml.replace(/>considering</u, ">recalling<"), record);
  expect(changed.code).toBe(1);
  expect(changed.lines.at(-1)).toMatch(
    new RegExp(`^Result: changed\\. It is not what stood in ${of.source}`, "u"),
  );
  const never = await checked(draft, undefined, record);
  expect(never.code).toBe(1);
  expect(identical(never.lines)).toBe(7);
  expect(never.lines.join("\n")).not.toContain("issued on");
  expect(never.lines.at(-1)).toMatch(
    /^Result: not issued\. Of the 2 reports that the record .* none has this seal/u,
  );
  const forged = join(folder, "forged.json");
  writeFileSync(forged, readFileSync(record, "utf8").replace("AAA was heard.", "BBB was heard."));
  const wrong = await checked(issued, undefined, forged);
  expect(wrong.code).toBe(1);
  expect(wrong.lines.join("\n")).toMatch(/row \d+: /u);
  expect(wrong.lines.at(-1)).toContain("no verdict. The record");
});

test("H9 the very files of an issue are known byte for byte, in every form, also by a backup", async () => {
  const backup = join(folder, "backup.sqlite");
  expect((await runCommand(site.concord, { name: "copy", arguments: [backup] })).code).toBe(0);
  for (const { format, hash, seal } of issue.files) {
    const bytes = await issuedFile(issue.id, format);
    const file = join(folder, `issued.${format}`);
    writeFileSync(file, bytes);
    expect([format, createHash("sha256").update(bytes).digest("hex")]).toEqual([format, hash]);
    for (const against of [record, backup]) {
      const { lines, code } = await verifyFile(file, against);
      expect([format, code, lines.at(-1)]).toEqual([
        format,
        0,
        expect.stringMatching(
          /^Result: identical\. This is, byte for byte, the [\w ()]+ of IEG\/7-E, as issued on .* by the chair/u,
        ),
      ]);
      expect(lines.filter((line) => /^Annex \d[:.] .*identical to/u.test(line))).toHaveLength(7);
    }
    const alone = await verifyFile(file);
    expect([format, alone.code]).toEqual([format, 3]);
    expect(alone.lines.join("\n")).toContain(seal!);
    // One byte more, and it is another file; its words are those that were sealed.
    writeFileSync(file, Buffer.concat([bytes, Buffer.from(format === "docx" ? "" : "\n")]));
    if (format === "docx") continue;
    const longer = await verifyFile(file, record);
    expect([format, longer.code, longer.lines.at(-1)]).toEqual([
      format,
      format === "pdf" ? 3 : 0,
      expect.stringContaining(format === "pdf" ? "no verdict. The words" : "identical. The annexes"),
    ]);
  }
});

test("H9 a file without a seal, as earlier versions issued them, is known by its bytes alone", async () => {
  const old = Buffer.from(
    Buffer.from(await issuedFile(revision.id, "html"))
      .toString("utf8")
      .replace(/<meta name="concord-seal"[^>]*>\n/u, ""),
  );
  const file = join(folder, "old.html");
  writeFileSync(file, old);
  const before = join(folder, "old.json");
  writeFileSync(before, JSON.stringify(withOldIssue(createHash("sha256").update(old).digest("hex"))));
  expect((await verifyFile(before)).code).toBe(0);
  const known = await verifyFile(file, before);
  expect(known.code).toBe(0);
  expect(
    known.lines.filter((line) => /^Draft Opinion .*: identical to (?:working|base) text/u.test(line)),
  ).toHaveLength(5);
  expect((await verifyFile(file, record)).lines.at(-1)).toMatch(/^Result: not identical\. Of the 2 reports/u);
  expect((await verifyFile(file)).code).toBe(3);
  writeFileSync(file, `${old.toString("utf8")} `);
  expect(await verifyFile(file, before)).toMatchObject({ code: 1 });
});

const issuedFile = async (id: string, format: string): Promise<Uint8Array> =>
  new Uint8Array(await (await chair.get(`/api/report/issued/${id}/report.${format}`)).arrayBuffer());

type Rows = {
  hash: string;
  prev: string;
  seq: number;
  at: number;
  salt: string;
  kind: "minutes";
  entry: object;
}[];

/** The record as an earlier version would have written it: seals of the Word file alone, this page as issued. */
function withOldIssue(hash: string): unknown {
  const whole = JSON.parse(readFileSync(record, "utf8")) as { streams: { stream: string; rows: Rows }[] };
  const { rows } = whole.streams.find(({ stream }) => stream === "forum")!;
  const last = rows.findLastIndex(({ entry }) => (entry as { type?: string })?.type === "reportIssued");
  let prev = rows[last]!.prev;
  for (const row of rows.slice(last)) {
    row.entry = JSON.parse(JSON.stringify(row.entry), (_key, value: unknown) => {
      const one = value as { format?: string; seal?: string; hash?: string } | null;
      if (one === null || typeof one !== "object" || one.seal === undefined || one.format === "docx")
        return value;
      const { seal: _seal, ...rest } = one;
      return one.format === "html" ? { ...rest, hash } : rest;
    }) as object;
    row.prev = prev;
    row.hash = rowHash({ ...row, digest: bodyDigest(row.salt, row.entry) });
    prev = row.hash;
  }
  return whole;
}

const OTHERS: readonly (readonly [name: string, bytes: Buffer, said: RegExp])[] = [
  ["empty.docx", Buffer.alloc(0), /file is empty/u],
  ["picture.pdf", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /is a picture/u],
  ["photo.jpg", Buffer.from("ffd8ffe000104a464946", "hex"), /is a picture/u],
  ["archive.zip", Buffer.from(zipSync({ "a.txt": strToU8("words") })), /not a Word file/u],
  ["cut.docx", Buffer.from("504b0304140000000800", "hex"), /damaged|not a Word file/u],
  ["old.doc", Buffer.from("d0cf11e0a1b11ae1", "hex"), /older Word/u],
  ["text.txt", Buffer.from("Draft Opinion 1\n\nrecalling\n"), /plain text/u],
  ["other.xml", Buffer.from("<?xml version='1.0'?><note>x</note>"), /XML or HTML of another kind/u],
  ["bare.akn.xml", Buffer.from("<akomaNtoso><act/></akomaNtoso>"), /carries nothing to verify it by/u],
  ["broken.akn.xml", Buffer.from("<akomaNtoso><act></akomaNtoso>"), /damaged, cut off or not XML/u],
  ["page.html", Buffer.from("<!doctype html><p>Hello</p>"), /carries nothing to verify it by/u],
  ["cut.pdf", Buffer.from("%PDF-1.7\n1 0 obj\n<< /Type /Catalog"), /PDF is damaged/u],
  ["cut.json", Buffer.from('{"format":"concord-record","version":1,"str'), /is no whole record/u],
  ["other.json", Buffer.from('{"a":1}'), /is no record that Concord exported/u],
  ["bytes.bin", Buffer.from("00ff00fe01fd", "hex"), /does not make files of this kind/u],
];

test("H16 a wrong kind of file gets a sentence and what to do, and never a message of a parser", async () => {
  const cut = await issuedFile(issue.id, "pdf");
  const some: [string, Buffer, RegExp][] = OTHERS.map(([name, bytes, said]) => [name, bytes, said]);
  for (const at of [0.2, 0.6, 0.98]) {
    const part = Buffer.from(cut.subarray(0, Math.floor(cut.length * at)));
    some.push([
      `cut-${at}.pdf`,
      part,
      /PDF is damaged|carries nothing|not identical|Result: (?:changed|not proven)/u,
    ]);
  }
  for (const format of ["docx", "pdf", "html", "akn.xml", "json"]) {
    const file = await lead.get(`/api/opinions/${space}/export.${format}`);
    expect([format, file.status]).toEqual([format, 200]);
    some.push([`opinion.${format}`, Buffer.from(await file.arrayBuffer()), /Opinion|is no record/u]);
  }
  for (const [name, bytes, said] of some) {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    const { lines, code } = await verifyFile(file);
    expect([name, code === 0, lines.join("\n")]).toEqual([name, false, expect.stringMatching(said)]);
    expect(lines.join("\n")).not.toMatch(/Error|Unexpected|undefined|Invalid|\bat .*:\d+:\d+|node_modules/u);
  }
  console.log(`${some.length} files of other kinds: ${some.length} answered with a sentence`);
});
