import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { readDraftFile } from "../imports/read-word-file.ts";
import { openFileWorkers } from "./file-workers.ts";
import { opinionHtml } from "./opinion-html.ts";
import { opinionWord } from "./opinion-word.ts";
import { REPORT_AT } from "../testing/docx-fixture.ts";
import { readParagraphRuns, wordElements, wordPart } from "../testing/docx-reading.ts";
import { pdfOf } from "../testing/print-fixture.ts";
import { inArabic, MIXED_ARABIC } from "../testing/translated-fixture.ts";

const fileWorkers = openFileWorkers();
afterAll(() => fileWorkers.close());

const options = { preset: wtpf26, language: "ar", at: REPORT_AT, under: [] } as const;

/** An Opinion that was drafted in Arabic, with Latin words, figures and brackets in each paragraph. */
function drafted() {
  const { translated } = inArabic();
  const { translation: _original, ...document } = translated;
  const clauses = document.clauses.map(({ translated: _state, language: _own, ...clause }, i) =>
    clause.text.startsWith("أن") || clause.kind === "verb"
      ? clause
      : { ...clause, text: `${MIXED_ARABIC} ${i}`, footnotes: [] },
  );
  return { ...document, title: clauses.find(({ kind }) => kind === "title")!.text, clauses };
}

test("R30 numbers in an Arabic Word file keep their bracket, and its runs their script", async () => {
  const bytes = await opinionWord({ form: "bracketed", document: drafted() }, options);
  const body = wordPart(bytes, "word/document.xml")!;
  const numbers = wordElements(body, "w:p").flatMap((line) =>
    readParagraphRuns(line).filter(({ style }) => style === "ClauseNumber"),
  );
  expect(numbers.filter(({ text }) => /\p{L}\)\u200E$/u.test(text)).length).toBeGreaterThan(2);
  expect(numbers.filter(({ text }) => text.endsWith(")"))).toEqual([]);
  const runs = wordElements(body, "w:r");
  const isRightToLeft = (run: Element): boolean => wordElements(run, "w:rtl").length > 0;
  const latin = runs.filter(({ textContent }) => /^(?:ITU|IMT)/u.test(textContent.trim()));
  expect(latin.length).toBeGreaterThan(20);
  expect(latin.filter(isRightToLeft).map(({ textContent }) => textContent)).toEqual([]);
  const arabic = runs.filter(({ textContent }) => /\p{Script=Arabic}/u.test(textContent));
  expect(arabic.filter((run) => !isRightToLeft(run)).map(({ textContent }) => textContent)).toEqual([]);
});

test("R30 X9 our own Arabic Word file comes back with the same words and numbers", async () => {
  const document = drafted();
  const bytes = await opinionWord({ form: "bracketed", document }, { ...options, seq: 7 });
  const answer = await readDraftFile(bytes, []);
  const draft = "read" in answer ? answer.read?.draft : undefined;
  expect(draft!.clauses.map(({ text }) => text)).toEqual(document.clauses.map(({ text }) => text));
});

test("R30 an Arabic page isolates numbers, words and footnotes", () => {
  const html = opinionHtml(drafted(), options);
  expect(html).toMatch(/<span class="num[^"]*" dir="ltr">b\)<\/span>/u);
  expect(html).toMatch(/<span class="words" lang="ar" dir="rtl">/u);
  // Names of paragraphs in generated lines.
  expect(html).toMatch(/b\)\u200E/u);
});

const folders = (process.env["PATH"] ?? "").split(delimiter);
const hasPdfToText = folders.some((folder) => existsSync(join(folder, "pdftotext")));

test.skipIf(!hasPdfToText)("R30 the text of an Arabic PDF comes out in the order of its words", async () => {
  const made = await fileWorkers.make(pdfOf(drafted(), options));
  if ("refusal" in made) throw new Error(made.refusal.message);
  const folder = mkdtempSync(join(tmpdir(), "concord-arabic-"));
  try {
    const path = join(folder, "a.pdf");
    writeFileSync(path, made.bytes);
    const read = execFileSync("pdftotext", ["-enc", "UTF-8", path, "-"], { encoding: "utf8" });
    const words = read.normalize("NFKC").replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "");
    for (const some of ["ITU", "IMT-2030", "2022", "71"]) expect(words).toContain(some);
    const order = ["الاتحاد", "القرار", "بوخارست"].map((some) => words.indexOf(some));
    expect(order.every((at) => at > 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
