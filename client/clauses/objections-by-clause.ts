import type { ClauseId, DelegationId } from "../../shared/ids.ts";
import { objectionsAmong } from "../../shared/standing/objections.ts";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";

/** An objection as the margin shows it. */
export type ObjectionSign = {
  readonly delegationId: DelegationId;
  /** Hash of the text that it speaks of. */
  readonly at: number;
  readonly unanswered: boolean;
  readonly toLead: boolean;
  /** How the delegation told it, if an office entered it (rule C51). */
  readonly onWordOf: string | null;
};

const NONE: readonly ObjectionSign[] = [];

/** Objections by clause. A clause whose objections did not change has the same list as before, so that its row rests. */
export function openObjectionSigns(): (
  opinion: Opinion,
  clauses: readonly Pick<DocumentClause, "id" | "hash">[],
) => (id: ClauseId) => readonly ObjectionSign[] {
  let before = new Map<ClauseId, { readonly key: string; readonly signs: readonly ObjectionSign[] }>();
  return (opinion, clauses) => {
    const byClause = Map.groupBy(objectionsAmong(opinion, clauses), ({ clauseId }) => clauseId);
    before = new Map(
      [...byClause].map(([id, found]) => {
        const signs = found.map(({ position, unanswered }): ObjectionSign => ({
          delegationId: position.delegationId,
          at: position.at,
          unanswered,
          toLead: position.to === "lead",
          onWordOf: position.onWordOf,
        }));
        const key = JSON.stringify(signs);
        const known = before.get(id);
        return [id, known?.key === key ? known : { key, signs }];
      }),
    );
    const now = before;
    return (id) => now.get(id)?.signs ?? NONE;
  };
}
