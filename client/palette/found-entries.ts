import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import type { FoundPlace, FoundPassage } from "../../shared/search/found-text.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useForum } from "../forum/use-forum.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { useNoticedClause } from "../notices/say-notice.ts";
import type { FoundEntry } from "./entry.ts";
import { foundAddress } from "./found-address.ts";

/** Things that were found in texts, as lines of the palette: each says where it stands and opens there (rule K23). */
export function useFoundEntries(): (found: readonly FoundPassage[]) => readonly FoundEntry[] {
  const whereOf = useFoundWhere();
  const [, go] = useLocation();
  return useCallback(
    (found) =>
      found.map(({ text, marks, place }, n) => ({
        id: `found.${n}.${idOf(place)}`,
        words: text,
        marks,
        where: whereOf(place),
        run: () => go(foundAddress(place)),
      })),
    [whereOf, go],
  );
}

function idOf(place: FoundPlace): string {
  switch (place.kind) {
    case "clause":
      return place.clauseId;
    case "proposal":
      return place.proposalId;
    case "comment":
      return place.commentId;
    case "paper":
      return place.contributionId;
  }
}

/** Says the kind of a thing, its clause and its Opinion. */
function useFoundWhere(): (place: FoundPlace) => string {
  const t = useTranslations("palette.found");
  const say = useTranslations();
  const { groups } = useForum();
  const { symbolOf } = useDelegations();
  const nameOf = useNoticedClause();
  return useCallback(
    (place) => {
      if (place.kind === "paper") return t("paper", { number: place.number, title: place.title });
      const clause = nameOf(place.clause);
      const inOpinion = (what: string): string => {
        const opinions = groups.flatMap((group) => group.opinions);
        const number = opinions.find(({ id }) => id === place.opinionId)?.number ?? "";
        return `${capitalized(what)} · ${say("nav.opinionN", { number })}`;
      };
      switch (place.kind) {
        case "clause":
          return inOpinion(place.isFootnote ? t("footnote", { clause }) : clause);
        case "proposal":
          return inOpinion(t(place.isRunning ? "proposal" : "decided", { label: place.label, clause }));
        case "comment": {
          const what = place.label === null ? clause : say("comment.proposal", { label: place.label });
          const who = place.delegationId;
          return inOpinion(
            who === null ? t("officeComment", { what }) : t("comment", { who: symbolOf(who), what }),
          );
        }
      }
    },
    [t, say, groups, symbolOf, nameOf],
  );
}
