import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { type Call, openCall } from "../../shared/negotiation/call.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Button } from "../ui/button.tsx";
import { comma } from "../i18n/list-signs.ts";

/** In the meeting's line: the open call, and the way to it. Screen readers hear the call at once, and its end politely. */
export function CallInLine() {
  const t = useTranslations("inMeeting.call");
  const { snapshot, cite } = useOpenedOpinion();
  const [selected, take] = useClauseSelection();
  const call = openCall(snapshot.opinion);
  const ended = useEnded(snapshot.opinion.negotiation.calls);
  const named = (clauses: readonly ClauseId[]): string => clauses.map(cite).join(comma());
  const called = call === null ? [] : call.clauses.map(({ clauseId }) => clauseId);
  const asked = call === null ? "" : t("asked", { what: named(called) });
  const show = (): void => {
    const [first] = called;
    if (first === undefined) return;
    take(first);
    document.querySelector(`[data-clause="${CSS.escape(first)}"]`)?.scrollIntoView({ block: "center" });
  };
  return (
    <>
      {call === null || called.some((id) => id === selected) ? null : (
        <span className="call-in-line">
          <b title={asked}>{asked}</b>
          <Button look="link" aria-label={t("showName", { what: named(called) })} onPress={show}>
            {t("show")}
          </Button>
        </span>
      )}
      <span className="hidden" role="alert">
        {call === null ? "" : t("askedAloud", { what: named(called), pause: call.pauseS })}
      </span>
      <span className="hidden" role="status">
        {ended === null
          ? ""
          : ended.state.kind === "declared"
            ? t("declaredDone", { tier: ended.tier, what: named(ended.state.clauses) })
            : t("endedAloud")}
      </span>
    </>
  );
}

/** The call that ended last while this page looked on. */
function useEnded(calls: readonly Call[]): Call | null {
  const open = useRef<number | null>(null);
  const [ended, setEnded] = useState<Call | null>(null);
  useEffect(() => {
    const was = calls.find(({ seq }) => seq === open.current);
    if (was !== undefined && was.state.kind !== "open") setEnded(was);
    open.current = calls.findLast(({ state }) => state.kind === "open")?.seq ?? null;
  }, [calls]);
  return ended;
}
