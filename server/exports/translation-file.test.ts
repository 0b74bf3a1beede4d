// @ts-expect-error -- reason: jsdom ships no types and the project needs only its HTML parser, here.
import { JSDOM } from "jsdom";
import { afterAll, expect, test } from "vitest";
import { fileWord } from "../../shared/printed/word-file-words.ts";
import { translationNote } from "../../shared/report/opinion-text.ts";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { REPORT_AT } from "../testing/docx-fixture.ts";
import { wordElements, wordPart } from "../testing/docx-reading.ts";
import { NO_STANDING } from "../testing/print-fixture.ts";
import { inArabic, MIXED_ARABIC } from "../testing/translated-fixture.ts";
import { openFileWorkers } from "./file-workers.ts";
import { translationFile } from "./translation-file.ts";

const fileWorkers = openFileWorkers();
afterAll(() => fileWorkers.close());

const { document, rows, translated } = inArabic();

async function made(form: "docx" | "html" | "pdf" | "txt", isBoth: boolean): Promise<Uint8Array> {
  const file = await translationFile(form, {
    document,
    rows,
    languages: { from: "en", into: "ar" },
    isBoth,
    options: { preset: wtpf26, language: isBoth ? "en" : "ar", at: REPORT_AT },
    standing: NO_STANDING,
    fileWorkers,
    gone: new AbortController().signal,
  });
  if ("refusal" in file) throw new Error(file.refusal.message);
  return typeof file.bytes === "string" ? new TextEncoder().encode(file.bytes) : file.bytes;
}
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const page = async (isBoth: boolean): Promise<Document> =>
  new JSDOM(text(await made("html", isBoth))).window.document as Document;
const missing = rows.filter(({ state }) => state === "missing").length;

test("X47 a translation says what it is, and the state of each row that nobody confirmed", async () => {
  const sheet = await page(false);
  const said = sheet.body.textContent;
  expect(said).toContain(translationNote(translated.translation!, "ar"));
  expect(said).not.toContain("Text adopted");
  expect(sheet.documentElement.lang).toBe("ar");
  const notes = [...sheet.querySelectorAll(".note-of-state")].map(({ textContent }) => textContent);
  for (const name of ["rowDraft", "rowStale", "rowOriginal"] as const)
    expect(notes.filter((note) => note.includes(fileWord(name, "ar"))).length).toBeGreaterThan(2);
  // Words of the original within it say their language and read from the left.
  const original = [...sheet.querySelectorAll(".words[lang=en]")];
  expect(original.length).toBe(missing);
  expect(original.every((one) => one.getAttribute("dir") === "ltr")).toBe(true);
  const plain = text(await made("txt", false));
  expect(plain).toContain(MIXED_ARABIC);
  expect(plain.split(fileWord("rowOriginal", "ar")).length - 1).toBe(missing);
});

test("X47 a translation shows the original's marks and locks, in Word too, and does not come back", async () => {
  const sheet = await page(false);
  const states = [...sheet.querySelectorAll(".clause .state")].map(({ textContent }) => textContent.trim());
  expect(states.filter((one) => one.includes("●") && one.includes("▣")).length).toBeGreaterThan(1);
  const bytes = await made("docx", false);
  const body = wordPart(bytes, "word/document.xml")!;
  expect(body.documentElement.textContent).toContain("▣");
  expect(wordPart(bytes, "docProps/custom.xml")!.documentElement.textContent).not.toContain("bracketed");
  expect(wordPart(bytes, "customXml/item1.xml")).toBeNull();
  const settings = wordPart(bytes, "word/settings.xml")!;
  expect(wordElements(settings, "w:trackRevisions")).toEqual([]);
});

test("X48 original and translation stand side by side, each in its language, with the state in words", async () => {
  const table = (await page(true)).querySelector("table")!;
  const cells = [...table.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("td")]);
  expect(cells.length).toBe(document.clauses.length);
  cells.forEach(([number, original, translation, state], i) => {
    const row = rows[i]!;
    expect(number!.textContent).toContain(row.clause.number);
    expect([original!.lang, original!.dir]).toEqual(["en", "ltr"]);
    expect([translation!.lang, translation!.dir]).toEqual(["ar", "rtl"]);
    expect(original!.textContent).toContain(row.clause.text.trim());
    expect(translation!.textContent.startsWith(row.text)).toBe(true);
    expect(row.state === "missing" ? translation!.textContent : "").toBe("");
    const words = {
      confirmed: "Translation confirmed",
      draft: "Draft translation",
      missing: "Not translated",
    };
    const stale = "The original changed since this translation";
    expect(state!.textContent).toBe({ ...words, stale }[row.state]);
  });
  const body = wordPart(await made("docx", true), "word/document.xml")!;
  const lines = wordElements(body, "w:tr").slice(-rows.length);
  lines.forEach((line, i) => {
    const translation = wordElements(wordElements(line, "w:tc")[2]!, "w:p")[0]!;
    expect(translation.textContent.startsWith(rows[i]!.text)).toBe(true);
    expect(wordElements(translation, "w:bidi").length).toBe(1);
  });
  const plain = text(await made("txt", true));
  expect(plain.split("State of the translation: ").length - 1).toBe(rows.length);
  expect(text((await made("pdf", true)).slice(0, 5))).toBe("%PDF-");
}, 60_000);
