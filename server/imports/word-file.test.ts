import { readFileSync } from "node:fs";
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  InsertedTextRun,
  Packer,
  Paragraph,
  Tab,
  TextRun,
} from "docx";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { clauseId } from "../../shared/ids.ts";
import { clauseTag } from "../../shared/word-file/clause-tag.ts";
import type { WordFile } from "../../shared/word-file/word-file.ts";
import { documentXml, relationship, run, W, wordFileBytes } from "../testing/word-package.ts";
import { readWordFile } from "./read-word-file.ts";

const TEXTS = new URL("../../../shared/texts/", import.meta.url);

async function fileOf(bytes: Uint8Array): Promise<WordFile> {
  const read = await readWordFile(bytes);
  if ("fault" in read) throw new Error(read.fault);
  return read.file;
}

/** Each paragraph as a line: `{+put in+}`, `[-struck-]`. */
const drawn = ({ paragraphs }: WordFile): string[] =>
  paragraphs.map(({ runs, number, markAdded, markRemoved }) => {
    const words = runs.map(({ text, added, removed }) => {
      const struck = removed === null ? text : `[-${text}-]`;
      return added === null ? struck : `{+${struck}+}`;
    });
    return `${number === "" ? "" : `${number} `}${words.join("")}${markAdded === null ? "" : "¶+"}${markRemoved === null ? "" : "¶-"}`;
  });

/** A second reader, of another make: another zip reader, and tags cut by an expression in the place of a parser. */
function secondReading(bytes: Uint8Array): { tracked: number; struck: string; putIn: string } {
  const found = { tracked: 0, struck: "", putIn: "" };
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (!/^word\/[^/]+\.xml$/u.test(name)) continue;
    const open: string[] = [];
    for (const [, end, tag, empty, text] of strFromU8(part).matchAll(
      /<(\/?)([\w:]+)[^>]*?(\/?)>|([^<]+)/gu,
    )) {
      const isText = tag === undefined && ["w:t", "w:delText"].includes(open.at(-1) ?? "");
      const sign = { "w:noBreakHyphen": "\u2011", "w:br": " ", "w:tab": open.at(-1) === "w:r" ? "\t" : "" }[
        tag ?? ""
      ];
      const words = isText ? text! : end === "/" ? "" : (sign ?? "");
      if (name === "word/document.xml" && open.includes("w:del")) found.struck += words;
      if (name === "word/document.xml" && open.includes("w:ins")) found.putIn += words;
      if (tag === undefined) continue;
      if (end === "/") open.pop();
      else {
        if (/^w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel)$/u.test(tag)) found.tracked += 1;
        if (empty === "") open.push(tag);
      }
    }
  }
  return found;
}

const plain = (xml: string): string =>
  xml
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

test.each([
  ["itu-t-g.imp8101-tracked.docx", 381],
  ["itu-t-p.862-cor2.docx", 0],
])("X2 every tracked change of a real file is accounted for: %s", async (name, changes) => {
  const bytes = readFileSync(new URL(name, TEXTS));
  const file = await fileOf(bytes);
  const second = secondReading(bytes);
  const { words, marks, rows, empty, numbering, elsewhere, repeated } = file.revisions;
  expect(second.tracked).toBe(changes);
  expect(words + marks + rows + empty + numbering + elsewhere + repeated).toBe(changes);
  const runs = file.paragraphs.flatMap((one) => one.runs);
  expect(runs.flatMap(({ removed, text }) => (removed === null ? [] : text)).join("")).toBe(
    plain(second.struck),
  );
  expect(runs.flatMap(({ added, text }) => (added === null ? [] : text)).join("")).toBe(plain(second.putIn));
  console.log(
    `${name}: ${changes} tracked changes: ${JSON.stringify(file.revisions)}, ${second.struck.length} struck characters`,
  );
});

test("X2 insertions, deletions, comments, answers and their places, as our writer writes them", async () => {
  const by = { author: "A. Person", date: "2025-06-20T09:00:00Z" };
  const bytes = await Packer.toBuffer(
    new Document({
      comments: {
        children: [
          { id: 0, author: "B. Person", date: new Date(0), children: [new Paragraph("why this?")] },
          {
            id: 1,
            author: "C. Person",
            date: new Date(0),
            parentId: 0,
            children: [new Paragraph("because")],
          },
          {
            id: 2,
            author: "C. Person",
            date: new Date(0),
            resolved: true,
            children: [new Paragraph("done")],
          },
        ],
      },
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new TextRun({ children: ["a)", new Tab(), "that "] }),
                new DeletedTextRun({ text: "few", id: 1, ...by }),
                new InsertedTextRun({ text: "many", id: 2, ...by }),
                new CommentRangeStart(0),
                new CommentRangeStart(1),
                new TextRun(" networks"),
                new CommentRangeEnd(0),
                new CommentRangeEnd(1),
                new TextRun({ children: [new CommentReference(0)] }),
                new TextRun({ children: [new CommentReference(1)] }),
                new TextRun({ children: [new CommentReference(2)] }),
              ],
            }),
          ],
        },
      ],
    }),
  );
  const file = await fileOf(bytes);
  expect(drawn(file)).toEqual(["a)\tthat [-few-]{+many+} networks"]);
  expect(file.paragraphs[0]!.runs[1]!.removed).toEqual({
    author: "A. Person",
    at: "2025-06-20T09:00:00Z",
    move: null,
  });
  expect(file.paragraphs[0]!.anchors).toEqual([
    { comment: "0", start: 15, end: 24 },
    { comment: "1", start: 15, end: 24 },
    { comment: "2", start: 24, end: 24 },
  ]);
  expect(
    file.comments.map(({ id, author, text, parent, resolved }) => [id, author, text, parent, resolved]),
  ).toEqual([
    ["0", "B. Person", "why this?", null, false],
    ["1", "C. Person", "because", "0", false],
    ["2", "C. Person", "done", null, true],
  ]);
});

const del = (text: string, name = "del"): string =>
  `<w:${name} w:id="1" w:author="A"><w:r><w:delText>${text}</w:delText></w:r></w:${name}>`;
const ins = (text: string, name = "ins"): string =>
  `<w:${name} w:id="1" w:author="A">${run(text)}</w:${name}>`;
const mark = (name: string): string => `<w:pPr><w:rPr><w:${name} w:id="1" w:author="A"/></w:rPr></w:pPr>`;

test("X2 paragraph marks, moves, table rows and words added then struck keep their history", async () => {
  const file = await fileOf(
    wordFileBytes({
      body: [
        `<w:p>${mark("ins")}${run("parted")}</w:p><w:p>${run("here")}</w:p>`,
        `<w:p>${mark("del")}${run("joined")}</w:p><w:p>${run("there")}</w:p>`,
        `<w:moveFromRangeStart w:id="1" w:name="m1"/><w:p>${del("gone", "moveFrom")}</w:p><w:moveFromRangeEnd w:id="1"/>`,
        `<w:moveToRangeStart w:id="2" w:name="m1"/><w:p>${ins("come", "moveTo")}</w:p><w:moveToRangeEnd w:id="2"/>`,
        `<w:p><w:ins w:author="A">${del("both")}</w:ins></w:p>`,
        `<w:tbl><w:tr><w:trPr><w:del w:author="A"/></w:trPr><w:tc><w:p>${run("cell")}</w:p></w:tc></w:tr></w:tbl>`,
      ].join(""),
    }),
  );
  expect(drawn(file)).toEqual([
    "parted¶+",
    "here",
    "joined¶-",
    "there",
    "[-gone-]",
    "{+come+}",
    "{+[-both-]+}",
    "[-cell-]¶-",
  ]);
  expect(file.paragraphs[4]!.runs[0]!.removed?.move).toBe("m1");
  expect(file.paragraphs[5]!.runs[0]!.added?.move).toBe("m1");
  expect(file.paragraphs[7]!.where).toBe("table");
  expect(file.revisions).toMatchObject({ words: 4, marks: 2, rows: 1 });
});

test("X26 reads fields, links, content controls and text boxes, and tells what is no words", async () => {
  const field = (code: string, result: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const id = "01J00000000000000000000001";
  const box = `<w:txbxContent><w:p>${run("in a box")}</w:p></w:txbxContent>`;
  const file = await fileOf(
    wordFileBytes({
      body: documentXml(
        [
          `<w:sdt><w:sdtPr><w:tag w:val="${clauseTag(clauseId(id))}"/></w:sdtPr><w:sdtContent><w:p>${run("see ")}${field("REF x", "clause 2")}<w:hyperlink>${run(" there")}</w:hyperlink></w:p></w:sdtContent></w:sdt>`,
          `<w:p><w:bookmarkStart w:id="1" w:name="concord_${id}"/>${run("before")}<w:r><mc:AlternateContent><mc:Choice><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
          `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>${run("seen")}</w:p>`,
          `<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/><w:lang w:bidi="ar-SA"/></w:rPr><w:t>نص</w:t></w:r></w:p>`,
        ].join(""),
      ).replace(
        "<w:document",
        '<w:document xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
      ),
    }),
  );
  expect(drawn(file)).toEqual(["see clause 2 there", "before", "in a box", "seen", "نص"]);
  expect(file.paragraphs.map(({ tags }) => tags)).toEqual([[id], [id], [], [], []]);
  expect(file.paragraphs[2]!.where).toBe("textBox");
  expect(file.paragraphs[4]).toMatchObject({ rightToLeft: true, language: "ar-SA" });
  expect(file.leftOut).toEqual([
    { what: "picture", line: 2 },
    { what: "hiddenWords", line: 4, words: "secret" },
  ]);
});

test("X3 numbers that Word prints by itself are read, and what was put in takes none of them", async () => {
  const numbered = (text: string, level = 0): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>${text}</w:p>`;
  const level = (at: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const file = await fileOf(
    wordFileBytes({
      body: [
        numbered(run("one")),
        `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:ins w:author="A"/></w:rPr></w:pPr>${ins("new")}</w:p>`,
        numbered(run("two")),
        numbered(run("under"), 1),
      ].join(""),
      relationships: relationship("numbering", "numbering.xml"),
      parts: {
        "word/numbering.xml": `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${level(0, "lowerLetter", "%1)")}${level(1, "decimal", "%1.%2")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
      },
    }),
  );
  expect(drawn(file)).toEqual(["a) one", "{+new+}¶+", "b) two", "b.1 under"]);
});
