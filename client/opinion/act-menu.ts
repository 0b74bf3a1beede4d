import { useTranslations } from "use-intl";
import { baseTextNumber, isMainReport } from "../../shared/opinion/opinion.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { MenuEntry } from "../ui/menu-entries.ts";
import { actLabel } from "./act-label.ts";
import type { Act } from "./acts.ts";
import { useOpenedOpinion } from "./opened-opinion.tsx";
import { useCommandRunner } from "./command-runner.ts";

/** Refusals that make an act pointless to show: it is not this person's, or has nothing to act on. */
const NOT_SHOWN: ReadonlySet<Refusal["reason"]> = new Set([
  "notYourRole",
  "notYourGroup",
  "nothingToDo",
  "kindForbids",
  "alreadyLocked",
  "notLocked",
  "notMarked",
  "alreadyMarked",
  "stageOrder",
  "nobodyObjects",
  "alreadyParked",
  "notParked",
  // The bar and the banner say it once for all acts.
  "forumClosed",
]);

/** The report has headings and paragraphs instead of verbs and clauses. */
const IN_REPORT: Readonly<Partial<Record<Act, "mainReport.addHeading" | "mainReport.addParagraph">>> = {
  addVerb: "mainReport.addHeading",
  addBelow: "mainReport.addParagraph",
};

export const isShown = (refusal: Refusal | null): boolean =>
  refusal === null || !NOT_SHOWN.has(refusal.reason);

/** Acts as entries of a menu: what is closed for the moment stays in sight and says why. */
export function useActEntries(): (acts: readonly Act[]) => readonly MenuEntry[] {
  const t = useTranslations();
  const { selectedClause, snapshot, nameOf, refusalOf, sayRefusal } = useOpenedOpinion();
  const { runAct } = useCommandRunner();
  const clause = selectedClause === null ? t("clause.none") : nameOf(selectedClause.clause.id);
  const n = baseTextNumber(snapshot.opinion) + 1;
  return (acts) =>
    acts.flatMap((act): MenuEntry[] => {
      const refusal = refusalOf(act);
      if (!isShown(refusal)) return [];
      const said = isMainReport(snapshot.opinion) ? IN_REPORT[act] : undefined;
      const { short, name } =
        said === undefined
          ? actLabel(t, act, { clause, n })
          : { short: t(said), name: t("mainReport.actOn", { act: t(said), clause }) };
      return [
        {
          id: act,
          words: short,
          name,
          disabled: refusal !== null,
          ...(refusal === null ? {} : { note: sayRefusal(refusal) }),
          onPress: () => runAct(act),
        },
      ];
    });
}
