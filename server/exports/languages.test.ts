import { strFromU8, unzipSync } from "fflate";
import { afterAll, expect, test } from "vitest";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { longDate } from "../../shared/printed/long-date.ts";
import { numberIn } from "../../shared/forum/report-fields.ts";
import { reportText } from "../../shared/report/report-text.ts";
import { legend } from "../../shared/report/opinion-text.ts";
import { readsFromRight } from "../../shared/text/scripts.ts";
import { WORD_TAGS, WORK_LANGUAGES, type WorkLanguage } from "../../shared/text/work-language.ts";
import { opinionFixture, REPORT_AT, reportFixture } from "../testing/docx-fixture.ts";
import { readParagraphRuns, wordElements, wordPart } from "../testing/docx-reading.ts";
import { opinionFileName, reportFileName } from "./export-forms.ts";
import { opinionHtml } from "./opinion-html.ts";
import { opinionWord } from "./opinion-word.ts";
import { openFileWorkers } from "./file-workers.ts";
import { reportJob } from "./file-job.ts";
import { pdfOf } from "../testing/print-fixture.ts";
import { reportDocx } from "./report-docx.ts";
import { inFrench } from "../testing/word-forms.ts";
import { reportHtml } from "./report-html.ts";

const LANGUAGES = Object.keys(WORK_LANGUAGES) as readonly WorkLanguage[];
const fileWorkers = openFileWorkers();
afterAll(() => fileWorkers.close());

const optionsIn = (language: WorkLanguage) => ({ preset: wtpf26, language, at: REPORT_AT, under: [] });

test("R20 legends, headings, dates and file names are whole in each of the six languages", () => {
  const english = legend(optionsIn("en")).map(({ meaning }) => meaning);
  for (const language of LANGUAGES) {
    const said = legend(optionsIn(language)).map(({ meaning }) => meaning);
    expect(said.join()).not.toMatch(/[{}]/u);
    if (language !== "en") expect(said.filter((one) => english.includes(one))).toEqual([]);
  }
  expect(LANGUAGES.map((language) => longDate("2026-06-09", language, "2026-06-11"))).toEqual([
    "9–11 يونيو 2026",
    "2026年6月9日至11日",
    "9–11 June 2026",
    "9–11 juin 2026",
    "9–11 июня 2026 г.",
    "9–11 de junio de 2026",
  ]);
  const names = LANGUAGES.map(
    (language) => opinionFileName(opinionFixture("4"), { form: "pdf", language }).own,
  );
  expect(names).toEqual([
    "مشروع-الرأي-4.pdf",
    "意见草案-4.pdf",
    "draft-opinion-4.pdf",
    "Projet-d’Avis-4.pdf",
    "Проект-Мнения-4.pdf",
    "Proyecto-de-Opinión-4.pdf",
  ]);
});

test("R21 each file says its language, and of Latin words that of the text where it is another", async () => {
  for (const language of LANGUAGES) {
    const options = optionsIn(language);
    const document = inFrench();
    const bytes = await opinionWord({ form: "bracketed", document }, options);
    const styles = strFromU8(unzipSync(bytes)["word/styles.xml"]!);
    const latin = WORD_TAGS[language === "zh" || language === "ar" ? "en" : language];
    expect(styles).toMatch(new RegExp(`<w:lang[^>]*w:val="${latin}"`, "u"));
    expect(strFromU8(unzipSync(bytes)["docProps/core.xml"]!)).toContain(
      `<dc:language>${WORD_TAGS[language]}</dc:language>`,
    );
    const runs = wordElements(wordPart(bytes, "word/document.xml")!, "w:r").filter((run) =>
      run.textContent.includes("complètent"),
    );
    const tags = new Set(runs.map((run) => wordElements(run, "w:lang")[0]?.getAttribute("w:val") ?? latin));
    expect([language, [...tags]]).toEqual([language, ["fr-FR"]]);
    const html = opinionHtml(document, options);
    expect(html).toContain(`<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`);
    expect(html).toMatch(/lang="fr"[^>]*>que les réseaux/u);
    const pdf = await fileWorkers.make(pdfOf(document, options));
    if ("refusal" in pdf) throw new Error(pdf.refusal.message);
    const raw = Buffer.from(pdf.bytes).toString("latin1");
    expect(raw).toMatch(new RegExp(`/Lang ?\\(${language}`, "u"));
    expect(raw).toContain("pdfuaid:part");
  }
}, 60_000);

/** Every sentence that the report says of itself, without what stands in the record. */
function saidIn(language: WorkLanguage): readonly string[] {
  const { masthead, title, standing, sections, annexes, record } = reportText(reportFixture(language));
  const bodies = annexes.flatMap((annex) => (annex.kind === "section" ? [annex.section] : []));
  return [
    ...Object.values(masthead).flat(),
    title,
    standing,
    ...annexes.map(({ label }) => label),
    ...[...sections, ...bodies, record].flatMap((section) => [
      section.title,
      ...section.blocks.flatMap((block) => {
        switch (block.kind) {
          case "sentence":
            return [block.text];
          case "list":
            return block.lines;
          case "facts":
            return block.facts.flat();
          case "table":
            return [...block.table.head, ...block.table.rows.flat()];
          case "hash":
          case "legend":
            return [];
        }
      }),
    ]),
  ];
}

test("R20 the whole report is in each of the six languages: no English left, no place empty", () => {
  const english = new Set(saidIn("en").filter((said) => / \p{L}+ /u.test(said)));
  expect(english.size).toBeGreaterThan(40);
  for (const language of LANGUAGES) {
    const said = saidIn(language);
    expect(said.filter((one) => /[{}]|undefined/u.test(one))).toEqual([]);
    if (language !== "en") expect(said.filter((one) => english.has(one))).toEqual([]);
  }
  expect(LANGUAGES.map((language) => longDate("2026-01", language))).toEqual([
    "يناير 2026",
    "2026年1月",
    "January 2026",
    "janvier 2026",
    "январь 2026 г.",
    "enero de 2026",
  ]);
  const numbered = { documentNumber: "IEG-WTPF-26/1-E", language: "en" } as const;
  expect(LANGUAGES.map((language) => numberIn(numbered, language).slice(-3))).toEqual([
    "1-A",
    "1-C",
    "1-E",
    "1-F",
    "1-R",
    "1-S",
  ]);
  expect(numberIn({ documentNumber: "Note", language: "en" }, "fr")).toBe("Note");
  expect(LANGUAGES.map((language) => reportFileName("docx", language).own)).toEqual([
    "تقرير-الرئيس.docx",
    "主席报告.docx",
    "chairs-report.docx",
    "rapport-du-Président.docx",
    "отчёт-Председателя.docx",
    "informe-del-Presidente.docx",
  ]);
});

test("R23 a report in Arabic reads from the right in Word, on a page and in print", async () => {
  const report = reportFixture("ar");
  const body = wordPart(await reportDocx(report), "word/document.xml")!;
  // A clause reads as its own words do, whatever is said of its state in the margin.
  const arabic = wordElements(body, "w:p").filter((one) => {
    const said = readParagraphRuns(one).filter(({ style }) => !style.startsWith("State"));
    return readsFromRight(said.map(({ text }) => text).join(""));
  });
  const isBidi = (one: Element): boolean => wordElements(one, "w:bidi").length > 0;
  expect(arabic.length).toBeGreaterThan(60);
  expect(arabic.filter((one) => !isBidi(one)).map((one) => one.textContent)).toEqual([]);
  const runs = arabic.flatMap((one) => wordElements(one, "w:r"));
  const ofArabic = runs.filter((run) => /\p{Script=Arabic}/u.test(run.textContent));
  expect(ofArabic.filter((run) => wordElements(run, "w:rtl").length === 0)).toEqual([]);
  for (const table of wordElements(body, "w:tbl"))
    expect([table.textContent, wordElements(table, "w:bidiVisual").length]).toEqual([table.textContent, 1]);
  expect(reportHtml(report)).toContain('<html lang="ar" dir="rtl">');
  const pdf = await fileWorkers.make(reportJob("pdf", report));
  if ("refusal" in pdf) throw new Error(pdf.refusal.message);
  expect(Buffer.from(pdf.bytes).toString("latin1")).toMatch(/\/Lang ?\(ar/u);
});
