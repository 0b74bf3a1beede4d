import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { mayDo } from "../../shared/people/permissions.ts";
import { useForum, useSession } from "../forum/use-forum.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { SidePage } from "../shell/side-page.tsx";
import { DeadlineNews } from "../shell/load-deadline-news.ts";
import { SilencesElsewhere } from "../silence/silences-elsewhere.tsx";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { NoTextYet } from "../forum/no-text-yet.tsx";
import { Notice } from "../ui/notice.tsx";
import { IssuedReports } from "../report/issued-reports.tsx";
import { ReadinessLine } from "../report/readiness-line.tsx";
import { ReportMessages } from "../i18n/screen-messages.tsx";
import { ReportSteps } from "../report/report-steps.tsx";
import { useReport } from "../report/use-report.ts";

/** The Chair's report before it is issued, for whoever prepares it; issued ones and each Opinion for everybody. */
export function ReportScreen() {
  return (
    <ReportMessages>
      <ReportPage />
    </ReportMessages>
  );
}

function ReportPage() {
  const t = useTranslations("report");
  const forum = useForum();
  const me = useSession();
  const { state, again } = useReport();
  const mayExport = mayDo(me, null, "exportReport") === null;
  const opinions = forum.groups.flatMap((group) => group.opinions);
  return (
    <SidePage heading={t("heading")}>
      <DeadlineNews here={null} />
      <SilencesElsewhere here={null} />
      <h1>{t("heading")}</h1>
      {mayExport ? <p className="quiet">{t("explain")}</p> : null}
      {opinions.length === 0 ? <NoTextYet words={t("empty")} bring={t("bring")} /> : null}
      <Prepared state={state} again={again} />
      <section>
        <h2>{t("opinions")}</h2>
        {mayExport ? null : <p className="quiet">{t("onlyChair")}</p>}
        <ul className="report-opinions">
          {opinions.map((opinion) => (
            <li key={opinion.id}>
              <ReadinessLine opinion={opinion} />
              <Downloads id={opinion.id} number={opinion.number} />
            </li>
          ))}
        </ul>
        <p className="faint">{t("notReadyNote")}</p>
      </section>
    </SidePage>
  );
}

function Prepared({ state, again }: ReturnType<typeof useReport>) {
  const t = useTranslations("chairsReport");
  const ui = useTranslations("ui");
  if (state.kind === "loading") return <Busy words={t("loading")} />;
  if (state.kind !== "here") {
    return (
      <Notice isInside heading={t("failed")} next={t("failedNext")}>
        <Button look="main" onPress={() => void again()}>
          {ui("tryAgain")}
        </Button>
      </Notice>
    );
  }
  const { out, preparing } = state.view;
  return (
    <>
      {preparing === null ? null : <ReportSteps preview={preparing} again={again} />}
      <IssuedReports out={out} />
    </>
  );
}

function Downloads({ id, number }: { id: string; number: string }) {
  const t = useTranslations("report");
  const { language } = useLanguage();
  return (
    <span className="downloads">
      <Link href={`/opinions/${id}`} className="button" aria-label={t("openOpinion", { number })}>
        {t("openOpinion", { number })}
      </Link>
      {(["docx", "pdf", "html", "akn", "txt", "json"] as const).map((form) => (
        <a
          key={form}
          className="button"
          href={`/api/opinions/${id}/export.${form === "akn" ? "akn.xml" : form}?language=${language}`}
          download=""
          aria-label={t(`${form}Name`, { number })}
        >
          {t(form)}
        </a>
      ))}
    </span>
  );
}
