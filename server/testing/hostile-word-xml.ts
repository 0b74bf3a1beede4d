import type { HostileFile } from "./hostile-word-zips.ts";
import { documentXml, paragraph, relationship, W, wordFileBytes } from "./word-package.ts";

const times = (n: number, text: string): string => text.repeat(n);
const body =
  (text: string): (() => Uint8Array) =>
  () =>
    wordFileBytes({ body: text });
const DTD = (inside: string): string =>
  `<?xml version="1.0"?><!DOCTYPE w:document [${inside}]><w:document ${W}><w:body>${paragraph("&a;")}</w:body></w:document>`;
const LAUGHS = Array.from(
  { length: 10 },
  (_none, i) => `<!ENTITY ${"abcdefghijk"[i + 1] ?? "z"}2 "${times(10, `&${"abcdefghijk"[i]}2;`)}">`,
).join("");
const different = (n: number, each: (i: number) => string): string =>
  Array.from({ length: n }, (_none, i) => each(i)).join("");
const DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** Files whose zip is sound, and what stands in it is not. `address` is a server that nobody may ask for anything. */
export const hostileXml = (address: string): readonly HostileFile[] => [
  { name: "a DTD", bytes: body(DTD('<!ENTITY a "words">')), comesTo: "entities" },
  { name: "a billion laughs", bytes: body(DTD(`<!ENTITY a2 "ha">${LAUGHS}`)), comesTo: "entities" },
  {
    name: "an entity of another file",
    bytes: body(DTD('<!ENTITY a SYSTEM "file:///etc/passwd">')),
    comesTo: "entities",
  },
  {
    name: "an entity from the network",
    bytes: body(DTD(`<!ENTITY a SYSTEM "${address}/a">`)),
    comesTo: "entities",
  },
  {
    name: "a parameter entity",
    bytes: body(DTD(`<!ENTITY % p SYSTEM "${address}/p"> %p;`)),
    comesTo: "entities",
  },
  {
    name: "a DTD from the network",
    bytes: body(`<?xml version="1.0"?><!DOCTYPE w:document SYSTEM "${address}/d.dtd"><w:document ${W}/>`),
    comesTo: "entities",
  },
  {
    name: "a DTD in the relationships",
    bytes: () =>
      wordFileBytes({
        parts: { "word/_rels/document.xml.rels": '<!DOCTYPE a [<!ENTITY b "c">]><Relationships/>' },
      }),
    comesTo: "entities",
  },
  {
    name: "a DTD in the content types",
    bytes: () =>
      wordFileBytes({ parts: { "[Content_Types].xml": '<!DOCTYPE a [<!ENTITY b "c">]><Types/>' } }),
    comesTo: "entities",
  },
  { name: "an unknown entity", bytes: body(paragraph("&nobody;")), comesTo: "badXml" },
  { name: "a sign that XML forbids", bytes: body(paragraph("&#0;")), comesTo: "badXml" },
  {
    name: "20,000 elements in each other",
    bytes: body(`${times(20_000, "<w:sdt>")}${times(20_000, "</w:sdt>")}`),
    comesTo: "tooDeep",
  },
  {
    name: "20,000 insertions in each other",
    bytes: body(`<w:p>${times(20_000, "<w:ins>")}${times(20_000, "</w:ins>")}</w:p>`),
    comesTo: "tooDeep",
  },
  {
    name: "1,000 tables in each other",
    bytes: body(`${times(1_000, "<w:tbl><w:tr><w:tc>")}${times(1_000, "</w:tc></w:tr></w:tbl>")}`),
    comesTo: "tooDeep",
  },
  {
    name: "deep styles",
    bytes: () =>
      wordFileBytes({
        relationships: relationship("styles", "styles.xml"),
        parts: { "word/styles.xml": `<w:styles ${W}>${times(100_000, "<w:style>")}` },
      }),
    comesTo: "tooDeep",
  },
  { name: "elements that are never closed", bytes: body("<w:p><w:r>"), comesTo: "badXml" },
  {
    name: "two documents in one part",
    bytes: body(`${documentXml(paragraph("a"))}${documentXml(paragraph("b"))}`),
    comesTo: "badXml",
  },
  { name: "an unbound prefix", bytes: body("<q:p/>"), comesTo: "badXml" },
  { name: "an attribute twice", bytes: body('<w:p a="1" a="2"/>'), comesTo: "badXml" },
  {
    name: "a page of HTML",
    bytes: body("<?xml version='1.0'?><html><body><br></body></html>"),
    comesTo: "badXml",
  },
  {
    name: "UTF-7",
    bytes: body(`<?xml version="1.0" encoding="UTF-7"?><w:document ${W}/>`),
    comesTo: "badXml",
  },
  {
    name: "bytes that are no UTF-8",
    bytes: () =>
      wordFileBytes({
        parts: {
          "word/document.xml": Buffer.concat([Buffer.from(documentXml("<w:p>")), Uint8Array.of(0xff, 0xc0)]),
        },
      }),
    comesTo: "badXml",
  },
  {
    name: "UTF-16, which is allowed",
    bytes: () =>
      wordFileBytes({
        parts: {
          "word/document.xml": Buffer.from(
            `\ufeff${documentXml(paragraph("recognizing")).replace("UTF-8", "UTF-16")}`,
            "utf16le",
          ),
        },
      }),
    comesTo: "harmless",
  },
  {
    name: "a million runs",
    bytes: body(`<w:p>${different(1_000_000, (i) => `<w:r><w:t>${i.toString(36)}</w:t></w:r>`)}</w:p>`),
    comesTo: "tooManyPieces",
  },
  {
    name: "a million runs that pack to nothing",
    bytes: body(`<w:p>${times(1_000_000, "<w:r><w:t>a</w:t></w:r>")}</w:p>`),
    comesTo: "tooManyPieces",
  },
  {
    name: "30,000 paragraphs",
    bytes: body(different(30_000, (i) => paragraph(`p${(i * 7919).toString(36)}`))),
    comesTo: "tooManyPieces",
  },
  {
    name: "three million empty elements",
    bytes: body(different(3_000_000, (i) => (i % 7 === 0 ? "<w:b/>" : i % 3 === 0 ? "<w:i />" : "<w:u/>"))),
    comesTo: "tooManyPieces",
  },
  {
    name: "an attribute of 30 MB",
    bytes: body(`<w:p a="${different(3_000_000, (i) => (i * 7919).toString(36).padStart(10, "x"))}"/>`),
    comesTo: "harmless",
  },
  {
    name: "200,000 attributes",
    bytes: body(`<w:p ${different(200_000, (i) => `a${i}="${i}" `)}/>`),
    comesTo: "harmless",
  },
  {
    name: "200,000 namespaces",
    bytes: body(`<w:p ${different(200_000, (i) => `xmlns:n${i}="u${i}" `)}/>`),
    comesTo: "harmless",
  },
  {
    name: "five million letters",
    bytes: body(paragraph(different(700_000, (i) => (i * 7919).toString(36).padStart(7, "y")))),
    comesTo: "tooManyPieces",
  },
  {
    name: "6,000 comments",
    bytes: () =>
      wordFileBytes({
        relationships: relationship("comments", "comments.xml"),
        parts: {
          "word/comments.xml": `<w:comments ${W}>${different(6_000, (i) => `<w:comment w:id="${i}">${paragraph("c")}</w:comment>`)}</w:comments>`,
        },
      }),
    comesTo: "tooManyPieces",
  },
  {
    name: "200,000 comments that begin and never end",
    bytes: body(`<w:p>${different(200_000, (i) => `<w:commentRangeStart w:id="${i * 31}"/>`)}</w:p>`),
    comesTo: "harmless",
  },
  {
    name: "10,000 comments that begin between 15,000 paragraphs",
    bytes: body(
      `${different(10_000, (i) => `<w:commentRangeStart w:id="${i * 31}"/>`)}${different(15_000, (i) => paragraph(`p${i * 31}`))}`,
    ),
    comesTo: "harmless",
  },
  {
    name: "200,000 moves that never end",
    bytes: body(`<w:p>${different(200_000, (i) => `<w:moveFromRangeStart w:name="m${i * 31}"/>`)}</w:p>`),
    comesTo: "harmless",
  },
  {
    name: "fields that begin and never end",
    bytes: body(
      `<w:p>${different(100_000, (i) => `<w:r><w:fldChar w:fldCharType="begin" w:x="${i}"/></w:r>`)}</w:p>`,
    ),
    comesTo: "harmless",
  },
  {
    name: "styles that rest on each other in a ring",
    bytes: () =>
      wordFileBytes({
        body: `<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`,
        relationships: relationship("styles", "styles.xml"),
        parts: {
          "word/styles.xml": `<w:styles ${W}><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`,
        },
      }),
    comesTo: "harmless",
  },
  {
    name: "a list that begins at four billion, in Roman",
    bytes: () =>
      wordFileBytes({
        body: `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`,
        relationships: relationship("numbering", "numbering.xml"),
        parts: {
          "word/numbering.xml": `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="4000000000"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="${times(10_000, "%1")}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
        },
      }),
    comesTo: "harmless",
  },
  {
    name: "a document that lies in the network",
    bytes: () =>
      wordFileBytes({ root: relationship("officeDocument", `${address}/document.xml`, "External") }),
    comesTo: "notWord",
  },
  {
    name: "a document outside the file",
    bytes: () => wordFileBytes({ root: relationship("officeDocument", "../../../etc/passwd") }),
    comesTo: "notWord",
  },
  {
    name: "pictures, templates and styles from the network, which nobody fetches",
    bytes: () =>
      wordFileBytes({
        relationships: ["image", "attachedTemplate", "styles", "frame", "oleObject"]
          .map((type) => relationship(type, `${address}/${type}`, "External"))
          .join(""),
      }),
    comesTo: "harmless",
  },
  {
    name: "parts of other files",
    bytes: body(`<w:altChunk/>${paragraph("x")}<w:p><w:subDoc/></w:p>`),
    comesTo: "harmless",
  },
  {
    name: "a field that starts a program",
    bytes: body(
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO cmd "/k calc"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    ),
    comesTo: "harmless",
  },
  {
    name: "an XInclude",
    bytes: body(`<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${address}/x"/>`),
    comesTo: "harmless",
  },
  {
    name: "a processing instruction",
    bytes: body(`${paragraph("x")}<?xml-stylesheet href="${address}/s"?>`),
    comesTo: "harmless",
  },
  {
    name: "words that turn the line round",
    bytes: body(paragraph("a&#x202e;b&#x2066;c")),
    comesTo: "harmless",
  },
  {
    name: "a program of macros",
    bytes: () => wordFileBytes({ parts: { "word/vbaProject.bin": "x" } }),
    comesTo: "macros",
  },
  {
    name: "macros under another name",
    bytes: () =>
      wordFileBytes({
        types: '<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
      }),
    comesTo: "macros",
  },
  {
    name: "macros by the relationship alone",
    bytes: () =>
      wordFileBytes({ relationships: relationship("vbaProject", "a.bin"), parts: { "word/a.bin": "x" } }),
    comesTo: "macros",
  },
  {
    name: "a .docm named .docx",
    bytes: () => wordFileBytes({ documentType: "application/vnd.ms-word.document.macroEnabled.main+xml" }),
    comesTo: "macros",
  },
  {
    name: "a .dotm named .docx",
    bytes: () =>
      wordFileBytes({ documentType: "application/vnd.ms-word.template.macroEnabledTemplate.main+xml" }),
    comesTo: "macros",
  },
  {
    name: "a control that would run in Word, which nobody starts",
    bytes: () =>
      wordFileBytes({
        types:
          '<Override PartName="/word/activeX/a.xml" ContentType="application/vnd.ms-office.activeX+xml"/>',
        body: '<w:p><w:r><w:object><w:control w:name="Run"/></w:object></w:r></w:p>',
      }),
    comesTo: "harmless",
  },
  {
    name: "a spreadsheet",
    bytes: () =>
      wordFileBytes({
        documentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
      }),
    comesTo: "notWord",
  },
  {
    name: "a document that is its own styles",
    bytes: () => wordFileBytes({ relationships: relationship("styles", "document.xml") }),
    comesTo: "harmless",
  },
  { name: "no document", bytes: () => wordFileBytes({ root: "" }), comesTo: "notWord" },
  {
    name: "a document of no type",
    bytes: () => wordFileBytes({ documentType: `${DOCX_TYPE}.settings+xml` }),
    comesTo: "notWord",
  },
];
