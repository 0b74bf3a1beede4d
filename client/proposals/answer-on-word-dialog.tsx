import { useState } from "react";
import { useTranslations } from "use-intl";
import { presentWords, type Proposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";

type Answer = "join" | "declineToJoin";

/** The secretariat answers for a delegation that was asked to join: who was asked, only the two know (rule V13). */
export function AnswerOnWordDialog({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const t = useTranslations();
  const { delegations } = useForum();
  const wordsOf = useWordsOf();
  const askThenClose = useAskThenClose();
  const label = proposalLabel(proposal);
  const others = delegations.filter(
    (one) => one.symbol !== proposal.symbol && !proposal.coSponsors.includes(one.id),
  );
  const [chosen, setChosen] = useState(others[0]?.id);
  const [answer, setAnswer] = useState<Answer>("join");
  const [word, wordField] = useText();
  const [wrong, setWrong] = useState<string | null>(null);
  if (chosen === undefined) return null;
  const delegation = others.find((one) => one.id === chosen)?.symbol ?? "";
  const send = (): void => {
    if (word.trim() === "") return setWrong(t("position.wordNeeded"));
    const command = {
      type: "answerCoSponsor" as const,
      proposalId: proposal.id,
      joins: answer === "join",
      hash: presentWords(proposal).hash,
      for: { delegationId: chosen, word: word.trim() },
    };
    askThenClose(command, t(`proposal.doneOnWord.${answer}`, { label, delegation }));
  };
  return (
    <FormDialog
      title={t("proposal.actName.answerOnWord", { label })}
      seen={t(answer === "join" ? "proposal.allSee" : "proposal.twoSee")}
      doWords={t("proposal.enterAnswer")}
      onEdit={() => setWrong(null)}
      onSubmit={send}
      onClose={onClose}
    >
      <Select
        label={t("proposal.delegation")}
        chosen={chosen}
        onChoose={setChosen}
        choices={others.map((one) => ({ value: one.id, words: `${one.symbol} · ${wordsOf(one.name)}` }))}
      />
      <Choices<Answer>
        label={t("proposal.itsAnswer")}
        chosen={answer}
        onChoose={setAnswer}
        choices={[
          { value: "join", words: t("proposal.itJoins") },
          { value: "declineToJoin", words: t("proposal.itDoesNotJoin") },
        ]}
      />
      <ReasonField label={t("proposal.word")} help={t("proposal.wordHelp")} {...wordField} wrong={wrong} />
    </FormDialog>
  );
}
