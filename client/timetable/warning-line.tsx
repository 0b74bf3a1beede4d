import { useTranslations } from "use-intl";
import type { TimetableWarning } from "../../shared/timetable/timetable-rules.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { comma } from "../i18n/list-signs.ts";

/** A rule of the forum on its dates, and whether they fit (rule T12). */
export function WarningLine({ warning }: { readonly warning: TimetableWarning }) {
  const t = useTranslations("deadline.warnings");
  const { groups } = useForum();
  const instants = useInstants();
  const wordsOf = useWordsOf();
  const { rule, state, planned = null, latest = null } = warning;
  const day = (date: string | null): string => (date === null ? "none" : instants.date(date));
  const outside = groups
    .flatMap(({ opinions }) => opinions)
    .filter(
      ({ stage }) =>
        stage === "outline" || stage === "drafting" || stage === "consolidated" || stage === "agreed",
    )
    .map(({ number }) => number);
  return (
    <p className={state === "broken" ? "timetable-rule broken" : "timetable-rule"}>
      {wordsOf(rule.words)}. <b>{t(state, { planned: day(planned), latest: day(latest) })}</b>{" "}
      {rule.presents === true && outside.length > 0
        ? t("notPresented", { n: outside.length, numbers: outside.join(comma()) })
        : ""}
    </p>
  );
}
