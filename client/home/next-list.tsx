import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { MINUTE_MS } from "../../shared/durations.ts";
import { plansAhead } from "../../shared/forum/meeting-plan.ts";
import { extendedTo, nextEntries } from "../forum/timetable.ts";
import { useForum } from "../forum/use-forum.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { useForumClock } from "../time/use-forum-clock.ts";

const MEETINGS_MAX = 2;
const DATES_MAX = 2;

/** The next meetings, by the reader's own clock, and the next dates of the timetable. */
export function NextList() {
  const t = useTranslations("home.next");
  const nav = useTranslations("nav");
  const forum = useForum();
  const own = useOwnTime();
  const instants = useInstants();
  const wordsOf = useWordsOf();
  const now = useForumClock(MINUTE_MS);
  const meetings = plansAhead(forum.plansAhead, now).slice(0, MEETINGS_MAX);
  const dates = nextEntries(forum, DATES_MAX);
  return (
    <section aria-label={t("heading")}>
      <h2>{t("heading")}</h2>
      {forum.calendarMovedDays === undefined ? null : <p className="faint">{nav("sampleDates")}</p>}
      {meetings.length + dates.length === 0 ? <p className="quiet">{nav("nothingAhead")}</p> : null}
      <ul className="home-list">
        {meetings.map(({ id, name, startsAt, endsAt }) => (
          <li key={id}>
            <Link href={`/meetings/${id}`}>
              <b dir="auto">{name}</b>
              <span>{t("join")}</span>
              <small>{own.span(startsAt, endsAt)}</small>
            </Link>
          </li>
        ))}
        {dates.map((entry) => {
          const at = extendedTo(entry, forum.timeZone);
          return (
            <li key={entry.id}>
              <Link href="/timetable">
                <b>{wordsOf(entry.what)}</b>
                <span />
                <small>
                  {at === null ? instants.date(entry.date, entry.until) : instants.inZone(at, forum.timeZone)}
                  {entry.provisional ? ` (${nav("provisional")})` : ""}
                  {entry.status === "proposed" ? ` (${nav("proposed")})` : ""}
                </small>
              </Link>
            </li>
          );
        })}
      </ul>
      <Link href="/timetable">{nav("wholeTimetable")}</Link>
    </section>
  );
}
