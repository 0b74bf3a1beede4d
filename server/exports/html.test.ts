import { assert, constantFrom, property, string } from "fast-check";
// @ts-expect-error -- reason: jsdom ships no types and the project needs only its HTML parser, here.
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import { REPORT_AT, opinionFixture, reportFixture } from "../testing/docx-fixture.ts";
import { printable } from "./printable.ts";
import { opinionHtml } from "./opinion-html.ts";
import { HOSTILE_WORDS, everywhere } from "../testing/print-fixture.ts";
import { reportHtml } from "./report-html.ts";

const options = { preset: wtpf26, language: "en", at: REPORT_AT } as const;

const read = (page: string): Document =>
  (new JSDOM(page) as { readonly window: { readonly document: Document } }).window.document;

const inLine = (node: Element): string => (node.textContent ?? "").replaceAll(/\s+/g, " ").trim();

const clauses = (page: Document): string[] => [...page.querySelectorAll(".clause")].map(inLine);

test("M7 R19 an Opinion's page shows each clause with state, number, brackets and sign", () => {
  const page = read(opinionHtml(opinionFixture("4"), options));
  expect(inLine(page.querySelector(".number-line")!)).toBe("Draft Opinion 4");
  expect(inLine(page.querySelector(".opinion-title")!)).toBe("Space connectivity");
  expect([...page.querySelectorAll(".standing, .sample")].map(inLine)).toEqual([
    "Working text",
    "As it stood on 20 June 2025, 11:00 (Geneva, UTC+2)",
    wtpf26.standingWords.en,
    "All paragraphs are open, except as marked.",
    "SAMPLE, not a document of any organization",
  ]);
  expect(clauses(page).slice(0, 7)).toEqual([
    "● agreed ▣ The seventh World Telecommunication/ICT Policy Forum (Nassau, 2026),",
    "recalling",
    "● agreed ▣ a) that earlier Forums looked at how space-based systems reach people whom no other network reaches;",
    "◐ ad ref. b) that the cost of user terminals [AAA: , of gateways and of licences] is an obstacle to affordable access, in particular in sparsely populated areas, on small islands and for communities far from any terrestrial backbone;",
    "b)bis [that the growing number of objects in orbit concerns every present and future user],",
    "◐ ad ref. recognizing",
    "◐ ad ref. that space-based systems1 can complement terrestrial networks, and that plans for universal service may weigh both on equal terms,",
  ]);
  expect([...page.querySelectorAll(".num.letter")].map(inLine)).toEqual(["a)", "b)", "b)bis"]);
  expect([...page.querySelectorAll(".bracket")].map(inLine)).toContain("][");
});

test("footnotes stand below the text, each a link away from its sign and back", () => {
  const page = read(opinionHtml(opinionFixture("4"), options));
  expect([...page.querySelectorAll(".footnotes li")].map(inLine)).toEqual([
    "1 Including systems in geostationary and in non-geostationary orbits.",
    "2 As a rule, by a single authority.",
  ]);
  for (const link of page.querySelectorAll("a"))
    expect(page.getElementById(link.getAttribute("href")!.slice(1)), link.outerHTML).not.toBeNull();
});

test("R3 a page has marks with date and basis, the legend, and no person who set a mark", () => {
  const html = opinionHtml(opinionFixture("4"), options);
  const page = read(html);
  expect(inLine(page.querySelector(".note-of-state")!)).toBe(
    "Agreed ad referendum on 19 June 2025 (second online meeting), changed since",
  );
  expect([...page.querySelectorAll("th")].map(inLine)).toEqual(["Paragraphs", "Mark", "Date", "Basis"]);
  expect([...page.querySelectorAll(".legend dt")].map(inLine)).toEqual(["○", "◐", "●", "◌", "▣", "[ ]"]);
  expect(html).not.toContain("Person Who Marked");
});

test("R23 a page has one heading of level 1, and no level is skipped", () => {
  const levels = (html: string): readonly number[] =>
    [...read(html).querySelectorAll("h1, h2, h3, h4, h5, h6")].map(({ nodeName }) => Number(nodeName[1]));
  for (const language of REPORT_LANGUAGES) {
    const under = [{ title: "Under the text", blocks: [{ kind: "sentence" as const, text: "It stands." }] }];
    const pages = [
      opinionHtml(opinionFixture("4"), { ...options, language, under }),
      opinionHtml(opinionFixture("4", []), { ...options, language }),
      reportHtml(reportFixture(language)),
    ].map(levels);
    const untitled = read(opinionHtml(opinionFixture("4", []), { ...options, language }));
    expect(untitled.querySelector("h1")?.textContent).not.toBe("");
    for (const found of pages) {
      expect(found.filter((level) => level === 1)).toHaveLength(1);
      expect(found.filter((level, i) => level > (found[i - 1] ?? 0) + 1)).toEqual([]);
    }
    expect(pages.map((found) => new Set(found).size)).toEqual([2, 2, 4]);
  }
});

test("R2 R18 the report's page has all sections, an annex per Opinion and the fingerprint", () => {
  const report = reportFixture("en");
  const page = read(reportHtml(report));
  expect([...page.querySelectorAll("h1")].map(inLine)).toEqual([
    "Report by the Chair of the Informal Experts Group (IEG-WTPF-26)",
  ]);
  expect([...page.querySelectorAll("section > h2")].map(inLine)).toEqual([
    "1 Introduction and mandate",
    "2 Organization of work",
    "3 Documents and contributions",
    "4 Status of each draft Opinion",
    "5 Pending packages, reservations and statements",
    "6 Consultations",
    "7 Next steps and deadlines",
    "Fingerprint of the record",
  ]);
  expect([...page.querySelectorAll("h2.label")].map(inLine)).toEqual(
    Array.from({ length: 5 }, (_, i) => `Annex ${i + 1}`),
  );
  expect([...page.querySelectorAll(".annex.line")].map(inLine)).toEqual([
    "Annex 6. Provenance and old numbers of paragraphs: No merging of texts has been recorded.",
    "Annex 7. List of contributions: No contribution has been registered.",
  ]);
  const links = [...page.querySelectorAll("nav.contents a")];
  expect(links).toHaveLength(7 + 7 + 1);
  for (const link of links)
    expect(page.getElementById(link.getAttribute("href")!.slice(1)), link.outerHTML).not.toBeNull();
  expect(page.querySelectorAll(".legend")).toHaveLength(1);
  expect(page.querySelectorAll(".record")).toHaveLength(0);
  expect(page.body.textContent).toContain(report.fingerprint);
  const ids = [...page.querySelectorAll("[id]")].map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

test("R20 R21 in Chinese all generated words are Chinese; a text keeps its words and direction", () => {
  const { clauses: lines, ...rest } = opinionFixture("4");
  const texts = [
    "учитывая роль связи",
    "إذ يضع في اعتباره دور الاتصالات 2026",
    "考虑到电信的作用",
    "noting well",
  ];
  const mixed = { ...rest, clauses: lines.map((line, i) => ({ ...line, text: texts[i % 4]! })) };
  const page = read(opinionHtml(mixed, { ...options, language: "zh" }));
  expect(page.documentElement.lang).toBe("zh");
  const tongues = [...page.querySelectorAll(".clause .words")]
    .slice(0, 4)
    .map((one) => [one.getAttribute("lang"), one.getAttribute("dir")]);
  expect(tongues).toEqual([
    ["ar", "rtl"],
    ["zh", "ltr"],
    ["en", "ltr"],
    ["ru", "ltr"],
  ]);
  const text = read(reportHtml(reportFixture("zh"))).body.textContent ?? "";
  for (const chinese of ["引言和职责范围", "附件7", "◐ 待核准", "图例", "意见草案 4"])
    expect(text).toContain(chinese);
  for (const english of ["Draft Opinion", "Annex", "Legend", "agreed ad referendum", "SAMPLE"])
    expect(text).not.toContain(english);
});

/** Elements with the names of their attributes: what markup there is, without any words. */
const skeleton = (page: Document): string[] =>
  [...page.querySelectorAll("*")].map(
    (node) => `${node.tagName} ${[...node.attributes].map(({ name }) => name).join(" ")}`,
  );

const rules = (html: string): string => /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? "";

/** The page's own rules without what stands in strings of CSS, escapes read as CSS reads them. */
const withoutStrings = (css: string): string => css.replaceAll(/"(?:[^"\\\n]|\\[\s\S])*"/g, '""');

/** The same words without the signs that markup is made of: what is built around them must be the same. */
const tamed = (words: string): string => words.replaceAll(/[<>&"'`\\]/g, "x");

function attacked(words: string): void {
  const html = opinionHtml(everywhere(words), options);
  const page = read(html);
  const harmless = opinionHtml(everywhere(tamed(words)), options);
  expect(skeleton(page)).toEqual(skeleton(read(harmless)));
  expect(withoutStrings(rules(html))).toBe(withoutStrings(rules(harmless)));
  expect(page.querySelectorAll("script, img, link, iframe, object, form").length).toBe(0);
  for (const node of page.querySelectorAll("[href], [src]"))
    expect(node.getAttribute("href") ?? node.getAttribute("src")).toMatch(/^#/);
}

test("R9 no words are read as markup: the page around them is the same and requests nothing", () => {
  for (const words of HOSTILE_WORDS) {
    attacked(words);
    const page = read(opinionHtml(everywhere(words), options));
    const said = inLine(page.querySelector(".opinion-title")!);
    expect(said).toBe(printable(words).replaceAll(/\s+/g, " ").trim());
    expect(page.body.textContent).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
  }
});

test("R9 nor are random words", () => {
  const signs = constantFrom(...Array.from("<>&\"'`/=\\{};:*-!@#$%()[]\n\u202E\u0000\uD800 abcأ意"));
  const words = string({ unit: signs, minLength: 1, maxLength: 60 }).filter((one) => /[abc]/.test(one));
  assert(property(words, attacked), { numRuns: 30 });
});

test("R8 the same record gives the same bytes", () => {
  expect(reportHtml(reportFixture("en"))).toBe(reportHtml(reportFixture("en")));
});
