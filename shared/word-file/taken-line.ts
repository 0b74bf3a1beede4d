import { isAnnexLine, type ToldLines } from "../plain-text/text-paragraphs.ts";
import type { WordLine } from "./word-lines.ts";

export type LineKind = NonNullable<ReturnType<ToldLines["kindOf"]>>;

/** What a paragraph is for a new text: of a kind, of what its words tell (null), or none of it, and why. */
export type Taken =
  | { readonly kind: LineKind | null; readonly number?: string }
  /** `beside`: a number in a cell of its own, which goes with the words in the next one. */
  | { readonly not: "masthead" | "tableWords" | "textBoxWords" | "anotherText" | "beside" };

/** What a line is that is no number or title, by its style. */
export function kindByStyle({ role, text, isVerb }: WordLine): LineKind | null {
  if (isVerb) return "verb";
  if (role === "note") return "note";
  if (role === "annex" || (role === "heading" && isAnnexLine(text))) return "annex";
  return role === "heading" ? "division" : null;
}
