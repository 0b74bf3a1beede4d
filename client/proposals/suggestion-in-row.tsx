import { findProposal } from "../../shared/negotiation/proposal.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { OpenSuggestion } from "../opinion/use-proposing.ts";
import { DraftInRow } from "./draft-in-row.tsx";
import { RewordInRow } from "./reword-in-row.tsx";
import { OwnSuggestion } from "./own-suggestion.tsx";

/** The suggestion that is open: one of this device, a draft that others write, too, or new words for a proposal. */
export function SuggestionInRow({ suggestion }: { readonly suggestion: OpenSuggestion }) {
  const { snapshot } = useOpenedOpinion();
  const { question, n } = suggestion;
  if (question.ask === "propose")
    return <OwnSuggestion key={n} question={question} caret={suggestion.caret} typed={suggestion.typed} />;
  if (question.ask === "reword") {
    const proposal = findProposal(snapshot.opinion.negotiation, question.proposalId);
    return proposal === undefined ? null : <RewordInRow key={n} proposal={proposal} />;
  }
  const draft = snapshot.opinion.negotiation.drafts.find(({ id }) => id === question.draftId);
  return draft === undefined ? null : <DraftInRow key={n} draft={draft} />;
}
