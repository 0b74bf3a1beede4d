import { AlignmentType, type IParagraphStyleOptions } from "docx";
import { COLOUR, MONO, size } from "./docx-page.ts";

const { CENTER, LEFT } = AlignmentType;

/** The style that marks the Chair's own paragraphs when the file comes back (rule H7). */
export const OWN_STYLES = { introduction: "OwnIntroduction", remarks: "OwnRemarks" } as const;

/** Styles around the Opinions: masthead, tables, legend, head and foot of the pages. */
export const REPORT_STYLES = {
  MastheadGroup: {
    name: "Masthead group",
    basedOn: "Normal",
    run: { bold: true, size: size(13) },
    paragraph: { alignment: LEFT, spacing: { before: 0, line: 240 } },
  },
  Masthead: {
    name: "Masthead",
    basedOn: "Normal",
    run: { bold: true },
    paragraph: { alignment: LEFT, spacing: { before: 0, line: 240 } },
  },
  MastheadMeeting: {
    name: "Masthead meeting",
    basedOn: "Masthead",
    run: { bold: false },
    paragraph: { spacing: { before: 40 } },
  },
  Small: {
    name: "Small",
    basedOn: "Normal",
    run: { size: size(8.5), color: COLOUR.quiet },
    paragraph: { alignment: LEFT, spacing: { before: 120, line: 240 } },
  },
  SmallHead: {
    name: "Small heading",
    basedOn: "Normal",
    run: { size: size(9.5), bold: true },
    paragraph: { alignment: LEFT, keepNext: true, spacing: { before: 240, after: 60 } },
  },
  TableText: {
    name: "Table_text",
    basedOn: "Normal",
    run: { size: size(9.5) },
    paragraph: { alignment: LEFT, spacing: { before: 50, after: 50, line: 240 } },
  },
  TableHead: {
    name: "Table_head",
    basedOn: "TableText",
    run: { bold: true, size: size(8.5) },
    paragraph: { alignment: LEFT, keepNext: true },
  },
  FigureHead: { name: "Figure_head", basedOn: "TableHead", run: { size: size(7) } },
  ListLine: {
    name: "List line",
    basedOn: "Normal",
    paragraph: {
      alignment: LEFT,
      indent: { left: 794, hanging: 397 },
      leftTabStop: 794,
      spacing: { before: 60 },
    },
  },
  LegendLine: {
    name: "Legend line",
    basedOn: "Small",
    paragraph: { indent: { left: 397, hanging: 397 }, leftTabStop: 397, spacing: { before: 20 } },
  },
  MastheadSource: { name: "Masthead source", basedOn: "Masthead", paragraph: { spacing: { before: 120 } } },
  MastheadAbstract: {
    name: "Masthead abstract",
    basedOn: "Normal",
    paragraph: { alignment: LEFT, spacing: { before: 200 } },
  },
  AnnexLine: {
    name: "Annex line",
    basedOn: "Normal",
    paragraph: { alignment: LEFT, keepNext: true, outlineLevel: 0, spacing: { before: 240 } },
  },
  TOCHeading: {
    name: "TOC Heading",
    basedOn: "Normal",
    run: { bold: true, size: size(13) },
    paragraph: { alignment: LEFT, keepNext: true, spacing: { before: 360, after: 60 } },
  },
  TOC1: {
    name: "toc 1",
    basedOn: "Normal",
    // Under a number's own width, or a short label without one would stop there.
    paragraph: { alignment: LEFT, leftTabStop: 425, spacing: { before: 60, line: 240 } },
  },
  TOC2: {
    name: "toc 2",
    basedOn: "TOC1",
    run: { color: COLOUR.quiet },
    paragraph: { indent: { left: 425 }, spacing: { before: 0 } },
  },
  Fact: {
    name: "Fact",
    basedOn: "Normal",
    paragraph: {
      alignment: LEFT,
      indent: { left: 2552, hanging: 2552 },
      leftTabStop: 2552,
      spacing: { before: 60 },
    },
  },
  OwnIntroduction: { name: "Introduction by the Chair", basedOn: "Normal" },
  OwnRemarks: { name: "Remarks by the Chair", basedOn: "Normal" },
  PageHead: {
    name: "Page head",
    basedOn: "Normal",
    run: { size: size(9) },
    paragraph: { alignment: CENTER, spacing: { before: 0, line: 240 } },
  },
  PageFoot: {
    name: "Page foot",
    basedOn: "Normal",
    run: { size: size(9) },
    paragraph: { alignment: LEFT, spacing: { before: 0, line: 240 } },
  },
  Hash: {
    name: "Hash",
    basedOn: "Normal",
    run: { font: MONO, size: size(7.5), noProof: true },
    paragraph: { alignment: LEFT, spacing: { before: 50, after: 50, line: 240 } },
  },
} satisfies Record<string, Omit<IParagraphStyleOptions, "id">>;
