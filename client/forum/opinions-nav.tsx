import { memo, useMemo } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { GroupId } from "../../shared/ids.ts";
import { meetingOf } from "../../shared/forum/meeting.ts";
import type { TimetableEntry } from "../../shared/timetable/timetable-entry.ts";
import { mayKeepOwnPeople } from "../../shared/forum/keep-own-people.ts";
import { mayDo, mayWorkAtDesk } from "../../shared/people/permissions.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { objectedClauses } from "../../shared/document/remarks.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { quietPart } from "../i18n/later-messages.ts";
import { CountsBar } from "./counts-bar.tsx";
import { extendedTo, nextEntries } from "./timetable.ts";
import { useForum } from "./use-forum.ts";

/** The Opinion on the screen, whose figures are newer than the forum's. */
export type Here = Pick<OpinionDocument, "id" | "groupId" | "number" | "title" | "counts" | "remarks">;

const NextMeeting = quietPart(async () => (await import("./next-meeting.tsx")).NextMeeting);

type OpinionsNavProps = {
  readonly here: Here | null;
  readonly onGo?: () => void;
};

const ENTRIES_AHEAD = 3;

/** All draft Opinions with their figures, the Chair's report, and the group of this one. */
export const OpinionsNav = memo(function OpinionsNav({ here, onGo }: OpinionsNavProps) {
  const t = useTranslations("nav");
  const say = useTranslations();
  const forum = useForum();
  const opinions = forum.groups
    .flatMap(({ id, opinions }) => {
      const isMeeting = meetingOf(forum.openMeetings, id) !== null;
      return opinions.map((one) => ({ ...one, isMeeting }));
    })
    .map((opinion) => (opinion.id === here?.id ? { ...opinion, ...newer(here) } : opinion));
  return (
    <div className="opinions-nav">
      <h2>{t("opinions")}</h2>
      {opinions.length === 0 ? <p className="quiet nav-words">{t("noOpinions")}</p> : null}
      <ul>
        {opinions.map((opinion) => (
          <li key={opinion.id}>
            <Link
              href={`/opinions/${opinion.id}`}
              className={opinion.id === here?.id ? "nav-entry now" : "nav-entry"}
              aria-current={opinion.id === here?.id ? "page" : undefined}
              onClick={onGo}
            >
              <small>
                {t("opinionN", { number: opinion.number })}
                {opinion.quarantined === true ? <span>{t("closedForRepair")}</span> : null}
                {opinion.isMeeting ? <span className="nav-meeting">{t("meets")}</span> : null}
                {opinion.sample ? <span>{t("sample")}</span> : null}
              </small>
              <b>{opinion.title === "" ? t("untitled") : opinion.title}</b>
              {opinion.quarantined === true ? null : (
                <CountsBar counts={opinion.counts} objections={opinion.objections ?? 0} />
              )}
            </Link>
          </li>
        ))}
      </ul>
      {mayDo(forum.me, null, "openOpinion") === null ? (
        <Link href="/new-draft" className="nav-entry" onClick={onGo}>
          <b>{t("newDraft")}</b>
          <small>{t("newDraftNext")}</small>
        </Link>
      ) : null}
      {forum.plansAhead.length === 0 ? null : <NextMeeting onGo={onGo} />}
      <NextDates onGo={onGo} />
      <h2>{t("papers")}</h2>
      {mayWorkAtDesk(forum.me) === null ? (
        <Link href={here === null ? "/desk" : `/desk/${here.id}`} className="nav-entry" onClick={onGo}>
          <b>{t("desk")}</b>
          <small>{t("deskNext")}</small>
        </Link>
      ) : null}
      <Link href="/main-report" className="nav-entry" onClick={onGo}>
        <b>{say("mainReport.heading")}</b>
        <small>{say("mainReport.navNext")}</small>
      </Link>
      <Link href="/contributions" className="nav-entry" onClick={onGo}>
        <b>{t("contributions")}</b>
        <small>{t("contributionsNext")}</small>
      </Link>
      <Link href="/shelf" className="nav-entry" onClick={onGo}>
        <b>{t("shelf")}</b>
        <small>{t("shelfNext")}</small>
      </Link>
      {mayDo(forum.me, null, "readAudit") === null ? (
        <Link href="/audit" className="nav-entry" onClick={onGo}>
          <b>{t("audit")}</b>
          <small>{t("auditNext")}</small>
        </Link>
      ) : null}
      {forum.expertsList.to === "participants" || mayDo(forum.me, null, "keepFacts") === null ? (
        <Link href="/experts" className="nav-entry" onClick={onGo}>
          <b>{t("experts")}</b>
          <small>{t("expertsNext")}</small>
        </Link>
      ) : null}
      {mayDo(forum.me, null, "admitPeople") === null || mayKeepOwnPeople(forum.me) ? (
        <Link href="/people" className="nav-entry" onClick={onGo}>
          <b>{t(mayDo(forum.me, null, "admitPeople") === null ? "people" : "ownPeople")}</b>
          <small>{t("peopleNext")}</small>
        </Link>
      ) : null}
      <h2>{t("chair")}</h2>
      {forum.boardTo !== "managementTeam" || mayWorkAtDesk(forum.me) === null ? (
        <Link href="/board" className="nav-entry" onClick={onGo}>
          <b>{t("board")}</b>
          <small>{t("boardNext")}</small>
        </Link>
      ) : null}
      <Link href="/report" className="nav-entry" onClick={onGo}>
        <b>{t("report")}</b>
        <small>{t("reportNext")}</small>
      </Link>
      <Link href="/help" className="nav-entry" onClick={onGo}>
        <b>{t("help")}</b>
      </Link>
      {/* Last: no link has another place on the next screen by what it says. */}
      <ThisGroup groupId={here?.groupId ?? null} />
    </div>
  );
}, isSame);

/** A document is new at every key; its figures seldom are. */
function isSame(a: OpinionsNavProps, b: OpinionsNavProps): boolean {
  if (a.here === null || b.here === null) return a.here === b.here;
  const figures = ({ id, groupId, number, title, counts, remarks }: Here): string =>
    JSON.stringify([id, groupId, number, title, counts, objectedClauses(remarks)]);
  return figures(a.here) === figures(b.here);
}

const newer = ({ number, title, counts, remarks }: Here) => ({
  number,
  title,
  counts,
  objections: objectedClauses(remarks),
});

function ThisGroup({ groupId }: { groupId: GroupId | null }) {
  const t = useTranslations();
  const forum = useForum();
  const wordsOf = useWordsOf();
  const group = forum.groups.find((one) => one.id === groupId);
  if (group === undefined) return null;
  // No real person's name beside a sample's words: a picture of it travels without its context.
  const isSample = group.opinions.some((opinion) => opinion.sample);
  return (
    <>
      <h2>{t("nav.thisGroup")}</h2>
      <div className="nav-entry still">
        <b>{wordsOf(group.topic)}</b>
        <small>
          {isSample ? null : `${group.lead.name} · `}
          {t(`office.${group.lead.office}`)}
          {group.closedAt === undefined ? null : ` · ${t("nav.groupClosed")}`}
        </small>
      </div>
    </>
  );
}

function NextDates({ onGo }: { onGo: (() => void) | undefined }) {
  const t = useTranslations("nav");
  const forum = useForum();
  const wordsOf = useWordsOf();
  const instants = useInstants();
  const next = useMemo(() => nextEntries(forum, ENTRIES_AHEAD), [forum]);
  const dayOf = (entry: TimetableEntry): string => {
    const at = extendedTo(entry, forum.timeZone);
    return at === null ? instants.date(entry.date, entry.until) : instants.inZone(at, forum.timeZone);
  };
  return (
    <>
      <h2>{t("nextDates")}</h2>
      {forum.calendarMovedDays === undefined ? null : <p className="quiet nav-words">{t("sampleDates")}</p>}
      {next.length === 0 ? <p className="quiet nav-words">{t("nothingAhead")}</p> : null}
      <ul>
        {next.map((entry) => (
          <li key={entry.id} className="nav-entry still">
            <b className="light">{wordsOf(entry.what)}</b>
            <small>
              {dayOf(entry)}
              {entry.provisional ? ` (${t("provisional")})` : ""}
              {entry.status === "proposed" ? ` (${t("proposed")})` : ""}
            </small>
          </li>
        ))}
      </ul>
      <Link href="/timetable" className="nav-entry" onClick={onGo}>
        <b>{t("wholeTimetable")}</b>
      </Link>
    </>
  );
}
