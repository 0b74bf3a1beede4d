import type { MovedRange } from "../clause/words.ts";
import type { OpinionEvent, Entry } from "../events/event.ts";
import type { EnBlocMark } from "../events/text-event.ts";

/** A settled state, as the list of them tells it: the entry it stands right behind, without words. */
export type SettledState = Omit<Entry, "salt" | "prev" | "hash">;

/** An entry without the words, characters and frozen clauses that it carries for replay. */
export function withoutWords(entry: Entry): SettledState {
  const { salt: _salt, prev: _prev, hash: _hash, ...told } = entry;
  return JSON.parse(JSON.stringify(told, leaveOut)) as SettledState;
}

const LISTS: ReadonlySet<string> = new Set([
  "runs",
  "moved",
  "clauses",
  "settled",
  "rewritten",
  "made",
  "changed",
  "bound",
  "open",
]);
const leaveOut = (key: string, value: unknown): unknown => {
  // Told by their number.
  if (key === "marks" && Array.isArray(value)) return value.map(({ clauseId }: EnBlocMark) => ({ clauseId }));
  return LISTS.has(key) && Array.isArray(value) ? [] : value;
};

/** The characters that an act copied, and to where; a comparison over it tells them as moved or kept, not as new. */
export const copiedBy = (event: OpinionEvent): readonly MovedRange[] =>
  event.type === "clauseSplit" ||
  event.type === "clausesJoined" ||
  event.type === "wordsRestored" ||
  event.type === "takenBack"
    ? event.moved
    : [];
