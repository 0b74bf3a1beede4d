import { isAnnexLine, type ToldLines } from "../plain-text/text-paragraphs.ts";
import type { WordLine } from "./word-lines.ts";

export type LineKind = NonNullable<ReturnType<ToldLines["kindOf"]>>;

/** A paragraph's use in a new text: a kind, left to its words (null), or left out with a reason. */
export type LineUse =
  | { readonly kind: LineKind | null; readonly number?: string }
  /** `beside`: a number in a cell of its own, which goes with the words in the next one. */
  | { readonly not: "masthead" | "tableWords" | "textBoxWords" | "anotherText" | "beside" };

/** Classifies by its style a line that is no number or title. */
export function kindByStyle({ role, text, isVerb }: WordLine): LineKind | null {
  if (isVerb) return "verb";
  if (role === "note") return "note";
  if (role === "annex" || (role === "heading" && isAnnexLine(text))) return "annex";
  return role === "heading" ? "division" : null;
}
