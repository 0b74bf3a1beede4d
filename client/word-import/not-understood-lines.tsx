import { useTranslations } from "use-intl";
import type { NotUnderstood } from "../../shared/word-file/understood.ts";

/** Line by line what could not be taken: nothing of a file is dropped in silence (rule X2). */
export function NotUnderstoodLines({ not }: { not: readonly NotUnderstood[] }) {
  const t = useTranslations("wordFile");
  if (not.length === 0) return <p>{t("allUnderstood")}</p>;
  return (
    <details className="word-not">
      <summary>{t("not")}</summary>
      <ul>
        {not.map(({ line, why, words }, i) => (
          // A line may be told of twice, for two reasons.
          // oxlint-disable-next-line react/no-array-index-key -- reason: see above
          <li key={i}>
            {line === 0 ? "" : `${t("line", { line })} · `}
            {t(`why.${why}`)}
            {words === "" ? null : <span dir="auto">: {words}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
