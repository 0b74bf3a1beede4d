import type { TextLanguage } from "../../shared/checks/finding.ts";
import {
  type PrintedParagraph,
  type PrintedPart,
  type PrintedSheet,
  isRightToLeft,
} from "../../shared/report/printed-sheet.ts";
import type { ReportTable } from "../../shared/printed/report-block.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { word } from "../../shared/printed/report-words.ts";
import { steadyNumbers } from "../../shared/text/number-pieces.ts";
import { LINE_BREAK, type Markup, element, maybe, together } from "./markup.ts";

/** In which file a sheet stands: its anchors begin with `prefix`. `title`: the heading level of the Opinion's title. */
export type SheetPlace = {
  readonly language: ReportLanguage;
  readonly prefix: string;
  readonly title: 1 | 3;
  /** The instant that it shows; null in the report, which has this, the legend and the seal once. */
  readonly asOf: string | null;
};

/** Headings within an Opinion stand one level below its title. */
const below = ({ title }: SheetPlace): "h2" | "h4" => (title === 1 ? "h2" : "h4");

/** An Opinion as elements: title block, clauses with their states, footnotes, marks, legend. */
export function htmlSheet(sheet: PrintedSheet, place: SheetPlace): Markup {
  const { title, standing, sampleNotice, paragraphs, marks } = sheet;
  const ending = [
    ...(marks === null ? [] : [element(below(place), {}, word("marks", place.language)), htmlTable(marks)]),
    ...(place.asOf === null
      ? []
      : [
          ...(sheet.legend.length === 0
            ? []
            : [element(below(place), {}, word("legend", place.language)), htmlLegend(sheet.legend)]),
          element("p", { class: "record" }, sheet.record),
        ]),
  ];
  return together([
    element("p", { class: "number-line" }, sheet.numberLine),
    element(`h${place.title}`, { class: "opinion-title", ...tongue(title.language) }, titleOf(sheet, place)),
    maybe(stateOf(title) === null ? null : element("p", { class: "standing" }, maybe(stateOf(title)))),
    ...standing.flatMap((words, i) =>
      [words, ...(i === 0 && place.asOf !== null ? [place.asOf] : [])].map((line) =>
        element("p", { class: "standing" }, line),
      ),
    ),
    maybe(sampleNotice === null ? null : element("p", { class: "sample" }, sampleNotice)),
    ...paragraphs.map((paragraph) => clause(paragraph, place)),
    maybe(footnotes([title, ...paragraphs], place)),
    maybe(ending.length === 0 ? null : element("div", { class: "end" }, ...ending)),
  ]);
}

/** A page needs its heading: an Opinion without a title is called by its number. */
const titleOf = ({ title, numberLine }: PrintedSheet, place: SheetPlace): Markup | string =>
  title.parts.length === 0 ? numberLine : wordsOf(title.parts, place);

const tongue = (language: TextLanguage) => ({ lang: language, dir: isRightToLeft(language) ? "rtl" : "ltr" });

function clause(paragraph: PrintedParagraph, place: SheetPlace): Markup {
  const { id, kind, level, number, italicNumber, language, parts, note } = paragraph;
  const said = element(
    kind === "verb" ? below(place) : "p",
    { class: "said", dir: tongue(language).dir },
    maybe(
      number === ""
        ? null
        : element("span", { class: italicNumber ? "num letter" : "num", dir: "ltr" }, number),
    ),
    " ",
    element("span", { class: "words", ...tongue(language) }, wordsOf(parts, place)),
  );
  return element(
    "div",
    { class: `clause ${kind} l${level}`, id: `${place.prefix}${id}` },
    element("span", { class: "state" }, maybe(stateOf(paragraph))),
    " ",
    said,
    maybe(note === null ? null : element("p", { class: "note-of-state" }, steady(note))),
  );
}

function stateOf({ state: { sign, short, lock } }: PrintedParagraph): Markup | null {
  const signs = [sign, lock].filter((one) => one !== "");
  if (signs.length === 0) return null;
  return together([
    element("span", { "aria-hidden": "true" }, sign),
    ` ${short} `,
    element("span", {}, lock),
  ]);
}

const wordsOf = (parts: readonly PrintedPart[], { prefix }: SheetPlace): Markup =>
  together(
    parts.map((part) => {
      switch (part.kind) {
        case "words":
          return part.text;
        case "brackets":
          return element("span", { class: "bracket" }, part.text);
        case "footnote": {
          const n = String(part.n);
          const link = { href: `#${prefix}note-${n}`, id: `${prefix}sign-${n}`, role: "doc-noteref" };
          return element("sup", {}, element("a", link, n));
        }
      }
    }),
  );

function footnotes(paragraphs: readonly PrintedParagraph[], { prefix }: SheetPlace): Markup | null {
  const notes = paragraphs.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === "footnote" ? [part] : [])),
  );
  if (notes.length === 0) return null;
  return element(
    "ol",
    { class: "footnotes" },
    ...notes.map(({ n, text, language }) =>
      element(
        "li",
        { id: `${prefix}note-${n}`, ...tongue(language) },
        element("a", { href: `#${prefix}sign-${n}` }, String(n)),
        ` ${text}`,
      ),
    ),
  );
}

/** A table whose head is repeated on each page; a line break in a cell stays one. */
export function htmlTable({ columns, head, rows, tongues = [] }: ReportTable): Markup {
  const kindOf = (i: number) => ({ class: columns[i] ?? "words" });
  const cellOf = (i: number) => {
    const own = tongues[i] ?? null;
    return own === null ? kindOf(i) : { ...kindOf(i), ...tongue(own) };
  };
  return element(
    "table",
    {},
    element(
      "thead",
      {},
      element("tr", {}, ...head.map((text, i) => element("th", { scope: "col", ...kindOf(i) }, text))),
    ),
    element(
      "tbody",
      {},
      ...rows.map((cells) =>
        element("tr", {}, ...cells.map((text, i) => element("td", cellOf(i), ...lines(text)))),
      ),
    ),
  );
}

/** `\n` breaks the line. */
export const lines = (text: string): readonly (Markup | string)[] =>
  text.split("\n").flatMap((line, i) => (i === 0 ? [steady(line)] : [LINE_BREAK, steady(line)]));

/** A clause's number among words from right to left, or alone, keeps its bracket behind it: else "b)" reads "(b". */
export const steady = (line: string): string =>
  /\p{Script=Arabic}/u.test(line) || !/\p{L}{5}/u.test(line) ? steadyNumbers(line) : line;

export const htmlLegend = (legend: PrintedSheet["legend"]): Markup =>
  element(
    "dl",
    { class: "legend" },
    ...legend.flatMap(({ sign, meaning }) => [element("dt", {}, sign), element("dd", {}, meaning)]),
  );
