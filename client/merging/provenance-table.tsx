import { useTranslations } from "use-intl";
import type { Provenance } from "../../shared/merging/provenance.ts";
import { contributorsOf } from "../../shared/merging/provenance-text.ts";
import { useSourceLabels } from "./source-labels.ts";
import { comma } from "../i18n/list-signs.ts";

type ProvenanceTableProps = {
  readonly caption: string;
  readonly rows: readonly Provenance[];
  /** The number that a line's clause has today, or "". */
  readonly numberOf: (row: Provenance) => string;
};

/** Each clause, its sources, who stands behind them, and what was done (rule U6). Nobody writes in it. */
export function ProvenanceTable({ caption, rows, numberOf }: ProvenanceTableProps) {
  const t = useTranslations("merging");
  const { ofSource } = useSourceLabels();
  return (
    <div className="provenance" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("table.clause")}</th>
            <th scope="col">{t("table.sources")}</th>
            <th scope="col">{t("table.whose")}</th>
            <th scope="col">{t("table.done")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.rowId}>
              <th scope="row">
                <small className="faint">
                  {t(`kind.${row.kind}`)} {numberOf(row)}
                </small>
                <span dir="auto">{row.text === "" ? (row.sources[0]?.text ?? "–") : row.text}</span>
              </th>
              <td>
                {row.sources.map((source) => (
                  <p key={`${source.from} ${source.name} ${source.n}`}>{ofSource(source)}</p>
                ))}
              </td>
              <td>{contributorsOf(row).join(comma()) || "–"}</td>
              <td>
                <p>{row.done.map((one) => t(`done.${one}`)).join(comma())}</p>
                <Why row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Why({ row }: { row: Provenance }) {
  const t = useTranslations("merging");
  const { ofSource } = useSourceLabels();
  return (
    <>
      {row.reason === "" ? null : <p>{t("table.because", { reason: row.reason })}</p>}
      {row.addedWords === "" ? null : <p dir="auto">{t("row.added", { words: row.addedWords })}</p>}
      {row.sources.map((source) => (
        <Said key={`${source.from} ${source.name} ${source.n}`} name={ofSource(source)} source={source} />
      ))}
      {row.wordings.length < 2 ? null : <p>{t("table.alternatives", { n: row.wordings.length })}</p>}
    </>
  );
}

function Said({ name, source }: { name: string; source: Provenance["sources"][number] }) {
  const t = useTranslations("merging");
  return (
    <>
      {source.droppedWords === "" ? null : (
        <p dir="auto">{t("table.notTaken", { source: name, words: source.droppedWords })}</p>
      )}
      {source.mark === null ? null : <p>{t("table.wasAgreed", { source: name })}</p>}
    </>
  );
}
