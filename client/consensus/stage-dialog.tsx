import { useState } from "react";
import { useTranslations } from "use-intl";
import { stagesFrom } from "../../shared/decide/stages.ts";
import type { DelegationId } from "../../shared/ids.ts";
import { REASON_CHARS_MAX } from "../../shared/limits.ts";
import type { Stage } from "../../shared/opinion.ts";
import { Button } from "../ui/button.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Choices, Selection } from "../ui/choices.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useConsensus } from "./consensus.tsx";
import { useAskThenClose } from "./open-question.tsx";

/** Takes the Opinion to another stage; the server's rules say which are open. */
export function StageDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const { snapshot, tryOut, sayRefusal } = useConsensus();
  const askThenClose = useAskThenClose();
  const { delegations } = useForum();
  const wordsOf = useWordsOf();
  const anybody = delegations.slice(0, 1).map(({ id }) => id);
  const { forward, back } = stagesFrom(snapshot.opinion.stage);
  const open = [...forward, ...back].filter(
    (to) => tryOut({ type: "advanceStage", to, reason: "…", ...ofPart(to, anybody) }) === null,
  );
  const [to, setTo] = useState<Stage | null>(
    () => open.find((one) => forward.includes(one) && !isOut(one)) ?? null,
  );
  const [reason, setReason] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<DelegationId>>(new Set());
  const asked = to === null ? null : { to, ...reasonPart(reason), ...ofPart(to, [...chosen]) };
  const tried =
    asked === null ? null : tryOut({ type: "advanceStage", ...asked, ...ofPart(asked.to, anybody) });
  // The only refusal left of an open stage, once it is said of whom, is the missing reason.
  const needsReason = tried !== null;
  const needsNames = to === "asContribution" && chosen.size === 0;

  const advance = (): void => {
    if (asked === null) return;
    askThenClose({ type: "advanceStage", ...asked }, t("acts.done.stage", { stage: t(`stage.${asked.to}`) }));
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
      {to === "asContribution" ? (
        <div className="scope-choice">
          <Selection<DelegationId>
            label={t("ask.stageOf")}
            choices={delegations.map(({ id, symbol, name }) => ({
              value: id,
              words: `${symbol} · ${wordsOf(name)}`,
            }))}
            chosen={chosen}
            onChange={setChosen}
          />
        </div>
      ) : null}
      <TextField
        label={needsReason ? t("ask.reason") : t("ask.reasonOptional")}
        help={t("ask.reasonHelp")}
        value={reason}
        maxLength={REASON_CHARS_MAX}
        onChange={setReason}
      />
      <DialogActs>
        <Button onPress={onClose}>{t("ui.cancel")}</Button>
        <Button look="main" isDisabled={to === null || needsReason || needsNames} onPress={advance}>
          {t("ask.stageDo")}
        </Button>
      </DialogActs>
    </Dialog>
  );
}

/** Leaving the way to adoption is chosen, never proposed. */
const isOut = (stage: Stage): boolean =>
  stage === "withdrawn" || stage === "notAdopted" || stage === "asContribution";

/** Whose contribution it becomes (rule S8). */
const ofPart = (to: Stage, of: DelegationId[]): { of?: DelegationId[] } =>
  to === "asContribution" ? { of } : {};

const reasonPart = (reason: string): { readonly reason?: string } =>
  reason.trim() === "" ? {} : { reason: reason.trim() };
