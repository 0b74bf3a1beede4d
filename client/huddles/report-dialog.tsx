import { useState } from "react";
import { useTranslations } from "use-intl";
import { isOfHuddle } from "../../shared/decide/huddle.ts";
import type { DelegationId, ProposalId } from "../../shared/ids.ts";
import type { Huddle } from "../../shared/negotiation/huddle.ts";
import { proposalLabel } from "../../shared/negotiation/proposal.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { comma } from "../i18n/list-signs.ts";

type ReportDialogProps = { readonly huddle: Huddle; readonly onClose: () => void };

const NO_AGREEMENT = "";

/** Reports what a huddle brings back: a proposal, or no agreement. The secretariat enters it on one's word. */
export function ReportDialog({ huddle, onClose }: ReportDialogProps) {
  const t = useTranslations("postponed.report");
  const say = useTranslations();
  const forum = useForum();
  const { snapshot, whom } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const { symbolOf } = useDelegations();
  const sits = useSits();
  const words = snapshot.opinion.negotiation.proposals.filter((one) => isOfHuddle(one, huddle));
  const [brought, setBrought] = useState<ProposalId | typeof NO_AGREEMENT>(words.at(-1)?.id ?? NO_AGREEMENT);
  const [note, noteField] = useText();
  const [delegation, setDelegation] = useState<DelegationId | "">(huddle.delegationIds[0] ?? "");
  const [word, wordField] = useText();
  const [wrong, setWrong] = useState(false);
  const { n, id: huddleId } = huddle;
  const onWord = forum.me.role === "secretariat";

  const submit = (): void => {
    if (onWord && (word.trim() === "" || delegation === "")) return setWrong(true);
    const more = {
      ...(note.trim() === "" ? {} : { note: note.trim() }),
      ...(onWord && delegation !== "" ? { for: { delegationId: delegation, word: word.trim() } } : {}),
    };
    const proposalId = brought === NO_AGREEMENT ? null : brought;
    askThenClose({ type: "reportHuddle", huddleId, proposalId, ...more }, t("done", { n }));
  };

  return (
    <FormDialog
      title={t("title", { n })}
      seen={t("seen", { who: whom(forum.me.id).spoken })}
      doWords={t("do")}
      onEdit={() => setWrong(false)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{sits(huddle)}</p>
      <Choices<ProposalId | typeof NO_AGREEMENT>
        label={t("what")}
        chosen={brought}
        onChoose={setBrought}
        choices={[
          ...words.map((one) => ({ value: one.id, words: t("words", { label: proposalLabel(one) }) })),
          { value: NO_AGREEMENT, words: t("noAgreement") },
        ]}
      />
      {words.length === 0 ? <p className="faint">{t("noWords")}</p> : null}
      <ReasonField label={t("note")} {...noteField} />
      {onWord ? (
        <>
          <Select<DelegationId | "">
            label={t("onWord")}
            chosen={delegation}
            onChoose={setDelegation}
            choices={huddle.delegationIds.map((id) => ({ value: id, words: symbolOf(id) }))}
          />
          <ReasonField
            label={t("word")}
            help={t("wordHelp")}
            {...wordField}
            wrong={wrong ? say("ui.required") : null}
          />
        </>
      ) : null}
    </FormDialog>
  );
}

/** Returns a sentence on who is in a huddle and on what, or that everybody left it. */
export function useSits(): (huddle: Pick<Huddle, "delegationIds" | "question">) => string {
  const t = useTranslations("postponed.huddle");
  const { symbolOf } = useDelegations();
  return ({ delegationIds, question }) =>
    delegationIds.length === 0
      ? t("empty", { question })
      : t("sits", { who: delegationIds.map(symbolOf).join(comma()), question });
}
