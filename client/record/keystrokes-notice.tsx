import { useTranslations } from "use-intl";
import type { OpinionId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";

/** Period for which the forum keeps typing, and what of this Opinion is removed already (rules Z1, Z4). */
export function KeystrokesNotice({ id }: { id: OpinionId }) {
  const t = useTranslations("keystrokes");
  const instants = useInstants();
  const { keptDays, removals } = useForum().keystrokes;
  const last = removals.findLast(({ opinions }) => opinions.some((one) => one.opinionId === id));
  return (
    <p className="faint kept-typing">
      {keptDays === null ? t("forGood") : t("period", { days: keptDays })}{" "}
      {last === undefined ? "" : t("removed", { day: instants.day(last.before) })}
    </p>
  );
}
