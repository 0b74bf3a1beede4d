import { type Clause, isItem, type Kind } from "./clause.ts";
import type { ClauseId } from "../ids.ts";
import { clauseText, type Words } from "./words.ts";

type Placed = Pick<Clause, "id" | "kind" | "level" | "alternativeTo">;

/**
 * The closing sign of every living clause by its place (rule N6): items `;`, the last of a section `,`,
 * the last of the text `.`, the opening words `,`, an item that introduces sub-items `:`.
 */
export function closingSigns(clauses: readonly Placed[], words: Words): ReadonlyMap<ClauseId, string> {
  return closingSignsOf(clauses, (id) => clauseText(words, id));
}

/** The same for words that are plain text, as a base text keeps them. */
export function closingSignsOf(
  clauses: readonly Placed[],
  wordsOf: (id: ClauseId) => string,
): ReadonlyMap<ClauseId, string> {
  const signs = new Map<ClauseId, string>();
  let next: Placed | null = null;
  for (const clause of clauses.toReversed()) {
    signs.set(clause.id, closingSign(clause, next, wordsOf(clause.id).trimEnd()));
    // A note stands between the lines: it ends no section.
    if (clause.kind !== "note") next = clause;
  }
  return signs;
}

function closingSign(clause: Placed, next: Placed | null, text: string): string {
  if (text === "" || text.endsWith(":") || text.endsWith("：")) return "";
  if (clause.kind === "opening") return ",";
  if (!isItem(clause.kind)) return "";
  if (next === null) return ".";
  if (!isItem(next.kind)) return ",";
  return next.level > clause.level && next.alternativeTo === null ? ":" : ";";
}

/** A closing sign that was typed or read at the end, taken off: it follows from the place. */
export function withoutClosing(text: string): string {
  const said = text.trimEnd();
  return endsInSign(said) ? said.slice(0, -1).trimEnd() : said;
}

/** Of a text without white space at its end. A pattern would try each of many spaces anew, and hold the room up. */
const endsInSign = (said: string): boolean => [";", ",", "."].some((sign) => said.endsWith(sign));

/** True if a closing sign was typed or read at the end. */
export const hasClosing = (text: string): boolean => endsInSign(text.trimEnd());

/** The closing sign follows from the place; a note's or a title's full stop is its own (rule N10). */
export const withoutClosingAt = (kind: Kind, text: string): string =>
  (isItem(kind) || kind === "opening") && hasClosing(text) ? withoutClosing(text) : text;
