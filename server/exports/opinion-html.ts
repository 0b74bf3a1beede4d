import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { longInstant } from "../../shared/printed/long-date.ts";
import { opinionMasthead } from "../../shared/report/masthead.ts";
import { printedNumberLine, titledNumber } from "../../shared/report/opinion-text.ts";
import { printedSheet } from "../../shared/report/printed-sheet.ts";
import { word } from "../../shared/printed/report-words.ts";
import type { PrintOptions } from "./print-options.ts";
import { htmlMasthead } from "./html-masthead.ts";
import { htmlBlock } from "./html-block.ts";
import { htmlSheet } from "./html-sheet.ts";
import { htmlStyles } from "./html-styles.ts";
import { htmlFile } from "./html-page.ts";
import { element } from "./markup.ts";

/** One Opinion as a page that needs nothing beside it. */
export function opinionHtml(document: OpinionDocument, options: PrintOptions): string {
  const { preset, language, at, under = [] } = options;
  const asOf = word("asOf", language, { instant: longInstant(at, { preset, language }) });
  const sheet = printedSheet(document, { preset, language });
  return htmlFile({
    title: titledNumber(document, language),
    language,
    styles: htmlStyles(`${preset.shortName} · ${printedNumberLine(document, language)}`),
    body: [
      htmlMasthead(opinionMasthead(document, options)),
      element(
        "main",
        {},
        htmlSheet(sheet, { language, prefix: "c-", title: 1, asOf }),
        ...under.map(({ title, blocks }) =>
          element(
            "section",
            { class: "under" },
            element("h2", {}, title),
            ...blocks.map((block) => htmlBlock(block, { preset, language })),
          ),
        ),
      ),
    ],
  });
}
