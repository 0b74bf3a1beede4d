import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId, DelegationId } from "../../shared/ids.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useSeat } from "../forum/use-seat.ts";
import { useClosingTime } from "../time/use-closing-time.ts";
import { DateField } from "../time/date-field.tsx";
import { fromTheWall, onTheWall } from "../time/zone-time.ts";
import { Selection } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";

type HuddleDialogProps = { readonly clauseId: ClauseId; readonly onClose: () => void };

const QUARTER_MS = 15 * 60_000;

/** Forms a small group on a clause: its delegations, their question, and when they report back. */
export function HuddleDialog({ clauseId, onClose }: HuddleDialogProps) {
  const t = useTranslations("postponed.huddle");
  const say = useTranslations();
  const forum = useForum();
  const { selectedClause, nameOf, whom } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const seat = useSeat();
  const closing = useClosingTime();
  // Whoever cannot accept the words is the first to be thought of.
  const [delegations, setDelegations] = useState<ReadonlySet<DelegationId>>(
    () =>
      new Set(
        (selectedClause?.obstacles ?? []).flatMap((one) =>
          one.kind === "cannotAccept" && one.to === "room" ? [one.delegationId] : [],
        ),
      ),
  );
  const [question, questionField] = useText();
  const [until, untilField] = useText(() =>
    onTheWall(Math.ceil((forum.now + 2 * QUARTER_MS) / QUARTER_MS) * QUARTER_MS, forum.timeZone),
  );
  const [wrong, setWrong] = useState<"question" | "delegations" | "until" | null>(null);
  const at = fromTheWall(until, forum.timeZone);

  const submit = (): void => {
    if (question.trim() === "") return setWrong("question");
    if (delegations.size < 2) return setWrong("delegations");
    if (at === null || at <= forum.now) return setWrong("until");
    askThenClose(
      {
        type: "formHuddle",
        clauseId,
        question: question.trim(),
        delegations: [...delegations],
        until: new Date(at).toISOString(),
      },
      t("done"),
    );
  };

  return (
    <FormDialog
      title={t("title", { clause: nameOf(clauseId) })}
      seen={t("seen", { who: whom(forum.me.id).spoken })}
      doWords={t("do")}
      onEdit={() => setWrong(null)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t("explain")}</p>
      <ReasonField
        label={t("question")}
        {...questionField}
        wrong={wrong === "question" ? say("ui.required") : null}
        focusFirst
      />
      <Selection<DelegationId>
        label={t("delegations")}
        chosen={delegations}
        onChange={setDelegations}
        choices={forum.delegations.map(({ id, symbol }) => ({ value: id, words: symbol }))}
        wrong={wrong === "delegations" ? t("two") : null}
      />
      <DateField
        type="datetime-local"
        label={t("instant", { zone: seat })}
        {...untilField}
        help={at === null ? "" : closing(at)}
        wrong={wrong === "until" ? t("notAhead") : null}
      />
    </FormDialog>
  );
}
