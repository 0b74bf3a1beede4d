import { useTranslations } from "use-intl";
import type { ContributionId } from "../../shared/ids.ts";
import { PROPOSAL_KINDS, type ProposalKind } from "../../shared/negotiation/proposal.ts";
import { Choices } from "../ui/choices.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { Select } from "../ui/select.tsx";
import { AsWhom, type Proposer } from "./as-whom.tsx";
import { BelongsTo } from "./belongs-to.tsx";
import { PROPOSAL_LANGUAGES, type ProposalLanguage } from "./language-seen.tsx";

type MoreProps = {
  /** Null: the place leaves no choice. */
  readonly kind: ProposalKind | null;
  readonly onKind: (kind: ProposalKind) => void;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly proposer: Proposer;
  readonly paper: ContributionId | null;
  readonly onPaper: (id: ContributionId | null) => void;
  readonly language: ProposalLanguage;
  readonly onLanguage: (language: ProposalLanguage) => void;
};

/** Fields beside the text of a suggestion: reason, proposer, language and kind. */
export function MoreOfSuggestion(props: MoreProps) {
  const t = useTranslations();
  const { kind, reason, proposer, language } = props;
  return (
    <>
      <ReasonField label={t("ask.reasonOptional")} value={reason} onChange={props.onReason} />
      {kind === null ? null : (
        <Choices<ProposalKind>
          label={t("proposal.kindField")}
          chosen={kind}
          onChoose={props.onKind}
          choices={PROPOSAL_KINDS.map((one) => ({ value: one, words: t(`proposal.kindLong.${one}`) }))}
        />
      )}
      <AsWhom proposer={proposer} />
      <BelongsTo proponent={proposer.proponent} chosen={props.paper} onChoose={props.onPaper} />
      <Select<ProposalLanguage>
        label={t("proposal.language")}
        chosen={language}
        onChoose={props.onLanguage}
        choices={PROPOSAL_LANGUAGES.map((one) => ({ value: one, words: t(`proposal.languages.${one}`) }))}
      />
    </>
  );
}
