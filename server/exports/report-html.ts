import type { MarkupReader } from "../../shared/report/markup-reading.ts";
import { printedSheet } from "../../shared/report/printed-sheet.ts";
import type { Report } from "../../shared/report/report.ts";
import {
  annexHeading,
  isOneLine,
  type ReportAnnex,
  reportText,
  type ReportText,
} from "../../shared/report/report-text.ts";
import type { ReportSection } from "../../shared/printed/report-block.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { word } from "../../shared/printed/report-words.ts";
import { htmlMasthead } from "./html-masthead.ts";
import { htmlBlock } from "./html-block.ts";
import { htmlSheet } from "./html-sheet.ts";
import { htmlStyles } from "./html-styles.ts";
import { htmlFile } from "./html-page.ts";
import { type Markup, element, maybe } from "./markup.ts";

/** The Chair's report as a page that needs nothing beside it: looks only. */
export function reportHtml(report: Report, text = reportText(report), reader?: MarkupReader): string {
  const { language } = report;
  const { masthead, title, standing, sampleNotice, sections, annexes, record } = text;
  const page = {
    title,
    language,
    styles: htmlStyles(report.documentNumber),
    body: [
      htmlMasthead(masthead),
      element(
        "main",
        {},
        element("h1", {}, title),
        element("p", { class: "standing" }, standing),
        maybe(sampleNotice === null ? null : element("p", { class: "sample" }, sampleNotice)),
        element("p", { class: "abstract" }, masthead.abstract),
        htmlContents(text, language),
        ...sections.map((section, i) => htmlSection(section, { report, number: i + 1 })),
        ...annexes.map((annex, i) => htmlAnnex(annex, { report, n: i + 1 })),
        element("div", { class: "annex" }, htmlSection(record, { report, number: null })),
      ),
    ],
  };
  return htmlFile(page, reader);
}

const sectionId = (number: number | null): string => (number === null ? "record" : `section-${number}`);
const annexId = (n: number): string => `annex-${n}`;

/** The contents as links: a web page has no page numbers. */
function htmlContents({ contents, sections, annexes, record }: ReportText, language: ReportLanguage): Markup {
  const link = (id: string, words: string): Markup =>
    element("li", {}, element("a", { href: `#${id}` }, words));
  return element(
    "nav",
    { class: "contents", "aria-labelledby": "contents" },
    element("h2", { id: "contents" }, contents),
    element(
      "ul",
      {},
      ...sections.map(({ title }, i) => link(sectionId(i + 1), `${i + 1} ${title}`)),
      ...annexes.map((annex, i) => {
        const title = annex.kind === "opinion" ? annex.document.title : annex.section.title;
        const words = word("titled", language, { number: annex.label, title });
        return link(annexId(i + 1), isOneLine(annex) ? annexHeading(annex, language) : words);
      }),
      link(sectionId(null), record.title),
    ),
  );
}

function htmlSection(
  { title, blocks }: ReportSection,
  { report, number }: { readonly report: Report; readonly number: number | null },
): Markup {
  const heading = number === null ? title : `${number} ${title}`;
  return element(
    "section",
    {},
    element("h2", { id: sectionId(number) }, heading),
    ...blocks.map((block) => htmlBlock(block, report)),
  );
}

function htmlAnnex(
  annex: ReportAnnex,
  { report, n }: { readonly report: Report; readonly n: number },
): Markup {
  const { preset, language } = report;
  if (isOneLine(annex))
    return element(
      "article",
      { class: "annex line" },
      element("p", { class: "label", id: annexId(n) }, annexHeading(annex, language)),
    );
  const label = element("h2", { class: "label", id: annexId(n) }, annex.label);
  switch (annex.kind) {
    case "opinion": {
      const sheet = printedSheet(annex.document, { preset, language });
      return element(
        "article",
        { class: "annex" },
        label,
        htmlSheet(sheet, { language, prefix: `a${n}-`, title: 3, asOf: null }),
      );
    }
    case "section":
      return element(
        "article",
        { class: "annex" },
        label,
        element("h3", { class: "opinion-title" }, annex.section.title),
        ...annex.section.blocks.map((block) => htmlBlock(block, report)),
      );
  }
}
