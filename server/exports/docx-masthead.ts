import { type FileChild, type Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from "docx";
import type { Masthead } from "../../shared/report/masthead.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { NO_RULE, STRONG_RULE } from "./docx-table.ts";
import { line } from "./docx-text.ts";

/** Of the paper's width, what the group and its meeting have; number, date and language have the rest. */
const LEFT_SHARE = 0.6;

type Place = { readonly language: ReportLanguage; readonly width: number };

/**
 * The head of a paper: group and meeting at one side, number, date and language at the other, then its source. The table
 * has one row without lines, so that its cells are read in the order in which they are seen. `width` in twips.
 */
export function docxMasthead(masthead: Masthead, { language, width }: Place): FileChild[] {
  const fromRight = language === "ar";
  const left = Math.floor(width * LEFT_SHARE);
  const cell = (size: number, children: readonly Paragraph[]) =>
    new TableCell({ width: { size, type: WidthType.DXA }, children });
  return [
    new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: [left, width - left],
      layout: TableLayoutType.FIXED,
      margins: { left: 0, right: 113, top: 0, bottom: 113 },
      borders: {
        top: NO_RULE,
        bottom: STRONG_RULE,
        left: NO_RULE,
        right: NO_RULE,
        insideHorizontal: NO_RULE,
        insideVertical: NO_RULE,
      },
      ...(fromRight ? { visuallyRightToLeft: true } : {}),
      rows: [
        new TableRow({
          cantSplit: true,
          children: [
            cell(left, [
              line("MastheadGroup", masthead.group, { fromRight }),
              ...masthead.under.map((one) => line("MastheadMeeting", one, { fromRight })),
            ]),
            cell(
              width - left,
              masthead.right.map((one) => line("Masthead", one, { fromRight })),
            ),
          ],
        }),
      ],
    }),
    ...(masthead.source === "" ? [] : [line("MastheadSource", masthead.source, { fromRight })]),
  ];
}
