import { useState } from "react";
import { useTranslations } from "use-intl";
import { isItem } from "../../shared/clause.ts";
import type { Tier } from "../../shared/clause.ts";
import type { ClauseId, DelegationId } from "../../shared/ids.ts";
import { REASON_CHARS_MAX } from "../../shared/limits.ts";
import type { Obstacle } from "../../shared/negotiation/in-the-way.ts";
import type { Pending } from "../../shared/negotiation/pending.ts";
import { useForum } from "../forum/use-forum.ts";
import { useDelegations } from "../positions/use-delegations.ts";
import { Button } from "../ui/button.tsx";
import { Selection } from "../ui/choices.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useConsensus } from "./consensus.tsx";
import { WaysOut } from "../aside/ways-out.tsx";
import { useObstacleWords } from "./obstacle-words.ts";

export type Marking = {
  readonly clauseId: ClauseId;
  readonly tier: Tier;
  readonly hash: string;
  /** What stood in the way when the act was pressed. */
  readonly obstacles: readonly Obstacle[];
  /** Opened to name for whom or what the agreement waits. */
  readonly withPending: boolean;
};

export type MarkedWith = { readonly basis: string; readonly reason: string; readonly pending: Pending[] };

type MarkDialogProps = {
  readonly marking: Marking;
  readonly basis: string | null;
  readonly onMark: (marked: MarkedWith) => void;
  readonly onClose: () => void;
};

/** Before a mark: what it goes over and why, on what it rests, for whom it waits, and what is kept with it. */
export function MarkDialog({ marking, basis, onMark, onClose }: MarkDialogProps) {
  const t = useTranslations();
  const forum = useForum();
  const { snapshot, nameOf, cite, whom } = useConsensus();
  const { symbolOf } = useDelegations();
  const say = useObstacleWords();
  const [rest, setRest] = useState(basis ?? "");
  const [reason, setReason] = useState("");
  const [delegations, setDelegations] = useState<ReadonlySet<DelegationId>>(new Set());
  const [clause, setClause] = useState<ClauseId | "">("");
  const [wrong, setWrong] = useState<"basis" | "reason" | null>(null);
  const { clauseId, tier, obstacles } = marking;
  const never = obstacles.filter((one) => one.marked === "never");
  const over = obstacles.filter((one) => one.marked === "withReason");
  const objecting = never.flatMap((one) => (one.kind === "cannotAccept" ? [one.delegationId] : []));
  // A mark is read by all: what was told to the lead alone is not kept with it.
  const kept = obstacles.filter((one) => one.kind === "reservation" && one.to === "room");
  const others = snapshot.document.clauses.filter((one) => isItem(one.kind) && one.id !== clauseId);

  const mark = (): void => {
    if (rest.trim() === "") return setWrong("basis");
    if (over.length > 0 && reason.trim() === "") return setWrong("reason");
    const pending: Pending[] = [...delegations].map((delegationId) => ({ delegationId }));
    if (clause !== "") pending.push({ clauseId: clause });
    onMark({ basis: rest.trim(), reason: reason.trim(), pending });
  };

  return (
    <Dialog
      title={t("agreement.markTitle", { clause: nameOf(clauseId), tier: t(`tier.${tier}`) })}
      onClose={onClose}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          mark();
        }}
      >
        {never.length === 0 ? null : (
          <section className="refused" role="alert">
            <h3>{t("agreement.cannot")}</h3>
            <Obstacles obstacles={never} />
            {never.map((one) =>
              one.kind === "cannotAccept" ? (
                <p key={one.delegationId}>{t("agreement.way.out", { who: symbolOf(one.delegationId) })}</p>
              ) : null,
            )}
            <WaysOut objecting={objecting} />
          </section>
        )}
        {never.length > 0 ? null : (
          <>
            {over.length === 0 ? null : (
              <section>
                <h3>{t("agreement.over")}</h3>
                <Obstacles obstacles={over} />
                <TextField
                  label={t("agreement.overReason")}
                  help={t("agreement.overExplain")}
                  value={reason}
                  wrong={wrong === "reason" ? t("agreement.overNeeded") : null}
                  maxLength={REASON_CHARS_MAX}
                  focusFirst
                  onChange={(next) => {
                    setReason(next);
                    setWrong(null);
                  }}
                />
              </section>
            )}
            <TextField
              label={t("basis.field")}
              help={t("basis.example")}
              value={rest}
              wrong={wrong === "basis" ? t("ui.required") : null}
              maxLength={REASON_CHARS_MAX}
              focusFirst={over.length === 0}
              onChange={(next) => {
                setRest(next);
                setWrong(null);
              }}
            />
            {kept.length === 0 ? null : (
              <section>
                <h3>{t("agreement.kept")}</h3>
                <ul className="way">
                  {kept.map(say).map((one) => (
                    <li key={one.id}>{one.words}</li>
                  ))}
                </ul>
              </section>
            )}
            <details className="pending-for" open={marking.withPending}>
              <summary>{t("agreement.pending")}</summary>
              <p className="quiet">{t("agreement.pendingExplain")}</p>
              <Selection
                label={t("agreement.pendingDelegations")}
                chosen={delegations}
                onChange={setDelegations}
                choices={forum.delegations.map(({ id, symbol }) => ({ value: id, words: symbol }))}
              />
              <Select<ClauseId | "">
                label={t("agreement.pendingClause")}
                chosen={clause}
                onChoose={setClause}
                choices={[
                  { value: "", words: t("agreement.pendingNone") },
                  ...others.map(({ id }) => ({ value: id, words: cite(id) })),
                ]}
              />
            </details>
          </>
        )}
        <DialogActs>
          {never.length > 0 ? null : (
            <p className="who-sees">{t("agreement.seen", { who: whom(forum.me.id).spoken })}</p>
          )}
          <Button onPress={onClose}>{t(never.length > 0 ? "ui.close" : "ui.cancel")}</Button>
          {never.length > 0 ? null : (
            <Button look="main" type="submit">
              {t("agreement.markDo")}
            </Button>
          )}
        </DialogActs>
      </form>
    </Dialog>
  );
}

function Obstacles({ obstacles }: { obstacles: readonly Obstacle[] }) {
  const say = useObstacleWords();
  return (
    <ul className="way">
      {obstacles.map(say).map((one) => (
        <li key={one.id}>
          <span className={`tag ${one.look}`}>{one.tag}</span>
          <span>{one.words}</span>
        </li>
      ))}
    </ul>
  );
}
