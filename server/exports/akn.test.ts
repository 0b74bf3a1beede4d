import { afterAll, expect, test } from "vitest";
import { CLAUSE_CHARS_MAX } from "../../shared/limits.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import { printedClause } from "../../shared/document/printed-clause.ts";
import type { OpinionStanding } from "../../shared/report/opinion-standing.ts";
import { openSchema, parseXmlDocument as read } from "../testing/akn-schema.ts";
import { REPORT_AT, opinionFixture, reportFixture } from "../testing/docx-fixture.ts";
import { printable } from "./printable.ts";
import { opinionAkn } from "./opinion-akn.ts";
import { HOSTILE_WORDS, everywhere } from "../testing/print-fixture.ts";
import { reportAkn } from "./report-akn.ts";
import { sealedAkn } from "./sealed-report.ts";
import { NAMES, randomOpinion } from "../testing/random-opinion.ts";

const SEEDS = 200;

const schema = openSchema();
afterAll(() => schema?.close());

/** An element's own words: without the notes in it, and of an item without what stands under it. */
function ownWords(node: Element): {
  readonly number: string;
  readonly text: string;
  readonly notes: string[];
} {
  const copy = node.cloneNode(true) as Element;
  const number = [...copy.children].find(({ localName }) => localName === "num")?.textContent ?? "";
  for (const child of copy.querySelectorAll("num, point, item")) child.remove();
  const notes = [...copy.querySelectorAll("authorialNote")];
  for (const note of notes) note.remove();
  const text = (copy.textContent ?? "").trim();
  return { number, text, notes: notes.map((note) => note.textContent ?? "") };
}

const known = (node: Document, id: string): Element => {
  const found = [...node.querySelectorAll(`[wId="${id}"]`)];
  expect(found.length, id).toBe(1);
  return found[0]!;
};

const inLine = (words: string): string => printable(words).trim();

/** Every clause's number, words and footnotes are found again under its stable id, in the order of the text. */
function readBack(xml: string, { clauses }: OpinionDocument): void {
  const document = read(xml);
  const all = [...document.getElementsByTagName("*")];
  const byId = new Map<string, readonly Element[]>();
  for (const node of all) {
    const id = node.getAttribute("wId");
    if (id !== null) byId.set(id, [...(byId.get(id) ?? []), node]);
  }
  for (const clause of clauses.map(printedClause)) {
    const expected = {
      number: printable(clause.number),
      text: inLine(clause.text + clause.closing),
      notes: clause.footnotes.toSorted((a, b) => a.at - b.at || a.n - b.n).map(({ text }) => printable(text)),
    };
    const found = byId.get(clause.id) ?? [];
    expect(found.length, clause.id).toBe(1);
    expect(ownWords(found[0]!)).toEqual(expected);
  }
  const places = new Set(all.map((node) => node.getAttribute("eId")));
  for (const node of all)
    for (const name of ["source", "href", "by", "outcome", "refersTo", "alternativeTo"])
      for (const ref of (node.getAttribute(name) ?? "").split(" "))
        if (ref.startsWith("#") || (name === "alternativeTo" && ref !== ""))
          expect(places, `${node.nodeName} ${name}`).toContain(ref.replace("#", ""));
}

const STANDING: OpinionStanding = {
  begun: REPORT_AT - 86_400_000,
  names: NAMES,
  baseTexts: [{ n: 1, name: "Base text of the first meeting", at: REPORT_AT }],
  alternatives: new Map(),
  brackets: new Map(),
  references: new Map(),
  proposals: [],
};
const options = { preset: wtpf26, language: "en", at: REPORT_AT } as const;

test("R10 random Opinions are valid Akoma Ntoso, and another reader finds all clauses again", () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { document, standing } = randomOpinion(seed);
    const xml = opinionAkn(document, { ...options, language: seed % 2 === 0 ? "zh" : "en", standing });
    try {
      schema?.validate(xml);
      readBack(xml, document);
    } catch (error) {
      console.error(`seed ${seed}`);
      throw error;
    }
  }
});

test("R10 an Opinion has preamble, body, verbs, frozen numbers, stages and base texts", () => {
  const document = opinionFixture("4");
  const xml = opinionAkn(document, { ...options, standing: STANDING });
  schema?.validate(xml);
  const akn = read(xml);
  const names = (selector: string, name: string) =>
    [...akn.querySelectorAll(selector)].map((node) => node.getAttribute(name));
  expect(names("statement", "name")).toEqual(["opinionDraft"]);
  expect(names("preamble > container", "name")).toEqual(["recalling", "recognizing"]);
  expect(
    [...akn.querySelectorAll("mainBody > hcontainer > heading")].map((node) => node.textContent),
  ).toEqual(["is of the view", "invites Member States", "invites the Secretary-General"]);
  expect(names("mainBody [eId^='sec_1'][class]", "eId").slice(0, 8)).toEqual([
    "sec_1__verb",
    "sec_1__para_1",
    "sec_1__para_2",
    "sec_1__para_2__point_2.1",
    "sec_1__para_2__point_2.2",
    "sec_1__para_2__point_2.2__point_i",
    "sec_1__para_2__point_2.2__point_ii",
    "sec_1__para_3",
  ]);
  expect(names("FRBRlanguage", "language")).toEqual(["eng"]);
  expect(names("FRBRWork > FRBRuri", "value")).toEqual([
    "/akn/un/statement/deliberation/wtpf-26/2025-06-19/draft-opinion-4",
  ]);
  expect(names("eventRef", "source")).toEqual(["#ref-begun", "#ref-base-1"]);
  expect(xml).not.toContain("Person Who Marked");
});

test("R24 brackets and their alternatives are marked, and whose they are stands in the analysis", () => {
  const document = opinionFixture("4");
  const clause = document.clauses.find(({ text }) => text.includes("[should]"))!;
  const start = clause.text.indexOf("[");
  const end = clause.text.lastIndexOf("]") + 1;
  const brackets = new Map([[clause.id, [{ start, end, owner: "AAA" }]]]);
  const akn = read(opinionAkn(document, { ...options, standing: { ...STANDING, brackets } }));
  const found = [...known(akn, clause.id).querySelectorAll("inline[name=bracketed]")];
  expect(found.map((one) => [one.textContent, one.getAttribute("alternativeTo")])).toEqual([
    ["[should]", null],
    ["[could]", found[0]!.getAttribute("eId")],
    ["[are encouraged to]", found[0]!.getAttribute("eId")],
  ]);
  expect(
    [...akn.getElementsByTagName("c:bracket")].map((one) => [
      one.getAttribute("href"),
      one.getAttribute("owner"),
    ]),
  ).toEqual(found.map((one) => [`#${one.getAttribute("eId")}`, "AAA"]));
});

test("R24 nested brackets are all there however deep, the first hundred of them marked", () => {
  const fixture = opinionFixture("4");
  const half = CLAUSE_CHARS_MAX / 2;
  const nested = `${"[".repeat(half)}${"]".repeat(half)}`;
  const [one, ...clauses] = fixture.clauses.filter(({ kind }) => kind === "recital");
  const document = { ...fixture, clauses: [{ ...one!, text: nested, footnotes: [] }, ...clauses] };
  const xml = opinionAkn(document, { ...options, standing: STANDING });
  const akn = read(xml);
  expect(ownWords(known(akn, one!.id)).text).toContain(nested);
  expect(known(akn, one!.id).querySelectorAll("inline[name=bracketed]")).toHaveLength(100);
});

test("R9 no words are read as markup, and no file is named that would be fetched", () => {
  for (const words of HOSTILE_WORDS) {
    const document = everywhere(words);
    const xml = opinionAkn(document, { ...options, standing: STANDING });
    schema?.validate(xml);
    readBack(xml, document);
    expect(xml).not.toMatch(/<!DOCTYPE|<!ENTITY|<\?(?!xml )/);
  }
});

test("R10 the report collects itself and its annexes, each Opinion whole, no two ids alike", () => {
  for (const language of REPORT_LANGUAGES) {
    const fixture = reportFixture(language);
    const report = { ...fixture, standings: new Map(fixture.opinions.map(({ id }) => [id, STANDING])) };
    const xml = reportAkn(report);
    schema?.validate(xml);
    schema?.validate(sealedAkn(report).made);
    const akn = read(xml);
    expect([...akn.querySelectorAll("component > *")].map((node) => node.getAttribute("name"))).toEqual([
      "report",
      ...Array.from({ length: 5 }, () => "opinionDraft"),
      "annex",
      "annex",
    ]);
    expect(akn.documentElement.textContent).toContain(report.fingerprint);
    expect(xml).not.toContain("Person Who Marked");
    expect(reportAkn({ ...report })).toBe(xml);
  }
});

test("R10 words in a minority language say so, generated ones too, in each of the six", () => {
  const { clauses, ...rest } = opinionFixture("4");
  const mixed = clauses.map((clause, i) =>
    i === 5 ? { ...clause, text: "что это важно", footnotes: [] } : clause,
  );
  for (const language of ["ar", "zh", "en", "fr", "ru", "es"] as const) {
    const xml = opinionAkn({ ...rest, clauses: mixed }, { ...options, language, standing: STANDING });
    schema?.validate(xml);
    const own = [...read(xml).getElementsByTagName("*")]
      .filter((node) => node.hasAttribute("xml:lang") && node.getAttribute("wId") !== null)
      .map((node) => [node.getAttribute("wId"), node.getAttribute("xml:lang")]);
    expect(own).toEqual([[mixed[5]!.id, "ru"]]);
    const generated = [...read(xml).querySelectorAll("preface > container")].map((node) =>
      node.getAttribute("xml:lang"),
    );
    expect([language, [...new Set(generated)]]).toEqual([language, [language === "en" ? null : language]]);
  }
});
