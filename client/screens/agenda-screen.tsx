import { useState } from "react";
import { useTranslations } from "use-intl";
import { openOf } from "../../shared/forum/meeting.ts";
import { mayHoldMeeting } from "../../shared/forum/meeting-rights.ts";
import { AgendaMeeting } from "../meetings/agenda-meeting.tsx";
import { ForumClosingSection } from "../facts/forum-closing.tsx";
import { OpenAgendaDialog } from "../meetings/open-agenda-dialog.tsx";
import { useConducted } from "../meetings/use-agenda.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { SidePage } from "../shell/side-page.tsx";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";

/** The forum's agenda: its items, and the meeting that goes through them live (rule T39). */
export function AgendaScreen() {
  const t = useTranslations("agenda");
  const read = useConducted();
  return (
    <SidePage heading={t("heading")} extraClass="agenda-page">
      <div className="heading-with-act">
        <h1>{t("heading")}</h1>
        {read.kind === "here" && (read.here === null || read.here.closed !== null) ? <OpenAgenda /> : null}
      </div>
      {read.kind === "loading" ? <Busy words={t("loading")} /> : null}
      {read.kind === "failed" ? (
        <p className="warning" role="alert">
          {t("failed")} <Button onPress={read.again}>{t("again")}</Button>
        </p>
      ) : null}
      {read.kind !== "here" ? null : read.here === null ? <Draft /> : <AgendaMeeting meeting={read.here} />}
      {read.kind !== "here" || read.here === null || read.here.closed === null ? null : (
        <ForumClosingSection />
      )}
    </SidePage>
  );
}

function OpenAgenda() {
  const t = useTranslations("agenda");
  const { me, agenda, openMeetings, rules } = useForum();
  const [asking, setAsking] = useState(false);
  const isFree = !rules.closed && agenda.length > 0 && openOf(openMeetings, null) === null;
  if (!isFree || mayHoldMeeting(me, null) !== null) return null;
  return (
    <>
      <Button onPress={() => setAsking(true)}>{t("openDo")}</Button>
      {asking ? <OpenAgendaDialog onClose={() => setAsking(false)} /> : null}
    </>
  );
}

/** Before the meeting: the items as the forum's facts have them. */
function Draft() {
  const t = useTranslations("agenda");
  const { agenda } = useForum();
  const wordsOf = useWordsOf();
  if (agenda.length === 0) return <Empty words={t("none")} />;
  return (
    <>
      <p className="quiet">{t("notOpen")}</p>
      <ol className="agenda">
        {agenda.map((one) => (
          <li key={one.n}>
            <span>{one.n}</span> {wordsOf(one.title)}
          </li>
        ))}
      </ol>
    </>
  );
}
