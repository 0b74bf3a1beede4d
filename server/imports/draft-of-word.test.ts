import { expect, test } from "vitest";
import type { TextLanguage } from "../../shared/checks/finding.ts";
import { chanceOf } from "../../shared/testing/random-words.ts";
import { ONE_OPINION } from "../../shared/plain-text/testing/one-opinion.ts";
import { readText } from "../../shared/plain-text/read-text.ts";
import { understand } from "../../shared/word-file/understand.ts";
import type { AgainstClause } from "../../shared/word-file/understood.ts";
import { clauseId } from "../../shared/ids.ts";
import { relationship, run, W, wordFileBytes } from "../testing/word-package.ts";
import { type DraftRead, draftRead } from "./draft-read.ts";
import { wordFileOf } from "./word-file-of.ts";

/** New drafts from Word files in the forms in which meetings have them (rules X26 and X21). */
const LANGUAGES = Object.keys(ONE_OPINION) as TextLanguage[];
const bare = (line: string): string => line.replace(/^_/u, "");

type Line = { readonly text: string; readonly style?: string };

const paragraphOf = ({ text, style }: Line): string => {
  const runs = text
    .split("\t")
    .map((part) => run(part))
    .join("<w:r><w:tab/></w:r>");
  return `<w:p>${style === undefined ? "" : `<w:pPr><w:pStyle w:val="${style.replaceAll(/\W/gu, "")}"/></w:pPr>`}${runs}</w:p>`;
};
const tableOf = (...cells: readonly string[]): string =>
  `<w:tbl><w:tr>${cells.map((text) => `<w:tc>${paragraphOf({ text })}</w:tc>`).join("")}</w:tr></w:tbl>`;

function fileOf(lines: readonly (Line | string)[], parts: Record<string, string> = {}): Uint8Array {
  const names = new Set(lines.flatMap((one) => (typeof one === "string" ? [] : (one.style ?? []))));
  const styles = [...names].map(
    (name) =>
      `<w:style w:type="paragraph" w:styleId="${name.replaceAll(/\W/gu, "")}"><w:name w:val="${name}"/></w:style>`,
  );
  return wordFileBytes({
    body: lines.map((one) => (typeof one === "string" ? one : paragraphOf(one))).join(""),
    relationships: relationship("styles", "styles.xml") + relationship("comments", "comments.xml"),
    parts: { "word/styles.xml": `<w:styles ${W}>${styles.join("")}</w:styles>`, ...parts },
  });
}

const read = (bytes: Uint8Array): DraftRead => draftRead(bytes, [])!;
const shapeOf = ({ draft }: Pick<DraftRead, "draft">) =>
  draft.clauses.map(({ kind, level, text }) => `${kind} ${level} ${text}`);
/** The text alone, as a plain text gives it. */
const expected = (language: TextLanguage) => {
  const { draft } = readText(
    ONE_OPINION[language].map((line) => (line.startsWith("_") ? `${line}_` : line)).join("\n\n"),
  );
  return { number: draft.number, shape: shapeOf({ draft }) };
};

const MASTHEADS: Readonly<Record<TextLanguage, readonly string[]>> = {
  en: [
    "International Telecommunication Union",
    "Document WTPF-26/5-E",
    "14 March 2026",
    "Original: English",
    "Agenda item: 3",
    "Source: Group of examples",
  ],
  fr: [
    "Union internationale des télécommunications",
    "Document FMPT-26/5-F",
    "14 mars 2026",
    "Original: anglais",
    "Point de l'ordre du jour: 3",
    "Origine: Groupe d'exemples",
  ],
  es: [
    "Unión Internacional de Telecomunicaciones",
    "Documento FMPT-26/5-S",
    "14 de marzo de 2026",
    "Original: inglés",
    "Punto del orden del día: 3",
    "Origen: Grupo de ejemplos",
  ],
  ru: [
    "Международный союз электросвязи",
    "Документ ВФПЭ-26/5-R",
    "14 марта 2026 года",
    "Оригинал: английский",
    "Пункт повестки дня: 3",
    "Источник: Группа примеров",
  ],
  zh: ["国际电信联盟", "文件 WTPF-26/5-C", "2026年3月14日", "原文：英文", "议程项目：3", "来源：示例组"],
  ar: [
    "الاتحاد الدولي للاتصالات",
    "الوثيقة WTPF-26/5-A",
    "14 مارس 2026",
    "الأصل: بالإنكليزية",
    "بند جدول الأعمال: 3",
    "المصدر: مجموعة أمثلة",
  ],
};

const REASONS: Readonly<Record<TextLanguage, string>> = {
  en: "Reasons: more light.",
  fr: "Motifs: plus de lumière.",
  es: "Motivos: más luz.",
  ru: "Основания: больше света.",
  zh: "理由：更多的光。",
  ar: "الأسباب: مزيد من الضوء.",
};

/** Names of ITU's styles as templates of several years and programs write them. */
const VARIANTS = [
  { number: "Res_No", title: "Res_title", opening: "Normalaftertitle", verb: "Call", item: "enumlev1" },
  { number: "RecNo", title: "Rec title", opening: "Normal after title", verb: "call", item: "Normal" },
  {
    number: "Opinion_No",
    title: "opinion_title",
    opening: "Normal_after_title",
    verb: "Call_0",
    item: "enumlev1",
  },
  { number: "res_no", title: "restitle", opening: "Normal", verb: "CALL", item: "Enumlev2" },
];
const ABOVE = ["Source", "Title1", "Title 2", "Agendaitem", "Proposal", "Heading_b", "Normal"];

test("X21 ITU's styles give number, title, opening and verbs, whatever stands before them", () => {
  const seed = 26;
  const below = chanceOf(seed);
  let files = 0;
  for (const language of LANGUAGES)
    for (const styles of VARIANTS) {
      const [number, title, opening, ...rest] = ONE_OPINION[language];
      const masthead = MASTHEADS[language].toSorted(() => below(3) - 1);
      const above = masthead.slice(0, 1 + below(masthead.length));
      const texts = rest.map((line): Line =>
        line.startsWith("_") ? { text: bare(line), style: styles.verb } : { text: line, style: styles.item },
      );
      const file = fileOf([
        ...(below(2) === 0 ? [tableOf(...MASTHEADS[language], "A table")] : []),
        ...above.map((text) => ({ text, style: ABOVE[below(ABOVE.length)]! })),
        { text: "Words above the text that no masthead has.", style: "Normal" },
        { text: number!, style: styles.number },
        { text: title!, style: styles.title },
        { text: opening!, style: styles.opening },
        ...texts,
        { text: "Reasons: why this is proposed.", style: "Reasons" },
      ]);
      const found = read(file);
      const label = `seed ${seed} ${language} ${styles.number}`;
      expect({ number: found.draft.number, shape: shapeOf(found) }, label).toEqual(expected(language));
      const told = found.not.map(({ words }) => words).join(" · ");
      for (const words of above) expect(told, label).toContain(words);
      expect(told, label).toContain("Reasons: why this is proposed.");
      files++;
    }
  console.log(`seed ${seed}: ${files} files in ITU's styles, ${files} read as their text`);
});

test("X21 without styles a masthead is no title, no opening and no paragraph, in six languages", () => {
  let files = 0;
  for (const language of LANGUAGES)
    for (const hasNumber of [true, false]) {
      const lines = ONE_OPINION[language].map(bare).slice(hasNumber ? 0 : 1);
      const reasons = REASONS[language];
      const found = read(fileOf([...MASTHEADS[language], ...lines, reasons].map((text) => ({ text }))));
      const { number, shape } = expected(language);
      expect(shapeOf(found), `${language} ${hasNumber}`).toEqual(shape);
      expect(found.draft.number, language).toBe(hasNumber ? number : "");
      expect(found.not.map(({ why }) => why)).toEqual(["masthead", "masthead"]);
      expect(found.not[1]!.words).toBe(reasons);
      for (const words of MASTHEADS[language]) expect(found.not[0]!.words).toContain(words);
      files++;
    }
  console.log(`${files} files with a masthead in plain words: ${files} read as their text`);
});

test("X21 plain text as Word saves it gives number, title and opening, in six languages", () => {
  for (const language of LANGUAGES) {
    const long = ` ${"word ".repeat(40)}`.trimEnd();
    const lines = ONE_OPINION[language].map((line, i) =>
      i < 3 || line.startsWith("_") ? bare(line) : `${line.replace(/[;,.；，。؛،]$/u, "")}${long}`,
    );
    const { draft, unplaced } = readText(lines.join("\n"));
    const { number, shape } = expected(language);
    expect(draft.number, language).toBe(number);
    expect(draft.clauses.slice(0, 3).map(({ kind, level, text }) => `${kind} ${level} ${text}`)).toEqual(
      shape.slice(0, 3),
    );
    expect(draft.clauses.map(({ kind, level }) => `${kind} ${level}`)).toEqual(
      shape.map((one) => one.split(" ", 2).join(" ")),
    );
    expect(unplaced, language).toEqual([]);
  }
});

test("X21 a masthead above a text without a section verb is none of it", () => {
  const words = ["Lamps for rooms", "Somebody reads there."];
  const found = read(fileOf([...MASTHEADS.en, ...words].map((text) => ({ text }))));
  expect(found.draft.clauses.map(({ text }) => text)).toEqual(["Lamps for rooms", "Somebody reads there"]);
  expect(found.not).toMatchObject([{ line: 1, why: "masthead", words: MASTHEADS.en.join(" · ") }]);
});

test("X21 headings inside the text are notes, their numbers are told, a second text is left out", () => {
  const found = read(
    fileOf([
      { text: "RESOLUTION 7 (Exampleville, 2026)", style: "Res_No" },
      { text: "Rules of an example", style: "Res_title" },
      { text: "The Forum (Exampleville, 2026)," },
      { text: "resolves", style: "Call" },
      { text: "1\tthat this be so:" },
      { text: "SECTION 1" },
      { text: "1.1\tthat one thing be done;" },
      { text: "Working methods", style: "Heading_b" },
      { text: "1.2\tthat another thing be done." },
      { text: "ANNEX TO RESOLUTION 7 (Exampleville, 2026)", style: "Annex_No" },
      { text: "Words of the annex." },
      { text: "RESOLUTION 8 (Exampleville, 2026)", style: "Res_No" },
      { text: "Another example", style: "Res_title" },
      { text: "resolves", style: "Call" },
      { text: "that nothing be done." },
    ]),
  );
  expect(found.draft.number).toBe("RESOLUTION 7 (Exampleville, 2026)");
  expect(shapeOf(found)).toEqual([
    "title 1 Rules of an example",
    "opening 1 The Forum (Exampleville, 2026)",
    "verb 1 resolves",
    "operative 1 that this be so:",
    "note 1 SECTION 1",
    "operative 2 that one thing be done",
    "note 1 Working methods",
    "operative 2 that another thing be done",
    "note 1 ANNEX TO RESOLUTION 7 (Exampleville, 2026)",
    "note 1 Words of the annex.",
  ]);
  expect(found.unplaced.map(({ line }) => line)).toEqual([4, 6, 8, 10]);
  expect(found.not).toMatchObject([{ line: 12, why: "anotherText" }]);
  expect(found.not[0]!.words).toContain("that nothing be done.");
});

/** All that is no plain word, in one file. */
const EVERYTHING = [
  `<w:p>${run("recalling")}</w:p>`,
  `<w:p>${run("a)")}<w:r><w:tab/></w:r><w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>${run("that one thing")}<w:commentRangeEnd w:id="0"/><w:commentRangeEnd w:id="1"/>${run(" stands;")}</w:p>`,
  `<w:p>${run("b)")}<w:r><w:tab/></w:r>${run("that another")}<w:r><w:drawing/></w:r><w:r><w:sym w:font="Nobody" w:char="41"/></w:r>${run(" stands here;")}<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen words</w:t></w:r></w:p>`,
  `<w:p>${run("c)")}<w:r><w:tab/></w:r>${run("that a third ")}<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">gone </w:t></w:r>${run("stands;")}</w:p>`,
  `<w:p>${run("d)")}<w:r><w:tab/></w:r><w:ins w:author="Pat Person">${run("clearly ")}</w:ins>${run("that a fourth ")}<w:del w:author="Lee Person"><w:r><w:delText>also</w:delText></w:r></w:del>${run(" stands;")}<w:r><w:pict><w:txbxContent><w:p>${run("words in a box")}</w:p></w:txbxContent></w:pict></w:r></w:p>`,
  `<w:p>${run("e)")}<w:r><w:tab/></w:r>${run("that ")}<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>${run(" stands,")}</w:p>`,
  tableOf("words of a table", "in a cell"),
].join("");
const COMMENTS = `<w:comments ${W}><w:comment w:id="0" w:author="Pat Person"><w:p>${run("is it so?")}</w:p></w:comment><w:comment w:id="1" w:author="Lee Person"><w:p>${run("yes")}</w:p></w:comment></w:comments>`;

test("X22 X26 a new draft tells what a delegation's file tells, with its comments and changes", () => {
  const bytes = fileOf([EVERYTHING], { "word/comments.xml": COMMENTS });
  const found = read(bytes);
  const texts = ["one thing", "another□", "a third", "clearly that a fourth", "x"];
  expect(found.draft.clauses.slice(1).map(({ text }) => text)).toEqual([
    "that one thing stands",
    "that another□ stands here",
    "that a third stands",
    "clearly that a fourth stands",
    "that x stands",
  ]);
  const against = found.draft.clauses.map(({ kind, level, text }, i): AgainstClause => ({
    id: clauseId(`01J${String(i).padStart(23, "0")}`),
    kind,
    level,
    number: kind === "recital" ? `${"abcde"[i - 1]})` : "",
    text: text.replace("clearly ", ""),
    hash: String(i),
  }));
  const told = (not: DraftRead["not"]) => not.map(({ line, why, words }) => `${line} ${why} ${words}`);
  const here = told(found.not);
  const there = told(understand(wordFileOf(bytes), against).not);
  expect(there.filter((one) => !here.includes(one))).toEqual([]);
  expect(found.not.map(({ line, why, words, author }) => [line, why, words, author ?? ""])).toEqual([
    [2, "comment", "is it so?", "Pat Person"],
    [2, "comment", "yes", "Lee Person"],
    [3, "picture", expect.any(String), ""],
    [3, "strangeSign", expect.any(String), ""],
    [3, "hiddenWords", "unseen words", ""],
    [4, "struckByHand", "gone", ""],
    [5, "putInTracked", "clearly", "Pat Person"],
    [5, "struckTracked", "also", "Lee Person"],
    [5, "picture", expect.any(String), ""],
    [6, "textBoxWords", "words in a box", ""],
    [7, "formula", expect.any(String), ""],
    [8, "tableWords", "words of a table", ""],
    [9, "tableWords", "in a cell", ""],
  ]);
  console.log(
    `${here.length} things told of a new draft, ${there.length} of them by the other door too; ${texts.length} clauses`,
  );
});
