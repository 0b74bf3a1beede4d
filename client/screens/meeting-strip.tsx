import { AgreedAway } from "../calls/away.tsx";
import { CallInLine } from "../calls/call-in-line.tsx";
import { useMeetingNow } from "../forum/meeting-now.ts";
import { MeetingLine, type MeetingLineProps } from "../meetings/meeting-line.tsx";
import { EventsLine } from "../notices/events-line.tsx";

/** The line below the header, with what other features tell there: the open call, the latest event. */
export function MeetingStrip(props: Pick<MeetingLineProps, "opinionId" | "groupId">) {
  const now = useMeetingNow(props.groupId);
  return (
    <MeetingLine {...props}>
      <CallInLine />
      <EventsLine />
      {now === null ? null : <AgreedAway meeting={now} />}
    </MeetingLine>
  );
}
