import { useTranslations } from "use-intl";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useSeat } from "../forum/use-seat.ts";
import { useInstants } from "../i18n/instants.ts";
import { useCited } from "./use-cited.ts";

/** Silence procedures that ended while somebody was away: on what, when, and how each stands now (rule I12). */
export function SilencesSince({ ended }: { readonly ended: ReadonlySet<number> }) {
  const t = useTranslations("silence");
  const { snapshot } = useOpenedOpinion();
  const cited = useCited();
  const instants = useInstants();
  const { timeZone } = useForum();
  const zone = useSeat();
  const silences = snapshot.opinion.negotiation.silences.filter(({ seq }) => ended.has(seq));
  if (silences.length === 0) return null;
  return (
    <>
      <strong>{t("since.heading")}</strong>
      <ul>
        {silences.map((silence) => (
          <li key={silence.seq}>
            {t("since.line", {
              clauses: cited(silence),
              opened: instants.inZone(silence.opened, timeZone),
              closes: instants.inZone(silence.closes, timeZone),
              zone,
              state: t(`tag.${silence.state.kind}`),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
