import { useState } from "react";
import { useTranslations } from "use-intl";
import { stagesFrom } from "../../shared/decide/stages.ts";
import { REASON_CHARS_MAX } from "../../shared/limits.ts";
import type { Stage } from "../../shared/opinion.ts";
import { Button } from "../ui/button.tsx";
import { Choices } from "../ui/choices.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useConsensus } from "./consensus.tsx";

/** Takes the Opinion to another stage; the server's rules say which are open. */
export function StageDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const { snapshot, tryOut, sayRefusal, ask } = useConsensus();
  const { forward, back } = stagesFrom(snapshot.opinion.stage);
  const open = [...forward, ...back].filter(
    (to) => tryOut({ type: "advanceStage", to, reason: "…" }) === null,
  );
  const [to, setTo] = useState<Stage | null>(
    () => open.find((one) => forward.includes(one) && !isOut(one)) ?? null,
  );
  const [reason, setReason] = useState("");
  const refusal = to === null ? null : tryOut({ type: "advanceStage", to, ...reasonPart(reason) });
  // The only refusal left of an open stage is the missing reason.
  const needsReason = to !== null && refusal !== null;

  const advance = (): void => {
    if (to === null) return;
    onClose();
    void ask(
      { type: "advanceStage", to, ...reasonPart(reason) },
      t("acts.done.stage", { stage: t(`stage.${to}`) }),
    );
  };

  return (
    <Dialog title={t("ask.stageTitle")} onClose={onClose}>
      <p className="quiet">{t("ask.stageExplain")}</p>
      {open.length === 0 ? (
        <p>{sayRefusal({ reason: "stageOrder", message: "" })}</p>
      ) : (
        <Choices<Stage>
          label={t("ask.stageField")}
          chosen={to}
          onChoose={setTo}
          choices={open.map((stage) => ({
            value: stage,
            words: t("ask.stageChoice", { stage: t(`stage.${stage}`), means: t(`stage.means.${stage}`) }),
          }))}
        />
      )}
      <TextField
        label={needsReason ? t("ask.reason") : t("ask.reasonOptional")}
        help={t("ask.reasonHelp")}
        value={reason}
        maxLength={REASON_CHARS_MAX}
        onChange={setReason}
      />
      <DialogActs>
        <Button onPress={onClose}>{t("ui.cancel")}</Button>
        <Button look="main" isDisabled={to === null || needsReason} onPress={advance}>
          {t("ask.stageDo")}
        </Button>
      </DialogActs>
    </Dialog>
  );
}

/** Leaving the way to adoption is chosen, never proposed. */
const isOut = (stage: Stage): boolean =>
  stage === "withdrawn" || stage === "notAdopted" || stage === "asContribution";

const reasonPart = (reason: string): { readonly reason?: string } =>
  reason.trim() === "" ? {} : { reason: reason.trim() };
