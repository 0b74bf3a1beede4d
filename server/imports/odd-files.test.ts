import { expect, test } from "vitest";
import { opinionFixture, REPORT_AT } from "../testing/docx-fixture.ts";
import { opinionWord } from "../exports/opinion-word.ts";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { againstText } from "../../shared/word-file/against-text.ts";
import { understand } from "../../shared/word-file/understand.ts";
import { editPart, editWord, withNote } from "../testing/edit-word.ts";
import { paragraph, relationship, run, W, wordFileBytes } from "../testing/word-package.ts";
import { draftRead } from "./draft-read.ts";
import { wordFileOf } from "./word-file-of.ts";

const DOCUMENT = opinionFixture("4");
const own = await opinionWord(
  { form: "bracketed", document: DOCUMENT },
  { preset: wtpf26, language: "en", at: REPORT_AT },
);

const BROKEN: Readonly<Record<string, (xml: string) => string>> = {
  "that break off": (xml) => xml.slice(0, -20),
  "of no bytes": () => "",
  "with a prefix that is bound to nothing": (xml) => xml.replace("<property", "<q:property"),
};

test.each(Object.entries(BROKEN))(
  "X20 our own file with properties %s is read, and told",
  (_name, damage) => {
    const whole = wordFileOf(own);
    const read = wordFileOf(editPart(own, "docProps/custom.xml", damage));
    expect(whole.made?.opinion).toBe(DOCUMENT.id);
    expect(read).toEqual({ ...whole, made: null, leftOut: [{ what: "properties", line: 0 }] });
  },
);

test("X20 bytes behind the end of a file change nothing in what is read", () => {
  const whole = wordFileOf(own);
  for (const more of ["\0", "\n", "\r\n", " ".repeat(64)])
    expect(wordFileOf(Buffer.concat([own, Buffer.from(more)]))).toEqual(whole);
});

test("X20 a form's field is told where it stands, and an object that is none is told as one", () => {
  const field = "<w:object><w:control w:name='a'/></w:object>";
  const body = `${paragraph("first")}<w:p><w:r><w:t>name: </w:t>${field}</w:r></w:p><w:p><w:r><w:object/></w:r></w:p>`;
  const types =
    '<Override PartName="/word/activeX/a.xml" ContentType="application/vnd.ms-office.activeX+xml"/>';
  const { paragraphs, leftOut } = wordFileOf(wordFileBytes({ body, types }));
  expect(paragraphs.map(({ runs }) => runs[0]?.text)).toEqual(["first", "name: "]);
  expect(leftOut).toEqual([
    { what: "control", line: 2 },
    { what: "object", line: 3 },
  ]);
});

const understood = (bytes: Uint8Array) =>
  understand(wordFileOf(bytes), againstText({ baseTexts: [], clauses: [] }, DOCUMENT, new Set()));
const clause = DOCUMENT.clauses[19]!;

test("X2 both halves of a paragraph that was cut in two with tracking have the author of the cut", () => {
  const at = clause.text.indexOf(" and on");
  const [first, second] = [clause.text.slice(0, at), clause.text.slice(at + 1)];
  const mark =
    '<w:pPr><w:rPr><w:ins w:id="950" w:author="Pat" w:date="2026-01-05T10:00:00Z"/></w:rPr></w:pPr>';
  const cut = (put: string) =>
    editWord(own, (xml) => {
      const start = xml.lastIndexOf("<w:p>", xml.indexOf(clause.text));
      const head = xml.slice(start).replace("<w:p>", `<w:p>${mark}`);
      return (
        xml.slice(0, start) +
        head.replace(clause.text, `${first}</w:t></w:r></w:p><w:p>${put}<w:r><w:t>${second}`)
      );
    });
  const read = understood(cut(""));
  expect(read.proposals.map(({ kind, authors, compared }) => [kind, authors, compared])).toEqual([
    ["change", ["Pat"], false],
    ["add", ["Pat"], false],
  ]);
  // Words that a second one put into the second half are theirs beside it.
  const both = understood(cut(`<w:ins w:id="951" w:author="Kim">${run("then ")}</w:ins>`));
  expect(both.proposals.map(({ authors }) => authors)).toEqual([["Pat"], ["Pat", "Kim"]]);
});

test("X2 a tracked join of two paragraphs has the author of the join", () => {
  const [first, second] = [DOCUMENT.clauses[11]!, DOCUMENT.clauses[12]!];
  const mark = '<w:rPr><w:del w:id="950" w:author="Pat"/></w:rPr></w:pPr>';
  const read = understood(
    editWord(own, (xml) => {
      const start = xml.lastIndexOf("<w:p>", xml.indexOf(first.text));
      return xml.slice(0, start) + xml.slice(start).replace("</w:pPr>", mark);
    }),
  );
  expect(read.proposals.map(({ clauseId, authors, compared }) => [clauseId, authors, compared])).toEqual([
    [first.id, ["Pat"], false],
    [second.id, ["Pat"], false],
  ]);
});

const reference = (id: string) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
const behind = (bytes: Uint8Array, id: ClauseId, more: string): Uint8Array =>
  editWord(bytes, (xml) => {
    const end = xml.indexOf("</w:sdt>", xml.indexOf(`concord-${id}`)) + "</w:sdt>".length;
    return xml.slice(0, end) + more + xml.slice(end);
  });

test("X35 a footnote in a paragraph without words hangs on the words above it", () => {
  const noted = withNote(own, "77", "As users say.");
  for (const signs of [reference("77"), `<w:ins w:id="952" w:author="Pat">${reference("77")}</w:ins>`]) {
    const read = understood(behind(noted, clause.id, `<w:p>${signs}</w:p>`));
    expect(read.proposals).toEqual([]);
    expect(read.footnotes.filter(({ text }) => text === "As users say.")).toMatchObject([
      { kind: "add", clauseId: clause.id, text: "As users say.", at: clause.text.length },
    ]);
  }
  // With words in it, the paragraph is no clause yet, and its footnote is told.
  const put = `<w:p><w:ins w:id="953" w:author="Pat">${run("to publish results")}${reference("77")}</w:ins></w:p>`;
  const typed = understood(behind(noted, clause.id, put));
  expect(typed.proposals).toMatchObject([{ kind: "add", text: "to publish results", authors: ["Pat"] }]);
  expect(typed.footnotes.filter(({ text }) => text === "As users say.")).toEqual([]);
  expect(typed.not).toMatchObject([{ why: "footnote", words: "As users say." }]);
});

test("X8 X35 a draft keeps a footnote of a paragraph without words, also above the first words", () => {
  const note = (id: string) => `<w:footnote w:id="${id}">${paragraph(`note ${id}`)}</w:footnote>`;
  const lines = ["The Forum,", "considering", "a)  that lamps are lit;"].map(paragraph).join("");
  const bytes = wordFileBytes({
    body: `<w:p>${reference("1")}</w:p>${lines}<w:p>${reference("2")}</w:p>`,
    relationships: relationship("footnotes", "footnotes.xml"),
    parts: { "word/footnotes.xml": `<w:footnotes ${W}>${note("1")}${note("2")}</w:footnotes>` },
  });
  const notes = draftRead(bytes, [])?.draft.clauses.map(({ text, footnotes }) => [
    text,
    (footnotes ?? []).map((one) => one.text),
  ]);
  expect(notes).toEqual([
    ["The Forum", ["note 1"]],
    ["considering", []],
    ["that lamps are lit", ["note 2"]],
  ]);
});
