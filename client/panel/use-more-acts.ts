import { useTranslations } from "use-intl";
import { useActEntries } from "../opinion/act-menu.ts";
import type { Act } from "../opinion/acts.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useCopyLink } from "../outline/use-copy-link.ts";
import { openPalette } from "../palette/offered.ts";
import { PALETTE_KEYS } from "../palette/keys.ts";
import type { MenuGroup } from "../ui/menu-entries.ts";

/** With the last lines, for the clause's link and for the palette, the list has eight. */
const SHOWN_MAX = 6;

/** Acts on the selected clause by their use. What adds something to it stands under "+ Add". */
const ON_CLAUSE: readonly Act[] = [
  "markAdReferendum",
  "markAgreed",
  "settle",
  "takeUp",
  "lock",
  "unlock",
  "reopenMark",
  "remove",
  "moveUp",
  "moveDown",
  "changeKind",
  "clausePen",
  "markPending",
  "correct",
  "sendForward",
  "lockReasoned",
];

/** Acts on the whole text that the menu of its title does not have. */
const ON_OPINION: readonly Act[] = ["addFirst", "agreeEnBloc", "cleanUp", "reopen", "editNumber", "restore"];

/** The few acts that have no button, by their use, and the way to all others. Closed ones are found there, with the reason. */
export function useMoreActs(shown: readonly Act[]): readonly MenuGroup[] {
  const t = useTranslations();
  const { selectedClause } = useOpenedOpinion();
  const entries = useActEntries();
  const copyLink = useCopyLink();
  const rest = (selectedClause === null ? ON_OPINION : ON_CLAUSE).filter(
    // Without edits there is nothing to accept.
    (act) => !shown.includes(act) && (act !== "settle" || selectedClause?.unsettled === true),
  );
  return [
    {
      id: "acts",
      heading: t(selectedClause === null ? "acts.groupOpinion" : "acts.groupClause"),
      entries: entries(rest)
        .filter(({ disabled }) => disabled !== true)
        .slice(0, SHOWN_MAX),
    },
    {
      // Another id than its entries have: a menu knows both by one.
      id: "last",
      entries: [
        ...(selectedClause === null ? [] : [copyLink(selectedClause.clause.id)]),
        {
          id: "all",
          words: t("acts.searchAll"),
          shortcut: PALETTE_KEYS,
          onPress: () => setTimeout(openPalette),
        },
      ],
    },
  ];
}
