import { type FileChild, Paragraph } from "docx";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { SideBySide } from "../../shared/language-version/side-by-side.ts";
import { besideTable } from "../../shared/report/beside-table.ts";
import { translationNote } from "../../shared/report/opinion-text.ts";
import { docxLegend } from "./docx-legend.ts";
import { type SheetContext, titleBlock } from "./docx-opinion-body.ts";
import { TEXT_WIDTH } from "./docx-page.ts";
import { docxTable } from "./docx-table.ts";
import { wordRuns } from "./docx-text.ts";

/** The original with a translation at its side, clause by clause (rule X48). */
export function besideBody(document: OpinionDocument, beside: SideBySide, sheet: SheetContext): FileChild[] {
  const { language, shelf } = sheet;
  return [
    ...titleBlock(document, { ...sheet, plain: translationNote(beside, language) }, [
      new Paragraph({ style: "Restitle", children: wordRuns(document.title, [], shelf) }),
    ]),
    docxTable(besideTable(beside, language), { width: TEXT_WIDTH }),
    ...docxLegend(sheet),
  ];
}
