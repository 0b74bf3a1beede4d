import { Fragment } from "react";
import { useTranslations } from "use-intl";
import type { ReportView } from "../../shared/report/report-view.ts";
import { useForum } from "../forum/use-forum.ts";
import { Empty } from "../ui/empty.tsx";
import { useInstants } from "../i18n/instants.ts";

/** Every report that was issued, the newest first, with its files: for everybody who takes part (rule H4). */
export function IssuedReports({ out }: Pick<ReportView, "out">) {
  const t = useTranslations("chairsReport.issued");
  const instants = useInstants();
  const { timeZone } = useForum();
  return (
    <section id="issued-reports">
      <h2>{t("heading")}</h2>
      {out.length === 0 ? <Empty words={t("none")} /> : null}
      <ul className="issued">
        {out.toReversed().map(({ issue, at }) => (
          <li key={issue.id}>
            <b>{issue.symbol}</b>
            <small className="faint">{t("at", { at: instants.inZone(at, timeZone) })}</small>
            <span className="downloads">
              {issue.files.map(({ format }) => {
                const form = t("form", { form: format.replace(".xml", "") });
                return (
                  <a
                    key={format}
                    className="button"
                    href={`/api/report/issued/${issue.id}/report.${format}`}
                    download=""
                    aria-label={t("download", { symbol: issue.symbol, form })}
                  >
                    {form}
                  </a>
                );
              })}
            </span>
            <details className="sums">
              <summary>{t("sums")}</summary>
              <dl>
                {issue.files.map(({ format, hash }) => (
                  <Fragment key={format}>
                    <dt>{t("form", { form: format.replace(".xml", "") })}</dt>
                    <dd className="report-hash">{hash}</dd>
                  </Fragment>
                ))}
              </dl>
            </details>
          </li>
        ))}
      </ul>
      {out.length === 0 ? null : <p className="faint">{t("check")}</p>}
    </section>
  );
}
