import { useTranslations } from "use-intl";
import { isRunning, presentWords, type Proposal } from "../../shared/negotiation/proposal.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useContributions } from "../forum/use-contributions.ts";

/** On a proposal's card: that the paper it belongs to was withdrawn, or revised after its words (rules F10, F7). */
export function PaperOfProposal({ proposal }: { readonly proposal: Proposal }) {
  const t = useTranslations("contribution");
  const { timeZone } = useForum();
  const instants = useInstants();
  const papers = useContributions();
  const paper =
    papers.kind === "here" ? papers.here.find(({ id }) => id === proposal.contribution?.id) : undefined;
  if (paper === undefined) return null;
  if (paper.withdrawn !== null) {
    const told = { number: paper.number, at: instants.inZone(paper.withdrawn.at, timeZone) };
    return (
      <p className="proposal-note">{t(isRunning(proposal) ? "ofWithdrawnRuns" : "ofWithdrawn", told)}</p>
    );
  }
  const replaced = paper.former.at(-1);
  if (replaced === undefined || presentWords(proposal).at >= paper.at) return null;
  const at = instants.inZone(paper.at, timeZone);
  return (
    <p className="proposal-note">{t("ofRevised", { number: replaced.number, next: paper.number, at })}</p>
  );
}
