import { useTranslations } from "use-intl";
import type { CleanUp } from "../../shared/opinion/clean-up.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";

type CleanUpTableProps = {
  readonly table: Pick<CleanUp, "numbers" | "references">;
  /** Future while it is still to be done. */
  readonly tense: "future" | "past";
};

const EXCERPT_CHARS = 48;

/** Old numbers and new ones, and what references said and say. */
export function CleanUpTable({ table, tense }: CleanUpTableProps) {
  const t = useTranslations("cleanUp");
  const { snapshot, cite } = useOpenedOpinion();
  const changed = table.numbers.filter((one) => one.before !== one.after);
  const wordsOf = (id: ClauseId): string => {
    const text = snapshot.document.clauses.find((one) => one.id === id)?.text ?? "…";
    return text.length <= EXCERPT_CHARS ? text : `${text.slice(0, EXCERPT_CHARS).trimEnd()} …`;
  };
  return (
    <section className="clean-up" aria-label={t("table")}>
      <h4>{t("numbers")}</h4>
      {changed.length === 0 ? (
        <p className="quiet">{t("sameNumbers")}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t("old")}</th>
              <th scope="col">{t("new")}</th>
              <th scope="col">{t("clause")}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({ clauseId, before, after }) => (
              <tr key={clauseId}>
                <td>{before === "" ? t("noNumber") : before}</td>
                <td>{after === "" ? t("noNumber") : after}</td>
                <td dir="auto">{wordsOf(clauseId)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h4>{t("references")}</h4>
      {table.references.length === 0 ? (
        <p className="quiet">{t("noReferences")}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t("where")}</th>
              <th scope="col">{t("said")}</th>
              <th scope="col">{t(tense === "future" ? "sayThen" : "says")}</th>
            </tr>
          </thead>
          <tbody>
            {table.references.map(({ clauseId, before, after }, i) => (
              <tr key={`${clauseId} ${i} ${before}`}>
                <td>{cite(clauseId)}</td>
                <td dir="auto">{before}</td>
                <td dir="auto">{after ?? t("left")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
