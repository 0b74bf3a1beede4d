import { isBalanced } from "../text/brackets.ts";
import type { ProposalId } from "../ids.ts";
import {
  type BracketedPiece,
  bracketedPieces,
  bracketedText,
  type LaidPart,
  layOver,
  type Rival,
} from "./rivals.ts";

/** Rivals laid over one another, and who would have nothing of it: one more alternative beside all others together. */
export type LaidRivals = {
  readonly parts: readonly LaidPart[];
  /** Empty where a deletion stands among the options of `parts`, or where there is none. */
  readonly deletedBy: readonly ProposalId[];
};

/**
 * A deletion shares no word with anybody: laid over the others word by word it would tear all of them into whole texts.
 * It stands beside the others laid over one another, `[... [shall][should] ...][no text]`, where these share words and
 * their brackets can be told apart within one more (rule V23).
 */
export function layRivals(baseText: string, rivals: readonly Rival[]): LaidRivals {
  const others = rivals.filter(({ kind }) => kind !== "delete");
  if (others.length < rivals.length) {
    const parts = layOver(baseText, others);
    const sharesWords = parts.some((part) => part.kind === "shared" && hasWords(part.text));
    const differ = parts.some(({ kind }) => kind === "alternatives");
    if (sharesWords && differ && isBalanced(bracketedText(parts, ""))) {
      return { parts, deletedBy: rivals.flatMap(({ id, kind }) => (kind === "delete" ? [id] : [])) };
    }
  }
  return { parts: layOver(baseText, rivals), deletedBy: [] };
}

/** The bracketed text in its pieces. */
export function rivalPieces({ parts, deletedBy }: LaidRivals, noText: string): readonly BracketedPiece[] {
  const pieces = bracketedPieces(parts, noText);
  if (deletedBy.length === 0) return pieces;
  const signs = ["]", "[", noText, "]"].map((text): BracketedPiece => ({ kind: "sign", text }));
  return [{ kind: "sign", text: "[" }, ...pieces, ...signs];
}

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
