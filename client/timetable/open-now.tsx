import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ForumView } from "../../shared/forum/forum-view.ts";
import { meetingsOf } from "../../shared/presets/sample-calendar.ts";
import type { ScopedTo } from "../../shared/timetable/timetable-entry.ts";
import { isOpenAt, turnsOf } from "../../shared/timetable/timetable.ts";
import { useForum } from "../forum/use-forum.ts";
import { goesOn, nextEntries } from "../forum/timetable.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { useForumClock } from "../time/use-forum-clock.ts";

const LOOK_MS = 10_000;
const SHOWN = ["text", "comments", "contributions"] as const;
type Shown = (typeof SHOWN)[number];

const bold = (words: ReactNode) => <b>{words}</b>;

type Standing = { readonly on: Shown; readonly isOpen: boolean; readonly until: number | null };

/** Shows the open windows with their ends, the next date, and the notice of a sample forum (rule T21). */
export function OpenNow() {
  const t = useTranslations("timetable.openNow");
  const what = useTranslations("deadline.preview.what");
  const forum = useForum();
  const now = useForumClock(LOOK_MS);
  const instants = useInstants();
  const wordsOf = useWordsOf();
  const { timeZone } = forum;
  const line = ({ on, isOpen, until }: Standing) =>
    t.rich(isOpen ? "open" : "closed", {
      what: what(on),
      until: until === null ? "none" : instants.inZone(until, timeZone),
      b: bold,
    });
  const all = SHOWN.map((on) => standing(forum, { on, now, of: null }));
  // An Opinion whose own windows stand otherwise now: its group has a date today, or its deadline was extended.
  const others = forum.groups.flatMap(({ id: groupId, opinions }) =>
    opinions.flatMap(({ id, number }) =>
      all
        .filter(({ on }) => on !== "contributions")
        .map(({ on, isOpen }) => ({ isOpen, own: standing(forum, { on, now, of: { id, groupId } }) }))
        .filter(({ isOpen, own }) => own.isOpen !== isOpen)
        .map(({ own }) => ({ key: `${id} ${own.on}`, number, own })),
    ),
  );
  const next = nextEntries({ ...forum, now }, forum.timetable.length).find(
    (entry) => !goesOn(entry, { timeZone, now }),
  );
  return (
    <section className="open-now">
      <h2>{t("heading")}</h2>
      <SampleCalendar forum={forum} />
      <ul>
        {all.map((one) => (
          <li key={one.on}>{line(one)}</li>
        ))}
        {others.map(({ key, number, own }) => (
          <li key={key}>
            {t("opinion", { number })}: {line(own)}
          </li>
        ))}
      </ul>
      {next === undefined ? null : (
        <p>{t("next", { date: instants.date(next.date, next.until), what: wordsOf(next.what) })}</p>
      )}
    </section>
  );
}

/** A newcomer must not take the days of a sample for those of the real forum. */
function SampleCalendar({ forum }: { readonly forum: ForumView }) {
  const t = useTranslations("timetable.openNow");
  const wordsOf = useWordsOf();
  const days = forum.calendarMovedDays ?? 0;
  if (!forum.isSample) return null;
  const meetings = meetingsOf(forum).map(({ from, until, entry }) => ({ from, until, what: entry.what }));
  const before = meetings.findLast(({ until }) => until < forum.openedAt);
  const after = meetings.find(({ from }) => from > forum.openedAt);
  return (
    <p className="quiet">
      {t("sample")}{" "}
      {days === 0 || before === undefined || after === undefined
        ? null
        : t("moved", { weeks: days / 7, before: wordsOf(before.what), after: wordsOf(after.what) })}
    </p>
  );
}

/** Tells if a window is open, and until when; null: for good. */
function standing(
  { timetable, openedAt, timeZone }: ForumView,
  { on, now, of }: { readonly on: Shown; readonly now: number; readonly of: ScopedTo | null },
): Standing {
  const turns = turnsOf(on, timetable, { openedAt, timeZone, of });
  const isOpen = isOpenAt(turns, now);
  const turn = turns.find(({ at }) => at > now && isOpenAt(turns, at) !== isOpen);
  return { on, isOpen, until: turn?.at ?? null };
}
