import { inLanguage } from "../../shared/preset.ts";
import type { OpinionDocument } from "../../shared/opinion-document.ts";
import { longInstant } from "../../shared/report/long-date.ts";
import { numberLine, titledNumber } from "../../shared/report/opinion-text.ts";
import { printedSheet } from "../../shared/report/printed-sheet.ts";
import { word } from "../../shared/report/report-words.ts";
import type { PrintOptions } from "./print-options.ts";
import { htmlBlock } from "./html-block.ts";
import { htmlSheet } from "./html-sheet.ts";
import { htmlStyles } from "./html-styles.ts";
import { htmlFile } from "./html-page.ts";
import { element } from "./markup.ts";

/** One Opinion as a page that needs nothing beside it. */
export function opinionHtml(
  document: OpinionDocument,
  { preset, language, at, under = [] }: PrintOptions,
): string {
  const sheet = printedSheet(document, { preset, language });
  return htmlFile({
    title: titledNumber(document, language),
    language,
    styles: htmlStyles(`${preset.shortName} · ${numberLine(document, language)}`),
    body: [
      element(
        "header",
        { class: "masthead" },
        element("p", { class: "group" }, inLanguage(preset.group, language)),
        element("p", {}, word("asOf", language, { instant: longInstant(at, language) })),
      ),
      element(
        "main",
        {},
        htmlSheet(sheet, { language, prefix: "c-", title: 1 }),
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
