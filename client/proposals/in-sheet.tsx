import { memo } from "react";
import { useTranslations } from "use-intl";
import { isRunning, presentWords, type Proposal } from "../../shared/negotiation/proposal.ts";
import { ProposalHead } from "./proposal-head.tsx";
import { ProposalRedline } from "./proposal-redline.tsx";
import { WhenSeen } from "./when-seen.tsx";

type InSheetProps = {
  /** On one clause, or after it; the same list while nothing was said of any. */
  readonly proposals: readonly Proposal[];
  /** "clause b)", or the start of the text. */
  readonly clause: string;
};

/** The running proposals under their clause, as redlines; an added clause stands where it would come. */
export const ProposalsInSheet = memo(function ProposalsInSheet({ proposals, clause }: InSheetProps) {
  const t = useTranslations("proposal");
  const running = proposals.filter(isRunning);
  if (running.length === 0) return null;
  const inPlace = [
    ...running.filter((one) => one.kind !== "add"),
    ...running.filter((one) => one.kind === "add"),
  ];
  return (
    <ol className="sheet-proposals" aria-label={t("onClause", { clause })}>
      {inPlace.map((proposal) => (
        <li key={proposal.id}>
          <div className="proposal-head">
            <ProposalHead proposal={proposal} />
          </div>
          <WhenSeen lines={2}>
            {() => <ProposalRedline proposal={proposal} words={presentWords(proposal)} />}
          </WhenSeen>
        </li>
      ))}
    </ol>
  );
});
