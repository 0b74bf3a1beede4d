import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { objectionsOn } from "../../shared/standing/objections.ts";
import type { Pending } from "../../shared/clause/pending.ts";
import { useForum } from "../forum/use-forum.ts";
import { Button } from "../ui/button.tsx";
import { Choices } from "../ui/choices.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { usePendingName } from "../opinion/obstacle-text.ts";
import { ReasonDialog } from "../opinion/reason-dialog.tsx";

type LiftDialogProps = {
  readonly clauseId: ClauseId;
  readonly pending: Pending;
  /** Of the words that the mark stands on. */
  readonly hash: string;
  readonly onClose: () => void;
};

type Lifted = {
  readonly word?: string;
  readonly becomes?: "withdrawn" | "reservation";
  readonly reason?: string;
};

/** *Pending X* is lifted by X, or by the secretariat on X's written word; a package by whoever leads. */
export function LiftDialog({ clauseId, pending, hash, onClose }: LiftDialogProps) {
  const t = useTranslations();
  const { me } = useForum();
  const { nameOf, whom, snapshot } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const name = usePendingName()(pending);
  const clause = nameOf(clauseId);
  const lift = (lifted: Lifted): void => {
    const command = { type: "liftPending", clauseId, pending, hash, ...lifted } as const;
    askThenClose(command, t("agreement.done.lifted", { who: name }));
  };
  const title = t("agreement.liftTitle", { who: name });
  const onWord = me.role === "secretariat" && pending.clauseId === undefined;
  const explain = t("agreement.liftExplain", { clause, who: onWord ? name : whom(me.id).spoken });
  const objections = objectionsOn(snapshot.opinion, { clauseId, hash })
    .filter(({ stops, position }) => stops && position.delegationId === pending.delegationId)
    .map(({ position }) => position);
  if (objections.some((one) => one.to === "lead"))
    return (
      <Dialog title={title} onClose={onClose}>
        <p>{t("agreement.liftToLead")}</p>
        <DialogActs>
          <Button onPress={onClose} autoFocus>
            {t("ui.close")}
          </Button>
        </DialogActs>
      </Dialog>
    );
  if (objections.length > 0) return <Settling {...{ title, explain, name, onWord, onClose }} onLift={lift} />;
  if (onWord)
    return (
      <ReasonDialog
        title={title}
        explain={`${explain} ${t("agreement.liftOnWord")}`}
        doWords={t("agreement.liftDo")}
        label={t("position.word")}
        help={t("position.wordHelp")}
        reason="needed"
        onClose={onClose}
        onDo={(word) => lift({ word })}
      />
    );
  return (
    <ConfirmDialog title={title} doWords={t("agreement.liftDo")} onClose={onClose} onDo={() => lift({})}>
      <p>{explain}</p>
    </ConfirmDialog>
  );
}

type SettlingProps = {
  readonly title: string;
  readonly explain: string;
  readonly name: string;
  readonly onWord: boolean;
  readonly onLift: (lifted: Lifted) => void;
  readonly onClose: () => void;
};

/** Asks a delegation that cannot accept what becomes of its objection, before it lifts anything (rule C42). */
function Settling({ title, explain, name, onWord, onLift, onClose }: SettlingProps) {
  const t = useTranslations();
  const [becomes, setBecomes] = useState<"withdrawn" | "reservation" | null>(null);
  const [reason, reasonField] = useText();
  const [word, wordField] = useText();
  const [wrong, setWrong] = useState<"becomes" | "word" | null>(null);
  const submit = (): void => {
    if (becomes === null) return setWrong("becomes");
    if (onWord && word.trim() === "") return setWrong("word");
    onLift({
      becomes,
      ...(becomes === "reservation" && reason.trim() !== "" ? { reason: reason.trim() } : {}),
      ...(onWord ? { word: word.trim() } : {}),
    });
  };
  return (
    <FormDialog
      title={title}
      doWords={t("agreement.liftDo")}
      onEdit={() => setWrong(null)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t("agreement.liftObjects", { who: name })}</p>
      <p className="quiet">{explain}</p>
      <Choices
        label={t("agreement.liftBecomes")}
        chosen={becomes}
        onChoose={setBecomes}
        choices={[
          { value: "withdrawn", words: t("agreement.liftWithdrawn") },
          { value: "reservation", words: t("agreement.liftReservation") },
        ]}
        wrong={wrong === "becomes" ? t("ui.required") : null}
      />
      {becomes === "reservation" ? <ReasonField label={t("agreement.liftReason")} {...reasonField} /> : null}
      {onWord ? (
        <ReasonField
          label={t("position.word")}
          help={t("position.wordHelp")}
          {...wordField}
          missing={wrong === "word"}
        />
      ) : null}
    </FormDialog>
  );
}
