import { printedSheet } from "../../shared/report/printed-sheet.ts";
import type { Report } from "../../shared/report/report.ts";
import { type ReportAnnex, type ReportSection, reportText } from "../../shared/report/report-text.ts";
import { word } from "../../shared/report/report-words.ts";
import { htmlBlock } from "./html-block.ts";
import { htmlSheet } from "./html-sheet.ts";
import { htmlStyles } from "./html-styles.ts";
import { htmlFile } from "./html-page.ts";
import { type Markup, element, maybe } from "./markup.ts";

/** The Chair's report as a page that needs nothing beside it: looks only. */
export function reportHtml(report: Report): string {
  const { language } = report;
  const { masthead, title, standing, sampleNotice, sections, annexes, record } = reportText(report);
  const number = word("documentNumber", language, { number: masthead.documentNumber });
  return htmlFile({
    title,
    language,
    styles: htmlStyles(report.documentNumber),
    body: [
      element(
        "header",
        { class: "masthead" },
        element("p", { class: "group" }, masthead.group),
        ...[number, masthead.date, masthead.original, masthead.source].map((line) => element("p", {}, line)),
      ),
      element(
        "main",
        {},
        element("h1", {}, title),
        element("p", { class: "standing" }, standing),
        maybe(sampleNotice === null ? null : element("p", { class: "sample" }, sampleNotice)),
        ...sections.map((section, i) => htmlSection(section, { report, number: i + 1 })),
        ...annexes.map((annex, i) => htmlAnnex(annex, { report, n: i + 1 })),
        element("div", { class: "annex" }, htmlSection(record, { report, number: null })),
      ),
    ],
  });
}

function htmlSection(
  { title, blocks }: ReportSection,
  { report, number }: { readonly report: Report; readonly number: number | null },
): Markup {
  const heading = number === null ? title : `${number} ${title}`;
  return element(
    "section",
    {},
    element("h2", {}, heading),
    ...blocks.map((block) => htmlBlock(block, report)),
  );
}

function htmlAnnex(
  annex: ReportAnnex,
  { report, n }: { readonly report: Report; readonly n: number },
): Markup {
  const { preset, language } = report;
  const label = element("h2", { class: "label" }, annex.label);
  switch (annex.kind) {
    case "opinion": {
      const sheet = printedSheet(annex.document, { preset, language });
      return element(
        "article",
        { class: "annex" },
        label,
        htmlSheet(sheet, { language, prefix: `a${n}-`, title: 3 }),
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
