import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { DelegationId } from "../../shared/ids.ts";
import type { Proponent } from "../../shared/negotiation/proposal.ts";
import { delegationColour } from "../forum/colours.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { comma } from "../i18n/list-signs.ts";

/** The symbol of a delegation in the forum's own list. */
export function useSymbolOf(): (id: DelegationId) => string {
  const { delegations } = useForum();
  return useCallback((id) => delegations.find((one) => one.id === id)?.symbol ?? id, [delegations]);
}

/** The colour of a proponent's chip; of a group it is that of its coordinator. */
export function useProponentColour(): (proponent: Proponent | null) => string {
  const symbolOf = useSymbolOf();
  return useCallback(
    (proponent) => {
      switch (proponent?.kind) {
        case "delegation":
          return delegationColour(symbolOf(proponent.delegationId));
        case "group":
          return delegationColour(symbolOf(proponent.coordinator));
        case "office":
        case undefined:
          return delegationColour(null);
      }
    },
    [symbolOf],
  );
}

/** Names the proponent: a delegation by its name, an office by its text, a group with its members. */
export function useWhose(): (proponent: Proponent) => string {
  const t = useTranslations("proposal");
  const wordsOf = useWordsOf();
  const { delegations } = useForum();
  const symbolOf = useSymbolOf();
  return useCallback(
    (proponent) => {
      switch (proponent.kind) {
        case "delegation": {
          const found = delegations.find((one) => one.id === proponent.delegationId);
          return found === undefined ? proponent.delegationId : wordsOf(found.name);
        }
        case "office":
          return t(`office.${proponent.office}`);
        case "group":
          if (proponent.huddle !== undefined)
            return t("ofSmallGroup", {
              n: proponent.huddle.n,
              members: proponent.members.map(symbolOf).join(comma()),
            });
          return t("ofGroup", {
            name: proponent.name,
            members: proponent.members.map(symbolOf).join(comma()),
          });
      }
    },
    [t, wordsOf, delegations, symbolOf],
  );
}
