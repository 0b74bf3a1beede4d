import { memo } from "react";
import { useTranslations } from "use-intl";
import { cellsOf, type MergeRow } from "../../shared/merging/merge.ts";
import { RowNumber, useRowName } from "./row-number.tsx";
import { useRowDesk } from "./use-desk.ts";

/** A row that is out of sight and waits for its turn: its words, for who searches the page. */
export const RestingRow = memo(function RestingRow({
  row,
  at,
}: {
  readonly row: MergeRow;
  readonly at: number;
}) {
  const t = useTranslations("merging");
  const desk = useRowDesk();
  const name = useRowName(row, at);
  return (
    <article className={`desk-row ${row.kind}`} data-row={row.id} aria-label={name}>
      <header>
        <RowNumber row={row} />
        <span className="row-kind">{t(`kind.${row.kind}`)}</span>
      </header>
      <p className="merged-words" dir="auto">
        {row.written?.text ?? cellsOf(desk, row)[0]?.clause.text}
      </p>
    </article>
  );
});
