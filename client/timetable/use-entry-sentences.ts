import { useTranslations } from "use-intl";
import type { TimetableEntry } from "../../shared/timetable/timetable-entry.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { useWordsOf } from "../i18n/words-of.ts";
import { useScopeLabel } from "./use-scope-label.ts";
import type { Difference } from "./entry-differences.ts";

/** "opens: text · closes: comments, only for Opinion 4": what an entry turns; empty where it turns nothing. */
export function useWindowLabel(): (entry: Pick<TimetableEntry, "windows">) => string {
  const t = useTranslations("timetable");
  const scope = useScopeLabel();
  return ({ windows }) =>
    windows
      .map(({ on, to, only }) => t(`turns.${to}`, { what: t(`window.${on}`) }) + scope(only))
      .join(" · ");
}

/** "Status: now in force, was proposed.": one changed part of an entry, as it is and as it was. */
export function useDifferenceSentence(): (
  difference: Difference,
  states: { readonly was: TimetableEntry; readonly now: TimetableEntry },
) => string {
  const t = useTranslations("deadline.change");
  const dates = useTranslations("timetable");
  const languageNames = useTranslations("contribution.languages");
  const { groups } = useForum();
  const { language } = useLanguage();
  const instants = useInstants();
  const wordsOf = useWordsOf();
  const windowWords = useWindowLabel();
  const partOf = (entry: TimetableEntry, difference: Difference): string => {
    switch (difference.part) {
      case "words": {
        const words = entry.what[difference.language];
        return words === undefined ? t("nothing") : t("quoted", { words });
      }
      case "date": {
        const date = instants.date(entry.date, entry.until);
        return entry.time === undefined ? date : `${date}, ${entry.time}`;
      }
      case "group": {
        const group = groups.find(({ id }) => id === entry.groupId);
        return group === undefined ? t("wholeForum") : t("quoted", { words: wordsOf(group.topic) });
      }
      case "windows":
        return entry.windows.length === 0 ? t("nothing") : windowWords(entry);
      case "status":
        return dates(entry.status);
      case "provisional":
        return entry.provisional ? dates("provisional") : t("firm");
    }
  };
  return (difference, { was, now }) => {
    const what =
      difference.part === "words" && difference.language !== language
        ? t("wordsIn", {
            language: languageNames(difference.language),
          })
        : t(`part.${difference.part}`);
    return t("part.line", { what, now: partOf(now, difference), before: partOf(was, difference) });
  };
}
