import { useState } from "react";
import { useTranslations } from "use-intl";
import { mayHoldMeeting } from "../../shared/forum/meeting-rights.ts";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { Button } from "../ui/button.tsx";
import { AttendButton } from "./attend-button.tsx";
import { AttendanceDialog } from "./attendance-dialog.tsx";
import { CloseMeetingDialog } from "./load-meetings.ts";

/** The reader's acts at a meeting: attend, list who attends, close it, correct. */
export function MeetingActs({ meeting }: { readonly meeting: ToldMeeting }) {
  const t = useTranslations("meeting");
  const { me } = useForum();
  const [asked, setAsked] = useState<"close" | "list" | null>(null);
  const close = (): void => setAsked(null);
  const { groupId, name } = meeting;
  const isOpen = meeting.closed === null;
  const holds = isOpen && mayHoldMeeting(me, groupId) === null;
  const lists = isOpen ? holds : mayDo(me, groupId, "correctAttendance") === null;
  return (
    <>
      <div className="meeting-acts">
        <AttendButton meeting={meeting} />
        {lists ? (
          <Button
            aria-label={t(isOpen ? "listName" : "correctName", { name })}
            onPress={() => setAsked("list")}
          >
            {t(isOpen ? "listDo" : "correctDo")}
          </Button>
        ) : null}
        {holds ? (
          <Button aria-label={t("closeName", { name })} onPress={() => setAsked("close")}>
            {t("closeDo")}
          </Button>
        ) : null}
      </div>
      {asked === "list" ? <AttendanceDialog meeting={meeting} onClose={close} /> : null}
      {asked === "close" ? <CloseMeetingDialog meeting={meeting} onClose={close} /> : null}
    </>
  );
}
