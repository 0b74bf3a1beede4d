import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { type Objection, objectionsOn } from "../../shared/standing/objections.ts";
import type { Position } from "../../shared/negotiation/position.ts";
import { delegationHere } from "../../shared/people/readers.ts";
import { isShown } from "../opinion/act-menu.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { useCommandRunner } from "../opinion/command-runner.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants, useSaidInstant } from "../i18n/instants.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { Button } from "../ui/button.tsx";
import { ObjectionQuestion } from "./objection-question.tsx";

/** Objections that wait for an answer, the own one with its question, and those that the secretariat closed. */
export function ObjectionsOnClause({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("objection");
  const { me } = useForum();
  const { snapshot } = useOpenedOpinion();
  const { opinion } = snapshot;
  const clauseId = selectedClause.clause.id;
  const all = objectionsOn(opinion, { clauseId, hash: selectedClause.words.hash });
  const waiting = all.filter(({ unanswered }) => unanswered);
  const own = delegationHere(me, opinion.groupId);
  const closed = opinion.negotiation.positions.filter(
    (one) => one.subject.clauseId === clauseId && one.closed !== undefined,
  );
  return (
    <>
      {waiting.length + closed.length === 0 ? null : (
        <ul className="panel-objections" aria-label={t("waiting")}>
          {waiting.map((one) => (
            <li key={`${one.position.seq} ${one.position.to}`}>
              {one.position.delegationId === own ? (
                <ObjectionQuestion objection={one} place="panel" />
              ) : (
                <Waiting objection={one} />
              )}
            </li>
          ))}
          {closed.map((one) => (
            <li key={`closed ${one.seq}`}>
              <Closed position={one} />
            </li>
          ))}
        </ul>
      )}
      <RecordEnds clauseId={clauseId} objections={all} />
    </>
  );
}

function Waiting({ objection: { position } }: { readonly objection: Objection }) {
  const t = useTranslations("objection");
  const instants = useInstants();
  const said = useSaidInstant();
  const { symbolOf } = useDelegations();
  const { delegationId, at, to, askedAt, reason } = position;
  return (
    <>
      <p>
        {t("waitsFor", { who: symbolOf(delegationId), at: instants.brief(at) })}{" "}
        {to === "lead" ? <span className="tag neutral">{t("toLead")}</span> : null}
      </p>
      <p className="quiet">
        {reason === "" ? null : `${t("why", { reason })} `}
        {to === "lead"
          ? t("notAskedOpenly")
          : askedAt === undefined
            ? null
            : t("askedAt", { at: said(askedAt) })}
      </p>
    </>
  );
}

function Closed({ position: { delegationId, closed } }: { readonly position: Position }) {
  const t = useTranslations("objection");
  const said = useSaidInstant();
  const { symbolOf } = useDelegations();
  if (closed === undefined) return null;
  const { at, because, reason } = closed;
  return <p>{t(`ended.${because}`, { who: symbolOf(delegationId), at: said(at), reason })}</p>;
}

type RecordEndsProps = { readonly clauseId: ClauseId; readonly objections: readonly Objection[] };

/** For the secretariat: that a delegation left, or did not answer (rule C25). */
function RecordEnds({ clauseId, objections }: RecordEndsProps) {
  const t = useTranslations("objection.record");
  const { nameOf, tryOut, sayRefusal } = useOpenedOpinion();
  const { symbolOf } = useDelegations();
  const { openDialog } = useCommandRunner();
  const told = [
    ...new Set(objections.flatMap(({ position: one }) => (one.to === "room" ? [one.delegationId] : []))),
  ];
  return told.map((delegationId) => {
    const refusal = tryOut({ type: "closeObjection", clauseId, delegationId, because: "left", reason: "…" });
    if (!isShown(refusal)) return null;
    const who = symbolOf(delegationId);
    return (
      <div key={delegationId}>
        <Button
          aria-label={t("actName", { who, clause: nameOf(clauseId) })}
          isDisabled={refusal !== null}
          onPress={() => openDialog({ kind: "closeObjection", clauseId, delegationId })}
        >
          {who}: {t("act")}
        </Button>
        {refusal === null ? null : <p className="quiet">{sayRefusal(refusal)}</p>}
      </div>
    );
  });
}
