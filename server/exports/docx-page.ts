import type { IFontAttributesProperties } from "docx";

/** Twips: 1134 is 2 cm. */
export const PAGE = { width: 11906, height: 16838, margin: 1134 } as const;

/** Beside each paragraph of an Opinion its state stands in the margin, this far left of the text. */
export const STATE_COLUMN = 992;
/** Widens the left margin of an Opinion's pages, so that the states are clear of the binding. */
export const GUTTER = 567;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
export const SHEET_WIDTH = TEXT_WIDTH - GUTTER;

export const FONT: IFontAttributesProperties = {
  ascii: "Calibri",
  hAnsi: "Calibri",
  // Calibri has no Arabic letters.
  cs: "Arial",
  eastAsia: "SimSun",
};
/** ○ ◐ ● ◌ ▣ are in no text font: without a name Word takes a different one for each. */
export const SIGN_FONT: IFontAttributesProperties = {
  ascii: "Segoe UI Symbol",
  hAnsi: "Segoe UI Symbol",
  cs: "Segoe UI Symbol",
  eastAsia: "Segoe UI Symbol",
};
export const MONO = "Courier New";

export const COLOUR = {
  ink: "1C2126",
  quiet: "545B63",
  line: "A8A69F",
  band: "EEF1F4",
  bracket: "67489B",
} as const;

/** Half-points, as Word counts sizes. */
export const size = (points: number): number => points * 2;
