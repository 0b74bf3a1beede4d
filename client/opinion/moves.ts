import { isCounted, isItem } from "../../shared/clause/clause.ts";
import { blockOf } from "../../shared/decide/structure.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { livingClauses, type Opinion } from "../../shared/opinion/opinion.ts";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";

/** Place of a clause one step away: behind this clause (null: to the start). */
export type MovePlace = { readonly after: ClauseId | null };

/** One place up, past its neighbour and all that hangs on it; null where nothing stands above. */
export function placeAbove(opinion: Opinion, id: ClauseId): MovePlace | null {
  const living = livingClauses(opinion);
  const index = living.findIndex((clause) => clause.id === id);
  const own = living[index];
  if (own === undefined || index === 0) return null;
  let neighbour = index - 1;
  if (own.kind === "verb") {
    neighbour = living.findLastIndex((clause, i) => i < index && clause.kind === "verb");
  } else {
    while (
      neighbour > 0 &&
      isItem(own.kind) &&
      isItem(living[neighbour]!.kind) &&
      living[neighbour]!.level > own.level
    )
      neighbour--;
  }
  const above = living[neighbour];
  // An item or a section never goes above the title and the opening words by one press.
  if (above === undefined || above.kind === "title" || above.kind === "opening") return null;
  return { after: living[neighbour - 1]?.id ?? null };
}

/** One place down, past its neighbour; a clause at the end of its section goes under the next verb. */
export function placeBelow(opinion: Opinion, id: ClauseId): MovePlace | null {
  const living = livingClauses(opinion);
  const index = living.findIndex((clause) => clause.id === id);
  const own = living[index];
  if (own === undefined) return null;
  const next = living[index + blockOf(opinion, id).length];
  if (next === undefined) return null;
  if (next.kind === "verb" && own.kind !== "verb") return { after: next.id };
  return { after: blockOf(opinion, next.id).at(-1) ?? next.id };
}

/** Returns the next counted paragraph, wrapping at the end. If none is selected: the first, or the last going back. */
export function nextParagraph(
  clauses: readonly Pick<DocumentClause, "id" | "kind">[],
  selectedId: ClauseId | null,
  step: 1 | -1,
): ClauseId | null {
  const at = clauses.findIndex(({ id }) => id === selectedId);
  const start = at === -1 && step === -1 ? clauses.length : at;
  for (let n = 1; n <= clauses.length; n++) {
    const clause = clauses[(start + step * n + clauses.length) % clauses.length];
    if (clause !== undefined && isCounted(clause.kind)) return clause.id;
  }
  return null;
}
