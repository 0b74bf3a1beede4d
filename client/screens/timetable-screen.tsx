import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { mayDo } from "../../shared/people/permissions.ts";
import { endOf } from "../../shared/timetable/timetable.ts";
import { goesOn } from "../forum/timetable.ts";
import { useForum } from "../forum/use-forum.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { quietPart } from "../i18n/later-messages.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { MeetingsSection } from "../meetings/meetings-section.tsx";
import { type EntryDialogState, EntryLine } from "../timetable/entry-line.tsx";
import { DeadlineNews } from "../shell/load-deadline-news.ts";
import { EntryDialog, ExtendDeadlineDialog, RemoveDialog } from "../timetable/load-deadlines.ts";
import { OpenNow } from "../timetable/open-now.tsx";
import { RemovedEntries } from "../timetable/removed-entries.tsx";
import { useForumClock } from "../time/use-forum-clock.ts";
import { PlannedMeetings } from "../meetings/planned-meetings.tsx";
import { WarningLine } from "../timetable/warning-line.tsx";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { SilencesElsewhere } from "../silence/silences-elsewhere.tsx";
import { SidePage } from "../shell/side-page.tsx";

const LOOK_MS = 10_000;

const AnswerTime = quietPart(async () => (await import("../objections/answer-time.tsx")).AnswerTime);
const SilenceRules = quietPart(async () => (await import("../silence/silence-rules.tsx")).SilenceRulesPanel);

const ForumClosing = quietPart(async () => (await import("../facts/forum-closing.tsx")).ForumClosingSection);
const PublicSection = quietPart(async () => (await import("../facts/public-section.tsx")).PublicSection);
const Restores = quietPart(async () => (await import("../facts/restores-section.tsx")).RestoresSection);
const LanguageSection = quietPart(
  async () => (await import("../facts/language-section.tsx")).LanguageSection,
);
const FactsSection = quietPart(async () => (await import("../facts/facts-section.tsx")).FactsSection);

/** The forum's dates with what they open and close, its rules for silence, its theme and draft agenda. */
export function TimetableScreen() {
  const t = useTranslations("timetable");
  const agenda = useTranslations("agenda");
  const forum = useForum();
  const wordsOf = useWordsOf();
  const own = useOwnTime();
  const deadline = useTranslations("deadline");
  const [adding, setAdding] = useState(false);
  const [dialog, setDialog] = useState<EntryDialogState | null>(null);
  const close = (): void => setDialog(null);
  const { timeZone, me } = forum;
  const now = useForumClock(LOOK_MS);
  const mayKeep =
    mayDo(me, null, "keepTimetable") === null ||
    forum.groups.some(({ id }) => mayDo(me, id, "keepGroupDates") === null);
  const past = forum.timetable.filter((entry) => endOf(entry, timeZone) < now);
  const ahead = forum.timetable.filter((entry) => endOf(entry, timeZone) >= now);
  const next = ahead.find((entry) => !goesOn(entry, { timeZone, now }));

  return (
    <SidePage heading={t("heading")}>
      <DeadlineNews here={null} />
      <SilencesElsewhere here={null} />
      <h1>{wordsOf(forum.name)}</h1>
      <p className="quiet">{wordsOf(forum.place)}</p>
      <p>
        <span className="faint">{t("theme")}</span> {wordsOf(forum.theme)}
      </p>
      <p className="faint">
        {t("now", { at: own.bound(now) })} {forum.clockMoved ? t("clockMoved") : ""}
      </p>
      <OpenNow />
      <PlannedMeetings />
      {forum.warnings.length === 0 ? null : (
        <section className="warnings">
          <h2>{t("warnings")}</h2>
          {forum.warnings.map((warning) => (
            <WarningLine key={warning.rule.words.en} warning={warning} />
          ))}
        </section>
      )}
      <section>
        <div className="heading-with-act">
          <h2>{t("dates")}</h2>
          {mayKeep ? <Button onPress={() => setAdding(true)}>{deadline("acts.add")}</Button> : null}
        </div>
        {adding ? <EntryDialog entry={null} onClose={() => setAdding(false)} /> : null}
        {dialog?.kind === "change" ? <EntryDialog entry={dialog.entry} onClose={close} /> : null}
        {dialog?.kind === "extend" ? <ExtendDeadlineDialog entry={dialog.entry} onClose={close} /> : null}
        {dialog?.kind === "remove" ? <RemoveDialog entry={dialog.entry} onClose={close} /> : null}
        {forum.timetable.length === 0 ? <Empty words={t("noDates")} /> : null}
        <ol className="dates">
          {ahead.map((entry) => (
            <EntryLine
              key={entry.id}
              entry={entry}
              place={goesOn(entry, { timeZone, now }) ? "now" : entry === next ? "next" : "ahead"}
              onAsk={setDialog}
            />
          ))}
        </ol>
        {past.length === 0 ? null : (
          <details>
            <summary>{t("earlier", { n: past.length })}</summary>
            <ol className="dates past">
              {past.map((entry) => (
                <EntryLine key={entry.id} entry={entry} place="past" onAsk={setDialog} />
              ))}
            </ol>
          </details>
        )}
        <p className="faint">{t("dayEnds", { zone: timeZone })}</p>
        <RemovedEntries />
      </section>
      <MeetingsSection />
      <SilenceRules />
      <AnswerTime />
      <FactsSection />
      <LanguageSection />
      <PublicSection />
      <ForumClosing />
      {forum.restores.length === 0 ? null : <Restores />}
      <section>
        <div className="heading-with-act">
          <h2>{t("agenda")}</h2>
          <Link href="/agenda">{agenda("page")}</Link>
        </div>
        <ol className="agenda">
          {forum.agenda.map((one) => (
            <li key={one.n}>
              <span>{one.n}</span> {wordsOf(one.title)}
            </li>
          ))}
        </ol>
      </section>
    </SidePage>
  );
}
