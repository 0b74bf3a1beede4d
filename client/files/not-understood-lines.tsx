import { useTranslations } from "use-intl";
import type { NotUnderstood } from "../../shared/word-file/understood.ts";
import { isolated } from "../i18n/isolated.ts";

/** More of them are a list to open. */
const OPEN_LINES_MAX = 12;

type NotUnderstoodProps = {
  readonly not: readonly NotUnderstood[];
  /** The heading of the lines, if they are more than what was not understood. */
  readonly heading?: string;
};

/** Line by line what could not be taken: nothing of a file is dropped in silence (rule X26). */
export function NotUnderstoodLines({ not, heading }: NotUnderstoodProps) {
  const t = useTranslations("wordFile");
  if (not.length === 0) return <p>{t("allUnderstood")}</p>;
  return (
    <details className="word-not" open={heading !== undefined && not.length <= OPEN_LINES_MAX}>
      <summary>{heading ?? t("not")}</summary>
      <ul>
        {not.map(({ line, why, words, author = "" }, i) => (
          // A line may be told of twice, for two reasons.
          // oxlint-disable-next-line react/no-array-index-key -- reason: see above
          <li key={i}>
            {line === 0 ? "" : `${t("line", { line })} · `}
            {author === "" ? t(`why.${why}`) : t("whyBy", { why: t(`why.${why}`), author: isolated(author) })}
            {words === "" ? null : <span dir="auto">: {words}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
