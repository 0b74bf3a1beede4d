import type { Contribution } from "../negotiation/contribution.ts";
import type { DelegationId } from "../ids.ts";
import { type Proposal, proposalLabel, proposedText } from "../negotiation/proposal.ts";
import { isBareVerb } from "../plain-text/section-verbs.ts";
import { type Sentence, sentencesIn, type TextNow } from "./where-is.ts";

/** True for a paper that is a delegation's own, or of a group that it is in; to an office all are. */
export const isOwnPaper = (
  { from, withdrawn }: Pick<Contribution, "from" | "withdrawn">,
  own: DelegationId | null,
): boolean =>
  withdrawn === null &&
  (own === null ||
    (from.kind === "delegation" && from.delegationId === own) ||
    (from.kind === "group" && from.members.includes(own)));

/** True if a delegation stands behind a proposal: as its proponent, in its group, or as one that joined it. */
export function isOwnProposal(
  { proponent, coSponsors }: Pick<Proposal, "proponent" | "coSponsors">,
  own: DelegationId | null,
): boolean {
  if (own === null) return proponent.kind === "office";
  return (
    coSponsors.includes(own) ||
    (proponent.kind === "delegation" && proponent.delegationId === own) ||
    (proponent.kind === "group" && proponent.members.includes(own))
  );
}

/** One paper or proposal of a delegation, as it is looked for in the texts (rule U12). */
export type OwnText = {
  readonly of:
    | { readonly kind: "paper"; readonly number: string; readonly title: string }
    | { readonly kind: "proposal"; readonly label: string; readonly fate: Proposal["fate"] };
  readonly sentences: readonly Sentence[];
  /** In which texts. */
  readonly texts: readonly TextNow[];
  /** Symbols under which the words are its own. */
  readonly symbols: readonly string[];
};

/** Everything that a delegation handed in, papers first, each in the order in which it came. */
export function ownTexts(
  own: { readonly id: DelegationId | null; readonly symbol: string },
  papers: readonly Contribution[],
  texts: readonly TextNow[],
): readonly OwnText[] {
  return [
    ...papers
      .filter((one) => isOwnPaper(one, own.id) && one.paragraphs.length > 0)
      .map((paper): OwnText => ({
        of: { kind: "paper", number: paper.number, title: paper.title },
        sentences: sentencesOfPaper(paper),
        texts,
        symbols: paper.from.kind === "group" ? [paper.from.symbol, own.symbol] : [own.symbol],
      })),
    ...texts.flatMap((text) =>
      text.record.negotiation.proposals
        .filter((one) => isOwnProposal(one, own.id))
        .map((proposal): OwnText => {
          const words = proposedText(proposal);
          const { id: proposalId, fate, symbol } = proposal;
          return {
            of: { kind: "proposal", label: proposalLabel(proposal), fate },
            sentences: words === "" ? [] : [{ text: words, of: { proposalId } }],
            texts: [text],
            symbols: [symbol, own.symbol],
          };
        }),
    ),
  ];
}

/** Lines that are nothing but a section verb say nothing of their own. */
export const sentencesOfPaper = ({
  id,
  paragraphs,
}: Pick<Contribution, "id" | "paragraphs">): readonly Sentence[] =>
  paragraphs
    .filter((paragraph) => !isBareVerb(paragraph))
    .flatMap(sentencesIn)
    .map((text) => ({ text, of: { contributionId: id } }));
