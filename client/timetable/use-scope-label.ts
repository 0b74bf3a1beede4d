import { useTranslations } from "use-intl";
import type { WindowScope } from "../../shared/timetable/timetable-entry.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { comma } from "../i18n/list-signs.ts";

/** " for Opinion 4, Space connectivity"; nothing where it is for every Opinion. */
export function useScopeLabel(): (only: WindowScope | undefined) => string {
  const t = useTranslations("deadline");
  const { groups } = useForum();
  const wordsOf = useWordsOf();
  return (only) => {
    if (only === undefined) return "";
    const named = groups.flatMap(({ id, topic, opinions }) => [
      ...(only.groups?.includes(id) === true ? [t("scope.group", { topic: wordsOf(topic) })] : []),
      ...opinions
        .filter((one) => only.opinions?.includes(one.id) === true)
        .map(({ number }) => t("scope.opinion", { number })),
    ]);
    return t("scope.only", { whom: named.join(comma()) });
  };
}
