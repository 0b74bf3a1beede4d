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
import { useOwnTime } from "../forum/use-own-time.ts";
import { useShowSidePanel } from "../opinion/side-panel.ts";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import type { MenuEntry } from "../ui/menu-entries.ts";
import { useNameSubject, useParkedSentence, useTermSentences } from "../parking/parked-sentences.ts";
import { OwnSmallGroups } from "./own-small-groups.tsx";
import { useSits } from "./report-dialog.tsx";

/** In the line above the text, so that no text moves: the reader's small groups, and all that is postponed or sits. */
export function PostponedInLine() {
  const t = useTranslations("postponed");
  const { snapshot, cite } = useOpenedOpinion();
  const sits = useSits();
  const nameSubject = useNameSubject();
  const parkedWords = useParkedSentence();
  const terms = useTermSentences();
  const closing = useOwnTime().bound;
  const { now } = useForum();
  const [, take] = useClauseSelection();
  const showSidePanel = useShowSidePanel();
  const { opinion } = snapshot;
  const parked = parkedNow(opinion);
  const huddles = sittingHuddles(opinion);
  if (parked.length + huddles.length === 0) return null;
  const placeOf = ({ subject }: Parked): ClauseId | null =>
    subject.clauseId ?? findProposal(opinion.negotiation, subject.proposalId)?.clauseId ?? null;
  const entry = (place: ClauseId | null, what: string): Pick<MenuEntry, "name" | "disabled" | "onPress"> => ({
    name: t("banner.lookName", { what }),
    disabled: place === null,
    onPress: () => {
      take(place);
      showSidePanel("clause");
    },
  });
  const summary = t("banner.summary", {
    parked: parked.length,
    huddles: huddles.length,
    both: parked.length > 0 && huddles.length > 0 ? "yes" : "no",
  });
  return (
    <>
      <OwnSmallGroups />
      <Menu
        label={summary}
        placement="bottom end"
        trigger={
          <Button look="link" extraClass="postponed-here">
            {summary} <span aria-hidden="true">▾</span>
          </Button>
        }
        groups={[
          {
            id: "parked",
            heading: t("banner.parked"),
            entries: parked.map((one) => ({
              id: String(one.seq),
              words: nameSubject(one.subject),
              note: [parkedWords(one), ...terms(one)].join(" "),
              ...entry(placeOf(one), nameSubject(one.subject)),
            })),
          },
          {
            id: "huddles",
            heading: t("banner.huddles"),
            entries: huddles.map((one) => {
              const until = Date.parse(one.until);
              const left =
                until > now ? t("huddle.minutesLeft", { n: minLeft(until - now) }) : t("huddle.due");
              return {
                id: one.id,
                words: cite(one.clauseId),
                note: `${sits(one)} ${t("huddle.until", { when: closing(until) })} ${left}`,
                ...entry(one.clauseId, t("huddle.name", { n: one.n })),
              };
            }),
          },
        ]}
      />
    </>
  );
}
