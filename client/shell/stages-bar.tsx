import { useTranslations } from "use-intl";
import { useDelegations } from "../forum/use-delegations.ts";
import { baseTextNumber, type Opinion, type Stage } from "../../shared/opinion/opinion.ts";
import { comma } from "../i18n/list-signs.ts";

/** The way of an Opinion; exits from it are shown in place of its end. */
const WAY: readonly Stage[] = [
  "outline",
  "drafting",
  "consolidated",
  "agreed",
  "annexed",
  "underConsideration",
  "adopted",
];

export function StagesBar({ opinion }: { opinion: Opinion }) {
  const t = useTranslations("stage");
  const { symbolOf } = useDelegations();
  const contributors = (opinion.contributionOf ?? []).map(symbolOf).join(comma());
  const on = WAY.indexOf(opinion.stage);
  const n = baseTextNumber(opinion);
  const words = (stage: Stage): string =>
    stage === "consolidated" && n > 0 ? t("consolidatedN", { n }) : t(stage);
  if (on === -1)
    return (
      <ol className="stages" aria-label={t("label")}>
        <li className="now" aria-current="step" title={t(`means.${opinion.stage}`)}>
          {contributors === "" ? t(opinion.stage) : t("contributionOf", { who: contributors })}
        </li>
      </ol>
    );
  return (
    <ol className="stages" aria-label={t("label")}>
      {WAY.map((stage, i) => (
        <li
          key={stage}
          className={i < on ? "past" : i === on ? "now" : "ahead"}
          aria-current={i === on ? "step" : undefined}
          title={t(`means.${stage}`)}
        >
          {words(stage)}
        </li>
      ))}
    </ol>
  );
}
