import { AlignmentType, type IParagraphStyleOptions } from "docx";
import { COLOUR, size } from "./docx-page.ts";

const { CENTER, LEFT } = AlignmentType;

function enumLevel(level: 1 | 2 | 3 | 4) {
  // Numbers below the first level start where the text above them starts.
  const left = 794 * level;
  return {
    name: `enumlev${level}`,
    basedOn: "Normal",
    quickFormat: true,
    paragraph: {
      indent: { left, hanging: 794 },
      leftTabStop: left,
      spacing: { before: level === 1 ? 80 : 60 },
    },
  };
}

/** Styles of an Opinion, by the names of ITU's own templates where they have one. */
export const OPINION_STYLES = {
  ResNo: {
    name: "Res_No",
    basedOn: "Normal",
    next: "Restitle",
    quickFormat: true,
    run: { size: size(14), allCaps: true },
    paragraph: { alignment: CENTER, keepNext: true, spacing: { before: 360 } },
  },
  Restitle: {
    name: "Res_title",
    basedOn: "Normal",
    next: "Normal",
    quickFormat: true,
    run: { size: size(14), bold: true },
    paragraph: { alignment: CENTER, keepNext: true, outlineLevel: 1, spacing: { before: 160 } },
  },
  Standing: {
    name: "Standing words",
    basedOn: "Normal",
    run: { size: size(9.5), color: COLOUR.quiet },
    paragraph: { alignment: CENTER, spacing: { before: 80 } },
  },
  Sample: {
    name: "Sample notice",
    basedOn: "Normal",
    run: { size: size(9.5), bold: true },
    paragraph: { alignment: CENTER, spacing: { before: 80 } },
  },
  Call: {
    name: "Call",
    basedOn: "Normal",
    next: "enumlev1",
    quickFormat: true,
    run: { italics: true },
    paragraph: {
      alignment: LEFT,
      keepNext: true,
      indent: { left: 794 },
      spacing: { before: 200, after: 20 },
    },
  },
  OpinionNote: {
    name: "Opinion note",
    basedOn: "Normal",
    run: { size: size(10), color: COLOUR.quiet },
  },
  StandingProposal: {
    name: "Standing proposal",
    basedOn: "Normal",
    paragraph: { spacing: { before: 60 } },
  },
  BilingualText: {
    name: "Bilingual text",
    basedOn: "Normal",
    paragraph: { alignment: LEFT, spacing: { before: 40, after: 40 } },
  },
  BilingualCall: { name: "Bilingual call", basedOn: "BilingualText", run: { italics: true } },
  BilingualTitle: { name: "Bilingual title", basedOn: "BilingualText", run: { bold: true } },
  CommentText: {
    name: "annotation text",
    basedOn: "Normal",
    run: { size: size(9) },
    paragraph: { alignment: LEFT, spacing: { before: 0 } },
  },
  StateNote: {
    name: "State note",
    basedOn: "Normal",
    run: { size: size(8.5), color: COLOUR.quiet },
    paragraph: { alignment: LEFT, spacing: { before: 20 } },
  },
  enumlev1: enumLevel(1),
  enumlev2: enumLevel(2),
  enumlev3: enumLevel(3),
  enumlev4: enumLevel(4),
} satisfies Record<string, Omit<IParagraphStyleOptions, "id">>;
