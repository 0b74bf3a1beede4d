import { latinIn } from "../../shared/checks/drafted-language.ts";
import { languageOf, type LatinLanguage } from "../../shared/checks/text-language.ts";
import { isCounted } from "../../shared/clause/clause.ts";
import type {
  ClauseState,
  DocumentClause,
  DocumentFootnote,
  OpinionDocument,
} from "../../shared/document/opinion-document.ts";
import { headingLevel } from "../../shared/document/heading-level.ts";
import { numberParts } from "../../shared/document/number-parts.ts";
import type { Preset } from "../../shared/presets/preset.ts";
import { bracketSpans } from "../../shared/text/brackets.ts";
import { sheetDirection } from "../../shared/document/sheet-direction.ts";
import { textDirection } from "../../shared/text/direction.ts";
import { inLanguage } from "../../shared/text/localized.ts";
import type { PageLanguage } from "../../shared/text/page-language.ts";
import { element, type Markup, maybe, written } from "../exports/markup.ts";
import { PAGE_WORDS, type PageWords } from "./page-words.ts";

/** The page before its script is here: text and markup come from here alone, written with all text escaped (rule K17). */
export type FirstText = { readonly title: string; readonly html: string };

type Facts = {
  readonly language: PageLanguage;
  readonly preset: Pick<Preset, "shortName" | "standingWords" | "sampleNotice">;
  /** Symbols and names of delegations in lower case. */
  readonly names: ReadonlySet<string>;
};

const filled = (message: string, values: Readonly<Record<string, string | number>>): string =>
  message.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));

/** The page's sentence before its editor is here; its script finds the other sentences beside it. */
const status = (language: PageLanguage, now: string): Markup => {
  const { again, failed, typing, later, offline, readOnly, editor } = PAGE_WORDS[language];
  return element(
    "p",
    {
      class: "first-status",
      id: "first-status",
      role: "status",
      "data-again": again,
      "data-failed": failed,
      "data-typing": typing,
      "data-later": later,
      "data-offline": offline,
      "data-reading": readOnly,
      "data-words": editor,
    },
    now,
  );
};

/** A page without a text of the server: its place is there, and the sentence for a script that does not come. */
export const emptyFirst = (language: PageLanguage): FirstText => ({
  title: "Concord",
  html: written(
    element(
      "div",
      { class: "first bare", id: "first" },
      status(language, ""),
      element("noscript", {}, element("p", { class: "first-noscript" }, PAGE_WORDS[language].noScriptHere)),
    ),
  ),
});

/** The Opinion as the page's sheet will show it, for people and browsers that have no script yet, or none at all. */
export function firstText(document: OpinionDocument, facts: Facts): FirstText {
  const { language, preset } = facts;
  const words = PAGE_WORDS[language];
  const number = { number: document.number };
  const name =
    document.kind === "report"
      ? words.report
      : document.number === ""
        ? words.unnumbered
        : filled(words.opinion, number);
  const place = document.title === "" ? filled(words.opinion, number) : document.title;
  const header = element(
    "header",
    { class: "page-header" },
    element("span", { class: "brand" }, "Concord"),
    element(
      "span",
      { class: "where" },
      element("span", { class: "first-forum" }, `${preset.shortName} · `),
      element("b", { class: "opinion-name" }, name),
    ),
    element("span", { class: "push" }),
    status(language, words.readOnly),
  );
  const desk = element(
    "main",
    { class: "desk", tabindex: "0" },
    element("noscript", {}, element("p", { class: "banner first-noscript" }, words.noScript)),
    sheet(document, facts),
  );
  return {
    title: filled(words.title, { place }),
    html: written(
      element(
        "div",
        { class: "first", id: "first" },
        element(
          "div",
          { class: "drafting" },
          header,
          element("div", { class: "events-place" }),
          element("div", { class: "side" }),
          desk,
          element("div", { class: "story" }),
        ),
      ),
    ),
  };
}

function sheet(document: OpinionDocument, facts: Facts): Markup {
  const words = PAGE_WORDS[facts.language];
  const { clauses, number, title } = document;
  const isReport = document.kind === "report";
  const standing = element("p", { class: "sheet-standing" }, standingLine(document, facts));
  const latin = latinIn(document);
  const isTitleFirst = clauses[0]?.kind === "title";
  return element(
    "article",
    {
      class: isReport ? "sheet report" : "sheet",
      dir: sheetDirection(document),
      "aria-label": isReport ? title : filled(words.label, { number, title }),
    },
    element("h1", { class: "sheet-number" }, isReport ? words.report : filled(words.numberLine, { number })),
    maybe(isTitleFirst ? null : standing),
    maybe(clauses.length === 0 ? element("p", { class: "sheet-empty" }, words.emptyText) : null),
    element(
      "ol",
      {},
      ...clauses.flatMap((clause, index) => [
        row(clause, { ...facts, isTitleFirst, latin, isReport }),
        ...(index === 0 && isTitleFirst ? [element("li", {}, standing)] : []),
      ]),
    ),
    maybe(footnotesOf(clauses, words)),
  );
}

const standingLine = ({ sample, baseText }: OpinionDocument, { language, preset }: Facts): string => {
  const words = PAGE_WORDS[language];
  return [
    ...(sample ? [words.sample] : []),
    baseText === 0 ? words.workingText : filled(words.baseText, { n: baseText }),
    inLanguage(preset.standingWords, language),
  ].join(" · ");
};

type OfRow = Facts & {
  readonly isTitleFirst: boolean;
  readonly latin: LatinLanguage;
  readonly isReport: boolean;
};

function row(clause: DocumentClause, facts: OfRow): Markup {
  const { id, kind, level, number, state, locked, text, closing } = clause;
  const words = PAGE_WORDS[facts.language];
  const direction = textDirection(text);
  const depth = headingLevel(kind, facts.isTitleFirst);
  const heading = depth === null ? {} : { role: "heading", "aria-level": String(depth) };
  const { upright, italic } = numberParts(number, kind);
  const isBare = number === "" && !isCounted(kind);
  // Marks and locks in words: the page's sheet shows them as shapes.
  const told = [...(state === "open" ? [] : [words[state]]), ...(locked ? [words.locked] : [])];
  return element(
    "li",
    { class: `sheet-row ${kind} level-${level} ${state}`, "data-first-clause": id },
    element(
      "span",
      { class: isBare ? "sheet-sign bare" : "sheet-sign" },
      maybe(isCounted(kind) && !facts.isReport ? glyph(state) : null),
      maybe(
        number === ""
          ? null
          : element("bdi", {}, upright, maybe(italic === "" ? null : element("em", {}, italic))),
      ),
    ),
    element(
      "div",
      {
        class: "sheet-words",
        ...(text === "" ? {} : { lang: languageOf(text, facts.latin) }),
        ...(direction === undefined ? {} : { dir: direction }),
        ...heading,
      },
      element(
        "p",
        { class: "first-words" },
        ...(text === ""
          ? [element("span", { class: "placeholder" }, placeholder(clause, words))]
          : pieces(clause, facts.names)),
        closing,
      ),
    ),
    element("span", { class: "sheet-margin" }, maybe(locked ? LOCK : null)),
    maybe(
      told.length === 0 ? null : element("p", { class: "sheet-note first-told" }, told.join(words.separator)),
    ),
  );
}

const placeholder = ({ kind }: DocumentClause, words: PageWords): string =>
  kind === "title" ? words.emptyTitle : kind === "verb" ? words.emptyVerb : words.emptyClause;

/** Text with its brackets and footnote signs, cut at each place where one begins, ends or stands. */
function pieces(
  { text, footnotes }: DocumentClause,
  names: ReadonlySet<string>,
): readonly (Markup | string)[] {
  const brackets = bracketSpans(text, names);
  const cuts = new Set([
    0,
    text.length,
    ...footnotes.map(({ at }) => at),
    ...brackets.flatMap(({ start, end }) => [start, end]),
  ]);
  const places = [...cuts].toSorted((a, b) => a - b);
  const signsAt = Map.groupBy(footnotes, ({ at }) => at);
  // The innermost bracket around a place: brackets are in the order of their opening signs.
  const around: (typeof brackets)[number][] = [];
  let next = 0;
  return places.flatMap((from, index) => {
    while (around.length > 0 && around.at(-1)!.end <= from) around.pop();
    for (; brackets[next] !== undefined && brackets[next]!.start <= from; next++)
      around.push(brackets[next]!);
    const piece = text.slice(from, places[index + 1] ?? from);
    const inside = around.at(-1);
    return [
      ...(signsAt.get(from) ?? []).map(({ n }) =>
        element("sup", { class: "footnote-sign", "data-drawn": "" }, String(n)),
      ),
      ...(piece === ""
        ? []
        : [
            inside === undefined
              ? piece
              : element(
                  "span",
                  { class: inside.attribution ? "in-bracket attribution" : "in-bracket" },
                  piece,
                ),
          ]),
    ];
  });
}

function footnotesOf(clauses: readonly DocumentClause[], words: PageWords): Markup | null {
  const footnotes: readonly DocumentFootnote[] = clauses.flatMap((clause) => clause.footnotes);
  if (footnotes.length === 0) return null;
  return element(
    "section",
    { class: "sheet-footnotes", "aria-label": words.footnotes },
    element(
      "ol",
      {},
      ...footnotes.map(({ n, text }) =>
        element("li", { dir: "auto" }, element("sup", {}, String(n)), element("span", {}, text)),
      ),
    ),
  );
}

const glyph = (state: ClauseState): Markup =>
  element(
    "svg",
    { class: `glyph ${state}`, viewBox: "0 0 12 12", "aria-hidden": "true" },
    element("circle", {
      cx: "6",
      cy: "6",
      r: "4.75",
      fill: state === "agreed" ? "currentColor" : "none",
      stroke: "currentColor",
      "stroke-width": "1.5",
      "stroke-dasharray": state === "void" ? "2 2" : undefined,
    }),
    maybe(
      state === "adReferendum"
        ? element("path", { d: "M6 1.25a4.75 4.75 0 0 0 0 9.5z", fill: "currentColor" })
        : null,
    ),
  );

const LOCK = element(
  "svg",
  { viewBox: "0 0 12 14", "aria-hidden": "true" },
  element("rect", { x: "1", y: "6", width: "10", height: "7.5", rx: "1.5", fill: "currentColor" }),
  element("path", {
    d: "M3.5 6V4a2.5 2.5 0 0 1 5 0v2",
    fill: "none",
    stroke: "currentColor",
    "stroke-width": "1.5",
  }),
);
