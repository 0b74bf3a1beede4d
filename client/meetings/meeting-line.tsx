import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { mayHoldMeeting } from "../../shared/forum/meeting-rights.ts";
import type { MeetingNow } from "../../shared/forum/meeting-now.ts";
import { meetingOf } from "../../shared/forum/meeting.ts";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import type { GroupId, OpinionId } from "../../shared/ids.ts";
import { useMeetingNow } from "../forum/meeting-now.ts";
import { useForum } from "../forum/use-forum.ts";
import { useShowSidePanel } from "../opinion/side-panel.ts";
import { Button } from "../ui/button.tsx";
import { AskFloor, GiveNext } from "./ask-floor.tsx";
import { OpenMeetingDialog } from "./load-meetings.ts";
import { MeetingAloud } from "./meeting-aloud.tsx";
import { MeetingLineMenu } from "./meeting-line-menu.tsx";
import { MeetingName } from "./meeting-name.tsx";
import { OnTheTable, useTableName } from "./on-the-table.tsx";
import { useLeadProjector } from "./projector-window.ts";

export type MeetingLineProps = {
  readonly opinionId: OpinionId;
  readonly groupId: GroupId;
  /** Between the meeting's facts and its buttons: the latest event. */
  readonly children: ReactNode;
};

/** The one fixed line below the header: the open meeting, and the latest event. It is there before a meeting opens. */
export function MeetingLine({ opinionId, groupId, children }: MeetingLineProps) {
  const t = useTranslations();
  const { openMeetings, me } = useForum();
  const told = meetingOf(openMeetings, groupId);
  const now = useMeetingNow(groupId);
  const table = useTableName(now, opinionId);
  useLeadProjector(opinionId);
  // Either may come first: the push, or the forum read anew.
  const meeting = now ?? told;
  const holds = meeting !== null && mayHoldMeeting(me, meeting.groupId) === null;
  return (
    <section
      className={meeting === null ? "meeting-line" : "meeting-line open"}
      aria-label={meeting === null ? undefined : t("meeting.label", { name: meeting.name })}
    >
      {meeting === null ? null : (
        <MeetingFacts meeting={meeting} openedAt={now?.openedAt ?? told!.opened.at} />
      )}
      {now === null ? null : (
        <OnTheTable meeting={now} opinionId={opinionId} isOpener={told?.opened.by === me.id} />
      )}
      {children}
      {meeting === null ? <OpenMeetingButton groupId={groupId} /> : null}
      {now === null ? null : holds ? <GiveNext meeting={now} /> : <AskFloor meeting={now} />}
      {told === null || now === null ? null : (
        <MeetingLineMenu told={told} meeting={now} opinionId={opinionId} />
      )}
      <MeetingAloud meeting={now} table={table} />
    </section>
  );
}

type Facts = Pick<ToldMeeting, "name" | "attending"> & Partial<Pick<MeetingNow, "endsAt">>;

function MeetingFacts({ meeting, openedAt }: { readonly meeting: Facts; readonly openedAt: number }) {
  const t = useTranslations("inMeeting");
  const showSidePanel = useShowSidePanel();
  const n = meeting.attending.length;
  return (
    <>
      <MeetingName meeting={meeting} openedAt={openedAt} />
      <Button
        look="link"
        extraClass="meeting-present"
        aria-label={t("presentName", { n })}
        onPress={() => showSidePanel("meeting")}
      >
        {t("present", { n })}
      </Button>
    </>
  );
}

/** One press, and Enter: the name is there already (rule T13). */
function OpenMeetingButton({ groupId }: { readonly groupId: GroupId }) {
  const t = useTranslations("inMeeting");
  const { me } = useForum();
  const [isAsked, setAsked] = useState(false);
  if (mayHoldMeeting(me, groupId) !== null) return null;
  return (
    <>
      <Button extraClass="meeting-open-do" onPress={() => setAsked(true)}>
        {t("openDo")}
      </Button>
      {isAsked ? <OpenMeetingDialog groups={[groupId]} onClose={() => setAsked(false)} /> : null}
    </>
  );
}
