import { useTranslations } from "use-intl";
import { openSilences } from "../../shared/negotiation/silence.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { Button } from "../ui/button.tsx";
import { SilenceLeft } from "./silence-left.tsx";
import { SilencesElsewhere } from "./silences-elsewhere.tsx";
import { useCited } from "./use-cited.ts";
import { useOwnTime } from "../forum/use-own-time.ts";

/** Above the text, for everybody: what is under silence and until when. */
export function SilenceBanner() {
  const t = useTranslations("silence.banner");
  const { snapshot, cite } = useOpenedOpinion();
  const [, take] = useClauseSelection();
  const cited = useCited();
  const closing = useOwnTime().bound;
  const here = openSilences(snapshot.opinion).map((silence) => {
    const first = silence.clauses[0]?.clauseId;
    const clauses = cited(silence);
    const running = t("running", { clauses, when: closing(silence.closes) });
    return (
      <p key={silence.seq} className="banner silence-banner">
        {silence.state.kind === "running" ? (
          <>
            {running} <SilenceLeft closes={silence.closes} told={running} />
          </>
        ) : (
          <span role="status">{t("notBroken", { clauses })}</span>
        )}{" "}
        {first === undefined ? null : (
          <Button look="link" aria-label={t("lookName", { clause: cite(first) })} onPress={() => take(first)}>
            {t("look")}
          </Button>
        )}
      </p>
    );
  });
  return (
    <>
      {here}
      <SilencesElsewhere here={snapshot.opinion.id} />
    </>
  );
}
