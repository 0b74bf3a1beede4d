import { useTranslations } from "use-intl";
import { type Consultation, phaseOf } from "../../shared/consultation/consultation.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useForumClock } from "../time/use-forum-clock.ts";

type Timed = Pick<Consultation, "opensAt" | "closesAt" | "ended">;

const CLOCK_MS = 10_000;

/** Says when a consultation opens, until when it is open, or since when it is closed. */
export function useWhenWords(): (of: Timed) => string {
  const t = useTranslations("consultation");
  const { timeZone } = useForum();
  const instants = useInstants();
  const now = useForumClock(CLOCK_MS);
  return (of) => {
    const end = Math.min(of.closesAt, of.ended?.at ?? Infinity);
    switch (phaseOf(of, now)) {
      case "toCome":
        return t("opensAt", { at: instants.inZone(of.opensAt, timeZone) });
      case "open":
        return t("openUntil", { at: instants.inZone(end, timeZone) });
      case "closed":
        return t("closedAt", { at: instants.inZone(end, timeZone) });
    }
  };
}
