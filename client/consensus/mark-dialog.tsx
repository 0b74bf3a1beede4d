import { useState } from "react";
import { useTranslations } from "use-intl";
import { isItem } from "../../shared/clause/clause.ts";
import type { ClauseId, DelegationId } from "../../shared/ids.ts";
import type { Obstacle } from "../../shared/standing/in-the-way.ts";
import type { Pending } from "../../shared/clause/pending.ts";
import { useForum } from "../forum/use-forum.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { Button } from "../ui/button.tsx";
import { Selection } from "../ui/choices.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { DialogForm } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useSeenByAll } from "../opinion/use-seen-by-all.ts";
import { WaysOut } from "../opinion/ways-out.tsx";
import { useObstacleText } from "../opinion/obstacle-text.ts";
import type { Marking } from "../opinion/dialog-state.ts";
import { comma } from "../i18n/list-signs.ts";

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
  const { selectedClause, nameOf } = useOpenedOpinion();
  const { clauseId, tier } = marking;
  const obstacles = selectedClause?.clause.id === clauseId ? selectedClause.obstacles : marking.obstacles;
  const never = obstacles.filter((one) => one.marked === "never");
  const objecting = objectingIn(never);
  const onlyObjections = never.every((one) => one.kind === "cannotAccept");
  const [isPending, setPending] = useState(marking.withPending && onlyObjections);
  return (
    <Dialog
      title={t("agreement.markTitle", { clause: nameOf(clauseId), tier: t(`tier.${tier}`) })}
      onClose={onClose}
    >
      {never.length === 0 || isPending ? (
        <MarkForm marking={{ ...marking, obstacles }} basis={basis} onMark={onMark} onClose={onClose} />
      ) : (
        <Barred
          never={never}
          objecting={objecting}
          onPending={onlyObjections ? () => setPending(true) : null}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

const objectingIn = (never: readonly Obstacle[]): readonly DelegationId[] => [
  ...new Set(never.flatMap((one) => (one.kind === "cannotAccept" ? [one.delegationId] : []))),
];

/** The delegation objected to earlier words alone, and has not answered since. */
const isOnlyUnanswered = (never: readonly Obstacle[], id: DelegationId): boolean =>
  never.every((one) => one.kind !== "cannotAccept" || one.delegationId !== id || one.unanswered === true);

type BarredProps = {
  readonly never: readonly Obstacle[];
  readonly objecting: readonly DelegationId[];
  readonly onPending: (() => void) | null;
  readonly onClose: () => void;
};

/** Nobody marks over this: what remains is offered. */
function Barred({ never, objecting, onPending, onClose }: BarredProps) {
  const t = useTranslations();
  const { symbolOf } = useDelegations();
  return (
    <div className="dialog-form">
      <section className="refused" role="alert">
        <h3>{t("agreement.cannot")}</h3>
        <Obstacles obstacles={never} />
        {objecting.map((id) => (
          <p key={id}>
            {t(isOnlyUnanswered(never, id) ? "agreement.way.outUnanswered" : "agreement.way.out", {
              who: symbolOf(id),
            })}
          </p>
        ))}
        <WaysOut objecting={objecting} onPending={onPending} />
      </section>
      <DialogActs>
        <Button onPress={onClose}>{t("ui.close")}</Button>
      </DialogActs>
    </div>
  );
}

function MarkForm({ marking, basis, onMark, onClose }: MarkDialogProps) {
  const t = useTranslations();
  const forum = useForum();
  const { snapshot, cite } = useOpenedOpinion();
  const seen = useSeenByAll();
  const { symbolOf } = useDelegations();
  const say = useObstacleText();
  const { clauseId, obstacles } = marking;
  const objecting = objectingIn(obstacles.filter((one) => one.marked === "never"));
  const [rest, restField] = useText(basis ?? "");
  const [reason, reasonField] = useText();
  const [delegations, setDelegations] = useState<ReadonlySet<DelegationId>>(new Set(objecting));
  const [clause, setClause] = useState<ClauseId | "">("");
  const [wrong, setWrong] = useState<"basis" | "reason" | null>(null);
  const over = obstacles.filter((one) => one.marked === "withReason");
  // A mark is read by all: what was told to the lead alone is not kept with it.
  const kept = obstacles.filter((one) => one.kind === "reservation" && one.to === "room");
  const others = snapshot.document.clauses.filter((one) => isItem(one.kind) && one.id !== clauseId);
  const pendingNames = objecting.map(symbolOf).join(comma());

  const mark = (): void => {
    if (rest.trim() === "") return setWrong("basis");
    if (over.length > 0 && reason.trim() === "") return setWrong("reason");
    const pending: Pending[] = [...delegations].map((delegationId) => ({ delegationId }));
    if (clause !== "") pending.push({ clauseId: clause });
    onMark({ basis: rest.trim(), reason: reason.trim(), pending });
  };

  return (
    <DialogForm
      seen={seen}
      doWords={
        objecting.length === 0 ? t("agreement.markDo") : t("agreement.objectedDo", { who: pendingNames })
      }
      onEdit={() => setWrong(null)}
      onSubmit={mark}
      onClose={onClose}
    >
      {objecting.length === 0 ? null : <PendingObjections obstacles={obstacles} />}
      {over.length === 0 ? null : (
        <section>
          <h3>{t("agreement.over")}</h3>
          <Obstacles obstacles={over} />
          <ReasonField
            label={t("agreement.overReason")}
            help={t("agreement.overExplain")}
            {...reasonField}
            wrong={wrong === "reason" ? t("agreement.overNeeded") : null}
            focusFirst
          />
        </section>
      )}
      <ReasonField
        label={t("basis.field")}
        help={t("basis.example")}
        {...restField}
        wrong={wrong === "basis" ? t("ui.required") : null}
        focusFirst={over.length === 0}
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
          choices={forum.delegations.map(({ id, symbol }) => ({
            value: id,
            words: symbol,
            // The mark waits for each that cannot accept, or there is none.
            disabled: objecting.includes(id),
          }))}
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
    </DialogForm>
  );
}

/** Names the delegations that cannot accept, and says that the mark is no agreement and what the room learns. */
function PendingObjections({ obstacles }: Pick<Marking, "obstacles">) {
  const t = useTranslations("agreement");
  const { symbolOf } = useDelegations();
  const objections = obstacles.filter(
    (one): one is Objection => one.kind === "cannotAccept" && one.marked === "never",
  );
  const named = (to: "room" | "lead"): string =>
    [...new Set(objections.filter((one) => one.to === to).map((one) => one.delegationId))]
      .map(symbolOf)
      .join(comma());
  const [room, lead] = [named("room"), named("lead")];
  return (
    <section>
      <h3>{t("objected", { who: [room, lead].filter((who) => who !== "").join(comma()) })}</h3>
      <Obstacles obstacles={objections} />
      {room === "" ? null : <p>{t("objectedExplain", { who: room })}</p>}
      {lead === "" ? null : <p className="warning">{t("objectedToLead", { who: lead })}</p>}
    </section>
  );
}

type Objection = Extract<Obstacle, { kind: "cannotAccept" | "reservation" }>;

function Obstacles({ obstacles }: { obstacles: readonly Obstacle[] }) {
  const say = useObstacleText();
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
