import { useState } from "react";
import { useTranslations } from "use-intl";
import { MINUTE_MS } from "../../shared/durations.ts";
import type { ClauseId, DelegationId } from "../../shared/ids.ts";
import { isRunning } from "../../shared/negotiation/proposal.ts";
import { proponentsOf } from "../../shared/notices/concerned.ts";
import type { RoomSnapshot } from "../room/room.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { forumNow, useForum } from "../forum/use-forum.ts";
import { Choices, Selection } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";

type HuddleDialogProps = { readonly clauseId: ClauseId; readonly onClose: () => void };

const MINUTES = ["10", "20", "30"] as const;

/** Forms a small group on a clause: who speaks of it is chosen already, so that one press starts it. */
export function HuddleDialog({ clauseId, onClose }: HuddleDialogProps) {
  const t = useTranslations("postponed.huddle");
  const forum = useForum();
  const { selectedClause, snapshot, nameOf, whom } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const [delegations, setDelegations] = useState<ReadonlySet<DelegationId>>(
    () =>
      new Set([
        ...(selectedClause?.obstacles ?? []).flatMap((one) =>
          one.kind === "cannotAccept" && one.to === "room" ? [one.delegationId] : [],
        ),
        ...spokenBy(snapshot, clauseId),
      ]),
  );
  const [question, questionField] = useText();
  const [minutes, setMinutes] = useState<(typeof MINUTES)[number]>("10");
  const [isAlone, setAlone] = useState(false);

  const submit = (): void => {
    if (delegations.size < 2) return setAlone(true);
    const until = forumNow(forum) + Number(minutes) * MINUTE_MS;
    askThenClose(
      {
        type: "formHuddle",
        clauseId,
        question: question.trim() === "" ? t("usualQuestion") : question.trim(),
        delegations: [...delegations],
        until: new Date(until).toISOString(),
      },
      t("done"),
    );
  };

  return (
    <FormDialog
      title={t("title", { clause: nameOf(clauseId) })}
      seen={t("seen", { who: whom(forum.me.id).spoken })}
      doWords={t("do")}
      onEdit={() => setAlone(false)}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{t("explain")}</p>
      <Selection<DelegationId>
        label={t("delegations")}
        chosen={delegations}
        onChange={setDelegations}
        choices={forum.delegations.map(({ id, symbol }) => ({ value: id, words: symbol }))}
        wrong={isAlone ? t("two") : null}
      />
      <Choices<(typeof MINUTES)[number]>
        label={t("time")}
        chosen={minutes}
        onChoose={setMinutes}
        choices={MINUTES.map((n) => ({ value: n, words: t("minutes", { n: Number(n) }) }))}
      />
      <ReasonField label={t("question")} {...questionField} />
    </FormDialog>
  );
}

/** Delegations that typed in a clause since it was settled, or have a proposal on it. */
function spokenBy({ opinion, words, authors }: RoomSnapshot, clauseId: ClauseId): readonly DelegationId[] {
  const settled = opinion.clauses.find(({ id }) => id === clauseId)?.settled.runs ?? [];
  const typed = (words.get(clauseId) ?? []).filter(
    ({ client, clock }) =>
      !settled.some(
        (run) => run.client === client && run.clock <= clock && clock < run.clock + run.text.length,
      ),
  );
  const proposed = opinion.negotiation.proposals.filter((one) => isRunning(one) && one.clauseId === clauseId);
  return [
    ...typed.flatMap(({ client }) => authors.get(client)?.delegationId ?? []),
    ...proposed.flatMap(proponentsOf),
  ];
}
