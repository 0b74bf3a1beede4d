import { useTranslations } from "use-intl";
import type { MergeRow } from "../../shared/merging/merge.ts";
import { isNewRow, numberOfRow } from "./differing-rows.ts";
import { useRowDesk } from "./use-desk.ts";

/** The number as it stands in the text; a clause that the text does not have is told as new. */
export function RowNumber({ row }: { readonly row: MergeRow }) {
  const t = useTranslations("merging");
  const desk = useRowDesk();
  const number = numberOfRow(desk, row);
  if (number !== "") return <b className="row-n">{number}</b>;
  return isNewRow(desk, row) ? <span className="tag neutral">{t("newClause")}</span> : null;
}

/** A row's name in its buttons: the clause by its number, or the row by its place. */
export function useRowName(row: MergeRow, at: number): string {
  const t = useTranslations("merging.row");
  const number = numberOfRow(useRowDesk(), row);
  return number === "" ? t("name", { n: at + 1 }) : t("clause", { number });
}
