import { useTranslations } from "use-intl";
import type { Provenance } from "../../shared/merging/provenance.ts";
import { TextDifference } from "../opinion/text-difference.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";

/** Differences from the working text as it stands now, clause by clause. */
export function Differences({ rows }: { rows: readonly Provenance[] }) {
  const t = useTranslations("merging");
  const { snapshot } = useOpenedOpinion();
  const now = new Map(snapshot.document.clauses.map((clause) => [clause.id, clause]));
  const changed = rows.filter(({ clauseId, text }) => {
    const before = clauseId === null ? undefined : now.get(clauseId);
    return before === undefined ? text !== "" : before.text !== text;
  });
  if (changed.length === 0) return <p className="quiet">{t("noDifference")}</p>;
  return (
    <ul className="differences">
      {changed.map((row) => {
        const before = row.clauseId === null ? undefined : now.get(row.clauseId);
        return (
          <li key={row.rowId}>
            <small className="faint">
              {t(`kind.${row.kind}`)} {before?.number ?? ""} ·{" "}
              {before === undefined ? t("newClause") : row.text === "" ? t("goes") : t("reads")}
            </small>
            <TextDifference before={before?.text ?? ""} now={row.text} />
          </li>
        );
      })}
    </ul>
  );
}
