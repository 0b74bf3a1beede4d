import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { mayDo } from "../../shared/people/permissions.ts";
import type { ToldMainReport } from "../../shared/forum/forum-view.ts";
import { ConsultedDraft } from "../consultations/consulted-draft.tsx";
import { useForum, useSession } from "../forum/use-forum.ts";
import { useOwnTime } from "../forum/use-own-time.ts";
import { useDraftName } from "../forum/draft-name.ts";
import { OpenReportDialog } from "../main-report/open-report-dialog.tsx";
import { PublishDraftDialog } from "../main-report/publish-dialog.tsx";
import { DraftLine } from "../main-report/draft-line.tsx";
import { useReopenReport } from "../main-report/use-reopen-report.ts";
import { SidePage } from "../shell/side-page.tsx";
import { DeadlineNews } from "../shell/load-deadline-news.ts";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";

/** The report that the Forum discusses: its newest draft, and all drafts with what changed (rules R31 to R35). */
export function MainReportScreen() {
  const t = useTranslations("mainReport");
  const { mainReport } = useForum();
  return (
    <SidePage heading={t("heading")} extraClass="main-report">
      <DeadlineNews here={null} />
      <h1>{mainReport === null || mainReport.title === "" ? t("heading") : mainReport.title}</h1>
      <p className="quiet">{t("explain")}</p>
      {mainReport === null ? <NotBegun /> : <Begun report={mainReport} />}
    </SidePage>
  );
}

function NotBegun() {
  const t = useTranslations("mainReport");
  const [isAsked, setAsked] = useState(false);
  const { rules } = useForum();
  const mayWrite = mayDo(useSession(), null, "writeMainReport") === null && !rules.closed;
  return (
    <>
      <Empty words={t(mayWrite ? "noneYours" : "none")}>
        {mayWrite ? (
          <Button look="main" onPress={() => setAsked(true)}>
            {t("begin")}
          </Button>
        ) : null}
      </Empty>
      {isAsked ? <OpenReportDialog onClose={() => setAsked(false)} /> : null}
    </>
  );
}

function Begun({ report }: { readonly report: ToldMainReport }) {
  const t = useTranslations("mainReport");
  const { rules } = useForum();
  const mayWrite = mayDo(useSession(), null, "writeMainReport") === null && !rules.closed;
  const { opinionId: id, drafts } = report;
  return (
    <>
      <Newest report={report} />
      <p className="report-acts">
        <Link className="button" href={`/opinions/${id}`}>
          {t(mayWrite ? "write" : "openText")}
        </Link>
        {mayWrite ? <Acts report={report} /> : null}
      </p>
      <section>
        <h2>{t("drafts")}</h2>
        {drafts.length === 0 ? <Empty words={t("noDraft")} /> : null}
        <ol className="report-drafts">
          {drafts
            .map((draft, i) => (
              <DraftLine
                key={draft.n}
                id={id}
                draft={draft}
                before={drafts[i - 1] ?? null}
                consulted={<ConsultedDraft id={id} n={draft.baseText} />}
              />
            ))
            .toReversed()}
        </ol>
        {drafts.length === 0 ? null : <p className="faint">{t("hashes")}</p>}
      </section>
    </>
  );
}

/** The newest draft in one sentence, and if comments are open. */
function Newest({ report }: { readonly report: ToldMainReport }) {
  const t = useTranslations("mainReport");
  const nameOf = useDraftName();
  const { bound } = useOwnTime();
  const newest = report.drafts.at(-1);
  if (newest === undefined) return <p role="status">{t("notOut")}</p>;
  const { commentsUntil } = newest;
  return (
    <p role="status" className="report-newest">
      <b>{t("newest", { draft: nameOf(newest) })}</b>{" "}
      {commentsUntil === null
        ? t("noComments")
        : t(report.isOpen ? "openUntil" : "closedSince", { at: bound(commentsUntil) })}
    </p>
  );
}

/** The secretariat's next steps: to publish the text as it stands, and to go on writing after a draft. */
function Acts({ report }: { readonly report: ToldMainReport }) {
  const t = useTranslations("mainReport");
  const nameOf = useDraftName();
  const [isAsked, setAsked] = useState(false);
  const reopen = useReopenReport(report.opinionId);
  const n = report.drafts.length + 1;
  return (
    <>
      <Button look="main" onPress={() => setAsked(true)}>
        {t("publish", { draft: nameOf({ n, kind: "draft" }) })}
      </Button>
      {report.stage === "consolidated" ? <Button onPress={() => void reopen()}>{t("goOn")}</Button> : null}
      {isAsked ? <PublishDraftDialog report={report} onClose={() => setAsked(false)} /> : null}
    </>
  );
}
