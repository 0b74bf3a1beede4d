import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { MINUTE_MS } from "../../shared/durations.ts";
import type { ProposalId } from "../../shared/ids.ts";
import { sittingHuddles } from "../../shared/negotiation/postponed.ts";
import { useForum } from "../forum/use-forum.ts";
import { useProposing } from "../opinion/use-proposing.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Button } from "../ui/button.tsx";
import { useToast } from "../ui/toasts.tsx";
import { minLeft, ownDraftOf } from "./own-draft.ts";

/** Offers members the draft of their small group: at once when it is called, and in the line while it sits. */
export function OwnSmallGroups() {
  const t = useTranslations("postponed.huddle");
  const toast = useToast();
  const { now } = useForum();
  const { snapshot, cite } = useOpenedOpinion();
  const propose = useProposing();
  const open = (draftId: ProposalId): void => propose({ ask: "draft", draftId });
  const own = sittingHuddles(snapshot.opinion).flatMap((huddle) => {
    const draft = ownDraftOf(snapshot.opinion, huddle);
    return draft === null ? [] : [{ huddle, draft }];
  });
  const known = useRef<ReadonlySet<ProposalId> | null>(null);
  useEffect(() => {
    const before = known.current;
    known.current = new Set(own.map(({ draft }) => draft));
    for (const { huddle, draft } of own) {
      // On a page that was opened later the line tells it.
      if (before?.has(draft) === true || now - huddle.at > MINUTE_MS) continue;
      const words = t("yours", { n: huddle.n, clause: cite(huddle.clauseId) });
      toast({ kind: "told", words, act: { words: t("openDraft"), onPress: () => open(draft) } });
    }
  });
  return (
    <>
      {own.map(({ huddle: { id, n, until }, draft }) => {
        const left = Date.parse(until) - now;
        const words = left > 0 ? t("inLine", { n, left: minLeft(left) }) : t("inLineDue", { n });
        return (
          <Button
            key={id}
            look="main"
            extraClass="own-small-group"
            aria-label={`${words}. ${t("openDraftName", { n })}`}
            onPress={() => open(draft)}
          >
            {words}
          </Button>
        );
      })}
    </>
  );
}
