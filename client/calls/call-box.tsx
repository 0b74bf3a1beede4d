import { useRef } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId, DelegationId } from "../../shared/ids.ts";
import { answersOpen, type Call, openCall } from "../../shared/negotiation/call.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useForum } from "../forum/use-forum.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { positionsHere } from "../opinion/positions-here.ts";
import { Button } from "../ui/button.tsx";
import { isCalled, ownAnswer } from "./call-words.ts";
import { LeadsCall } from "./leads-call.tsx";
import { Ring } from "./ring.tsx";
import { useAnswer } from "./use-answer.ts";
import { useCallKeys } from "./use-call-keys.ts";
import { useShown } from "./use-shown.ts";
import { comma } from "../i18n/list-signs.ts";

/** Below the words of a called clause: the question, the pause, and what its reader can answer or declare. */
export function CallBox({ clauseId }: { readonly clauseId: ClauseId }) {
  const { snapshot } = useOpenedOpinion();
  const call = openCall(snapshot.opinion);
  return call === null || !isCalled(call, clauseId) ? null : <OpenCall call={call} clauseId={clauseId} />;
}

type OpenCallProps = { readonly call: Call; readonly clauseId: ClauseId };

function OpenCall({ call, clauseId }: OpenCallProps) {
  const t = useTranslations("inMeeting.call");
  const { cite, tryOut } = useOpenedOpinion();
  const box = useRef<HTMLElement>(null);
  useShown(box, call.seq);
  const isFirst = call.clauses[0]?.clauseId === clauseId;
  const leads = tryOut({ type: "withdrawCall", callSeq: call.seq }) === null;
  const clause = cite(clauseId);
  return (
    <section ref={box} className="call-box" aria-label={t("label", { clause })}>
      {isFirst ? <Ring call={call} /> : null}
      <div className="call-question">
        <b>{t("question")}</b>
        <small>{t(isFirst ? "explain" : "sameCall")}</small>
      </div>
      {leads ? <LeadsCall call={call} clauseId={clauseId} isFirst={isFirst} /> : null}
      {leads ? null : <DelegationAnswers call={call} clauseId={clauseId} />}
      <Names call={call} clauseId={clauseId} />
      {isFirst ? <CallKeys call={call} /> : null}
    </section>
  );
}

/** The keys answer on the selected clause, or on the first one that is called. */
function CallKeys({ call }: { readonly call: Call }) {
  const [selected] = useClauseSelection();
  const first = call.clauses[0]!.clauseId;
  useCallKeys(useAnswer(call, selected !== null && isCalled(call, selected) ? selected : first));
  return null;
}

function DelegationAnswers({ call, clauseId }: OpenCallProps) {
  const t = useTranslations("inMeeting.call");
  const { me } = useForum();
  const answers = useAnswer(call, clauseId);
  const own = ownAnswer(call, { clauseId, delegationId: me.delegationId });
  if (own === undefined && !answers.may) return null;
  if (own !== undefined)
    return (
      <div className="call-acts">
        <span>{t(own.answer === "floor" ? "youAskedFloor" : "youAskedTime")}</span>
        <Button onPress={answers.takeBack}>{t("takeBack")}</Button>
      </div>
    );
  return (
    <div className="call-acts">
      <Button aria-keyshortcuts="F Alt+F" onPress={answers.floor}>
        {t("askFloor")} <kbd aria-hidden="true">F</kbd>
      </Button>
      <Button aria-keyshortcuts="N Alt+N" onPress={answers.time}>
        {t("askTime")} <kbd aria-hidden="true">N</kbd>
      </Button>
      <Button onPress={answers.cannotAccept}>{t("cannotAccept")}</Button>
    </div>
  );
}

/** By name who asked and who needs time. Silence has no line: nobody is asked for a yes, and nothing is counted. */
function Names({ call, clauseId }: OpenCallProps) {
  const t = useTranslations("inMeeting.call");
  const { symbolOf } = useDelegations();
  const { snapshot } = useOpenedOpinion();
  const hash = snapshot.document.clauses.find(({ id }) => id === clauseId)?.hash ?? "";
  const { present } = positionsHere(snapshot.opinion, { clauseId }, hash);
  const objecting = present.filter(({ position }) => position === "cannotAccept");
  const open = answersOpen(call, clauseId);
  const listed = (answer: "floor" | "time"): readonly DelegationId[] =>
    open.filter((one) => one.answer === answer).map(({ delegationId }) => delegationId);
  const lines = [
    { name: t("asksFloor"), ids: listed("floor") },
    { name: t("needsTime"), ids: listed("time") },
    { name: t("objects"), ids: [...new Set(objecting.map(({ delegationId }) => delegationId))] },
  ].filter(({ ids }) => ids.length > 0);
  const named = lines.map(({ name, ids }) => ({ name, symbols: ids.map(symbolOf).join(comma()) }));
  return (
    <>
      {named.length === 0 ? null : (
        <p className="call-names">
          {named.map(({ name, symbols }) => (
            <span key={name}>
              <b>{name}</b> {symbols}
            </span>
          ))}
        </p>
      )}
      {/* It is there before the first answer, or that one would not be read out. */}
      <span className="hidden" role="status">
        {named.map(({ name, symbols }) => `${name} ${symbols}`).join(". ")}
      </span>
    </>
  );
}
