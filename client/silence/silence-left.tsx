import { useTranslations } from "use-intl";
import { useTimeLeft } from "../time/deadline-words.ts";
import { markPassed, WARN_AT_MS } from "../time/deadlines.ts";
import { useForumClock } from "../time/use-forum-clock.ts";
import { SECOND_MS } from "../../shared/durations.ts";

type SilenceLeftProps = {
  readonly closes: number;
  /** The sentence of the banner, said aloud at the same marks as a deadline. */
  readonly told: string;
};

/**
 * Time left of a silence: told from 72 hours before it closes, and said aloud at 72 h, 24 h, 1 h and 10 min (rule
 * I13).
 */
export function SilenceLeft({ closes, told }: SilenceLeftProps) {
  const t = useTranslations("silence.banner");
  const left = useTimeLeft();
  const ahead = closes - useForumClock(SECOND_MS);
  const isNear = ahead > 0 && ahead <= WARN_AT_MS[0];
  return (
    <>
      {isNear ? <b>{t("left", { left: left(ahead) })}</b> : null}
      <span className="hidden" role="status">
        {isNear ? `${told} ${t("left", { left: left(markPassed(ahead)) })}` : told}
      </span>
    </>
  );
}
