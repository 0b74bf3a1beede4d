import { useTranslations } from "use-intl";
import { useForum } from "../forum/use-forum.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../shared/durations.ts";
import type { OpinionId } from "../../shared/ids.ts";
import type { Deadline } from "./deadlines.ts";
import { comma } from "../i18n/list-signs.ts";

/** "2 days 5 h", "23 h 14 min", "14 min", "9 min 12 s": what is left, in the two units that matter. */
export function useTimeLeft(): (ms: number) => string {
  const t = useTranslations("deadline.left");
  return (ms) => {
    const [days, hours] = [Math.floor(ms / DAY_MS), Math.floor((ms % DAY_MS) / HOUR_MS)];
    const [minutes, seconds] = [Math.floor((ms % HOUR_MS) / MINUTE_MS), Math.floor((ms % MINUTE_MS) / 1000)];
    if (days >= 2) return t("days", { days, hours });
    if (ms >= HOUR_MS) return t("hours", { hours: days * 24 + hours, minutes });
    return ms >= 10 * MINUTE_MS ? t("minutes", { minutes }) : t("seconds", { minutes, seconds });
  };
}

/** "The text of Opinion 4 closes": what closes, or has, and of which Opinions where there are others on the screen. */
export function useWhatCloses(): (deadline: Deadline, of: OpinionId | null) => string {
  const t = useTranslations("deadline");
  const { groups } = useForum();
  return ({ kind, on, opinions }, of) => {
    const what = on.length === 2 ? "both" : (on[0] ?? "text");
    const all = groups.flatMap((group) => group.opinions);
    const named = all.filter(({ id }) => opinions.includes(id)).map(({ number }) => number);
    const whose =
      of !== null
        ? ""
        : named.length === all.length
          ? t("ofAll")
          : t("ofSome", { n: named.length, numbers: named.join(comma()) });
    return kind === "ahead" ? t(`closes.${what}`, { of: whose }) : t(`closed.${what}`, { of: whose });
  };
}
