import { strFromU8, unzipSync } from "fflate";
import { afterAll, expect, test } from "vitest";
import type { DocumentClause, OpinionDocument } from "../../shared/opinion-document.ts";
import { wtpf26 } from "../../shared/presets/wtpf-26/index.ts";
import { longDate } from "../../shared/report/long-date.ts";
import { legend } from "../../shared/report/opinion-text.ts";
import { word, wordsIn } from "../../shared/report/report-words.ts";
import { fileWord } from "../../shared/tracked/word-file-words.ts";
import { WORD_TAGS, WORK_LANGUAGES } from "../../shared/word-file/work-language.ts";
import type { WorkLanguage } from "../../shared/word-file/work-language.ts";
import { opinionFixture, REPORT_AT } from "./docx-fixture.ts";
import { wordElements, wordPart } from "./docx-reading.ts";
import { opinionFileName } from "./export-forms.ts";
import { opinionHtml } from "./opinion-html.ts";
import { opinionWord } from "./opinion-word.ts";
import { openPress } from "./press.ts";
import { opinionPrint } from "./print-data.ts";

const LANGUAGES = Object.keys(WORK_LANGUAGES) as readonly WorkLanguage[];
const press = openPress();
afterAll(() => press.close());

const optionsIn = (language: WorkLanguage) => ({ preset: wtpf26, language, at: REPORT_AT, under: [] });

/** As the group drafts in French. */
function inFrench(): OpinionDocument {
  const verbs = ["rappelant", "reconnaissant", "est d’avis", "invite les États Membres", "prie"];
  const { clauses, ...rest } = opinionFixture("4");
  return {
    ...rest,
    clauses: clauses.map((clause): DocumentClause => {
      if (clause.kind !== "verb") return { ...clause, text: "que les réseaux se complètent", footnotes: [] };
      return { ...clause, text: verbs.shift() ?? "prie" };
    }),
  };
}

test("R6 legends, headings, dates and file names are in each of the six languages, with every place filled", () => {
  const english = legend(optionsIn("en")).map(({ meaning }) => meaning);
  const holes = (text: string): readonly string[] => (text.match(/\{\w+\}/gu) ?? []).toSorted();
  for (const language of LANGUAGES) {
    const said = legend(optionsIn(language)).map(({ meaning }) => meaning);
    expect(said.join()).not.toMatch(/[{}]/u);
    if (language !== "en") expect(said.filter((one) => english.includes(one))).toEqual([]);
    const words = wordsIn(language);
    if (words === null) continue;
    for (const [name, text] of Object.entries(words.sheet))
      expect([language, name, holes(text)]).toEqual([language, name, holes(word(name as "legend", "en"))]);
    for (const [name, text] of Object.entries(words.file))
      expect([language, name, holes(text)]).toEqual([language, name, holes(fileWord(name as "clean", "en"))]);
    expect(words.months).toHaveLength(12);
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

test("R6 each file says its language, and of Latin words that of the text where it is another", async () => {
  for (const language of LANGUAGES) {
    const options = optionsIn(language);
    const document = inFrench();
    const bytes = await opinionWord({ form: "bracketed", document }, options);
    const styles = strFromU8(unzipSync(bytes)["word/styles.xml"]!);
    const latin = language === "fr" || language === "es" ? WORD_TAGS[language] : "en-GB";
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
    const pdf = await press.print(opinionPrint(document, options));
    if ("refusal" in pdf) throw new Error(pdf.refusal.message);
    const raw = Buffer.from(pdf.bytes).toString("latin1");
    expect(raw).toMatch(new RegExp(`/Lang ?\\(${language}`, "u"));
    expect(raw).toContain("pdfuaid:part");
  }
}, 60_000);
