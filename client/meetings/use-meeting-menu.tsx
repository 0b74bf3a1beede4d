import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { mayHoldMeeting } from "../../shared/forum/meeting-rights.ts";
import { openOf } from "../../shared/forum/meeting.ts";
import type { GroupId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { CloseMeetingDialog, OpenMeetingDialog } from "./load-meetings.ts";

type MeetingMenu = {
  readonly entries: readonly { readonly id: string; readonly words: string; readonly onPress: () => void }[];
  readonly dialog: ReactNode;
};

/** In the menu of an Opinion, for whoever holds its group's meetings: opening one, or closing the open one. */
export function useMeetingMenu(groupId: GroupId): MeetingMenu {
  const t = useTranslations("header");
  const { me, openMeetings } = useForum();
  const [isAsked, setAsked] = useState(false);
  const close = (): void => setAsked(false);
  if (mayHoldMeeting(me, groupId) !== null) return { entries: [], dialog: null };
  const open = openOf(openMeetings, groupId);
  // The chair closes a joint meeting.
  if (open !== null && mayHoldMeeting(me, open.groupId) !== null) return { entries: [], dialog: null };
  return {
    entries: [
      {
        id: "meeting",
        words: t(open === null ? "openMeeting" : "closeMeeting"),
        onPress: () => setAsked(true),
      },
    ],
    dialog: !isAsked ? null : open === null ? (
      <OpenMeetingDialog groups={[groupId]} onClose={close} />
    ) : (
      <CloseMeetingDialog meeting={open} onClose={close} />
    ),
  };
}
