import { AgreedAway } from "../calls/away.tsx";
import { CallInLine } from "../calls/call-in-line.tsx";
import { useMeetingNow } from "../forum/meeting-now.ts";
import { PostponedInLine } from "../huddles/postponed-in-line.tsx";
import { MeetingLine, type MeetingLineProps } from "../meetings/meeting-line.tsx";
import { EventsLine } from "../notices/events-line.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";

/** The line below the header, with what other features tell there: the open call, the latest event, what is postponed. */
export function MeetingStrip(props: Pick<MeetingLineProps, "opinionId" | "groupId">) {
  const now = useMeetingNow(props.groupId);
  const { aside } = useOpenedOpinion().snapshot.opinion;
  return (
    <MeetingLine {...props}>
      <CallInLine />
      <EventsLine />
      {aside === undefined ? null : <PostponedInLine />}
      {now === null ? null : <AgreedAway meeting={now} />}
    </MeetingLine>
  );
}
