import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { MINUTE_MS } from "../../shared/durations.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { useTimeLeft, useWhatCloses } from "../time/deadline-words.ts";
import { deadlineOf } from "../time/deadlines.ts";
import { useForumClock } from "../time/use-forum-clock.ts";

/** The next deadline of texts that the reader may write in, while it is near. */
export function ClosingRow() {
  const t = useTranslations("home.waiting");
  const forum = useForum();
  const own = useOwnTime();
  const now = useForumClock(MINUTE_MS);
  const left = useTimeLeft();
  const what = useWhatCloses();
  const deadline = deadlineOf(forum, { now, of: null });
  if (deadline?.kind !== "ahead" || mayDo(forum.me, null, "type") !== null) return null;
  const { at, opinions } = deadline;
  const [only, ...others] = opinions;
  const told = t("closes", { what: what(deadline, null), left: left(at - now) });
  return (
    <li className="home-matter">
      <span className="tag topic-date">{t("topic.date")}</span>
      <p>
        <b>{told}</b>
        <small>{own.bound(at)}</small>
      </p>
      <Link
        href={only !== undefined && others.length === 0 ? `/opinions/${only}` : "/timetable"}
        className="button"
        aria-label={t("actName", { act: t("act.see"), told })}
      >
        {t("act.see")}
      </Link>
    </li>
  );
}
