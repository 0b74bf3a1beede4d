import { expect, test } from "vitest";
import { chanceOf } from "../../shared/testing/random-words.ts";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { againstText } from "../../shared/word-file/against-text.ts";
import { comparable } from "../../shared/printed/paragraph-words.ts";
import { understand } from "../../shared/word-file/understand.ts";
import type { Understood } from "../../shared/word-file/understood.ts";
import type { WordFile } from "../../shared/word-file/word-file.ts";
import { opinionFixture, REPORT_AT } from "../testing/docx-fixture.ts";
import { opinionWord, type WordForm } from "../exports/opinion-word.ts";
import { editWord } from "../testing/edit-word.ts";
import { relationship, run, W, wordFileBytes } from "../testing/word-package.ts";
import { wordFileOf } from "./word-file-of.ts";

/** Marks that people make by hand in Word, and signs of symbol fonts. */
const NAMES = new Set(["aaa"]);
const DOCUMENT = opinionFixture("4");
const AGAINST = againstText({ baseTexts: [], clauses: [] }, DOCUMENT, NAMES);

const ALL = DOCUMENT.clauses.map(({ text }) => text).join("\n");

const looks = (text: string, properties: string): string =>
  run(text).replace("<w:r>", `<w:r><w:rPr>${properties}</w:rPr>`);
const styles = (inside: string) => ({
  relationships: relationship("styles", "styles.xml"),
  parts: { "word/styles.xml": `<w:styles ${W}>${inside}</w:styles>` },
});
const fileOf = (body: string, more: object = {}): WordFile => wordFileOf(wordFileBytes({ body, ...more }));
const told = ({ leftOut }: WordFile) => leftOut.map(({ what, words }) => [what, words]);
const read = (bytes: Uint8Array): Understood => understand(wordFileOf(bytes), AGAINST);
const textOf = (id: string | null): string => DOCUMENT.clauses.find((one) => one.id === id)?.text ?? "";

/** Some words of a clause, which stand once in the file, struck by hand. */
function struckWords(seed: number): { readonly clause: string; readonly words: string } {
  const below = chanceOf(seed);
  const items = DOCUMENT.clauses.filter(({ kind, text }) => kind !== "title" && !/[[\]]/u.test(text));
  for (;;) {
    const { id, text } = items[below(items.length)]!;
    const words = text.split(" ");
    const from = 1 + below(words.length - 1);
    const some = words.slice(from, from + 1 + below(3)).join(" ");
    if (some.length > 3 && ALL.split(some).length === 2) return { clause: id, words: some };
  }
}

test("X18 words struck by hand in our own files are a deletion to choose, in every form", async () => {
  let attempts = 0;
  for (const form of [
    { form: "bracketed", document: DOCUMENT },
    { form: "clean", document: DOCUMENT, names: NAMES },
  ] as const satisfies readonly WordForm[]) {
    const bytes = await opinionWord(form, { preset: wtpf26, language: "en", at: REPORT_AT });
    for (let seed = 1; seed <= 20; seed++) {
      const { clause, words } = struckWords(seed);
      const text = textOf(clause);
      const [before = "", after = ""] = text.split(words);
      const strike = ["<w:strike/>", '<w:dstrike w:val="1"/><w:color w:val="FF0000"/>'][seed % 2]!;
      const open = '<w:r><w:t xml:space="preserve">';
      const struck = `</w:t></w:r>${looks(words, strike)}${open}`;
      const edited = editWord(bytes, (xml) =>
        xml.replaceAll(/(?<=<w:t xml:space="preserve">)[^<]*/gu, (inside) =>
          inside.replace(words, () => struck),
        ),
      );
      const { proposals, not } = read(edited);
      expect(proposals, `seed ${seed}`).toMatchObject([{ clauseId: clause, kind: "change", byHand: true }]);
      expect(comparable(proposals[0]!.text), `seed ${seed}`).toBe(comparable(before + after));
      expect(not[0], `seed ${seed}`).toMatchObject({ why: "struckByHand", words });
      attempts++;
    }
  }
  console.log(`${attempts} clauses struck by hand: ${attempts} flagged, none chosen for anybody`);
});

test("X18 a whole clause struck by hand is a deletion to choose, with new words beside it", () => {
  const [one, two] = DOCUMENT.clauses.filter(({ kind, text }) => kind === "recital" && !text.includes("["));
  const body = DOCUMENT.clauses.map((clause) => {
    const number = clause.number === "" ? "" : `${run(clause.number)}<w:r><w:tab/></w:r>`;
    if (clause === one) return `<w:p>${number}${looks(clause.text, "<w:strike/>")}</w:p>`;
    if (clause !== two) return `<w:p>${number}${run(clause.text)}</w:p>`;
    const cut = clause.text.indexOf(" ", 10);
    const added = looks(" new words", '<w:u w:val="single"/><w:color w:val="0000FF"/>');
    const struck = looks(clause.text.slice(cut, cut + 10), "<w:strike/>");
    return `<w:p>${number}${run(clause.text.slice(0, cut))}${added}${struck}${run(clause.text.slice(cut + 10))}</w:p>`;
  });
  const { proposals, not } = understand(fileOf(body.join("")), AGAINST);
  const cut = two!.text.indexOf(" ", 10);
  const reads = `${two!.text.slice(0, cut)} new words${two!.text.slice(cut + 10)}`;
  expect(proposals).toMatchObject([
    { kind: "delete", clauseId: one!.id, byHand: true },
    { kind: "change", clauseId: two!.id, text: reads.replace(/\s+/gu, " "), byHand: true },
  ]);
  expect(not.map(({ why, words }) => [why, words])).toEqual([
    ["struckByHand", one!.text],
    ["struckByHand", two!.text.slice(cut, cut + 10).trim()],
    ["underlinedByHand", "new words"],
  ]);
});

test("X18 underlined styles, links and headings are no marks; a style that strikes is one", () => {
  const verb = `<w:style w:type="character" w:styleId="Verb"><w:name w:val="Verb"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>`;
  const gone = `<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>`;
  const base = `<w:style w:type="character" w:styleId="More"><w:name w:val="More"/><w:basedOn w:val="Gone"/></w:style>`;
  const unseen = `<w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>`;
  const file = fileOf(
    [
      `<w:p>${looks("invites", '<w:rStyle w:val="Verb"/>')}${run(" all")}</w:p>`,
      `<w:p>${looks("recalling", '<w:u w:val="single"/>')}</w:p>`,
      `<w:p><w:hyperlink>${looks("a link", '<w:u w:val="single"/><w:color w:val="0000FF"/>')}</w:hyperlink></w:p>`,
      `<w:p>${looks("stands", '<w:strike w:val="0"/><w:u w:val="none"/>')}${run(" here")}</w:p>`,
      `<w:p>${looks("stood", '<w:rStyle w:val="More"/>')}${looks("stays", '<w:rStyle w:val="More"/><w:strike w:val="false"/>')}</w:p>`,
      `<w:p>${run("seen")}${looks("unseen", '<w:rStyle w:val="Unseen"/>')}</w:p>`,
    ].join(""),
    styles(verb + gone + base + unseen),
  );
  expect(told(file)).toEqual([
    ["struckByHand", "stood"],
    ["hiddenWords", "unseen"],
  ]);
  expect(file.paragraphs.at(-1)!.runs.map(({ text }) => text)).toEqual(["seen"]);
});

test("X26 signs of symbol fonts become the characters that they draw; unknown signs are told", () => {
  const sym = (font: string, char: string): string => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
  const inFont = (font: string, text: string): string =>
    looks(text, `<w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>`);
  const file = fileOf(
    [
      `<w:p>${run("a")}${sym("Symbol", "F02D")}${sym("Symbol", "F0D3")}${sym("Wingdings", "F0FE")}${sym("symbol", "61")}</w:p>`,
      `<w:p>${inFont("Symbol", "\uF061\uF062")}${inFont("Symbol", "g")}${inFont("Arial", "g")}</w:p>`,
      `<w:p>${run("known")}${sym("Of nobody", "F041")}${sym("Symbol", "FFFFFFFFF")}</w:p>`,
      `<w:p>${run("private \uF0B7 use")}</w:p>`,
    ].join(""),
  );
  expect(file.paragraphs.map(({ runs }) => runs.map(({ text }) => text).join(""))).toEqual([
    "a−©🗹α",
    "αβγg",
    "known□□",
    "private □ use",
  ]);
  expect(file.leftOut.map(({ what, line }) => [what, line])).toEqual([
    ["strangeSign", 3],
    ["strangeSign", 4],
  ]);
});
