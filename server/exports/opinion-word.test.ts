import { expect, test } from "vitest";
import { cleanResult } from "../../shared/text/clean-result.ts";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { clauseOfTag, clauseTag } from "../../shared/word-file/clause-tag.ts";
import { workOfTag } from "../../shared/text/work-language.ts";
import { clauseId, commentId } from "../../shared/ids.ts";
import { seeded } from "../testing/chance.ts";
import { opinionFixture, REPORT_AT, reportFixture } from "../testing/docx-fixture.ts";
import {
  accepted,
  readParagraphRuns,
  rejected,
  wordElements,
  wordPart,
  wordsByTag,
} from "../testing/docx-reading.ts";
import { opinionWord, type WordForm } from "./opinion-word.ts";
import { reportDocx } from "./report-docx.ts";
import { printable } from "./printable.ts";
import { randomText } from "../testing/tracked-fixture.ts";

const options = { preset: wtpf26, language: "en", at: REPORT_AT } as const;
const OPINIONS = 100;

test("R11 accepting all changes gives the proposals' text, rejecting all the base, all scripts", async () => {
  const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
  console.log(`seed ${seed}`);
  for (let i = 0; i < OPINIONS; i++) {
    const { text, base, proposed } = randomText(i, seeded(seed + i));
    const bytes = await opinionWord({ form: "tracked", text }, options);
    const [taken, refused] = [wordsByTag(bytes, accepted), wordsByTag(bytes, rejected)];
    for (const [id, words] of base)
      expect([i, refused.get(clauseTag(clauseId(id)))]).toEqual([i, printable(words)]);
    for (const [id, words] of proposed)
      expect([i, taken.get(clauseTag(clauseId(id)))]).toEqual([i, printable(words)]);
    // Whole additions go whole, number, tabs and label too.
    const [last] = wordElements(wordPart(bytes, "word/document.xml")!, "w:sdt").slice(-1);
    expect(readParagraphRuns(last!).filter((run) => run.text !== "" && run.added === null)).toEqual([]);
  }
}, 120_000);

test("R27 each change has its author and date, also on one word; comments keep replies", async () => {
  const AAA = { author: "AAA", at: Date.UTC(2025, 5, 1, 8) };
  const BBB = { author: "BBB", at: Date.UTC(2025, 5, 2, 9, 30) };
  const document = opinionFixture("4");
  const clause = { ...document.clauses[3]!, text: "one two", footnotes: [] };
  const { kind, level, number, closing } = clause;
  const paragraph = {
    kind,
    level,
    number,
    closing,
    added: null,
    removed: null,
    movedFrom: null,
    move: null,
    subject: { kind: "clause", id: clause.id, clause },
    pieces: [
      { text: "one ", added: null, removed: null, stands: true },
      { text: "two", added: AAA, removed: BBB, stands: true },
    ],
    threads: [
      {
        span: { start: 4, end: 7 },
        resolved: true,
        remarks: [
          { ...BBB, text: "not two", of: { commentId: commentId("01K00000000000000000000C01") } },
          { ...AAA, text: "why?", of: { commentId: commentId("01K00000000000000000000C02") } },
        ],
      },
    ],
  } as const;
  const text = { document: { ...document, clauses: [clause] }, since: 1, paragraphs: [paragraph] };
  const bytes = await opinionWord({ form: "tracked", text }, options);
  const body = wordPart(bytes, "word/document.xml")!;
  const told = ["w:ins", "w:del"].map((name) =>
    wordElements(body, name).map((one) => ["w:author", "w:date"].map((part) => one.getAttribute(part))),
  );
  expect(told).toEqual([[["AAA", "2025-06-01T08:00:00Z"]], [["BBB", "2025-06-02T09:30:00Z"]]]);
  expect(wordElements(body, "w:delText").map(({ textContent }) => textContent)).toEqual(["two"]);
  const comments = wordElements(wordPart(bytes, "word/comments.xml")!, "w:comment");
  expect(comments.map((one) => [one.getAttribute("w:author"), one.textContent])).toEqual([
    ["BBB", "not two"],
    ["AAA", "why?"],
  ]);
  const states = wordElements(wordPart(bytes, "word/commentsExtended.xml")!, "w15:commentEx");
  expect(states.map((one) => [one.getAttribute("w15:done"), one.hasAttribute("w15:paraIdParent")])).toEqual([
    ["1", false],
    [null, true],
  ]);
});

test("R12 a clean file decides no bracket: it shows […], with the words in a footnote", async () => {
  const document = opinionFixture("4");
  const names = new Set(["aaa"]);
  const bytes = await opinionWord({ form: "clean", document, names }, options);
  const words = wordsByTag(bytes);
  // A control around words alone has no number before them.
  for (const { id, text } of document.clauses)
    expect(words.get(clauseTag(id))?.trim()).toBe(cleanResult(text, names));
  const notes = wordElements(wordPart(bytes, "word/footnotes.xml")!, "w:footnote").map(
    (one) => one.textContent,
  );
  expect(notes).toContain(" Not agreed: [should][could][are encouraged to]");
  const body = wordPart(bytes, "word/document.xml")!.documentElement.textContent;
  for (const sign of ["●", "◐", "▣", "Legend"]) expect(body).not.toContain(sign);
});

test("R13 each clause is under its hidden id, and the file names its base text", async () => {
  const document = { ...opinionFixture("1") };
  const bytes = await opinionWord({ form: "bracketed", document }, options);
  const body = wordPart(bytes, "word/document.xml")!;
  const controls = wordElements(body, "w:sdt").map((one) =>
    clauseOfTag(wordElements(one, "w:tag")[0]!.getAttribute("w:val")!),
  );
  expect(controls).toEqual(document.clauses.map(({ id }) => id));
  const marks = wordElements(body, "w:bookmarkStart").map((one) => clauseOfTag(one.getAttribute("w:name")!));
  expect(marks).toEqual(document.clauses.map(({ id }) => id));
  const properties = wordElements(wordPart(bytes, "docProps/custom.xml")!, "property");
  expect(properties.map((one) => [one.getAttribute("name"), one.textContent])).toEqual([
    ["concord-opinion", document.id],
    ["concord-base-text", "1"],
    ["concord-hash", document.baseHash],
    ["concord-form", "bracketed"],
  ]);
});

const DOCUMENT = opinionFixture("4");
const SENT: readonly WordForm[] = [
  { form: "bracketed", document: DOCUMENT },
  { form: "clean", document: DOCUMENT, names: new Set(["aaa"]) },
  { form: "tracked", text: randomText(0, seeded(7)).text },
  { form: "version", document: DOCUMENT, standing: "unofficial" },
];

/** Names of the elements in a file's settings, and what its protection says. */
function settingsOf(bytes: Uint8Array) {
  const settings = wordPart(bytes, "word/settings.xml")!;
  const [protection] = wordElements(settings, "w:documentProtection");
  return {
    order: [...settings.documentElement.children].map(({ nodeName }) => nodeName),
    protection: protection && [...protection.attributes].map(({ name, value }) => [name, value]),
  };
}

test("R16 no clause of an Opinion's Word file is locked, and Word tracks what is typed in it", async () => {
  expect(DOCUMENT.clauses.filter(({ locked }) => locked).length).toBeGreaterThan(1);
  for (const form of SENT) {
    const bytes = await opinionWord(form, options);
    const body = wordPart(bytes, "word/document.xml")!;
    expect([form.form, wordElements(body, "w:lock")]).toEqual([form.form, []]);
    // A control that only carries an id is not drawn; programs that do not know how skip the word for it.
    const hidden = wordElements(body, "w15:appearance").map((one) => one.getAttribute("w15:val"));
    expect(hidden).toEqual(wordElements(body, "w:sdt").map(() => "hidden"));
    expect(body.documentElement.getAttribute("mc:Ignorable")?.split(" ")).toContain("w15");
    expect(body.documentElement.getAttribute("xmlns:w15")).toMatch(/word\/2012\/wordml$/u);
    const { order, protection } = settingsOf(bytes);
    // No password: whoever has to can end it.
    expect(protection).toEqual([
      ["w:edit", "trackedChanges"],
      ["w:enforcement", "true"],
    ]);
    // As the schema's sequence has them.
    expect(order).toEqual([
      "w:displayBackgroundShape",
      "w:trackRevisions",
      "w:documentProtection",
      "w:defaultTabStop",
      "w:evenAndOddHeaders",
      "w:compat",
    ]);
  }
});

test("R16 a bilingual copy and the report are edited without tracking, and no annex is locked", async () => {
  const bilingual = await opinionWord({ form: "bilingual", document: DOCUMENT, into: "fr" }, options);
  const report = await reportDocx(reportFixture("en"));
  for (const bytes of [bilingual, report]) {
    expect(settingsOf(bytes).protection).toBeUndefined();
    expect(settingsOf(bytes).order).not.toContain("w:trackRevisions");
  }
  const annexes = wordPart(report, "word/document.xml")!;
  expect(wordElements(annexes, "w:sdt").length).toBeGreaterThan(10);
  expect(wordElements(annexes, "w:lock")).toEqual([]);
});

test("R13 a bilingual copy locks the base text and leaves each clause a place to translate", async () => {
  const document = opinionFixture("1");
  const bytes = await opinionWord({ form: "bilingual", document, into: "ar" }, options);
  const body = wordPart(bytes, "word/document.xml")!;
  const controls = wordElements(body, "w:sdt").map((one) => ({
    tag: wordElements(one, "w:tag")[0]!.getAttribute("w:val")!,
    lock: wordElements(one, "w:lock")[0]?.getAttribute("w:val"),
  }));
  const base = controls.filter(({ tag }) => clauseOfTag(tag) !== null);
  const own = controls.filter(({ tag }) => workOfTag(tag) !== null);
  expect(base.map(({ tag, lock }) => [clauseOfTag(tag), lock])).toEqual(
    document.clauses.map(({ id }) => [id, "sdtContentLocked"]),
  );
  expect(own.map(({ tag, lock }) => [workOfTag(tag), lock])).toEqual(
    document.clauses.map(({ id }) => [{ clauseId: id, language: "ar" }, "sdtLocked"]),
  );
  expect(controls).toHaveLength(2 * document.clauses.length);
  for (const { tag } of own) expect(wordsByTag(bytes).get(tag)).toBe("");
  expect(wordElements(body, "w:tblHeader")).toHaveLength(1);
});

test("R22 Arabic reads from the right, Chinese has its own font, and figures stay whole", async () => {
  const clauses = opinionFixture("4", [
    { kind: "operative", number: "1", text: "تشجيع [الدول] الأعضاء (ITU) على التعاون 2030", closing: ";" },
    { kind: "operative", number: "2", text: "鼓励成员国 share 经验", closing: "." },
  ]);
  const body = wordPart(
    await opinionWord({ form: "bracketed", document: clauses }, options),
    "word/document.xml",
  )!;
  const [arabic, chinese] = wordElements(body, "w:sdt");
  expect(wordElements(arabic!, "w:bidi")).toHaveLength(1);
  expect(wordElements(chinese!, "w:bidi")).toHaveLength(0);
  const looks = (paragraph: Element, name: string, attribute: string) =>
    wordElements(paragraph, "w:r").flatMap((run) =>
      wordElements(run, name).map((one) => [run.textContent, one.getAttribute(attribute)]),
    );
  expect(looks(arabic!, "w:rtl", "w:val").map(([text]) => text)).toEqual([
    // Its number stands at the right, with the words.
    "1",
    "تشجيع ",
    "[",
    "الدول",
    "]",
    " الأعضاء (",
    ") على التعاون 2030",
  ]);
  expect(looks(arabic!, "w:lang", "w:bidi").map(([, tag]) => tag)).toEqual([
    "ar-SA",
    "ar-SA",
    "ar-SA",
    "ar-SA",
    "ar-SA",
    "ar-SA",
    null,
    "ar-SA",
  ]);
  expect(looks(chinese!, "w:lang", "w:eastAsia")).toEqual([
    ["鼓励成员国 ", "zh-CN"],
    ["share ", null],
    ["经验", "zh-CN"],
  ]);
  expect(looks(chinese!, "w:rFonts", "w:hint")).toEqual([
    ["鼓励成员国 ", "eastAsia"],
    ["经验", "eastAsia"],
  ]);
});
