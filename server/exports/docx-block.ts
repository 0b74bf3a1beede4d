import { type FileChild, Paragraph } from "docx";
import type { PrintContext } from "../../shared/report/opinion-text.ts";
import type { ReportBlock } from "../../shared/printed/report-block.ts";
import { docxLegend } from "./docx-legend.ts";
import { OWN_STYLES } from "./docx-report-styles.ts";
import type { ParagraphStyle } from "./docx-styles.ts";
import { docxTable } from "./docx-table.ts";
import { fromRightLooks, generatedRuns, line, tab } from "./docx-text.ts";

/** `width` in twips. `sentences`: in which style. */
type BlockPlace = {
  readonly reading: PrintContext;
  readonly width: number;
  readonly sentences?: ParagraphStyle;
};

/** Blocks of the report, or of what is told under an Opinion's words. */
export const docxBlocks = (blocks: readonly ReportBlock[], place: BlockPlace): FileChild[] =>
  blocks.flatMap((block, i) => blockBody(block, { ...place, next: blocks[i + 1]?.kind ?? null }));

type Followed = BlockPlace & { readonly next: ReportBlock["kind"] | null };

function blockBody(
  block: ReportBlock,
  { reading, width, sentences = "Normal", next }: Followed,
): FileChild[] {
  // The Chair's own words are in a language of their own.
  const generated = reading.language === "ar" ? { fromRight: true } : {};
  switch (block.kind) {
    case "sentence":
      return [
        line(block.own === undefined ? sentences : OWN_STYLES[block.own], block.text, {
          ...(block.own === undefined ? generated : {}),
          ...(next === "table" ? { keepNext: true, spacing: { after: 120 } } : {}),
        }),
      ];
    case "list":
      return block.lines.map((text) => line("ListLine", `–\t${text}`, generated));
    case "facts":
      return block.facts.map(
        ([label, value]) =>
          new Paragraph({
            style: "Fact",
            ...fromRightLooks(label),
            children: [
              ...generatedRuns(label, { bold: true, ...generated }),
              tab(),
              ...generatedRuns(value, generated),
            ],
          }),
      );
    case "table":
      return [docxTable(block.table, { width })];
    case "hash":
      return [line("Hash", block.text)];
    case "legend":
      return docxLegend(reading);
  }
}
