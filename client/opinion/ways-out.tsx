import { useTranslations } from "use-intl";
import type { DelegationId } from "../../shared/ids.ts";
import { actLabel } from "./act-words.ts";
import type { ClauseAct } from "./acts.ts";
import { useOpenedOpinion } from "./opened-opinion.tsx";
import { usePerform } from "./use-perform.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { Button } from "../ui/button.tsx";

const WAYS: readonly ClauseAct[] = ["bracket", "park", "huddle", "takeUp"];

type WaysOutProps = {
  readonly objecting: readonly DelegationId[];
  /** Null where more than objections stands in the way. */
  readonly onPending: (() => void) | null;
};

/** Ways past an objection that nobody marks over: bracket, park, huddle, or mark it pending who cannot accept. */
export function WaysOut({ objecting, onPending }: WaysOutProps) {
  const t = useTranslations();
  const { situation, nameOf, refusalOf } = useOpenedOpinion();
  const { perform } = usePerform();
  const { symbolOf } = useDelegations();
  if (situation === null) return null;
  const clause = nameOf(situation.clause.id);
  return (
    <>
      <h3>{t("aside.ways.heading")}</h3>
      <div className="ways">
        {WAYS.filter((act) => refusalOf(act) === null).map((act) => {
          const { short, name } = actLabel(t, act, { clause, n: 0 });
          return (
            <Button key={act} aria-label={name} onPress={() => perform(act)}>
              {short}
            </Button>
          );
        })}
        {onPending === null ? null : (
          <Button onPress={onPending}>
            {t("aside.ways.pending", { who: objecting.map(symbolOf).join(", ") })}
          </Button>
        )}
      </div>
    </>
  );
}
