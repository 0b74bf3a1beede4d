import type { ClauseId } from "../ids.ts";
import type { Words } from "../clause/words.ts";
import { type Call, openCall } from "../negotiation/call.ts";
import { clauseHash, coveredClauses } from "../opinion/canonical-text.ts";
import { numbersOf } from "../opinion/numbering.ts";
import { findClause, type Opinion } from "../opinion/opinion.ts";
import { because, madeIn } from "../people/permissions.ts";
import type { Refusal } from "../refusal.ts";

type Held = { readonly clauses: Opinion["clauses"]; readonly ids: ReadonlySet<ClauseId> };
const held = new WeakMap<Call["clauses"], Held>();

/** The clauses whose words an open call covers, and those under which they are read. The gate asks at each key. */
function heldIn(opinion: Opinion, { clauses: called }: Call): ReadonlySet<ClauseId> {
  const { clauses } = opinion;
  const known = held.get(called);
  if (known?.clauses === clauses) return known.ids;
  const ids = new Set(called.flatMap(({ clauseId }) => coveredClauses(opinion, clauseId)));
  held.set(called, { clauses, ids });
  return ids;
}

const refusalOf = (call: Call, clauseId: ClauseId): Refusal =>
  because("heldForCall", "The lead has put this text to the room: its words are held until then.", {
    ...madeIn(call),
    clauseId,
  });

/** Refuses typing in the words that an open call covers (rule I17). */
export function heldRefusal(opinion: Opinion, id: ClauseId): Refusal | null {
  const call = openCall(opinion);
  return call === null || !heldIn(opinion, call).has(id) ? null : refusalOf(call, id);
}

/**
 * Refuses an act right beside called words that would give one of them another number: the room reads them under it
 * (rule I17).
 */
export function calledNumbersRefusal(before: Opinion, after: Opinion): Refusal | null {
  const call = openCall(before);
  if (call === null) return null;
  const [were, are] = [numbersOf(before), numbersOf(after)];
  const changed = [...heldIn(before, call)].find((id) => were.get(id) !== are.get(id));
  return changed === undefined ? null : refusalOf(call, changed);
}

/** Refuses an act that would change the words of an open call: `opinion` and `words` are those after it (rule I17). */
export function calledWordsRefusal(opinion: Opinion, words: Words): Refusal | null {
  const call = openCall(opinion);
  if (call === null) return null;
  const changed = call.clauses.find(
    ({ clauseId, wordsHash }) =>
      findClause(opinion, clauseId)?.removed !== null || clauseHash(opinion, words, clauseId) !== wordsHash,
  );
  return changed === undefined ? null : refusalOf(call, changed.clauseId);
}
