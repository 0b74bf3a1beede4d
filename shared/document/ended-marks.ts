import type { ClauseId } from "../ids.ts";
import type { DocumentClause } from "./opinion-document.ts";
import { isItem } from "../clause/clause.ts";

/** A mark that held and does not any more (rule C4): it was made void, its clause was removed, or it was reopened. */
export type EndedMark = {
  readonly clauseId: ClauseId;
  readonly mark: NonNullable<DocumentClause["mark"]>;
  readonly how: "changed" | "removed" | "reopened";
};

type Read = readonly Pick<DocumentClause, "id" | "mark" | "state">[];

/** Tells if a mark holds on the present words; a mark that awaits the end of an objection holds, too. */
export const holdsMark = ({ mark, state }: Read[number]): boolean => mark !== null && state !== "void";

/** The marks that held in a text and do not hold in the same text later. */
export function endedMarks(before: Read, after: Read): readonly EndedMark[] {
  const now = new Map(after.map((clause) => [clause.id, clause]));
  return before.flatMap((clause): EndedMark[] => {
    const { id, mark } = clause;
    if (mark === null || !holdsMark(clause)) return [];
    const then = now.get(id);
    if (then === undefined) return [{ clauseId: id, mark, how: "removed" }];
    if (then.mark === null) return [{ clauseId: id, mark, how: "reopened" }];
    return then.state === "void" ? [{ clauseId: id, mark, how: "changed" }] : [];
  });
}

/** The clauses whose marks rest on the words of this one (rule C1): itself, and the items that are read under it. */
export function marksRestingOn(
  clauses: readonly Pick<DocumentClause, "id" | "kind" | "level" | "mark" | "state">[],
  id: ClauseId,
): readonly ClauseId[] {
  const at = clauses.findIndex((clause) => clause.id === id);
  const own = clauses[at];
  if (own === undefined) return [];
  const resting = holdsMark(own) ? [id] : [];
  if (own.kind !== "verb" && !isItem(own.kind)) return resting;
  for (const clause of clauses.slice(at + 1)) {
    if (clause.kind === "verb") break;
    if (!isItem(clause.kind)) continue;
    if (own.kind !== "verb" && clause.level <= own.level) break;
    if (holdsMark(clause)) resting.push(clause.id);
  }
  return resting;
}
