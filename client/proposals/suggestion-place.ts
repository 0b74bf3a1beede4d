import type { ClauseId } from "../../shared/ids.ts";
import { findProposal } from "../../shared/negotiation/proposal.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { SuggestionQuestion } from "../opinion/question.ts";
import type { SuggestionPlace } from "../opinion/use-proposing.ts";

/** The clause that a suggestion speaks of or follows; null at the start; undefined where its draft is not here. */
export const clauseOfSuggestion = (
  question: SuggestionQuestion,
  { negotiation }: Pick<Opinion, "negotiation">,
): ClauseId | null | undefined =>
  question.ask === "propose"
    ? question.clauseId
    : question.ask === "draft"
      ? negotiation.drafts.find(({ id }) => id === question.draftId)?.clauseId
      : findProposal(negotiation, question.proposalId)?.clauseId;

/** The row that a suggestion stands in now. */
export function suggestionPlace(question: SuggestionQuestion, opinion: Opinion): SuggestionPlace | null {
  const clause = clauseOfSuggestion(question, opinion);
  if (clause === undefined) return null;
  if (clause === null) return { isIn: false, row: null };
  const index = opinion.clauses.findIndex(({ id }) => id === clause);
  const row = opinion.clauses.slice(0, index + 1).findLast(({ removed }) => removed === null)?.id ?? null;
  return { isIn: row === clause, row };
}
