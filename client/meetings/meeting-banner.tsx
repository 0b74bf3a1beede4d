import { useTranslations } from "use-intl";
import { HOUR_MS } from "../../shared/durations.ts";
import { isForGroup } from "../../shared/forum/meeting.ts";
import { mayHoldMeeting } from "../../shared/forum/meeting-rights.ts";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import type { GroupId } from "../../shared/ids.ts";
import { MEETING_LONG_MS } from "../../shared/limits.ts";
import { useForum } from "../forum/use-forum.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { useForumClock } from "../time/use-forum-clock.ts";
import { Attending } from "./attending.tsx";
import { MeetingActs } from "./meeting-acts.tsx";

const LOOK_MS = 60_000;

/** Above the text, for everybody of the group: the meeting that is open, who attends, and what one may do. */
export function MeetingBanner({ groupId }: { readonly groupId: GroupId }) {
  const { openMeetings } = useForum();
  return openMeetings
    .filter((one) => isForGroup(one, groupId))
    .map((meeting) => <OpenMeeting key={meeting.id} meeting={meeting} />);
}

function OpenMeeting({ meeting }: { readonly meeting: ToldMeeting }) {
  const t = useTranslations("meeting");
  const own = useOwnTime();
  const { at } = meeting.opened;
  const holds = mayHoldMeeting(useForum().me, meeting.groupId) === null;
  const open = useForumClock(LOOK_MS) - at;
  return (
    <section className="banner meeting-banner" aria-label={t("label", { name: meeting.name })}>
      <p role="status">
        {t(meeting.groupId === null ? "sinceOfAll" : "since", { at: own.at(at) })} <b>{meeting.name}</b>
      </p>
      {open <= MEETING_LONG_MS ? null : holds ? (
        <p className="warning">{t("leftOpen", { hours: Math.floor(open / HOUR_MS) })}</p>
      ) : (
        <p className="faint">{t("openLong", { hours: Math.floor(open / HOUR_MS) })}</p>
      )}
      <Attending meeting={meeting} />
      <MeetingActs meeting={meeting} />
    </section>
  );
}
