import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { endOfMeeting } from "../../shared/forum/meeting.ts";
import { mayHoldMeeting } from "../../shared/forum/meeting-rights.ts";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import { MEETING_LONG_MS } from "../../shared/meeting-limits.ts";
import { forumNow, useForum } from "../forum/use-forum.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Attending } from "./attending.tsx";
import { OpenMeetingDialog } from "./load-meetings.ts";
import { MeetingActs } from "./meeting-acts.tsx";
import { CalendarFeed } from "./calendar-feed.tsx";
import { useGroupLabel, useMeetings, useOpenable } from "../forum/use-meetings.ts";
import { comma } from "../i18n/list-signs.ts";

/** On the page of the timetable: every meeting, the newest first, and opening one (rules T13-T17). */
export function MeetingsSection() {
  const t = useTranslations("meeting");
  const read = useMeetings();
  const openable = useOpenable();
  const [opening, setOpening] = useState(false);
  return (
    <>
      <section id="meetings">
        <div className="heading-with-act">
          <h2>{t("heading")}</h2>
          {openable.length === 0 ? null : <Button onPress={() => setOpening(true)}>{t("openDo")}</Button>}
        </div>
        {opening ? <OpenMeetingDialog groups={openable} onClose={() => setOpening(false)} /> : null}
        <Meetings read={read} />
      </section>
      <CalendarFeed />
    </>
  );
}

function Meetings({ read }: { readonly read: ReturnType<typeof useMeetings> }) {
  const t = useTranslations("meeting");
  switch (read.kind) {
    case "loading":
      return <Busy words={t("loading")} />;
    case "failed":
      return (
        <>
          <p className="warning" role="alert">
            {t("failed")}
          </p>
          <Button onPress={read.again}>{t("again")}</Button>
        </>
      );
    case "here":
      return read.here.length === 0 ? (
        <Empty words={t("none")} />
      ) : (
        <ol className="meetings">
          {read.here.toReversed().map((meeting) => (
            <MeetingItem key={meeting.id} meeting={meeting} />
          ))}
        </ol>
      );
  }
}

function MeetingItem({ meeting }: { readonly meeting: ToldMeeting }) {
  const t = useTranslations("meeting");
  const paper = useTranslations("meetingPaper");
  const forum = useForum();
  const { timetable } = forum;
  const own = useOwnTime();
  const wordsOf = useWordsOf();
  const groupWords = useGroupLabel();
  const { symbolOf } = useDelegations();
  const { name, groupId, opened, closed, chairedBy, entryId, corrections } = meeting;
  const ended = endOfMeeting(meeting);
  const holds = mayHoldMeeting(forum.me, groupId) === null;
  const entry = timetable.find((one) => one.id === entryId);
  return (
    <li>
      <h3>
        {name} {closed === null ? <span className="tag next">{t("isOpen")}</span> : null}
      </h3>
      <p className="quiet">
        {groupWords(groupId)} · {t(`chairedBy.${chairedBy}`)}
      </p>
      <p className="quiet">
        {ended === null ? t("from", { from: own.bound(opened.at) }) : own.span(opened.at, ended)}
        {entry === undefined ? null : <> · {t("belongsTo", { what: wordsOf(entry.what) })}</>}
      </p>
      {closed === null && holds && forumNow(forum) - opened.at > MEETING_LONG_MS ? (
        <p className="warning">{t("leftOpenShort")}</p>
      ) : null}
      {closed?.endedAt == null ? null : (
        <p className="faint">{t("closedLater", { at: own.at(closed.at), reason: closed.reason })}</p>
      )}
      <Attending meeting={meeting} />
      {corrections.length === 0 ? null : (
        <ul className="entry-changes">
          {corrections.map((one) => (
            <li key={one.seq}>
              {t(one.attends ? "corrected.added" : "corrected.removed", {
                list: one.delegations.map(symbolOf).join(comma()),
                at: own.at(one.at),
                reason: one.reason,
              })}
            </li>
          ))}
        </ul>
      )}
      {closed === null || closed.conclusion === "" ? null : (
        <p className="meeting-conclusion" dir="auto">
          {t("conclusion", { words: closed.conclusion })}
        </p>
      )}
      <p>
        <Link href={`/meetings/${meeting.id}/record`} aria-label={paper("pageName", { name })}>
          {paper("page")}
        </Link>
      </p>
      <MeetingActs meeting={meeting} />
    </li>
  );
}
