import { strFromU8, unzipSync } from "fflate";
// @ts-expect-error -- reason: jsdom ships no types and the project needs only its XML parser, here.
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { REPORT_AT, opinionFixture, reportFixture } from "../testing/docx-fixture.ts";
import { opinionDocx } from "./opinion-docx.ts";
import { reportDocx } from "./report-docx.ts";

const { DOMParser } = new JSDOM("").window as unknown as typeof globalThis;

/** The parts of a file that are XML, each read by a strict parser. */
function parts(bytes: Uint8Array): ReadonlyMap<string, Document> {
  const files = Object.entries(unzipSync(bytes)).filter(([path]) => /\.(xml|rels)$/.test(path));
  return new Map(
    files.map(([path, data]) => {
      const xml = new DOMParser().parseFromString(strFromU8(data), "application/xml");
      expect(xml.querySelector("parsererror")?.textContent ?? "well-formed", path).toBe("well-formed");
      return [path, xml];
    }),
  );
}

const part = (bytes: Uint8Array, path: string): Document => parts(bytes).get(path)!;

const elements = (parent: Document | Element, name: string): Element[] => [
  ...parent.getElementsByTagName(`w:${name}`),
];

const childOf = (parent: Element, name: string): Element | undefined => elements(parent, name)[0];

/** Paragraphs as a reader sees them: style, and words with tabs, breaks and footnote signs. */
function lines(xml: Document): { readonly style: string; readonly text: string }[] {
  return elements(xml, "p").map((paragraph) => ({
    style: childOf(paragraph, "pStyle")?.getAttribute("w:val") ?? "Normal",
    text: [...paragraph.querySelectorAll("*")]
      .map((node) => {
        if (node.nodeName === "w:t") return node.textContent;
        if (node.nodeName === "w:tab" && node.parentNode?.nodeName === "w:r") return "\t";
        if (node.nodeName === "w:br") return "\n";
        return node.nodeName === "w:footnoteReference" ? `{${node.getAttribute("w:id")}}` : "";
      })
      .join(""),
  }));
}

const words = (xml: Document): string =>
  lines(xml)
    .map(({ text }) => text)
    .join("\n");

const options = { preset: wtpf26, language: "en", at: REPORT_AT } as const;

test("an Opinion prints number, title, standing words, and each clause with state and sign", async () => {
  const body = lines(part(await opinionDocx(opinionFixture("4"), options), "word/document.xml"));
  expect(body.slice(6, 17)).toEqual([
    { style: "ResNo", text: "Draft Opinion 4" },
    { style: "Restitle", text: "Space connectivity" },
    {
      style: "Standing",
      text: "Working text\nAs it stood on 20 June 2025, 11:00 (Geneva, UTC+2)\nWithout prejudice to the position of any delegation; nothing is agreed until everything is agreed\nAll paragraphs are open, except as marked.",
    },
    { style: "Sample", text: "SAMPLE, not a document of any organization" },
    {
      style: "Normal",
      text: "● agreed ▣\tThe seventh World Telecommunication/ICT Policy Forum (Nassau, 2026),",
    },
    { style: "Call", text: "recalling" },
    {
      style: "enumlev1",
      text: "● agreed ▣\ta)\tthat earlier Forums looked at how space-based systems reach people whom no other network reaches;",
    },
    {
      style: "enumlev1",
      text: "◐ ad ref. \tb)\tthat the cost of user terminals [AAA: , of gateways and of licences] is an obstacle to affordable access, in particular in sparsely populated areas, on small islands and for communities far from any terrestrial backbone;",
    },
    {
      style: "enumlev1",
      text: "b)bis\t[that the growing number of objects in orbit concerns every present and future user],",
    },
    { style: "Call", text: "◐ ad ref. \trecognizing" },
    {
      style: "Normal",
      text: "◐ ad ref. \tthat space-based systems{1} can complement terrestrial networks, and that plans for universal service may weigh both on equal terms,",
    },
  ]);
});

test("sub-items hang one step further in, and the whole text ends with its only full stop", async () => {
  const xml = part(await opinionDocx(opinionFixture("4"), options), "word/document.xml");
  // Beside a state the number hangs from the margin, else one step.
  const placed = elements(xml, "p").map((paragraph) => ({
    style: childOf(paragraph, "pStyle")?.getAttribute("w:val"),
    left: childOf(paragraph, "ind")?.getAttribute("w:left"),
    hanging: childOf(paragraph, "ind")?.getAttribute("w:hanging"),
  }));
  expect(placed).toContainEqual({ style: "enumlev1", left: "794", hanging: "1786" });
  expect(placed).toContainEqual({ style: "enumlev2", left: "1588", hanging: "2580" });
  expect(placed).toContainEqual({ style: "enumlev3", left: "2382", hanging: "3374" });
  expect(placed).toContainEqual({ style: "enumlev1", left: "794", hanging: "794" });
  expect(placed).toContainEqual({ style: "enumlev3", left: "2382", hanging: "794" });
  expect(words(xml)).toContain(
    "to bring this Opinion to the attention of the membership and of relevant organizations.",
  );
});

test("letters are italic with their bracket, numbers upright; brackets have their own style", async () => {
  const xml = part(await opinionDocx(opinionFixture("4"), options), "word/document.xml");
  const italic = elements(xml, "r")
    .filter((run) => childOf(run, "i") !== undefined)
    .map((run) => run.textContent);
  expect(italic).toEqual(["a)", "b)", "b)bis"]);
  const brackets = elements(xml, "r").filter(
    (run) => childOf(run, "rStyle")?.getAttribute("w:val") === "Bracket",
  );
  expect(brackets.map((run) => run.textContent)).toContain("][");
});

test("a mark on changed words is noted with tier, date and basis; no mark names a person", async () => {
  const bytes = await opinionDocx(opinionFixture("4"), options);
  const text = words(part(bytes, "word/document.xml"));
  expect(text).toContain("◌ Agreed ad referendum on 19 June 2025 (second online meeting), changed since");
  expect(text).toContain("opening words; recalling a); is of the view 2.2 i); invites the Secretary-General");
  for (const data of Object.values(unzipSync(bytes)))
    expect(strFromU8(data)).not.toContain("Person Who Marked");
});

test("footnotes are Word's own, in the order of their places", async () => {
  const bytes = await opinionDocx(opinionFixture("4"), options);
  expect(words(part(bytes, "word/footnotes.xml")).trim().split("\n")).toEqual([
    "Including systems in geostationary and in non-geostationary orbits.",
    " As a rule, by a single authority.",
  ]);
  expect(words(part(bytes, "word/document.xml"))).toContain("2\tthat licensing{2} supports");
});

test("the sample notice stands in the page head too, and only of samples", async () => {
  const heads = (bytes: Uint8Array) =>
    [...parts(bytes)].filter(([path]) => path.startsWith("word/header")).map(([, xml]) => words(xml));
  const notice = wtpf26.sampleNotice.en;
  for (const head of heads(await opinionDocx(opinionFixture("4"), options))) expect(head).toContain(notice);
  const real = await opinionDocx({ ...opinionFixture("4"), sample: false }, options);
  for (const head of heads(real)) expect(head).not.toContain(notice);
  expect(words(part(real, "word/document.xml"))).not.toContain(notice);
});

test("R17 R18 the report has masthead, sections, annexes (empty ones as lines) and fingerprint", async () => {
  const report = reportFixture("en");
  const body = lines(part(await reportDocx(report), "word/document.xml"));
  expect(body.filter(({ style }) => /^(Masthead|Title)/.test(style)).map(({ text }) => text)).toEqual([
    "Informal Experts Group (IEG-WTPF-26)",
    "Document IEG-WTPF-26/1-E",
    "20 June 2025",
    "Original: English",
    "Source: Chair of the Informal Experts Group (IEG-WTPF-26)",
    "Report by the Chair of the Informal Experts Group (IEG-WTPF-26)",
    "Abstract: This report sets out where the draft Opinions before the Informal Experts Group (IEG-WTPF-26) stand, for the Seventh World Telecommunication/ICT Policy Forum.",
  ]);
  expect(body.filter(({ style }) => style === "Heading1").map(({ text }) => text)).toEqual([
    "1\tIntroduction and mandate",
    "2\tOrganization of work",
    "3\tDocuments and contributions",
    "4\tStatus of each draft Opinion",
    "5\tPending packages, reservations and statements",
    "6\tConsultations",
    "7\tNext steps and deadlines",
    "Annex 1",
    "Annex 2",
    "Annex 3",
    "Annex 4",
    "Annex 5",
    "Fingerprint of the record",
  ]);
  expect(body.filter(({ style }) => style === "AnnexLine").map(({ text }) => text)).toEqual([
    "Annex 6. Provenance and old numbers of paragraphs: No merging of texts has been recorded.",
    "Annex 7. List of contributions: No contribution has been registered.",
  ]);
  const text = body.map((one) => one.text).join("\n");
  for (const sentence of [
    "No meeting has been recorded.",
    "No contribution has been registered.",
    "None recorded.",
    "No merging of texts has been recorded.",
    report.fingerprint,
    ...report.opinions.flatMap(({ record, hash }) => [record.head, hash]),
  ])
    expect(text).toContain(sentence);
  expect(body.filter((one) => one.text === "Legend")).toHaveLength(1);
  expect(text).not.toContain("… · text");
});

test("R3 R18 the status table has a line a figure: ad referendum apart, no percentages", async () => {
  const xml = part(await reportDocx(reportFixture("en")), "word/document.xml");
  const table = elements(xml, "tbl").find((one) => one.textContent.includes("Brackets"))!;
  const rows = elements(table, "tr").map((row) => elements(row, "tc").map((cell) => cell.textContent));
  expect(rows.slice(0, 2)).toEqual([
    ["Opinion, and its text", "Paragraphs", "Brackets"],
    [
      "Draft Opinion 1, Space connectivityBase text 1",
      "Agreed: 4Agreed ad referendum: 4Open: 9of which changed since a mark: 1",
      "Brackets: 4Alternatives: 3",
    ],
  ]);
  expect(elements(table, "tblHeader").length).toBe(1);
  expect(xml.documentElement.textContent).not.toContain("%");
});

test("only dates still to come stand under next steps, months as months", async () => {
  const text = words(part(await reportDocx(reportFixture("en")), "word/document.xml"));
  expect(text).toContain("7 August 2025\nProvisional deadline");
  expect(text).toContain("September 2025\nIEG third meeting");
  expect(text).toContain("9–11 June 2026");
  expect(text).not.toContain("16 June 2025");
  const late = { ...reportFixture("en"), at: Date.UTC(2026, 6, 1) };
  expect(words(part(await reportDocx(late), "word/document.xml"))).toContain(
    "No date of the timetable is left.",
  );
});

test("in Chinese everything generated is Chinese, and the Opinion's text stays in its language", async () => {
  const body = lines(part(await reportDocx(reportFixture("zh")), "word/document.xml"));
  const text = body.map((one) => one.text).join("\n");
  for (const chinese of [
    "引言和职责范围",
    "附件7",
    "2025年6月20日",
    "2026年6月9日至11日",
    "◐ 待核准",
    "图例",
    "意见草案 4",
  ])
    expect(text).toContain(chinese);
  for (const english of ["Draft Opinion", "Annex", "Legend", "agreed ad referendum", "SAMPLE"])
    expect(text).not.toContain(english);
  expect(text).toContain("that space-based systems{1} can complement terrestrial networks");
});

test("pages are A4 with margins of 2 cm, in Calibri and SimSun, and languages are named", async () => {
  const bytes = await reportDocx(reportFixture("zh"));
  const sections = elements(part(bytes, "word/document.xml"), "sectPr");
  expect(sections.length).toBe(7);
  for (const section of sections) {
    const margins = childOf(section, "pgMar")!;
    expect(childOf(section, "pgSz")!.getAttribute("w:w")).toBe("11906");
    expect(["top", "right", "bottom", "left"].map((side) => margins.getAttribute(`w:${side}`))).toEqual(
      Array(4).fill("1134"),
    );
  }
  const styles = part(bytes, "word/styles.xml");
  const defaults = childOf(styles.documentElement, "rPrDefault")!;
  expect(childOf(defaults, "rFonts")!.getAttribute("w:ascii")).toBe("Calibri");
  expect(childOf(defaults, "rFonts")!.getAttribute("w:eastAsia")).toBe("SimSun");
  expect(childOf(defaults, "lang")!.getAttribute("w:val")).toBe("en-GB");
  expect(childOf(defaults, "lang")!.getAttribute("w:eastAsia")).toBe("zh-CN");
  const ids = elements(styles, "style").map((style) => style.getAttribute("w:styleId"));
  for (const id of [
    "Normal",
    "ResNo",
    "Restitle",
    "Call",
    "enumlev1",
    "enumlev2",
    "enumlev3",
    "FootnoteText",
    "Bracket",
  ])
    expect(ids).toContain(id);
});

test("a file names no person as its author, and is dated by the record", async () => {
  const properties = part(await reportDocx(reportFixture("en")), "docProps/core.xml").documentElement;
  expect([...properties.children].map((one) => [one.nodeName, one.textContent])).toEqual([
    ["dc:title", "Report by the Chair of the Informal Experts Group (IEG-WTPF-26)"],
    ["dc:subject", "Informal Experts Group (IEG-WTPF-26)"],
    ["dc:creator", "Concord"],
    ["dc:language", "en-GB"],
    ["cp:lastModifiedBy", "Concord"],
    ["dcterms:created", "2025-06-20T09:00:00Z"],
    ["dcterms:modified", "2025-06-20T09:00:00Z"],
  ]);
});

test("the same record gives the same bytes, at another hour too", async () => {
  const first = await reportDocx(reportFixture("en"));
  await new Promise((resolve) => setTimeout(resolve, 2_100)); // A ZIP's clock counts in two seconds.
  expect(Buffer.from(await reportDocx(reportFixture("en"))).equals(Buffer.from(first))).toBe(true);
});

test("hostile words stay words: markup, control characters, half characters, directions", async () => {
  const hostile = `<w:p>&amp;"' $& ]]> \u0000\u0007\u001b\ud800 \udc00\ufffe\uffff\u202e\u2066 \u{1f600} </w:t>`;
  const bytes = await opinionDocx(
    opinionFixture(hostile, [
      { kind: "title", text: hostile },
      {
        kind: "recital",
        text: hostile,
        number: hostile,
        closing: ";",
        footnotes: [{ n: 1, at: 9_999, text: hostile }],
      },
    ]),
    options,
  );
  const clean = `<w:p>&amp;"' $& ]]>   \u{1f600} </w:t>`;
  const body = lines(part(bytes, "word/document.xml"));
  expect(body.find(({ style }) => style === "Restitle")?.text).toBe(clean);
  expect(body.find(({ style }) => style === "enumlev1")?.text).toBe(`${clean}\t${clean}{1};`);
  expect(words(part(bytes, "word/footnotes.xml"))).toContain(clean);
});
