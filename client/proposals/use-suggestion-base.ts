import type { Kind } from "../../shared/clause/clause.ts";
import { textOf } from "../../shared/clause/words.ts";
import type { ClauseId, ProposalId } from "../../shared/ids.ts";
import { type ProposalKind, presentWords } from "../../shared/negotiation/proposal.ts";
import { nextKind } from "../../shared/opinion/next-kind.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";

type Of = { readonly clauseId: ClauseId | null; readonly on: ProposalId | null };

/** The clause, or the proposal, that a suggestion would change. */
export function useSuggestionBase({ clauseId, on }: Of) {
  const { snapshot } = useOpenedOpinion();
  const { opinion, document } = snapshot;
  const other = opinion.negotiation.proposals.find((one) => one.id === on);
  const there = document.clauses.find((one) => one.id === clauseId);
  const following = clauseId === null || there === undefined ? null : nextKind(opinion, clauseId);
  return {
    document,
    other,
    isThere: there !== undefined || other !== undefined,
    text: other === undefined ? (there?.text ?? "") : textOf(presentWords(other).runs),
    hash: other === undefined ? there?.hash : presentWords(other).hash,
    /** Of a clause that is added behind it. */
    following,
    kindOf: (kind: ProposalKind): Kind =>
      kind === "add" ? (following?.kind ?? "opening") : (other?.clauseKind ?? there?.kind ?? "note"),
    closing: other === undefined ? (there?.closing ?? "") : "",
  };
}
