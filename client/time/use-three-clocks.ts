import { useTranslations } from "use-intl";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWordsOf } from "../i18n/words-of.ts";

const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** An instant that binds: at the forum's seat first, then in UTC, then as this device's clock shows it. */
export function useThreeClocks(): (at: number) => string {
  const t = useTranslations("deadline");
  const { timeZone, seat } = useForum();
  const instants = useInstants();
  const wordsOf = useWordsOf();
  return (at) =>
    t("clocks", {
      seat: instants.inZone(at, timeZone),
      town: wordsOf(seat),
      utc: instants.timeIn(at, "UTC"),
      local: instants.inZone(at, deviceZone()),
    });
}
