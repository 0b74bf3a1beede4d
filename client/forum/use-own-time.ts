import { useTranslations } from "use-intl";
import { zoneOffset } from "../../shared/timetable/timetable.ts";
import { useInstants } from "../i18n/instants.ts";
import { tagOf } from "../i18n/languages.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { useForum } from "./use-forum.ts";
import { useSeat } from "./use-seat.ts";

export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Everybody's own clock with its zone, and the seat's beside it where it counts. */
export type OwnTime = {
  /** "14:00 (CET)": today's time, or a day with its time, by the reader's clock. */
  readonly at: (at: number) => string;
  /** "1 December 2026, 14:00–16:00 your time (CET) · 08:00–10:00 Nassau". */
  readonly span: (from: number, until: number) => string;
  /** The same for one instant. */
  readonly bound: (at: number) => string;
};

export function useOwnTime(): OwnTime {
  const t = useTranslations("ownTime");
  const { language } = useLanguage();
  const { timeZone } = useForum();
  const instants = useInstants();
  const seat = useSeat();
  const own = deviceZone();
  const zoneAt = (at: number): string =>
    new Intl.DateTimeFormat(tagOf(language), { timeZone: own, timeZoneName: "short" })
      .formatToParts(at)
      .find(({ type }) => type === "timeZoneName")?.value ?? own;
  const dayIn = (at: number, zone: string): string =>
    instants.inZone(at, zone).replace(/[, ]*\d\d:\d\d$/u, "");
  /** Without its day where that is the day already named. */
  const beside = (at: number, zone: string, named: string): string =>
    dayIn(at, zone) === named ? instants.timeIn(at, zone) : instants.inZone(at, zone);
  const from = (at: number, until: number | null, zone: string, named: string | null): string => {
    const first = named === null ? instants.inZone(at, zone) : beside(at, zone, named);
    return until === null ? first : `${first}–${beside(until, zone, dayIn(at, zone))}`;
  };
  const both = (at: number, until: number | null): string => {
    const mine = t("yourTime", { at: from(at, until, own, null), zone: zoneAt(at) });
    return zoneOffset(at, own) === zoneOffset(at, timeZone)
      ? mine
      : t("seatBeside", { mine, seat: `${from(at, until, timeZone, dayIn(at, own))} ${seat}` });
  };
  return {
    at: (at) => t("withZone", { at: instants.brief(at), zone: zoneAt(at) }),
    span: both,
    bound: (at) => both(at, null),
  };
}
