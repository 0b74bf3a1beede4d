import { useTranslations } from "use-intl";
import { MINUTE_MS } from "../../shared/durations.ts";
import type { MeetingNow } from "../../shared/forum/meeting-now.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { useForumClock } from "../time/use-forum-clock.ts";

const LOOK_MS = 15_000;

type MeetingNameProps = {
  readonly meeting: { readonly name: string; readonly endsAt?: MeetingNow["endsAt"] | undefined };
  readonly openedAt: number;
};

/** The open meeting by name, with the time left, or since when it is open. */
export function MeetingName({ meeting, openedAt }: MeetingNameProps) {
  const t = useTranslations("inMeeting");
  const own = useOwnTime();
  const clock = useForumClock(LOOK_MS);
  const left = meeting.endsAt == null ? null : Math.ceil((meeting.endsAt - clock) / MINUTE_MS);
  const time =
    left === null
      ? t("since", { at: own.at(openedAt) })
      : left >= 0
        ? t("left", { minutes: left })
        : t("over", { minutes: -left });
  return (
    <span className="meeting-name">
      <span className="meeting-live" aria-hidden="true" />
      <b title={meeting.name}>{meeting.name}</b>
      <span className="meeting-time">· {time}</span>
    </span>
  );
}
