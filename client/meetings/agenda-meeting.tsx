import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { mayHoldMeeting } from "../../shared/forum/meeting-rights.ts";
import { useMeetingNow } from "../forum/meeting-now.ts";
import { useForum } from "../forum/use-forum.ts";
import { useMeetingCommand } from "../forum/use-meeting-command.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { AskFloor } from "./ask-floor.tsx";
import { FloorList } from "./floor-list.tsx";
import { CloseMeetingDialog } from "./load-meetings.ts";
import { SuspendDialog } from "./suspend-dialog.tsx";
import { Button } from "../ui/button.tsx";
import { ItemOfAgenda } from "./item-of-agenda.tsx";
import type { ConductedMeeting } from "./use-agenda.ts";

/** The meeting that goes through the agenda: its state, its items, its floor, its end (rules T39 to T42). */
export function AgendaMeeting({ meeting }: { readonly meeting: ConductedMeeting }) {
  const t = useTranslations("agenda");
  const paper = useTranslations("meetingPaper");
  const own = useOwnTime();
  const { id, name, opened, closed, agenda } = meeting;
  return (
    <>
      <p className="quiet">
        <span dir="auto">{name}</span> ·{" "}
        {closed === null ? t("openSince", { at: own.bound(opened.at) }) : own.span(opened.at, closed.at)} ·{" "}
        <Link href={`/meetings/${id}/record`}>{paper("page")}</Link>
      </p>
      {closed === null ? <Held meeting={meeting} /> : null}
      <ol className="agenda-items">
        {agenda.map((item) => (
          <ItemOfAgenda key={item.n} meeting={meeting} item={item} />
        ))}
      </ol>
    </>
  );
}

/** Suspension, end and floor of the open meeting. */
function Held({ meeting }: { readonly meeting: ConductedMeeting }) {
  const t = useTranslations("agenda");
  const inMeeting = useTranslations("inMeeting");
  const { me } = useForum();
  const send = useMeetingCommand();
  const now = useMeetingNow(null);
  const [asked, setAsked] = useState<"suspend" | "close" | null>(null);
  const close = (): void => setAsked(null);
  if (now === null || now.id !== meeting.id) return null;
  const holds = mayHoldMeeting(me, meeting.groupId) === null;
  return (
    <>
      {now.suspended === null ? null : (
        <p className="warning">{inMeeting("suspended", { reason: now.suspended.reason })}</p>
      )}
      <div className="row-acts">
        <AskFloor meeting={now} />
        {!holds ? null : now.suspended === null ? (
          <Button onPress={() => setAsked("suspend")}>{t("suspend")}</Button>
        ) : (
          <Button onPress={() => void send({ type: "resumeMeeting", meetingId: now.id }, t("resumed"))}>
            {t("resume")}
          </Button>
        )}
        {holds ? <Button onPress={() => setAsked("close")}>{t("close")}</Button> : null}
      </div>
      <FloorList meeting={now} />
      {asked === "suspend" ? <SuspendDialog meeting={now} onClose={close} /> : null}
      {asked === "close" ? <CloseMeetingDialog meeting={meeting} onClose={close} /> : null}
    </>
  );
}
