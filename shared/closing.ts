import type { Clause } from "./clause.ts";
import { isItem } from "./clause.ts";
import type { ClauseId } from "./ids.ts";
import type { Words } from "./words.ts";
import { clauseText } from "./words.ts";

/**
 * The closing sign of every living clause by its place (rule N6): items `;`, the last of a section `,`,
 * the last of the text `.`, the opening words `,`, an item that introduces sub-items `:`.
 */
export function closingSigns(clauses: readonly Clause[], words: Words): ReadonlyMap<ClauseId, string> {
  const signs = new Map<ClauseId, string>();
  let next: Clause | null = null;
  for (const clause of clauses.toReversed()) {
    signs.set(clause.id, closingSign(clause, next, clauseText(words, clause.id).trimEnd()));
    // A note stands between the lines: it ends no section.
    if (clause.kind !== "note") next = clause;
  }
  return signs;
}

function closingSign(clause: Clause, next: Clause | null, text: string): string {
  if (text === "" || text.endsWith(":")) return "";
  if (clause.kind === "opening") return ",";
  if (!isItem(clause.kind)) return "";
  if (next === null) return ".";
  if (!isItem(next.kind)) return ",";
  return next.level > clause.level && next.alternativeTo === null ? ":" : ";";
}

/** A closing sign that was typed or read at the end, taken off: it follows from the place. */
export const withoutClosing = (text: string): string => text.replace(/\s*[;,.]?\s*$/u, "");
