import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { MeetingNow } from "../../shared/forum/meeting-now.ts";
import { isForGroup } from "../../shared/forum/meeting.ts";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import { useMeetingsNow } from "../forum/meeting-now.ts";
import { type ForumHere, useForum } from "../forum/use-forum.ts";
import { useFloorName } from "./floor-words.ts";
import { MeetingAloud } from "./meeting-aloud.tsx";
import { chooseInMeeting } from "./meeting-choice.ts";
import { MeetingName } from "./meeting-name.tsx";
import { tableAddress } from "./table-address.ts";

type Found = { readonly told: ToldMeeting; readonly now: MeetingNow | null };

/** On a screen without a text: the open meeting, and the way to what is on its table. Nobody is moved there (rule A65). */
export function MeetingElsewhere() {
  const t = useTranslations();
  const forum = useForum();
  const pushed = useMeetingsNow();
  const found = forum.openMeetings.map((told): Found => {
    return { told, now: pushed?.find(({ id }) => id === told.id) ?? null };
  });
  const isNear = ({ told, now }: Found): boolean => {
    const { delegationId, leads } = forum.me;
    const attending = now?.attending ?? told.attending;
    return (
      (delegationId !== null && attending.includes(delegationId)) || leads.some((id) => isForGroup(told, id))
    );
  };
  const shown = found.find(isNear) ?? found[0] ?? null;
  const table = shown?.now?.table ?? null;
  const number = opinionsOf(forum).find(({ id }) => id === table?.opinionId)?.number;
  const what = number === undefined ? null : t("header.draftOpinion", { number });
  return (
    <section
      className={shown === null ? "meeting-line" : "meeting-line open"}
      aria-label={shown === null ? undefined : t("meeting.label", { name: shown.told.name })}
    >
      {shown === null ? null : <Shown found={shown} what={what} others={found.length - 1} />}
      <MeetingAloud meeting={shown?.now ?? null} table={what} />
    </section>
  );
}

type ShownProps = { readonly found: Found; readonly what: string | null; readonly others: number };

function Shown({ found: { told, now }, what, others }: ShownProps) {
  const t = useTranslations("inMeeting");
  const forum = useForum();
  const nameOf = useFloorName();
  const table = now?.table ?? null;
  const speaking = now?.floor.speaking ?? null;
  const suspended = now?.suspended ?? null;
  const first = forum.groups.find(({ id, opinions }) => isForGroup(told, id) && opinions.length > 0);
  const address = table === null ? `/opinions/${first?.opinions[0]?.id ?? ""}` : tableAddress(table);
  return (
    <>
      <MeetingName meeting={now ?? told} openedAt={told.opened.at} />
      {suspended !== null ? (
        <span className="meeting-table suspended" title={suspended.reason}>
          {t("suspended", { reason: suspended.reason })}
        </span>
      ) : what === null ? null : (
        <span className="meeting-table">
          <span className="meeting-label">{t("onTable")}</span> {what}
        </span>
      )}
      {speaking === null ? null : (
        <span className="meeting-floor">
          {t("floorLabel")} <b>{nameOf(speaking.who)}</b>
        </span>
      )}
      <span className="push" />
      {others === 0 ? null : (
        <Link href="/timetable#meetings" className="meeting-others">
          {t("others", { n: others })}
        </Link>
      )}
      <Link href={address} className="button main" onClick={() => chooseInMeeting("stays", told.id, false)}>
        {t("toTable")}
      </Link>
    </>
  );
}

const opinionsOf = ({ groups }: ForumHere) => groups.flatMap(({ opinions }) => opinions);
