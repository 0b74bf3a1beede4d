import { strFromU8, unzipSync } from "fflate";
// @ts-expect-error -- reason: jsdom ships no types and the project needs only its parser, here.
import { JSDOM } from "jsdom";
import { afterAll, expect, test } from "vitest";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import type { Report } from "../../shared/report/report.ts";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { seeded } from "../testing/chance.ts";
import { hasPdfReader, readPdf } from "../testing/read-pdf.ts";
import { opinionFixture, REPORT_AT, reportFixture } from "../testing/docx-fixture.ts";
import { wordElements, wordPart } from "../testing/docx-reading.ts";
import { reportJob } from "./file-job.ts";
import { opinionHtml } from "./opinion-html.ts";
import { opinionWord, type WordForm } from "./opinion-word.ts";
import { openFileWorkers } from "./file-workers.ts";
import { pdfOf } from "../testing/print-fixture.ts";
import { reportDocx } from "./report-docx.ts";
import { reportHtml } from "./report-html.ts";
import { randomText } from "../testing/tracked-fixture.ts";

const fileWorkers = openFileWorkers();
afterAll(() => fileWorkers.close());

const options = { preset: wtpf26, language: "en", at: REPORT_AT, meeting: "Second online meeting" } as const;

const formsOf = (document: OpinionDocument): readonly WordForm[] => [
  { form: "bracketed", document },
  { form: "clean", document, names: new Set(["aaa"]) },
  { form: "tracked", text: { ...randomText(0, seeded(7)).text, document } },
  { form: "version", document, standing: "unofficial" },
  { form: "bilingual", document, into: "ar" },
];

/** The first table of a file: its cells, a line a paragraph. */
function masthead(bytes: Uint8Array): { readonly cells: readonly string[][]; readonly isMirrored: boolean } {
  const table = wordElements(wordPart(bytes, "word/document.xml")!, "w:tbl")[0]!;
  return {
    cells: wordElements(table, "w:tc").map((cell) =>
      wordElements(cell, "w:p").map(({ textContent }) => textContent),
    ),
    isMirrored: wordElements(table, "w:bidiVisual").length > 0,
  };
}

const LEFT = [
  "Informal Experts Group (IEG-WTPF-26)",
  "Working group: Space connectivity",
  "Second online meeting",
];

test("R17 each form has group and meeting on one side, number, date and language on the other", async () => {
  const document = opinionFixture("4");
  for (const form of formsOf(document)) {
    const { cells } = masthead(await opinionWord(form, options));
    // A version does not know in which language its original is.
    const original = form.form === "version" ? [] : ["Original: English"];
    expect([form.form, cells]).toEqual([
      form.form,
      [LEFT, ["Document WTPF-26/OPINION-4", "20 June 2025", ...original]],
    ]);
  }
  const page = new JSDOM(opinionHtml(document, options)).window.document as Document;
  const sides = [...page.querySelectorAll(".masthead > *")].map(({ children, textContent }) =>
    children.length === 0 ? textContent : [...children].map((one) => one.textContent),
  );
  expect(sides).toEqual([
    LEFT,
    ["Document WTPF-26/OPINION-4", "20 June 2025", "Original: English"],
    "Source: Working group",
  ]);
});

test("R17 a head leaves out number, meeting and source that the record does not have", async () => {
  const document = {
    ...opinionFixture("4"),
    number: "",
    groupId: "none" as never,
    stage: "withdrawn",
  } as const;
  const { meeting: _none, ...without } = options;
  const bytes = await opinionWord({ form: "bracketed", document }, without);
  expect(masthead(bytes).cells).toEqual([
    ["Informal Experts Group (IEG-WTPF-26)"],
    ["20 June 2025", "Original: English"],
  ]);
  expect(wordPart(bytes, "word/document.xml")!.documentElement.textContent).not.toContain("Source");
});

test("R17 the report's head is in all six languages, Arabic mirrored; base texts are numbered", async () => {
  for (const language of REPORT_LANGUAGES) {
    const { cells, isMirrored } = masthead(await reportDocx({ ...reportFixture(language), original: "en" }));
    expect([language, isMirrored]).toEqual([language, language === "ar"]);
    expect([language, cells.map((lines) => lines.length)]).toEqual([language, [1, 3]]);
  }
  const french = masthead(await reportDocx({ ...reportFixture("fr"), original: "zh" }));
  expect(french.cells[1]).toContain("Original\u00A0: chinois");
  const base = masthead(await opinionWord({ form: "bracketed", document: opinionFixture("1") }, options));
  expect(base.cells[1]![0]).toBe("Document WTPF-26/OPINION-1(BT.1)");
});

type Entry = {
  readonly level: string;
  readonly text: string;
  readonly page: number;
  readonly anchor: string;
};

const contentsOf = (bytes: Uint8Array): readonly Entry[] =>
  wordElements(wordPart(bytes, "word/document.xml")!, "w:p").flatMap((paragraph) => {
    const level = wordElements(paragraph, "w:pStyle")[0]?.getAttribute("w:val") ?? "";
    if (!/^TOC\d/u.test(level)) return [];
    const runs = wordElements(paragraph, "w:t").map(({ textContent }) => textContent);
    const anchor = wordElements(paragraph, "w:hyperlink")[0]!.getAttribute("w:anchor")!;
    return [{ level, text: runs.slice(0, -1).join(" "), page: Number(runs.at(-1)), anchor }];
  });

const report: Report = reportFixture("en");

test("R18 the report's Word file has a filled list of contents and opens without a question", async () => {
  const bytes = await reportDocx(report);
  const entries = contentsOf(bytes);
  const xml = wordPart(bytes, "word/document.xml")!;
  expect(entries.map(({ level, text, page }) => `${level} ${text} ${page}`)).toEqual([
    "TOC1 1 Introduction and mandate 1",
    "TOC1 2 Organization of work 2",
    "TOC1 3 Documents and contributions 2",
    "TOC1 4 Status of each draft Opinion 2",
    "TOC1 5 Pending packages, reservations and statements 3",
    "TOC1 6 Consultations 3",
    "TOC1 7 Next steps and deadlines 3",
    "TOC1 Annex 1 5",
    "TOC2 Space connectivity 5",
    "TOC1 Annex 2 7",
    "TOC2 A short text 7",
    "TOC1 Annex 3 8",
    "TOC2 A short text 8",
    "TOC1 Annex 4 9",
    "TOC2 Space connectivity 9",
    "TOC1 Annex 5 11",
    "TOC2 A short text 11",
    "TOC1 Annex 6. Provenance and old numbers of paragraphs: No merging of texts has been recorded. 12",
    "TOC1 Annex 7. List of contributions: No contribution has been registered. 12",
    "TOC1 Fingerprint of the record 12",
  ]);
  const bookmarks = wordElements(xml, "w:bookmarkStart").map((one) => one.getAttribute("w:name"));
  for (const { anchor } of entries) expect(bookmarks).toContain(anchor);
  const marks = wordElements(xml, "w:fldChar").map((one) => one.getAttribute("w:fldCharType"));
  const count = (type: string): number => marks.filter((one) => one === type).length;
  expect([count("begin"), count("separate"), count("end")]).toEqual(Array(3).fill(entries.length + 1));
  const all = Object.values(unzipSync(bytes)).map((data) => strFromU8(data));
  for (const asking of ["updateFields", "w:dirty"]) expect(all.join()).not.toContain(asking);
});

test("R18 without the status section the legend stands with the record, and once", async () => {
  const fields = { ...report.fields, sections: report.fields.sections.filter((one) => one !== "status") };
  const legends = (one: Report): number =>
    (new JSDOM(reportHtml(one)).window.document as Document).querySelectorAll(".legend").length;
  expect([legends(report), legends({ ...report, fields })]).toEqual([1, 1]);
  const text = wordPart(await reportDocx({ ...report, fields }), "word/document.xml")!.documentElement
    .textContent;
  expect(text.match(/Legend/gu)).toHaveLength(1);
});

test.runIf(hasPdfReader)(
  "R17 R18 in print the head comes first, and the contents name the pages that they are on",
  async () => {
    const made = async (job: Parameters<typeof fileWorkers.make>[0]): Promise<Buffer> => {
      const file = await fileWorkers.make(job);
      if ("refusal" in file) throw new Error(file.refusal.message);
      return Buffer.from(file.bytes);
    };
    const pages = readPdf(await made(reportJob("pdf", report)), "reading").split("\f");
    const [first] = pages;
    const named = [
      ...first!.matchAll(/^(\d [A-Z][^.]+?|Annex \d|Fingerprint of the record)[ .\u2060]+(\d+)$/gmu),
    ];
    expect(named).toHaveLength(7 + 5 + 1);
    for (const [, heading, page] of named) {
      const lines = pages[Number(page) - 1]!.split("\n").map((line) => line.replaceAll(/\s+/gu, " ").trim());
      expect(lines, `${heading} on page ${page}`).toContain(heading!.replaceAll(/\s+/gu, " "));
    }
    const opinion = readPdf(await made(pdfOf(opinionFixture("4"), options)), "reading");
    const place = (said: string): number => opinion.indexOf(said);
    const order = [...LEFT, "Source: Working group", "DRAFT OPINION 4"].map(place);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    for (const said of ["Document WTPF-26/OPINION-4", "Original: English"])
      expect(place(said)).toBeGreaterThan(0);
  },
);
