import { opinionLanguage } from "../checks/opinion-language.ts";
import { otherLanguageOf } from "../checks/other-language.ts";
import { findProposal, type Proposal } from "../negotiation/proposal.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { DecisionContext } from "./decision-context.ts";

/** Words in another language than what they go into come in by who saw that they are, and not unseen (rule V15). */
export function languageRefusal(
  { opinion, words }: DecisionContext,
  proposals: readonly Proposal[],
  seen: true | undefined,
): Refusal | null {
  if (seen === true) return null;
  const languages = proposals.flatMap((proposal) => {
    const target = proposal.on === null ? undefined : findProposal(opinion.negotiation, proposal.on);
    return otherLanguageOf(proposal, target?.language ?? opinionLanguage(opinion, words)) ?? [];
  });
  if (languages.length === 0) return null;
  return refuse(
    "otherLanguage",
    "The words are in another language than the text: say that you saw it, with languageSeen.",
    { languages: [...new Set(languages)].join(", ") },
  ).refusal;
}
