import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { isForGroup } from "../../shared/forum/meeting.ts";
import { HOUR_MS } from "../../shared/durations.ts";
import { mayHoldMeeting } from "../../shared/forum/meeting-rights.ts";
import type { MeetingNow } from "../../shared/forum/meeting-now.ts";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import type { GroupId } from "../../shared/ids.ts";
import { MEETING_LONG_MS } from "../../shared/meeting-limits.ts";
import { useMeetingNow } from "../forum/meeting-now.ts";
import { useGroupLabel } from "../forum/use-meetings.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumClock } from "../time/use-forum-clock.ts";
import { Attending } from "./attending.tsx";
import { FloorList } from "./floor-list.tsx";
import { MeetingActs } from "./meeting-acts.tsx";

const LOOK_MS = 60_000;

type MeetingTabProps = {
  readonly groupId: GroupId;
  /** Behind the meetings: what other features tell of this one. */
  readonly children: ReactNode;
};

/** Beside the text: the open meeting, who attends, and what one may do there. */
export function MeetingTab({ groupId, children }: MeetingTabProps) {
  const { openMeetings } = useForum();
  const now = useMeetingNow(groupId);
  return (
    <div className="meeting-tab">
      {openMeetings
        .filter((one) => isForGroup(one, groupId))
        .map((meeting) => (
          <OpenMeeting
            key={meeting.id}
            meeting={now?.id === meeting.id ? { ...meeting, attending: now.attending } : meeting}
            now={now}
          />
        ))}
      {children}
    </div>
  );
}

type OpenMeetingProps = { readonly meeting: ToldMeeting; readonly now: MeetingNow | null };

function OpenMeeting({ meeting, now }: OpenMeetingProps) {
  const t = useTranslations("meeting");
  const say = useTranslations("inMeeting");
  const groupWords = useGroupLabel();
  const own = useOwnTime();
  const { at } = meeting.opened;
  const holds = mayHoldMeeting(useForum().me, meeting.groupId) === null;
  const open = useForumClock(LOOK_MS) - at;
  return (
    <section aria-label={meeting.name}>
      <header>
        <h2>{meeting.name}</h2>
        <p className="quiet">
          {groupWords(meeting.groupId)} · {say("since", { at: own.at(at) })} ·{" "}
          {t(`chairedBy.${meeting.chairedBy}`)}
        </p>
      </header>
      {open <= MEETING_LONG_MS ? null : holds ? (
        <p className="warning">{t("leftOpen", { hours: Math.floor(open / HOUR_MS) })}</p>
      ) : (
        <p className="faint">{t("openLong", { hours: Math.floor(open / HOUR_MS) })}</p>
      )}
      {now?.id === meeting.id ? <FloorList meeting={now} /> : null}
      <section>
        <h3>{t("list.title")}</h3>
        <Attending meeting={meeting} />
        <MeetingActs meeting={meeting} />
      </section>
    </section>
  );
}
