import { useTranslations } from "use-intl";
import type { BoardOpinion } from "../../shared/board/board.ts";
import { useInstants } from "../i18n/instants.ts";

const FIGURES = ["agreed", "adReferendum", "open", "void", "brackets", "alternatives", "parked"] as const;

/** Every figure that the chart draws, and those that it does not. */
export function DaysTable({ opinion }: { readonly opinion: BoardOpinion }) {
  const t = useTranslations("board");
  const instants = useInstants();
  return (
    <details>
      <summary>{t("chart.table")}</summary>
      <div className="board-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("chart.day")}</th>
              {FIGURES.map((figure) => (
                <th key={figure} scope="col">
                  {t(`states.${figure}`)}
                </th>
              ))}
              <th scope="col">{t("cleared.heading")}</th>
            </tr>
          </thead>
          <tbody>
            {opinion.days.map(({ day, counts, clearing }) => (
              <tr key={day}>
                <th scope="row">{instants.date(day)}</th>
                {FIGURES.map((figure) => (
                  <td key={figure}>{counts[figure]}</td>
                ))}
                <td>{t(`cleared.day.${clearing}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
