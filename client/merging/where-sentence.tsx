import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { citationIn, type TextNow, type Whereabouts } from "../../shared/whereabouts/where-is.ts";
import { comma, semicolon } from "../i18n/list-signs.ts";

const LOOK = {
  kept: "tag agreed",
  bracketed: "tag adref",
  reworded: "tag adref",
  undecided: "tag neutral",
  notReflected: "tag objection",
} as const;

type WhereWordsProps = { readonly where: Whereabouts; readonly texts: readonly TextNow[] };

/** Says what became of a source, such as "Kept in Opinion 4, considering b)". Also names its old place. */
export function WhereSentence({ where, texts }: WhereWordsProps) {
  const t = useTranslations("merging.where");
  const text = texts.find(({ id }) => id === where.opinionId);
  const place = "clauseId" in where ? citationIn(text, where.clauseId) : "";
  const before = where.before
    .map(({ baseText, number }) => t("stood", { n: baseText, number }))
    .join(semicolon());
  return (
    <p className="where-words">
      <span className={LOOK[where.kind]}>{t(`is.${where.kind}`)}</span>{" "}
      {text === undefined || place === "" ? null : (
        <Link href={`/opinions/${text.id}`}>{t("in", { opinion: text.number, place })}</Link>
      )}{" "}
      {"others" in where && where.others.length > 0 ? t("with", { who: where.others.join(comma()) }) : null}{" "}
      {where.kind === "reworded" && where.notTaken !== "" ? t("notTaken", { words: where.notTaken }) : null}
      {where.kind === "notReflected"
        ? where.reason === ""
          ? t("noReason")
          : t("because", { reason: where.reason })
        : null}
      {before === "" ? null : <small className="faint"> {t("before", { places: before })}</small>}
    </p>
  );
}
