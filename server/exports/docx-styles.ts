import { AlignmentType, type IParagraphStyleOptions, type IStylesOptions } from "docx";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import { defaultLanguages } from "./docx-language.ts";
import { OPINION_STYLES } from "./docx-opinion-styles.ts";
import { COLOUR, FONT, SIGN_FONT, size } from "./docx-page.ts";
import { REPORT_STYLES } from "./docx-report-styles.ts";

const PARAGRAPH_STYLES = { ...OPINION_STYLES, ...REPORT_STYLES };

/** Ids of the paragraph styles beside the headings. */
export type ParagraphStyle = keyof typeof PARAGRAPH_STYLES | "Normal";

const { CENTER, JUSTIFIED, LEFT } = AlignmentType;

/** The style sheet of every Word export. */
export function docxStyles(language: ReportLanguage): IStylesOptions {
  const heading = { bold: true, color: COLOUR.ink, font: FONT };
  return {
    default: {
      document: {
        run: {
          font: FONT,
          size: size(11),
          language: defaultLanguages(language),
        },
        paragraph: { spacing: { before: 120, line: 259 }, alignment: JUSTIFIED },
      },
      title: {
        run: { ...heading, size: size(17) },
        paragraph: { alignment: CENTER, spacing: { before: 480, after: 360 } },
      },
      heading1: {
        run: { ...heading, size: size(13) },
        paragraph: {
          alignment: LEFT,
          keepNext: true,
          spacing: { before: 360, after: 60 },
          indent: { left: 794, hanging: 794 },
        },
      },
      heading2: {
        run: { ...heading, size: size(11.5) },
        paragraph: { alignment: LEFT, keepNext: true, spacing: { before: 280, after: 60 } },
      },
      footnoteText: {
        run: { size: size(9) },
        paragraph: { spacing: { before: 40, line: 240 }, alignment: LEFT },
      },
    },
    paragraphStyles: Object.entries(PARAGRAPH_STYLES).map(([id, style]): IParagraphStyleOptions => ({
      id,
      ...style,
    })),
    // A name is its id: LibreOffice writes ids that it makes from the names.
    characterStyles: [
      {
        id: "Bracket",
        name: "Bracket",
        basedOn: "DefaultParagraphFont",
        run: { bold: true, color: COLOUR.bracket },
      },
      { id: "Apart", name: "Apart", basedOn: "DefaultParagraphFont" },
      { id: "ClauseNumber", name: "ClauseNumber", basedOn: "DefaultParagraphFont" },
      { id: "ClosingSign", name: "ClosingSign", basedOn: "DefaultParagraphFont" },
      {
        id: "ProposalLabel",
        name: "ProposalLabel",
        basedOn: "DefaultParagraphFont",
        run: { bold: true, size: size(9) },
      },
      {
        id: "State",
        name: "State",
        basedOn: "DefaultParagraphFont",
        run: { size: size(7.5), italics: false, color: COLOUR.quiet },
      },
      {
        id: "StateSign",
        name: "StateSign",
        basedOn: "State",
        run: { font: SIGN_FONT, size: size(8.5), color: COLOUR.ink },
      },
    ],
  };
}
