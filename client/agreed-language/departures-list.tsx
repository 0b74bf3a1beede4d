import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useChecksSwitch } from "../opinion/checks-switch.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { capitalized } from "../i18n/capitalized.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { Button } from "../ui/button.tsx";
import { wholeTextKey } from "./agreed-in-text.tsx";
import type { ClauseLanguage } from "./whole-text.ts";

const NONE: readonly ClauseLanguage[] = [];

/** Lists all departures of the text from agreed language, clause by clause, each with its way there (rule E21). */
export function DeparturesList() {
  const t = useTranslations("shelf");
  const { snapshot, cite } = useOpenedOpinion();
  const [, take] = useClauseSelection();
  const [checksOn] = useChecksSwitch();
  const { data: known = NONE } = useQuery<readonly ClauseLanguage[]>({
    queryKey: wholeTextKey(snapshot.opinion.id),
    queryFn: () => NONE,
    enabled: false,
    structuralSharing: false,
  });
  const departing = known.filter(({ departures }) => departures.length > 0);
  if (!checksOn || known.length === 0) return null;
  const count = departing.reduce((sum, { departures }) => sum + departures.length, 0);
  return (
    <details className="all-departures">
      <summary>{t("allDepartures", { n: count })}</summary>
      {departing.length === 0 ? <p className="quiet">{t("noDepartures", { n: known.length })}</p> : null}
      <ul aria-label={t("allDeparturesName")}>
        {departing.map(({ clauseId, departures }) => (
          <li key={clauseId}>
            <Button look="link" onPress={() => take(clauseId)}>
              {capitalized(cite(clauseId))}
            </Button>
            {departures.map(({ kind, start, word, agreedWord, of }) => (
              <p key={start}>
                {t(`departs.${kind}`, { word, agreedWord })} <cite>{of.source}</cite>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
