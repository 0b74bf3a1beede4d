import type { Entry } from "../events/event.ts";
import { isForAll } from "../people/readers.ts";
import type { ClauseId } from "../ids.ts";
import { BOARD_ACTS, type BoardActs, type BoardActType, type BoardClause } from "./board.ts";

/** Counts a week's acts by kind, in the order of the kinds: acts that the room may read (rule O5). */
export function weekOf(
  entries: readonly Entry[],
  clauses: ReadonlyMap<ClauseId, BoardClause>,
): readonly BoardActs[] {
  return BOARD_ACTS.flatMap((type: BoardActType) => {
    const own = entries.filter((entry) => entry.type === type && isForAll(entry));
    const ids = new Set(own.flatMap((entry) => clauseOf(entry) ?? []));
    const named = [...ids].flatMap((id) => clauses.get(id) ?? []);
    return own.length === 0 ? [] : [{ type, clauses: named, n: own.length }];
  });
}

const clauseOf = (entry: Entry): ClauseId | null => {
  if ("clauseId" in entry) return entry.clauseId ?? null;
  return "subject" in entry ? (entry.subject.clauseId ?? null) : null;
};
