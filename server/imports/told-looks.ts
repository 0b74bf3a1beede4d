import type { LeftOut } from "../../shared/word-file/word-file.ts";
import type { OpenParagraph } from "./open-paragraph.ts";

/** Words that are not seen, and marks that look like changes and are no tracked ones: told once a paragraph. */
export function tellLooks(
  paragraph: OpenParagraph,
  leave: (what: LeftOut["what"], line: number, words: string) => void,
): void {
  const { line, hidden, underlined, hasColour, runs } = paragraph;
  if (hidden.trim() !== "") leave("hiddenWords", line, hidden);
  const struck = runs.map((one) => (one.struckByHand === true ? one.text : "")).join(" ");
  if (struck.trim() !== "") leave("struckByHand", line, struck);
  // Underlined words alone may be a heading.
  if (underlined.trim() !== "" && (struck.trim() !== "" || hasColour))
    leave("underlinedByHand", line, underlined);
}
