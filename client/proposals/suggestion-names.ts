import { useTranslations } from "use-intl";
import {
  findProposal,
  type Proponent,
  type Proposal,
  proposalLabel,
} from "../../shared/negotiation/proposal.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useProponentColour, useSymbolOf } from "./whose.ts";
import { comma } from "../i18n/list-signs.ts";

/** Names a suggestion, and what submits it, by its place and in whose name it is. */
export function useSuggestionNames(
  { kind, clauseId, on }: Pick<Proposal, "kind" | "clauseId" | "on">,
  proponent: Proponent | null,
) {
  const t = useTranslations();
  const { snapshot, nameOf } = useOpenedOpinion();
  const symbolOf = useSymbolOf();
  const colourOf = useProponentColour();
  const target = on === null ? undefined : findProposal(snapshot.opinion.negotiation, on);
  const place =
    target !== undefined
      ? t("proposal.on", { label: proposalLabel(target) })
      : clauseId === null
        ? t("draft.place.addAtStart")
        : t(`draft.place.${kind}`, { clause: nameOf(clauseId) });
  const named = {
    whose: proponent?.kind === "office" ? proponent.office : "other",
    who: whoIn(proponent, symbolOf),
  };
  return {
    place,
    suggestion: t("suggestion.name", { ...named, place }),
    draft: t("suggestion.draftName", { ...named, place }),
    submit: t("suggestion.submit", named),
    colour: colourOf(proponent),
  };
}

type SymbolOf = ReturnType<typeof useSymbolOf>;

function whoIn(proponent: Proponent | null, symbolOf: SymbolOf): string {
  switch (proponent?.kind) {
    case "delegation":
      return symbolOf(proponent.delegationId);
    case "group":
      // Of a small group all are named; its symbol means nothing outside of it.
      return proponent.huddle === undefined
        ? proponent.symbol
        : proponent.members.map(symbolOf).join(comma());
    case "office":
    case undefined:
      return "";
  }
}
