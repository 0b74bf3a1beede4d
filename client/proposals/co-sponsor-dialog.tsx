import { useState } from "react";
import { useTranslations } from "use-intl";
import { type Proposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose, WhyClosed } from "../opinion/open-question.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";

/** Asks a delegation to join a proposal; its name appears only once it has confirmed. */
export function CoSponsorDialog({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const t = useTranslations();
  const { me, delegations } = useForum();
  const wordsOf = useWordsOf();
  const { tryOut } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const label = proposalLabel(proposal);
  const { coSponsors, asked, askedMembers, proponent } = proposal;
  const members = proponent.kind === "group" ? proponent.members : [];
  const taken = new Set([...coSponsors, ...asked, ...askedMembers, ...members, me.delegationId]);
  const others = delegations.filter((one) => !taken.has(one.id));
  const [chosen, setChosen] = useState(others[0]?.id);
  if (chosen === undefined) return null;
  const command = { type: "askCoSponsor" as const, proposalId: proposal.id, delegationId: chosen };
  const refusal = tryOut(command);
  const symbol = others.find((one) => one.id === chosen)?.symbol ?? "";
  return (
    <FormDialog
      title={t("proposal.actName.askCoSponsor", { label })}
      doWords={t("proposal.act.askCoSponsor")}
      isDisabled={refusal !== null}
      onSubmit={() => {
        askThenClose(command, t("proposal.done.askCoSponsor", { label, delegation: symbol }));
      }}
      onClose={onClose}
    >
      <Select
        label={t("proposal.delegation")}
        chosen={chosen}
        onChoose={setChosen}
        choices={others.map((one) => ({ value: one.id, words: `${one.symbol} · ${wordsOf(one.name)}` }))}
      />
      <p className="faint">{t("proposal.twoSee")}</p>
      {refusal === null ? null : <WhyClosed refusal={refusal} />}
    </FormDialog>
  );
}
