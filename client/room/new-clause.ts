import type { ClauseId } from "../../shared/ids.ts";
import type { Entry } from "../../shared/events/event.ts";

/** The clause that a command made, by its entries; the first where it made several. */
export function newClause(entries: readonly Entry[]): ClauseId | null {
  for (const entry of entries) {
    if (entry.type === "clauseAdded") return entry.clauseId;
    if (entry.type === "clauseSplit") return entry.newClauseId;
  }
  return null;
}
