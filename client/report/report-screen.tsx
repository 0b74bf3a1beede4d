import { Suspense } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { mayDo } from "../../shared/permissions.ts";
import { useForum, useSession } from "../forum/use-forum.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { PageHeader } from "../screens/page-header.tsx";
import { DeadlineNews } from "../timetable/load-deadlines.ts";
import { SilencesElsewhere } from "../silence/silences-elsewhere.tsx";
import { SideNav } from "../screens/side-nav.tsx";
import { useTitle } from "../screens/use-title.ts";
import { ExportButton } from "./export-button.tsx";
import { NotReady } from "./not-ready.tsx";

const SECTIONS = [
  "introduction",
  "organization",
  "documents",
  "status",
  "pending",
  "next",
  "annexes",
] as const;

/** What the Chair's report will hold, how each text stands, and its export. */
export function ReportScreen() {
  const t = useTranslations("report");
  const forum = useForum();
  const me = useSession();
  useTitle(t("heading"));
  const mayExport = mayDo(me, null, "exportReport") === null;
  const opinions = forum.groups.flatMap((group) => group.opinions);
  return (
    <div className="with-side">
      <PageHeader>{t("heading")}</PageHeader>
      <SideNav />
      <main id="text" className="page">
        <Suspense fallback={null}>
          <DeadlineNews here={null} />
        </Suspense>
        <SilencesElsewhere here={null} />
        <h1>{t("heading")}</h1>
        <p className="quiet">{mayExport ? t("explain") : t("onlyChair")}</p>
        {mayExport && opinions.length > 0 ? <ExportButton /> : null}
        {opinions.length === 0 ? <p>{t("empty")}</p> : null}
        <section>
          <h2>{t("opinions")}</h2>
          <ul className="report-opinions">
            {opinions.map((opinion) => (
              <li key={opinion.id}>
                <NotReady opinion={opinion} />
                <Downloads id={opinion.id} number={opinion.number} />
              </li>
            ))}
          </ul>
          <p className="faint">{t("notReadyNote")}</p>
        </section>
        <section>
          <h2>{t("contents")}</h2>
          <ol className="contents">
            {SECTIONS.map((section) => (
              <li key={section}>{t(`sections.${section}`)}</li>
            ))}
          </ol>
        </section>
      </main>
    </div>
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
      {(["docx", "html", "akn", "txt", "json"] as const).map((form) => (
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
