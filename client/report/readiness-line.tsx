import { useTranslations } from "use-intl";
import type { ForumView } from "../../shared/forum/forum-view.ts";
import { CountsBar } from "../forum/counts-bar.tsx";

type Listed = ForumView["groups"][number]["opinions"][number];

/** One Opinion as it stands, and in words what is not ready in it. */
export function ReadinessLine({ opinion }: { opinion: Listed }) {
  const t = useTranslations();
  const { open, void: changed, brackets, adReferendum } = opinion.counts;
  const missing = [
    open > 0 ? t("report.open", { n: open }) : null,
    changed > 0 ? t("report.void", { n: changed }) : null,
    brackets > 0 ? t("report.brackets", { n: brackets }) : null,
    adReferendum > 0 ? t("report.adReferendum", { n: adReferendum }) : null,
    opinion.baseText === 0 ? t("report.noBaseText") : null,
  ].filter((one) => one !== null);
  const stage =
    opinion.stage === "consolidated"
      ? t("stage.consolidatedN", { n: opinion.baseText })
      : t(`stage.${opinion.stage}`);
  return (
    <div className="report-opinion">
      <small className="faint">
        {t("nav.opinionN", { number: opinion.number })} · {stage}
        {opinion.sample ? ` · ${t("nav.sample")}` : ""}
      </small>
      <b>{opinion.title === "" ? t("nav.untitled") : opinion.title}</b>
      <CountsBar counts={opinion.counts} objections={opinion.objections ?? 0} />
      <p className="quiet">
        {missing.length === 0 ? t("report.ready") : t("report.notReady", { missing: missing.join(" · ") })}
      </p>
    </div>
  );
}
