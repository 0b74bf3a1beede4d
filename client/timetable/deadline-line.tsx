import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { SECOND_MS } from "../../shared/durations.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { useTimeLeft, useWhatCloses } from "../time/deadline-words.ts";
import { type Deadline, deadlineOf, markPassed, WARN_AT_MS } from "../time/deadlines.ts";
import { useForumClock } from "../time/use-forum-clock.ts";
import { useOwnTime } from "../forum/use-own-time.ts";

type DeadlineLineProps = {
  /** The Opinion on the screen; null: a screen beside them. */
  readonly of: OpinionId | null;
};

const bold = (words: ReactNode) => <b>{words}</b>;

/** Above the text and on every screen: what closes next and when, or what has just closed (rule T11). */
export function DeadlineLine({ of }: DeadlineLineProps) {
  const t = useTranslations("deadline");
  const forum = useForum();
  const now = useForumClock(SECOND_MS);
  const clocks = useOwnTime().bound;
  const left = useTimeLeft();
  const what = useWhatCloses();
  const deadline = deadlineOf(forum, { now, of });
  if (deadline === null) return <p className="hidden" role="status" />;
  const { at, kind, entry } = deadline;
  const closes = what(deadline, of);
  const when = clocks(at);
  const provisional = entry?.provisional === true ? t("provisional") : "";
  return (
    <div className={isUrgent(deadline, now) ? "banner deadline urgent" : "banner deadline"}>
      <p>
        {kind === "ahead"
          ? t.rich("ahead", { what: closes, left: left(at - now), when, provisional, b: bold })
          : t("passed", { what: closes, when, next: t("passedNext") })}
      </p>
      {/* Said aloud when a mark is passed, not at each second. */}
      <p className="hidden" role="status">
        {kind === "passed"
          ? t("passedAloud", { what: closes, when })
          : t("aloud", { what: closes, left: left(markPassed(at - now)), when, provisional })}
      </p>
    </div>
  );
}

/** In the header: in a few words, on the way to the timetable. */
export function DeadlineChip({ of }: DeadlineLineProps) {
  const t = useTranslations("deadline");
  const forum = useForum();
  const now = useForumClock(SECOND_MS);
  const left = useTimeLeft();
  const deadline = deadlineOf(forum, { now, of });
  if (deadline === null) return null;
  const { at, kind, on } = deadline;
  const what = t(`short.${on.length === 2 ? "both" : (on[0] ?? "text")}`);
  return (
    <Link href="/timetable" className={isUrgent(deadline, now) ? "deadline-chip urgent" : "deadline-chip"}>
      {kind === "ahead" ? t("chip", { what, left: left(at - now) }) : t("chipPassed", { what })}
    </Link>
  );
}

const isUrgent = ({ at, kind }: Deadline, now: number): boolean =>
  kind === "ahead" && at - now <= WARN_AT_MS[2];
