import { legend, type PrintContext } from "../../shared/report/opinion-text.ts";
import type { ReportBlock } from "../../shared/printed/report-block.ts";
import { word } from "../../shared/printed/report-words.ts";
import { htmlLegend, htmlTable, steady } from "./html-sheet.ts";
import { type Markup, element, together } from "./markup.ts";

/** A block of the report, or of what is told under an Opinion's words. */
export function htmlBlock(block: ReportBlock, reading: PrintContext): Markup {
  switch (block.kind) {
    case "sentence":
      return element(
        "p",
        block.own === undefined ? {} : { dir: "auto" },
        block.own === undefined ? steady(block.text) : block.text,
      );
    case "list":
      return element("ul", {}, ...block.lines.map((line) => element("li", {}, steady(line))));
    case "facts":
      return element(
        "dl",
        {},
        ...block.facts.flatMap(([label, value]) => [element("dt", {}, label), element("dd", {}, value)]),
      );
    case "table":
      return htmlTable(block.table);
    case "hash":
      return element("p", { class: "hash" }, block.text);
    case "legend":
      return together([element("h3", {}, word("legend", reading.language)), htmlLegend(legend(reading))]);
  }
}
