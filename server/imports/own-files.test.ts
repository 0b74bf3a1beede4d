import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { opinionFixture, REPORT_AT } from "../testing/docx-fixture.ts";
import { opinionHtml } from "../exports/opinion-html.ts";
import { opinionWord, type WordForm } from "../exports/opinion-word.ts";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { type Clause, isItem } from "../../shared/clause/clause.ts";
import { closingIn } from "../../shared/clause/closing.ts";
import { writeText } from "../../shared/printed/write-text.ts";
import type { BaseText } from "../../shared/opinion/base-text.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { againstText } from "../../shared/word-file/against-text.ts";
import { understand } from "../../shared/word-file/understand.ts";
import type { Understood } from "../../shared/word-file/understood.ts";
import { WORK_LANGUAGES, type WorkLanguage } from "../../shared/text/work-language.ts";
import { editNotes, editWord, put } from "../testing/edit-word.ts";
import { editInOffice, hasOffice } from "../testing/office.ts";
import { wordFileOf } from "./word-file-of.ts";
import { run } from "../testing/word-package.ts";

const NAMES = new Set(["aaa", "bbb"]);
const DOCUMENT = opinionFixture("4");
const options = { preset: wtpf26, language: "en", at: REPORT_AT } as const;
const written = (form: WordForm): Promise<Uint8Array> => opinionWord(form, options);
const clean = (document: OpinionDocument): Promise<Uint8Array> =>
  written({ form: "clean", document, names: NAMES });
const bilingual = (into: WorkLanguage): Promise<Uint8Array> =>
  written({ form: "bilingual", document: DOCUMENT, into });

/** The document with one clause's words changed. */
const with_ = (at: number, change: (text: string) => string): OpinionDocument => ({
  ...DOCUMENT,
  clauses: DOCUMENT.clauses.map((one, n) => (n === at ? { ...one, text: change(one.text) } : one)),
});
/** As the record keeps footnotes: each under its id. */
const recordOf = ({ clauses }: OpinionDocument): readonly Clause[] =>
  clauses.map(({ id, footnotes }) => ({
    id,
    footnotes: footnotes.map(({ n, text }) => ({ id: `note ${n}`, after: null, text })),
  })) as unknown as readonly Clause[];
const baseText = (n: number, { clauses }: OpinionDocument): BaseText =>
  ({ n, clauses: clauses.map(({ id, text }) => ({ id, text })) }) as unknown as BaseText;

const read = (
  bytes: Uint8Array,
  {
    now = DOCUMENT,
    bases = [],
    others = [],
  }: { now?: OpinionDocument; bases?: readonly BaseText[]; others?: readonly string[] } = {},
): Understood =>
  understand(
    wordFileOf(bytes),
    againstText({ baseTexts: bases, clauses: recordOf(now) }, now, NAMES),
    (name) => others.includes(name),
  );
const at = (id: string | null): number => DOCUMENT.clauses.findIndex((one) => one.id === id);
const short = ({ proposals }: Understood) =>
  proposals.map(({ kind, clauseId, text }) => [kind, at(clauseId), text]);

test("X9 N6 Chinese and Arabic clauses go out with their signs in each form, and come back the same", async () => {
  const words = ["أن التوصيلية مهمة للجميع", "连通性对所有人都很重要"] as const;
  const items = DOCUMENT.clauses.filter(({ kind, closing }) => isItem(kind) && closing === ";").slice(0, 2);
  const document: OpinionDocument = {
    ...DOCUMENT,
    clauses: DOCUMENT.clauses.map((clause) => {
      const text = words[items.indexOf(clause)];
      return text === undefined
        ? clause
        : { ...clause, text, footnotes: [], closing: closingIn(text, clause.closing) };
    }),
  };
  const signed = words.map((text, i) => `${text}${"؛；"[i]}`);
  for (const file of [writeText(document), opinionHtml(document, { ...options, under: [] })])
    for (const text of signed) expect(file.replaceAll(/<[^>]+>|\u2068|\u2069/gu, "")).toContain(text);
  for (const form of ["bracketed", "clean"] as const) {
    const file = await written(form === "clean" ? { form, document, names: NAMES } : { form, document });
    const told = strFromU8(unzipSync(file)["word/document.xml"]!).replaceAll(/<[^>]+>/gu, "");
    for (const text of signed) expect(told).toContain(text);
    const understood = read(file, { now: document });
    expect([form, short(understood), understood.not]).toEqual([form, [], []]);
  }
});

const ins = (text: string): string => `<w:ins w:id="900" w:author="Pat">${run(text)}</w:ins>`;

test("X9 our own files import unchanged: printed text around the clauses changes nothing", async () => {
  for (const form of [
    { form: "bracketed", document: DOCUMENT },
    { form: "clean", document: DOCUMENT, names: NAMES },
    { form: "bilingual", document: DOCUMENT, into: "fr" },
  ] as const) {
    const understood = read(await written(form));
    expect([form.form, short(understood), understood.not]).toEqual([form.form, [], []]);
    expect(understood.matched.map(({ clauseId }) => clauseId)).toEqual(DOCUMENT.clauses.map(({ id }) => id));
    expect(understood.matched.every(({ by }) => by === "id")).toBe(true);
    expect(understood.made).toEqual({ opinion: DOCUMENT.id, baseText: DOCUMENT.baseText, form: form.form });
  }
});

test("X9 from an edited clean file only the edits come in, with the brackets as they stand", async () => {
  const place = DOCUMENT.clauses.findIndex(({ text }) => text.includes("[should]"));
  const { text } = DOCUMENT.clauses[place]!;
  const edited = editWord(await clean(DOCUMENT), (xml) =>
    xml.replace("in national broadband plans", "in all national broadband plans"),
  );
  expect(short(read(edited))).toEqual([["change", place, text.replace("in national", "in all national")]]);
  expect(read(edited).proposals).toMatchObject([{ rebased: false, movedOn: false, compared: true }]);
  // The same with tracking, right beside what is undecided.
  const tracked = editWord(await clean(DOCUMENT), (xml) =>
    xml.replace(
      /( consider space connectivity in)/u,
      `</w:t></w:r>${ins(" always")}<w:r><w:t xml:space="preserve">$1`,
    ),
  );
  expect(short(read(tracked))).toEqual([["change", place, text.replace("] consider", "] always consider")]]);
  // Nothing is guessed for a […] that is gone.
  const gone = editWord(await clean(DOCUMENT), (xml) =>
    xml.replace(" consider space connectivity", " think of it").replace(/Member States (?=<)/u, "all "),
  );
  expect(read(gone).proposals.every((one) => !one.text.includes("[…]"))).toBe(true);
});

test("X10 a file of an older base text is known by its number and rebased where it may be", async () => {
  const place = 3;
  const { text } = DOCUMENT.clauses[place]!;
  const base = with_(place, (words) => words.replace("looked at how", "asked how"));
  const bases = [baseText(0, base)];
  const unchanged = read(await written({ form: "bracketed", document: base }), { bases });
  expect(short(unchanged)).toEqual([]);
  const bytes = await written({ form: "bracketed", document: base });
  const elsewhere = read(
    editWord(bytes, (xml) => xml.replace("no other network reaches", "no cable reaches")),
    { bases },
  );
  expect(short(elsewhere)).toEqual([
    ["change", place, text.replace("no other network reaches", "no cable reaches")],
  ]);
  expect(elsewhere.proposals).toMatchObject([{ rebased: true, movedOn: false }]);
  const clash = read(
    editWord(bytes, (xml) => xml.replace("asked how", "wondered how")),
    { bases },
  );
  expect(short(clash)).toEqual([["change", place, text.replace("looked at how", "wondered how")]]);
  expect(clash.proposals).toMatchObject([{ rebased: false, movedOn: true }]);
});

/** As programs write a file that know no content controls. */
const withoutControls = (xml: string): string =>
  xml.replaceAll(/<w:sdt>.*?<w:sdtContent>/gu, "").replaceAll(/<\/w:sdtContent><\/w:sdt>/gu, "");

test("R13 a clause without its control is found by its bookmark, even when it was cut in two", async () => {
  const [moved, parted] = [DOCUMENT.clauses[3]!, DOCUMENT.clauses[19]!];
  const bytes = await written({ form: "bracketed", document: DOCUMENT });
  const cutAt = parted.text.indexOf(" ", parted.text.length / 2);
  const cut = editWord(bytes, (xml) =>
    withoutControls(xml)
      // Other words throughout: by them nobody would know the clause.
      .replace(moved.text, "quite another sentence")
      .replace(
        parted.text,
        `One.</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">${parted.text.slice(cutAt + 1)}`,
      ),
  );
  const file = wordFileOf(cut);
  expect(file.paragraphs.filter(({ tags }) => tags.includes(moved.id))).toHaveLength(1);
  expect(file.paragraphs.filter(({ tags }) => tags.includes(parted.id))).toHaveLength(2);
  expect(file.paragraphs.filter(({ tags }) => tags.length > 1)).toEqual([]);
  const understood = read(cut);
  expect(understood.matched.map(({ by }) => by)).toEqual(DOCUMENT.clauses.map(() => "id"));
  expect(understood.proposals).toMatchObject([
    { kind: "change", clauseId: moved.id, text: "quite another sentence" },
    { kind: "add" },
    { kind: "change", clauseId: parted.id, text: parted.text.slice(cutAt + 1) },
  ]);
});

const FILLED: Readonly<Record<WorkLanguage, string>> = {
  ar: "أن الأنظمة الفضائية تصل إلى الجزر",
  zh: "空间系统覆盖岛屿",
  en: "that systems in space reach islands",
  fr: "que les systèmes spatiaux desservent les îles",
  ru: "что космические системы охватывают острова",
  es: "que los sistemas espaciales llegan a las islas",
};

/** Words typed into the place of a clause in the other language. */
const filled = (xml: string, id: string, into: WorkLanguage, runs: string): string => {
  const mark = `w:name="concord_${id}_${into}"/>`;
  return put(xml, { after: mark }, runs);
};

test.each(Object.keys(WORK_LANGUAGES) as WorkLanguage[])(
  "X34 a bilingual copy in %s comes back by hidden ids as proposals in that language",
  async (into) => {
    const [first, second, third] = [3, 5, 8].map((n) => DOCUMENT.clauses[n]!);
    const bytes = editWord(await bilingual(into), (xml) => {
      let edited = filled(xml, first!.id, into, run(FILLED[into]));
      edited = filled(edited, second!.id, into, ins(FILLED[into]));
      const half = `${run(FILLED[into])}<w:del w:id="901" w:author="Pat"><w:r><w:delText> x</w:delText></w:r></w:del>`;
      return filled(edited, third!.id, into, `${half}</w:p><w:p>${run(FILLED[into])}`);
    });
    const understood = read(bytes);
    expect(understood).toMatchObject({ filledIn: { filled: 3, of: DOCUMENT.clauses.length }, not: [] });
    expect(
      understood.proposals.map(({ kind, clauseId, hash, text, language, otherLanguage, compared }) => ({
        kind,
        clauseId,
        hash,
        text,
        language,
        otherLanguage,
        compared,
      })),
    ).toEqual(
      [
        [first, FILLED[into]],
        [second, FILLED[into]],
        [third, `${FILLED[into]} ${FILLED[into]}`],
      ].map(([clause, text]) => ({
        kind: "change",
        clauseId: (clause as { id: string }).id,
        hash: (clause as { hash: string }).hash,
        text,
        language: into,
        otherLanguage: true,
        compared: false,
      })),
    );
  },
);

test("X34 a new row in a bilingual copy is an addition in its language; base words stay", async () => {
  const after = DOCUMENT.clauses[5]!;
  const cells = ["", "", FILLED.fr].map((text) => `<w:tc><w:p>${run(text)}</w:p></w:tc>`).join("");
  const row = `<w:tr>${cells}</w:tr>`;
  const bytes = editWord(await bilingual("fr"), (xml) => {
    const from = xml.indexOf(`concord_${after.id}_fr`);
    const end = xml.indexOf("</w:tr>", from) + "</w:tr>".length;
    // Somebody got the lock open and typed over the base words, without tracking: nobody's change.
    return (xml.slice(0, end) + row + xml.slice(end)).replace("no other network reaches", "nobody reaches");
  });
  const understood = read(bytes);
  expect(understood.proposals).toMatchObject([
    { kind: "add", clauseId: after.id, text: FILLED.fr, language: "fr", otherLanguage: true },
  ]);
});

test("X12 footnotes added, changed or struck are told apart from those kept, and from […]", async () => {
  const [noted, other] = [8, 11].map((n) =>
    DOCUMENT.clauses.findIndex(({ footnotes }) => footnotes.some((one) => one.n === (n === 8 ? 1 : 2))),
  );
  for (const form of [
    { form: "bracketed", document: DOCUMENT },
    { form: "clean", document: DOCUMENT, names: NAMES },
  ] as const)
    expect([form.form, read(await written(form)).footnotes]).toEqual([form.form, []]);
  const bytes = await written({ form: "bracketed", document: DOCUMENT });
  const changed = editNotes(bytes, (xml) => xml.replace("by a single authority", "by one authority"));
  expect(read(changed).footnotes).toMatchObject([
    {
      kind: "change",
      clauseId: DOCUMENT.clauses[other!]!.id,
      footnoteId: "note 2",
      text: "As a rule, by one authority.",
    },
  ]);
  const struck = editWord(bytes, (xml) =>
    xml.replace(
      /<w:r>(?:(?!<w:r>).)*?<w:footnoteReference w:id="1"\/>.*?<\/w:r>/u,
      (run) => `<w:del w:id="905" w:author="Pat">${run}</w:del>`,
    ),
  );
  expect(read(struck).footnotes).toMatchObject([
    { kind: "delete", clauseId: DOCUMENT.clauses[noted!]!.id, footnoteId: "note 1" },
  ]);
});

test.runIf(hasOffice || process.env["CONCORD_STORIES"] === "required")(
  "X9 X12 our file from LibreOffice imports its exact edits: text, move, comment, footnote",
  async () => {
    const bytes = await written({ form: "bracketed", document: DOCUMENT });
    const edited = await editInOffice(bytes, [
      'Replace("that earlier Forums", "that former Forums")',
      'Comment("share experience", "Pat", "with whom?")',
      'Footnote("sustainability of outer space", "As the Committee has it.")',
      'MoveUp("that existing international frameworks")',
    ]);
    const understood = read(edited);
    const place = (text: string): number => DOCUMENT.clauses.findIndex((one) => one.text.startsWith(text));
    const moved = DOCUMENT.clauses[place("that existing international")]!;
    expect(short(understood)).toEqual([
      ["change", 3, DOCUMENT.clauses[3]!.text.replace("earlier", "former")],
      ["add", place("that voluntary cooperation") - 1, moved.text],
      ["delete", at(moved.id), ""],
    ]);
    expect(understood.proposals.map(({ movedWith }) => movedWith)).toEqual([null, 3, 2]);
    // The clause was locked, and nobody switched tracking on: the file asks for it.
    expect(DOCUMENT.clauses[3]!.locked).toBe(true);
    expect(understood.proposals.map(({ compared }) => compared)).toEqual([false, false, false]);
    expect(understood.comments).toMatchObject([
      {
        on: { clauseId: DOCUMENT.clauses[place("to share experience")]!.id },
        quote: "share experience",
        place: { start: 3, end: 19 },
      },
    ]);
    const noted = DOCUMENT.clauses[place("that voluntary cooperation")]!;
    const behind = "sustainability of outer space";
    expect(understood.footnotes).toMatchObject([
      {
        kind: "add",
        clauseId: noted.id,
        at: noted.text.indexOf(behind) + behind.length,
        text: "As the Committee has it.",
      },
    ]);
    expect(understood.not).toEqual([]);
  },
  120_000,
);

test.runIf(hasOffice || process.env["CONCORD_STORIES"] === "required")(
  "R16 words typed in LibreOffice into locked clauses of a clean file come back tracked",
  async () => {
    const locked = DOCUMENT.clauses.filter(({ locked: isLocked, kind }) => isLocked && kind === "recital");
    const edited = await editInOffice(
      await clean(DOCUMENT),
      locked.map(({ text }) => `Replace("${text.slice(0, 30)}", "${text.slice(0, 30)} TYPED")`),
    );
    const understood = read(edited);
    expect(locked.length).toBeGreaterThan(0);
    expect(understood.proposals).toMatchObject(locked.map(({ id }) => ({ clauseId: id, compared: false })));
    expect(understood.proposals.every(({ text }) => text.includes(" TYPED"))).toBe(true);
  },
  120_000,
);

test.runIf(hasOffice || process.env["CONCORD_STORIES"] === "required")(
  "X34 a bilingual copy that was filled in with LibreOffice comes back by its hidden ids",
  async () => {
    const clause = DOCUMENT.clauses[3]!;
    const edited = await editInOffice(await bilingual("fr"), [
      `Dim mark`,
      `mark = doc.Bookmarks.getByName("concord_${clause.id}_fr")`,
      `mark.Anchor.Text.insertString(mark.Anchor, "${FILLED.fr}", False)`,
    ]);
    const understood = read(edited);
    expect(understood.proposals).toMatchObject([
      { kind: "change", clauseId: clause.id, text: FILLED.fr, language: "fr", otherLanguage: true },
    ]);
    expect(understood.not).toEqual([]);
  },
  120_000,
);
