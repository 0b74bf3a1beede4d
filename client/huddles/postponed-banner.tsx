import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { sittingHuddles } from "../../shared/negotiation/postponed.ts";
import type { Parked } from "../../shared/negotiation/parked.ts";
import { parkedNow } from "../../shared/standing/parked-on.ts";
import { findProposal } from "../../shared/negotiation/proposal.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { minLeft } from "./own-draft.ts";
import { useForum } from "../forum/use-forum.ts";
import { useClosingTime } from "../time/use-closing-time.ts";
import { useShowSidePanel } from "../opinion/side-panel.ts";
import { Button } from "../ui/button.tsx";
import { useNameSubject, useParkedSentence, useTermSentences } from "../parking/parked-sentences.ts";
import { OwnSmallGroups } from "./own-small-groups.tsx";
import { useSits } from "./report-dialog.tsx";

/** Above the text: what is parked and which huddles sit, to be opened; nothing where nothing is aside. */
export function PostponedBanner() {
  const t = useTranslations("postponed");
  const { snapshot, cite } = useOpenedOpinion();
  const sits = useSits();
  const nameSubject = useNameSubject();
  const parkedWords = useParkedSentence();
  const terms = useTermSentences();
  const closing = useClosingTime();
  const { now } = useForum();
  const { opinion } = snapshot;
  const parked = parkedNow(opinion);
  const huddles = sittingHuddles(opinion);
  if (parked.length + huddles.length === 0) return null;
  const placeOf = ({ subject }: Parked): ClauseId | null =>
    subject.clauseId ?? findProposal(opinion.negotiation, subject.proposalId)?.clauseId ?? null;
  return (
    <>
      <OwnSmallGroups />
      <details className="aside-banner">
        <summary>
          {t("banner.summary", {
            parked: parked.length,
            huddles: huddles.length,
            both: parked.length > 0 && huddles.length > 0 ? "yes" : "no",
          })}
        </summary>
        {parked.length === 0 ? null : (
          <>
            <h2>{t("banner.parked")}</h2>
            <ul>
              {parked.map((one) => (
                <li key={one.seq}>
                  <strong>{nameSubject(one.subject)}</strong> {parkedWords(one)} {terms(one).join(" ")}{" "}
                  <Look place={placeOf(one)} what={nameSubject(one.subject)} />
                </li>
              ))}
            </ul>
          </>
        )}
        {huddles.length === 0 ? null : (
          <>
            <h2>{t("banner.huddles")}</h2>
            <ul>
              {huddles.map((one) => (
                <li key={one.id}>
                  <strong>{cite(one.clauseId)}</strong> {sits(one)}{" "}
                  {t("huddle.until", { when: closing(Date.parse(one.until)) })}{" "}
                  {Date.parse(one.until) > now
                    ? t("huddle.minutesLeft", { n: minLeft(Date.parse(one.until) - now) })
                    : t("huddle.due")}{" "}
                  <Look place={one.clauseId} what={t("huddle.name", { n: one.n })} />
                </li>
              ))}
            </ul>
          </>
        )}
      </details>
    </>
  );
}

function Look({ place, what }: { readonly place: ClauseId | null; readonly what: string }) {
  const t = useTranslations("postponed.banner");
  const [, take] = useClauseSelection();
  const showSidePanel = useShowSidePanel();
  if (place === null) return null;
  return (
    <Button
      look="link"
      aria-label={t("lookName", { what })}
      onPress={() => {
        take(place);
        showSidePanel("clause");
      }}
    >
      {t("look")}
    </Button>
  );
}
