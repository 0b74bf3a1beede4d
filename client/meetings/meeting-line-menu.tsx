import { useState } from "react";
import { useTranslations } from "use-intl";
import type { MeetingNow } from "../../shared/forum/meeting-now.ts";
import { mayHoldMeeting } from "../../shared/forum/meeting-rights.ts";
import type { ToldMeeting } from "../../shared/forum/told-meeting.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { useShowSidePanel } from "../opinion/side-panel.ts";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import type { MenuEntry } from "../ui/menu-entries.ts";
import { AttendanceDialog } from "./attendance-dialog.tsx";
import { CloseMeetingDialog } from "./load-meetings.ts";
import { chooseInMeeting, useMeetingChoice } from "./meeting-choice.ts";
import { ProjectorLinkDialog } from "./projector-link-dialog.tsx";
import { useOpenProjector } from "./projector-window.ts";
import { SuspendDialog } from "./suspend-dialog.tsx";
import { TelephoneDialog } from "./telephone-dialog.tsx";
import { useMeetingCommand } from "../forum/use-meeting-command.ts";

type MeetingLineMenuProps = {
  readonly told: ToldMeeting;
  readonly meeting: MeetingNow;
  readonly opinionId: OpinionId;
};

/** Further acts at the meeting: details and the projector for all, the holder's acts for the holder. */
export function MeetingLineMenu({ told, meeting, opinionId }: MeetingLineMenuProps) {
  const t = useTranslations();
  const { me } = useForum();
  const send = useMeetingCommand();
  const showSidePanel = useShowSidePanel();
  const openProjector = useOpenProjector(opinionId);
  const [asked, setAsked] = useState<"list" | "close" | "suspend" | "telephone" | "link" | null>(null);
  const close = (): void => setAsked(null);
  const { id, name, suspended } = meeting;
  const leads = useMeetingChoice("leads", id) ?? told.opened.by === me.id;
  const holds = mayHoldMeeting(me, meeting.groupId) === null;
  const held: readonly MenuEntry[] = [
    {
      id: "lead",
      words: t(leads ? "inMeeting.leadNot" : "inMeeting.lead"),
      note: t(leads ? "inMeeting.leadsNow" : "inMeeting.leadMeans"),
      onPress: () => chooseInMeeting("leads", id, !leads),
    },
    {
      id: "list",
      words: t("meeting.listDo"),
      name: t("meeting.listName", { name }),
      onPress: () => setAsked("list"),
    },
    { id: "telephone", words: t("inMeeting.floor.telephone"), onPress: () => setAsked("telephone") },
    suspended === null
      ? { id: "suspend", words: t("inMeeting.suspend.ask"), onPress: () => setAsked("suspend") }
      : {
          id: "resume",
          words: t("inMeeting.suspend.resume"),
          onPress: () => void send({ type: "resumeMeeting", meetingId: id }, t("inMeeting.suspend.resumed")),
        },
    {
      id: "close",
      words: t("meeting.closeDo"),
      name: t("meeting.closeName", { name }),
      onPress: () => setAsked("close"),
    },
  ];
  return (
    <>
      <Menu
        label={t("inMeeting.menuName")}
        placement="bottom end"
        trigger={
          <Button extraClass="meeting-menu" aria-label={t("inMeeting.menuName")}>
            {t("inMeeting.menu")} <span aria-hidden="true">▾</span>
          </Button>
        }
        groups={[
          {
            id: "all",
            entries: [
              { id: "details", words: t("inMeeting.details"), onPress: () => showSidePanel("meeting") },
              { id: "projector", words: t("inMeeting.projector"), onPress: openProjector },
              { id: "link", words: t("inMeeting.projectorElsewhere"), onPress: () => setAsked("link") },
            ],
          },
          { id: "holder", entries: holds ? held : [] },
        ]}
      />
      {asked === "list" ? (
        <AttendanceDialog meeting={{ ...told, attending: meeting.attending }} onClose={close} />
      ) : null}
      {asked === "close" ? <CloseMeetingDialog meeting={told} onClose={close} /> : null}
      {asked === "suspend" ? <SuspendDialog meeting={meeting} onClose={close} /> : null}
      {asked === "link" ? <ProjectorLinkDialog opinionId={opinionId} onClose={close} /> : null}
      {asked === "telephone" ? <TelephoneDialog meeting={meeting} onClose={close} /> : null}
    </>
  );
}
