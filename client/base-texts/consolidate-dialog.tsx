import { useState } from "react";
import { useTranslations } from "use-intl";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import { openAtBaseText } from "../../shared/decide/consolidate.ts";
import { BASE_TEXT_NAME_CHARS_MAX } from "../../shared/limits.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { OpenList } from "../opinion/open-list.tsx";
import { useOpenMatters } from "../opinion/use-open-matters.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { OpenMatters, type Verdict } from "./open-matters.tsx";
import { useSeenByAll } from "../opinion/use-seen-by-all.ts";
import { comma } from "../i18n/list-signs.ts";

type ConsolidateDialogProps = {
  readonly n: number;
  readonly onClose: () => void;
};

/** Makes base text n: its name, what is frozen in figures, and what becomes of all that is open (rules S2 and S7). */
export function ConsolidateDialog({ n, onClose }: ConsolidateDialogProps) {
  const t = useTranslations("baseText");
  const seen = useSeenByAll();
  const say = useTranslations();
  const { snapshot, now } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const usual = t("numbered", { n });
  const [name, nameField] = useText(usual);
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, Verdict>>(new Map());
  const [isTried, setTried] = useState(false);
  const [reason, reasonField] = useText();
  const { symbolOf } = useDelegations();
  const { clauses, counts } = snapshot.document;
  const { proposals, threads } = openAtBaseText(snapshot.opinion);

  const lapsing = (id: string): string | null => {
    const verdict = verdicts.get(id);
    return verdict?.kind === "lapses" ? verdict.reason.trim() : null;
  };
  const isOpenYet =
    proposals.some((one) => one.review !== null && !verdicts.has(one.id)) ||
    [...proposals, ...threads].some((one) => lapsing(one.id) === "");

  const { matters, objecting } = useOpenMatters();
  const needsReason = objecting.length > 0 && reason.trim() === "";

  const consolidate = (): void => {
    if (isOpenYet || needsReason) {
      setTried(true);
      return;
    }
    const lapse = [
      ...proposals.flatMap(({ id }) => ({ proposalId: id, reason: lapsing(id) })),
      ...threads.map(({ id }) => ({ commentId: id, reason: lapsing(id) })),
    ].flatMap(({ reason, ...one }) => (reason === null ? [] : [{ ...one, reason }]));
    const moveOn = proposals.filter((one) => one.review !== null && lapsing(one.id) === null);
    const command: SingleCommand = {
      type: "consolidate",
      // Of the words at the press: others may type while this is filled in.
      hash: now().snapshot.document.hash,
      ...(name.trim() === "" || name.trim() === usual ? {} : { name: name.trim() }),
      ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
      ...(lapse.length === 0 ? {} : { lapse }),
      ...(moveOn.length === 0 ? {} : { moveOn: moveOn.map(({ id }) => id) }),
    };
    askThenClose(command, t("done", { n }));
  };

  return (
    <FormDialog
      title={t("title", { n })}
      wide
      seen={seen}
      more={
        isTried && isOpenYet ? (
          <p className="warning start" role="alert">
            {t("toName")}
          </p>
        ) : null
      }
      doWords={t("do", { n })}
      onSubmit={consolidate}
      onClose={onClose}
    >
      <p>{t("explain")}</p>
      <TextField label={t("name")} help={t("nameHelp")} {...nameField} maxLength={BASE_TEXT_NAME_CHARS_MAX} />
      <section>
        <h3>{t("frozen")}</h3>
        <p>{t("figures", { clauses: clauses.length, brackets: counts.brackets })}</p>
        <p>{t("marks", counts)}</p>
      </section>
      <OpenList matters={matters.filter(({ kind }) => kind !== "proposal")} onShow={onClose} />
      {objecting.length === 0 ? null : (
        <p className="warning">{say("step.baseObjected", { who: objecting.map(symbolOf).join(comma()) })}</p>
      )}
      <ReasonField
        label={objecting.length === 0 ? say("ask.reasonOptional") : say("ask.reason")}
        help={say("ask.reasonHelp")}
        {...reasonField}
        wrong={isTried && needsReason ? say("ui.required") : null}
      />
      <OpenMatters
        proposals={proposals}
        threads={threads}
        verdicts={verdicts}
        isTried={isTried}
        onJudge={(id, verdict) => setVerdicts(new Map(verdicts).set(id, verdict))}
      />
    </FormDialog>
  );
}
