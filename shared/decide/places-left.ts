import { CLAUSES_MAX, CLAUSES_OF_LEADS_MIN, CLAUSES_OF_ONE_MAX } from "../limits.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { mayDo } from "../people/permissions.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { DecisionContext } from "./decision-context.ts";

/**
 * Null while somebody may put one more clause into an Opinion (rule P8). Removed ones keep their places for good, so
 * nobody takes the others' places, and the leads' last ones are theirs.
 */
export function placesRefusal({ opinion, context }: DecisionContext): Refusal | null {
  const { actor } = context;
  const isLead = mayDo(actor, opinion.groupId, "structureLocked") === null;
  const max = isLead ? CLAUSES_MAX : CLAUSES_MAX - CLAUSES_OF_LEADS_MIN;
  if (opinion.clauses.length >= max) return refuse("tooManyClauses", "The Opinion is full.", { max }).refusal;
  return isLead || addedWith(opinion, context) < CLAUSES_OF_ONE_MAX
    ? null
    : refuse("tooManyOwnClauses", "Your delegation added as many clauses as one may.", {
        max: CLAUSES_OF_ONE_MAX,
      }).refusal;
}

/** Clauses that somebody and their delegation added and no lead settled: what is settled is the leads'. */
function addedWith({ clauses }: Opinion, { actor, personAt }: DecisionContext["context"]): number {
  if (clauses.length < CLAUSES_OF_ONE_MAX) return 0;
  const own = actor.delegationId;
  return clauses.filter(
    ({ settled: { by, forumSeq } }) =>
      by === actor.id || (own !== null && personAt?.(by, forumSeq)?.delegationId === own),
  ).length;
}
