import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { SideBySide } from "../../shared/language-version/side-by-side.ts";
import { longInstant } from "../../shared/printed/long-date.ts";
import { word } from "../../shared/printed/report-words.ts";
import { besideSheet } from "../../shared/report/beside-sheet.ts";
import { opinionMasthead } from "../../shared/report/masthead.ts";
import { legend, titledNumber } from "../../shared/report/opinion-text.ts";
import { htmlMasthead } from "./html-masthead.ts";
import { htmlFile } from "./html-page.ts";
import { htmlLegend, htmlTable } from "./html-sheet.ts";
import { htmlStyles } from "./html-styles.ts";
import { element, maybe } from "./markup.ts";
import type { PrintOptions } from "./print-options.ts";

/** The original with a translation at its side, as a page that needs nothing beside it (rule X48). */
export function besideHtml(document: OpinionDocument, beside: SideBySide, options: PrintOptions): string {
  const { preset, language, at } = options;
  const asOf = word("asOf", language, { instant: longInstant(at, { preset, language }) });
  const sheet = besideSheet(document, beside, { preset, language, asOf });
  const { from } = beside;
  return htmlFile({
    title: titledNumber(document, language),
    language,
    styles: htmlStyles(`${preset.shortName} · ${sheet.numberLine}`),
    body: [
      htmlMasthead(opinionMasthead(document, options)),
      element(
        "main",
        {},
        element("p", { class: "number-line" }, sheet.numberLine),
        element(
          "h1",
          { class: "opinion-title", lang: from, dir: from === "ar" ? "rtl" : "ltr" },
          sheet.title === "" ? sheet.numberLine : sheet.title,
        ),
        ...sheet.standing.map((line) => element("p", { class: "standing" }, line)),
        maybe(sheet.sampleNotice === null ? null : element("p", { class: "sample" }, sheet.sampleNotice)),
        htmlTable(sheet.table),
        element(
          "div",
          { class: "end" },
          element("h2", {}, word("legend", language)),
          htmlLegend(legend(options)),
        ),
      ),
    ],
  });
}
