import { expect, test } from "vitest";
import { opinionFixture, REPORT_AT } from "../exports/docx-fixture.ts";
import { opinionWord } from "../exports/opinion-word.ts";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { editPart } from "../testing/edit-word.ts";
import { paragraph, wordFileBytes } from "../testing/word-package.ts";
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
