import { useState } from "react";
import { useTranslations } from "use-intl";
import { stagesFrom } from "../../shared/decide/stages.ts";
import type { DelegationId } from "../../shared/ids.ts";
import type { Stage } from "../../shared/opinion/opinion.ts";
import { clausesIn } from "../../shared/negotiation/open-matter.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { Button } from "../ui/button.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Choices, Selection } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { useDelegations } from "../forum/use-delegations.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { OpenList } from "../opinion/open-list.tsx";
import { useOpenMatters } from "../opinion/use-open-matters.ts";
import { useCommandRunner } from "../opinion/command-runner.ts";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { comma } from "../i18n/list-signs.ts";

/** Refusals that the dialog says in a place of their own: the stage itself can be chosen. */
const OVER_OPEN: ReadonlySet<Refusal["reason"]> = new Set([
  "cannotAccept",
  "notAgreed",
  "mattersOpen",
  "offline",
]);

/** Takes the Opinion to another stage; what is open is listed, and hinders it where the server's rules say so. */
export function StageDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const { snapshot, tryOut, sayRefusal } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const { delegations } = useForum();
  const wordsOf = useWordsOf();
  const anybody = delegations.slice(0, 1).map(({ id }) => id);
  const { forward, back } = stagesFrom(snapshot.opinion.stage);
  const isStep = (stage: Stage): boolean => forward.includes(stage) && !isOut(stage);
  const open = [...forward, ...back].filter((stage) => {
    const refusal = tryOut({ type: "advanceStage", to: stage, reason: "…", ...ofPart(stage, anybody) });
    return refusal === null || OVER_OPEN.has(refusal.reason);
  });
  const [to, setTo] = useState<Stage | null>(() => open.find(isStep) ?? null);
  const [reason, reasonField] = useText();
  const [chosen, setChosen] = useState<ReadonlySet<DelegationId>>(new Set());
  const asked = to === null ? null : { to, ...reasonPart(reason), ...ofPart(to, [...chosen]) };
  const tried =
    asked === null ? null : tryOut({ type: "advanceStage", ...asked, ...ofPart(asked.to, anybody) });
  const isOffline = tried?.reason === "offline";
  const isBarred = isOffline || tried?.reason === "cannotAccept" || tried?.reason === "notAgreed";
  // The reason is all that is still missing.
  const needsReason = tried !== null && !isBarred;
  const needsNames = to === "asContribution" && chosen.size === 0;

  const advance = (): void => {
    if (asked === null) return;
    askThenClose({ type: "advanceStage", ...asked }, t("acts.done.stage", { stage: t(`stage.${asked.to}`) }));
  };

  return (
    <FormDialog
      title={t("ask.stageTitle")}
      wide
      doWords={t("ask.stageDo")}
      isDisabled={to === null || needsReason || isBarred || needsNames}
      onSubmit={advance}
      onClose={onClose}
    >
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
      {to !== null && isStep(to) ? <StepOver refusal={tried} onClose={onClose} /> : null}
      {isOffline ? (
        <p className="warning" role="alert">
          {sayRefusal(tried)}
        </p>
      ) : null}
      {isBarred && !isOffline ? null : (
        <ReasonField
          label={needsReason || reason !== "" ? t("ask.reason") : t("ask.reasonOptional")}
          help={tried?.reason === "mattersOpen" ? t("step.needsReason") : t("ask.reasonHelp")}
          {...reasonField}
        />
      )}
    </FormDialog>
  );
}

/** Shows open matters, those that bar the step, and the act that agrees to the whole text. */
function StepOver({ refusal, onClose }: { readonly refusal: Refusal | null; readonly onClose: () => void }) {
  const t = useTranslations("step");
  const { tryOut } = useOpenedOpinion();
  const { symbolOf } = useDelegations();
  const { openDialog } = useCommandRunner();
  const { matters, objecting } = useOpenMatters();
  const who = objecting.map(symbolOf).join(comma());
  const notAgreed = clausesIn(matters, ["notAgreed", "adReferendum"]).length;
  const mayAgree = notAgreed > 0 && tryOut({ type: "agreeEnBloc", marks: [] }) === null;
  return (
    <>
      {refusal?.reason === "cannotAccept" ? (
        <div className="refused" role="alert">
          <p>{t("objected", { who })}</p>
          <p>{t("objectedNext", { who })}</p>
        </div>
      ) : null}
      {refusal?.reason === "notAgreed" ? (
        <p className="warning" role="alert">
          {t("notAgreed", { n: notAgreed })}
        </p>
      ) : null}
      <OpenList matters={matters} onShow={onClose} />
      {mayAgree && objecting.length === 0 ? (
        <Button onPress={() => openDialog({ kind: "enBloc" })}>{t("enBloc.act")}</Button>
      ) : null}
      {matters.length === 0 ? null : <p className="quiet">{t("kept")}</p>}
    </>
  );
}

/** Leaving the way to adoption is chosen, never proposed. */
const isOut = (stage: Stage): boolean =>
  stage === "withdrawn" || stage === "notAdopted" || stage === "asContribution";

/** Names the delegations whose contribution it becomes (rule S8). */
const ofPart = (to: Stage, of: DelegationId[]): { of?: DelegationId[] } =>
  to === "asContribution" ? { of } : {};

const reasonPart = (reason: string): { readonly reason?: string } =>
  reason.trim() === "" ? {} : { reason: reason.trim() };
