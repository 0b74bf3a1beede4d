import { afterAll, expect, test } from "vitest";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { clauseOfTag } from "../../shared/word-file/clause-tag.ts";
import { seeded } from "../testing/chance.ts";
import { inArabic } from "../testing/translated-fixture.ts";
import { isLeftOut, openOffice } from "../testing/libre-office.ts";
import { opinionFixture, REPORT_AT } from "../testing/docx-fixture.ts";
import { changesByAuthor, wordElements, wordPart } from "../testing/docx-reading.ts";
import { opinionWord, type WordForm } from "./opinion-word.ts";
import { randomText } from "../testing/tracked-fixture.ts";

const office = openOffice();
afterAll(office.close);

const ALL: Readonly<Record<WordForm["form"], WordForm>> = {
  clean: { form: "clean", document: opinionFixture("4"), names: new Set(["aaa"]) },
  bracketed: { form: "bracketed", document: opinionFixture("4") },
  tracked: { form: "tracked", text: randomText(0, seeded(7)).text },
  version: { form: "version", document: opinionFixture("4"), standing: "unofficial" },
  translation: { form: "translation", document: inArabic().translated },
  beside: { form: "beside", document: opinionFixture("4"), beside: inArabic().beside },
  bilingual: { form: "bilingual", document: opinionFixture("4"), into: "ar" },
};

test.skipIf(isLeftOut)(
  "R11 LibreOffice opens each form and keeps every tracked change with its author",
  async () => {
    const files = new Map<string, Uint8Array>();
    for (const language of ["en", "zh"] as const)
      for (const [name, form] of Object.entries(ALL))
        files.set(
          `${name}-${language}`,
          await opinionWord(form, { preset: wtpf26, language, at: REPORT_AT }),
        );
    for (let i = 1; i <= 12; i++) {
      const { text } = randomText(i, seeded(70 + i));
      const options = { preset: wtpf26, language: "en", at: REPORT_AT } as const;
      files.set(`random-${i}`, await opinionWord({ form: "tracked", text }, options));
    }
    const pdf = await office.converted(files, "pdf");
    expect(pdf.complaints).toEqual([]);
    for (const name of files.keys())
      expect([name, String.fromCodePoint(...pdf.bytesOf(name).slice(0, 5))]).toEqual([name, "%PDF-"]);
    const round = await office.converted(files, "docx");
    expect(round.complaints).toEqual([]);
    for (const [name, bytes] of files) {
      const again = round.bytesOf(name);
      expect([name, changesByAuthor(again)]).toEqual([name, changesByAuthor(bytes)]);
      expect([name, bookmarks(again)]).toEqual([name, bookmarks(bytes)]);
      const comments = (one: Uint8Array): number | undefined => {
        const part = wordPart(one, "word/comments.xml");
        return part === null ? 0 : wordElements(part, "w:comment").length;
      };
      expect([name, comments(again)]).toEqual([name, comments(bytes)]);
    }
  },
  300_000,
);

const bookmarks = (bytes: Uint8Array): readonly string[] =>
  wordElements(wordPart(bytes, "word/document.xml")!, "w:bookmarkStart")
    .map((one) => one.getAttribute("w:name") ?? "")
    .filter((name) => clauseOfTag(name) !== null)
    .toSorted();
