import { useTranslations } from "use-intl";
import { presentWords, type Proposal } from "../../shared/negotiation/proposal.ts";
import { ParkedNotice } from "../parking/parked-notice.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { capitalized } from "../i18n/capitalized.ts";
import { useInstants, useSaidInstant } from "../i18n/instants.ts";

/** Tells a proposal's fate and reason, or when it was submitted, and by whom. */
export function FateSentence({ proposal }: { proposal: Proposal }) {
  const t = useTranslations("proposal");
  const said = useSaidInstant();
  const instants = useInstants();
  const { whom } = useOpenedOpinion();
  const { fate, wordings } = proposal;
  if (fate.kind === "running") {
    const first = wordings[0] ?? presentWords(proposal);
    const last = presentWords(proposal);
    return (
      <>
        <ParkedNotice subject={{ proposalId: proposal.id }} />
        <p className="faint">
          {t("submitted", { at: instants.brief(first.at) })}
          {last === first ? "" : ` · ${t("wordingOf", { n: wordings.length, at: instants.brief(last.at) })}`}
        </p>
      </>
    );
  }
  const told = { who: whom(fate.by, fate.forumSeq).spoken, at: said(fate.at) };
  return (
    <p className="proposal-fate">
      {capitalized(t(`fate.${fate.kind}`, told))}
      {fate.reason === "" ? "" : ` ${t("reasonGiven", { reason: fate.reason })}`}
    </p>
  );
}
