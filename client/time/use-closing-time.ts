import { useTranslations } from "use-intl";
import { useForum } from "../forum/use-forum.ts";
import { useSeat } from "../forum/use-seat.ts";
import { useInstants } from "../i18n/instants.ts";

const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** An instant that binds: in the forum's zone first, then in UTC, then as this device's clock shows it. */
export function useClosingTime(): (at: number) => string {
  const t = useTranslations("silence");
  const { timeZone } = useForum();
  const instants = useInstants();
  const zone = useSeat();
  return (at) =>
    t("closes", {
      seat: instants.inZone(at, timeZone),
      zone,
      utc: instants.timeIn(at, "UTC"),
      local: instants.inZone(at, deviceZone()),
    });
}
