import { useTranslations } from "use-intl";
import type { DelegationId } from "../../shared/ids.ts";
import { actLabel } from "./act-label.ts";
import type { ClauseAct } from "./acts.ts";
import { useOpenedOpinion } from "./opened-opinion.tsx";
import { useCommandRunner } from "./command-runner.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { Button } from "../ui/button.tsx";
import { comma } from "../i18n/list-signs.ts";

const WAYS: readonly ClauseAct[] = ["bracket", "park", "huddle", "takeUp"];

type WaysOutProps = {
  readonly objecting: readonly DelegationId[];
  /** Null where more than objections stands in the way. */
  readonly onPending: (() => void) | null;
};

/** Ways past an objection that nobody marks over: bracket, park, huddle, or mark it pending who cannot accept. */
export function WaysOut({ objecting, onPending }: WaysOutProps) {
  const t = useTranslations();
  const { selectedClause, nameOf, refusalOf } = useOpenedOpinion();
  const { runAct } = useCommandRunner();
  const { symbolOf } = useDelegations();
  if (selectedClause === null) return null;
  const clause = nameOf(selectedClause.clause.id);
  return (
    <>
      <h3>{t("postponed.ways.heading")}</h3>
      <div className="ways">
        {WAYS.filter((act) => refusalOf(act) === null).map((act) => {
          const { short, name } = actLabel(t, act, { clause, n: 0 });
          return (
            <Button key={act} aria-label={name} onPress={() => runAct(act)}>
              {short}
            </Button>
          );
        })}
        {onPending === null ? null : (
          <Button onPress={onPending}>
            {t("postponed.ways.pending", { who: objecting.map(symbolOf).join(comma()) })}
          </Button>
        )}
      </div>
    </>
  );
}
