import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { mayHoldMeeting } from "../../shared/forum/meeting-rights.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useMeetingRecord } from "../forum/use-meeting-record.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import type { ConductedMeeting } from "./use-agenda.ts";

type AdoptedReportProps = { readonly meeting: ConductedMeeting; readonly isNow: boolean };

/** The Forum Chair's report as it was written, and its adoption by consensus (rule T41). */
export function AdoptedReport({ meeting, isNow }: AdoptedReportProps) {
  const t = useTranslations("agenda.report");
  const { me } = useForum();
  const own = useOwnTime();
  const send = useForumCommand();
  const { id, groupId, run } = meeting;
  const read = useMeetingRecord(id, 0);
  const adopted = run.report;
  const holds = isNow && adopted === null && mayHoldMeeting(me, groupId) === null;
  const versions = read.kind === "here" ? (read.here?.versions ?? []) : [];
  const last = versions.at(-1);
  const isWritten = last !== undefined && last.text !== "";
  return (
    <section className="agenda-report">
      <h3>{t("heading")}</h3>
      {read.kind === "loading" ? <Busy words={t("loading")} /> : null}
      {read.kind === "failed" ? (
        <p className="warning" role="alert">
          {t("failed")} <Button onPress={read.again}>{t("again")}</Button>
        </p>
      ) : null}
      {adopted === null ? null : <p>{t("adoptedAt", { at: own.bound(adopted.at) })}</p>}
      {read.kind === "here" && !isWritten ? <p className="quiet">{t("none")}</p> : null}
      {isWritten ? (
        <p className="agenda-words" dir="auto">
          {last.text}
        </p>
      ) : null}
      <p className="row-acts">
        <Link href={`/meetings/${id}/record`}>{t("record")}</Link>
        {holds && isWritten ? (
          <Button
            look="main"
            onPress={() =>
              void send({ type: "adoptMeetingReport", meetingId: id, version: last.seq }, t("adopted"))
            }
          >
            {t("adopt")}
          </Button>
        ) : null}
      </p>
    </section>
  );
}
