import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { opinionFixture, reportFixture } from "../testing/docx-fixture.ts";
import type { ReportForm } from "../exports/export-forms.ts";
import { reportJob } from "../exports/file-job.ts";
import { openFileWorkers } from "../exports/file-workers.ts";
import type { FileWorkers } from "../exports/file-workers.ts";
import type { EditedPdf, PdfObject } from "../testing/edited-pdf.ts";
import { openPdf } from "../testing/edited-pdf.ts";
import type { VerifiedFile } from "./verified-file.ts";
import { verifyFile } from "./verify-file.ts";

let press: FileWorkers;
const folder = mkdtempSync(join(tmpdir(), "concord-attacks-"));
/** The report, and another one with an Opinion less. */
const files = new Map<ReportForm, { readonly ours: Buffer; readonly other: Buffer }>();

beforeAll(async () => {
  press = openFileWorkers();
  const report = reportFixture("en");
  const opinions = [opinionFixture("1"), opinionFixture("2"), ...report.opinions.slice(2, 3)];
  for (const form of ["docx", "html", "akn.xml", "pdf"] as const) {
    const made = async (count: number): Promise<Buffer> => {
      const file = await press.make(reportJob(form, { ...report, opinions: opinions.slice(0, count) }));
      if ("refusal" in file) throw new Error(file.refusal.message);
      return Buffer.from(file.bytes);
    };
    files.set(form, { ours: await made(3), other: await made(2) });
  }
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await press.close();
});

let n = 0;
async function verified(bytes: Uint8Array | string, ending: string): Promise<VerifiedFile> {
  const file = join(folder, `${(n += 1)}.${ending}`);
  writeFileSync(file, bytes);
  return verifyFile(file);
}

/** An attack on a file, the answer of `verify`, and its exit code: 1 if it is sure, 3 if it cannot be. */
type Attack<File> = readonly [what: string, change: (file: File) => File, said: RegExp, code?: 1 | 3];

async function attacked<File>(
  form: ReportForm,
  attacks: readonly Attack<File>[],
  {
    read,
    write,
  }: { readonly read: (bytes: Buffer) => File; readonly write: (file: File) => Uint8Array | string },
): Promise<void> {
  const { ours } = files.get(form)!;
  const whole = await verified(ours, form);
  expect([form, whole.code, whole.lines.filter((line) => line.includes("identical to")).length]).toEqual([
    form,
    3,
    5,
  ]);
  expect(whole.lines.at(-1)).toMatch(/^Result: not proven\. /u);
  let found = 0;
  for (const [what, change, said, code = 1] of attacks) {
    const bytes = write(change(read(ours)));
    expect(Buffer.from(bytes).equals(ours), `${what} changes nothing`).toBe(false);
    const { lines, code: is } = await verified(bytes, form);
    expect([what, lines.join("\n"), is]).toEqual([what, expect.stringMatching(said), code]);
    expect(lines.join("\n")).not.toMatch(/Result: identical|Error:|at .*\.ts:/u);
    found += 1;
  }
  console.log(
    `${form}: ${attacks.length} attempts: ${found} found or said to be not covered, 0 called identical`,
  );
}

const text = { read: (bytes: Buffer) => bytes.toString("utf8"), write: (file: string) => file };
/** Replaces something that must be there. */
const swap =
  (from: string | RegExp, to: string) =>
  (file: string): string => {
    const changed = file.replace(from, () => to);
    if (changed === file) throw new Error(`no ${String(from)}`);
    return changed;
  };
const piece = (file: string, pattern: RegExp): string => {
  const found = pattern.exec(file);
  if (found === null) throw new Error(`no ${String(pattern)}`);
  return found[0];
};
const pieces = (file: string, pattern: RegExp): readonly string[] => file.match(pattern) ?? [];
/** Two pieces change places. */
const exchanged = (file: string, [one, two]: readonly [string, string]): string =>
  file
    .replace(one, () => "\u0001")
    .replace(two, () => one)
    .replace("\u0001", () => two);

const CLAUSE = /<div class="clause [^]*?<\/div>/gu;
const ARTICLE = /<article class="annex">[^]*?<\/article>/gu;
const WORD = "earlier Forums looked at";
const otherSeal = (form: ReportForm, pattern: RegExp) => (file: string) =>
  file.replace(pattern, () => piece(files.get(form)!.other.toString("utf8"), pattern));

const PAGE: readonly Attack<string>[] = [
  ["a word is changed", swap(WORD, "earlier Forums looked into"), /Annex 1: recalling a\) differs;/u],
  ["a word has a lookalike letter", swap(WORD, "earlier Forums l\u043Eoked at"), /recalling a\) differs/u],
  ["a word has an unseen sign", swap(WORD, "earlier Fo\u200Brums looked at"), /recalling a\) differs/u],
  ["two words are joined", swap(WORD, "earlierForums looked at"), /recalling a\) differs/u],
  [
    "a clause is taken out",
    (file) => swap(pieces(file, CLAUSE)[2]!, "")(file),
    /Annex 1: recalling a\) is missing;/u,
  ],
  [
    "a clause is put in",
    swap(
      /(?=<div class="clause recital)/u,
      '<div class="clause recital l1"><p class="said">b) new;</p></div>',
    ),
    /something was added before recalling a\)/u,
  ],
  [
    "a clause stands twice",
    (file) => file.replace(pieces(file, CLAUSE)[2]!, (one) => one + one),
    /Annex 1: something was added/u,
  ],
  [
    "two clauses change places",
    (file) => exchanged(file, [pieces(file, CLAUSE)[2]!, pieces(file, CLAUSE)[3]!]),
    /Annex 1: recalling [ab]\) stands elsewhere than it did/u,
  ],
  [
    "two annexes change places",
    (file) => exchanged(file, pieces(file, ARTICLE).slice(0, 2) as unknown as [string, string]),
    /Annex 2: .*it stands elsewhere than it did/u,
  ],
  [
    "two labels change places",
    (file) => exchanged(file, [">Annex 1</h2>", ">Annex 3</h2>"]),
    /Annex 1: what stands here was Annex 3; not identical/u,
  ],
  ["an annex is taken out", (file) => swap(pieces(file, ARTICLE)[1]!, "")(file), /Annex 2: is not there/u],
  [
    "an annex is put in",
    (file) =>
      file.replace(/(?=<article)/u, '<article class="annex"><h2 class="label">Annex 9</h2></article>'),
    /Annex 9: was put in; the report had none/u,
  ],
  ["a state is changed", swap(/>○<\/span> open/u, ">●</span> agreed"), /Annex 1: is of the view 3 differs/u],
  ["a mark's date is changed", swap(">19 June 2025<", ">20 June 2025<"), /Annex 1: the lines around/u],
  [
    "a heading is changed",
    swap(/(class="opinion-title"[^>]*>)[^<]+/u, "<h2>Other"),
    /Annex 1: the lines around/u,
  ],
  ["a footnote is changed", swap("As a rule, by", "By"), /Annex 1: the lines around/u],
  ["a number is changed", swap(">a)</span>", ">b)</span>"), /Annex 1: recalling a\) differs/u],
  ["a bracket is taken out", swap('<span class="bracket">[</span>', ""), /Annex 1: recalling b\) differs/u],
  [
    "a clause is hidden by an attribute",
    swap('<div class="clause recital', '<div hidden="" class="clause recital'),
    /Annex 1: its words are identical to .* some may be hidden/u,
    3,
  ],
  [
    "a clause is hidden by a style",
    swap('<div class="clause recital', '<div style="display:none" class="clause recital'),
    /Annex 1: its words are identical to .* some may be hidden/u,
    3,
  ],
  [
    "the style sheet hides clauses",
    swap("</style>", ".recital{display:none}</style>"),
    /styles, .* changed/u,
    3,
  ],
  [
    "a style writes words",
    swap("</style>", '.words::after{content:" not"}</style>'),
    /styles, .* changed/u,
    3,
  ],
  [
    "a box is laid over the annexes",
    swap("</main>", '<div style="position:fixed;inset:0">Other words</div></main>'),
    /styles, or elements around the annexes, were changed/u,
    3,
  ],
  [
    "a script is put in",
    swap("</body>", "<script>document.body.textContent=''</script></body>"),
    /changed/u,
    3,
  ],
  [
    "words stand behind an annex's end",
    swap("</article>", "Also this.</article>"),
    /Annex 1: something was added/u,
  ],
  [
    "the seal is that of another report",
    otherSeal("html", /<meta name="concord-seal"[^>]*>/u),
    /Annex 3: .*differs?|was put in/u,
  ],
  [
    "the seal is taken away",
    swap(/<meta name="concord-seal"[^>]*>/u, ""),
    /carries nothing to verify it by/u,
    3,
  ],
  [
    "the seal is cut",
    swap(/(?<=name="concord-seal" content=")/u, "x"),
    /carries nothing to verify it by/u,
    3,
  ],
  ["the file is cut off", (file) => file.slice(0, file.length / 2), /is not there/u],
];

test("H6 a changed page of a report is found, with the annex and the clause", async () => {
  await attacked("html", PAGE, text);
}, 60_000);

const ITEM = /<item [^>]*wId[^]*?<\/item>/gu;
const COMPONENT = /<component [^>]*eId="cmp_[^0][^]*?<\/component>/gu;

const AKN: readonly Attack<string>[] = [
  ["a word is changed", swap(WORD, "earlier Forums looked into"), /Annex 1: recalling a\) differs;/u],
  ["a word has a lookalike letter", swap(WORD, "earlier Forums l\u043Eoked at"), /recalling a\) differs/u],
  ["an item is taken out", (file) => swap(pieces(file, ITEM)[0]!, "")(file), /recalling a\) is missing/u],
  [
    "two items change places",
    (file) => exchanged(file, [pieces(file, ITEM)[0]!, pieces(file, ITEM)[1]!]),
    /recalling [ab]\) stands elsewhere/u,
  ],
  [
    "a clause's state is changed",
    swap(/(<item [^>]*)refersTo="#[^"]*"/u, '<item refersTo="#state-open"'),
    /Annex 1: recalling a\) differs/u,
  ],
  ["a number is changed", swap("<num>a)</num>", "<num>b)</num>"), /Annex 1: recalling a\) differs/u],
  [
    "a document's stage is changed",
    swap("<docStage", '<docStage class="final"'),
    /Annex 1: the lines around/u,
  ],
  [
    "two annexes change places",
    (file) => exchanged(file, ['eId="cmp_1"', 'eId="cmp_2"']),
    /Annex 1: what stands here was Annex 2; not identical/u,
  ],
  ["an annex is taken out", (file) => swap(pieces(file, COMPONENT)[1]!, "")(file), /Annex 2: is not there/u],
  [
    "an annex is put in",
    (file) =>
      file.replace("</collectionBody>", `<component eId="cmp_9"><p>x</p></component></collectionBody>`),
    /cmp_9: was put in/u,
  ],
  ["a footnote is changed", swap("As a rule, by", "By"), /Annex 1: is of the view 2 differs/u],
  ["words are put into a comment", swap(WORD, "earlier <!-- Forums --> looked at"), /recalling a\) differs/u],
  ["the seal is that of another report", otherSeal("akn.xml", /<c:seal>[^]*<\/c:seal>/u), /was put in/u],
  ["the seal is taken away", swap(/<c:seal>[^]*<\/c:seal>/u, ""), /carries nothing to verify it by/u, 3],
  [
    "it defines its own signs",
    swap("<akomaNtoso", '<!DOCTYPE akomaNtoso [<!ENTITY x "y">]><akomaNtoso'),
    /damaged, cut off|another kind/u,
    3,
  ],
  ["the file is cut off", (file) => file.slice(0, file.length / 2), /damaged, cut off/u, 3],
];

test("H6 a changed Akoma Ntoso file of a report is found, with the annex and the clause", async () => {
  await attacked("akn.xml", AKN, text);
  const { ours } = files.get("akn.xml")!;
  // Written otherwise, and the same by the rules of XML.
  const rewritten = ours
    .toString("utf8")
    .replaceAll(/eId="([^"]*)" wId="([^"]*)"/gu, "wId='$2'   eId='$1'")
    .replaceAll("&#39;", "&apos;");
  expect(rewritten).not.toBe(ours.toString("utf8"));
  expect((await verified(rewritten, "akn.xml")).lines.at(-1)).toContain("not proven. The annexes agree");
}, 60_000);

const PARAGRAPH = /<w:p>(?:(?!<w:p>).)*?<\/w:p>/gsu;
const paragraphWith = (xml: string, words: string): string =>
  pieces(xml, PARAGRAPH).find((one) => one.includes(words))!;

const WORD_FILE: readonly Attack<string>[] = [
  ["a word is changed", swap(WORD, "earlier Forums looked into"), /Annex 1: recalling a\) differs;/u],
  ["a word has a lookalike letter", swap(WORD, "earlier Forums l\u043Eoked at"), /recalling a\) differs/u],
  [
    "a paragraph is taken out",
    (xml) => swap(paragraphWith(xml, WORD), "<w:p/>")(xml),
    /Annex 1: recalling a\) is missing/u,
  ],
  ["a mark's date is changed", swap(">19 June 2025<", ">20 June 2025<"), /Annex 1: the lines around/u],
  [
    "words are hidden",
    (xml) => {
      const one = paragraphWith(xml, WORD);
      return swap(
        one,
        one.replaceAll(/(<w:r>)(?:<w:rPr>.*?<\/w:rPr>)?/gu, "$1<w:rPr><w:vanish/></w:rPr>"),
      )(xml);
    },
    /Annex 1: recalling a\) (?:differs|is missing)/u,
  ],
];

test("H6 a changed Word file of a report is found, with the annex and the clause", async () => {
  await attacked("docx", WORD_FILE, {
    read: (bytes) => strFromU8(unzipSync(bytes)["word/document.xml"]!),
    write: (xml) =>
      zipSync({ ...unzipSync(files.get("docx")!.ours), "word/document.xml": strToU8(xml) }, { level: 1 }),
  });
}, 60_000);

type Edit = { readonly pdf: EditedPdf; readonly changed: Map<number, PdfObject> };
/** Changes the content of a page, by its place. */
const onPage =
  (page: number, change: (content: string) => string) =>
  ({ pdf, changed }: Edit): Edit => {
    const of = Number(/\/Contents (\d+) 0 R/u.exec(pdf.objects.get(pdf.pages[page]!)!.dict)![1]);
    const { dict, stream } = pdf.objects.get(of)!;
    changed.set(of, { dict, stream: change(stream!) });
    return { pdf, changed };
  };
const onPages =
  (change: (pages: readonly number[]) => readonly number[]) =>
  ({ pdf, changed }: Edit): Edit => {
    const [of, { dict }] = [...pdf.objects].find(([, one]) => /\/Type \/Pages\b/u.test(one.dict))!;
    const kids = change(pdf.pages);
    const now = dict
      .replace(/\/Kids \[[^\]]*\]/u, `/Kids [${kids.map((one) => `${one} 0 R`).join(" ")}]`)
      .replace(/\/Count \d+/u, `/Count ${kids.length}`);
    changed.set(of, { dict: now, stream: null });
    return { pdf, changed };
  };
const SHOWN = /\[\([^]*?\)\] TJ/gu;
/** Of the first annex; its first marked stretches are its headings. */
const ANNEX = 3;
const NTH = 14;
const shownWords = (content: string, i: number): string => pieces(content, SHOWN)[i]!;
const sealObject = ({ objects }: EditedPdf): [number, PdfObject] =>
  [...objects].find(([, { dict }]) => dict.includes("/EmbeddedFile"))!;

const PDF: readonly Attack<Edit>[] = [
  [
    "the words of two lines change places",
    onPage(ANNEX, (content) => exchanged(content, [shownWords(content, NTH), shownWords(content, NTH + 6)])),
    /Annex 1: .*differs/u,
  ],
  [
    "the words of a line are taken out",
    onPage(ANNEX, (content) => content.replace(shownWords(content, NTH), "")),
    /Annex 1: .*(?:differs|is missing)/u,
  ],
  [
    "the words of a line stand twice",
    onPage(ANNEX, (content) => content.replace(shownWords(content, NTH), (one) => `${one} ${one}`)),
    /Annex 1: .*(?:differs|added)/u,
  ],
  [
    "words are called a part of the page's head",
    onPage(ANNEX, (content) => content.replace(/\/\w+ <<\s+\/MCID 1[0-9]\b[^]*?>> BDC/u, "/Artifact BMC")),
    /Annex 1: .*(?:differs|is missing)/u,
  ],
  [
    "words are put on a page that no tag names",
    onPage(ANNEX, (content) => `${content}\nBT /f0 9 Tf 1 0 0 1 99 400 Tm ${shownWords(content, NTH)} ET`),
    /Page 4: words were put in beside the text/u,
  ],
  ["two pages change places", onPages(([a, b, c, d, e, ...f]) => [a!, b!, e!, d!, c!, ...f]), /Annex 1: /u],
  [
    "a page is taken out",
    onPages((pages) => pages.toSpliced(ANNEX, 1)),
    /Annex 1: .*(?:differ|is not there)/u,
  ],
  ["a page stands twice", onPages((pages) => pages.toSpliced(ANNEX, 0, pages[ANNEX]!)), /Annex 1: /u],
  [
    "the attached seal is that of another report",
    ({ pdf, changed }) => {
      const [of, { dict }] = sealObject(pdf);
      changed.set(of, { dict, stream: sealObject(openPdf(files.get("pdf")!.other))[1].stream });
      return { pdf, changed };
    },
    /Annex 3[.:] /u,
  ],
  [
    "the attached seal says another word",
    ({ pdf, changed }) => {
      const [of, { dict, stream }] = sealObject(pdf);
      changed.set(of, { dict, stream: swap(WORD, "earlier Forums looked into")(stream!) });
      return { pdf, changed };
    },
    /Annex 1: recalling a\) differs/u,
  ],
  [
    "the attached seal is no seal",
    ({ pdf, changed }) =>
      changed.set(sealObject(pdf)[0], { ...sealObject(pdf)[1], stream: "{}" }) && { pdf, changed },
    /carries nothing to verify it by/u,
    3,
  ],
  [
    "a note is laid on a page",
    ({ pdf, changed }) => {
      const of = pdf.pages[ANNEX]!;
      const note =
        "<< /Type /Annot /Subtype /FreeText /Rect [90 300 500 700] /Contents (Other words) /DA (/f0 9 Tf) >>";
      const { dict } = pdf.objects.get(of)!;
      const now = dict.includes("/Annots [")
        ? dict.replace("/Annots [", `/Annots [${note} `)
        : dict.replace("/Type /Page", `/Type /Page /Annots [${note}]`);
      changed.set(of, { dict: now, stream: null });
      return { pdf, changed };
    },
    /Page 4: a note was laid on it, which may cover words/u,
    3,
  ],
  [
    "a picture is laid on a page",
    onPage(ANNEX, (content) => `${content}\nq 400 0 0 400 90 300 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q`),
    /Page 4: a picture was laid on it/u,
    3,
  ],
  [
    "a white field hides words",
    onPage(ANNEX, (content) => `${content}\n1 g 90 300 400 400 re f`),
    /Not covered: .*what is drawn over them/u,
    3,
  ],
];

test("H6 H16 a changed PDF of a report is found, or said to be not covered", async () => {
  await attacked("pdf", PDF, {
    read: (bytes) => ({ pdf: openPdf(bytes), changed: new Map<number, PdfObject>() }),
    write: ({ pdf, changed }) => pdf.withObjects(changed),
  });
}, 120_000);
