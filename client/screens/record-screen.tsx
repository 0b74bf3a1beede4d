import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { MeetingView } from "../../shared/report/meeting-view.ts";
import { useMeetingRecord } from "../forum/use-meeting-record.ts";
import { NarrativeForm } from "../meetings/narrative-form.tsx";
import { MeetingFiles } from "../meetings/meeting-files.tsx";
import { ReportBlocks } from "../report/report-blocks.tsx";
import { SidePage } from "../shell/side-page.tsx";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

/** One meeting: its record, which writes itself, and the papers that people take home (rules T35, T36). */
export function RecordScreen({ id }: { readonly id: string }) {
  const t = useTranslations("meetingPaper");
  const ui = useTranslations("ui");
  const [n, setN] = useState(0);
  const read = useMeetingRecord(id, n);
  const again = (): void => setN((before) => before + 1);
  if (read.kind === "here" && read.here !== null) return <Found view={read.here} again={again} />;
  return (
    <SidePage heading={t("page")}>
      {read.kind === "loading" ? <Busy words={t("loading")} /> : null}
      {read.kind === "here" ? (
        <Notice heading={t("gone")} next={t("goneNext")}>
          <Link href="/timetable#meetings" className="button main">
            {t("all")}
          </Link>
        </Notice>
      ) : null}
      {read.kind === "failed" ? (
        <Notice heading={t("failed")} next={t("failedNext")}>
          <Button look="main" onPress={read.again}>
            {ui("tryAgain")}
          </Button>
        </Notice>
      ) : null}
    </SidePage>
  );
}

function Found({ view, again }: { readonly view: MeetingView; readonly again: () => void }) {
  const t = useTranslations("meetingPaper");
  const { meeting, sections } = view;
  return (
    <SidePage heading={meeting.name} extraClass="meeting-page">
      <div className="heading-with-act">
        <h1 dir="auto">
          {meeting.name}{" "}
          <span className={meeting.closed === null ? "tag next" : "tag neutral"}>
            {t(meeting.closed === null ? "open" : "closed")}
          </span>
        </h1>
        <Link href="/timetable#meetings">{t("all")}</Link>
      </div>
      <MeetingFiles meeting={meeting} />
      <NarrativeForm view={view} again={again} />
      {meeting.closed === null ? (
        <p>
          <Button onPress={again}>{t("refresh")}</Button>
        </p>
      ) : null}
      <article className="report-sheet">
        {sections.map((section) => (
          <section key={section.title}>
            <h2>{section.title}</h2>
            <ReportBlocks blocks={section.blocks} />
          </section>
        ))}
      </article>
    </SidePage>
  );
}
