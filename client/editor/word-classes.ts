import type { Drawn } from "./drawing.ts";

/** The class of a stretch of words, as rendered and in the editor. */
export function classOf({ bracket, selected, leadsTo }: Extract<Drawn, { kind: "words" }>): string {
  const classes = [];
  if (bracket !== "none") classes.push(bracket === "attribution" ? "in-bracket attribution" : "in-bracket");
  if (leadsTo !== null) classes.push("reference");
  if (selected !== null) classes.push("others-selection");
  return classes.join(" ");
}

/** Names of the elements that underline a stretch of words, the outermost first: within all others, each for itself. */
export const underlineNames = (underlined: string): readonly string[] =>
  underlined === "" ? NOT_UNDERLINED : underlined.split(" ");
const NOT_UNDERLINED: readonly string[] = [];

export const caretClass = (rests: boolean): string => (rests ? "others-caret rests" : "others-caret");
