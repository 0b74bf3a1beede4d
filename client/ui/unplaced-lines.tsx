import { useTranslations } from "use-intl";
import type { Unplaced } from "../../shared/plain-text/draft-text.ts";

/** Lines of a text that were read otherwise than printed; nothing where every line has its place. */
export function UnplacedLines({ unplaced }: { unplaced: readonly Unplaced[] }) {
  const t = useTranslations("newDraft");
  if (unplaced.length === 0) return null;
  return (
    <details className="word-not" open>
      <summary>{t("unplaced")}</summary>
      <ul>
        {unplaced.map(({ line, message }, i) => (
          // A line may be told of twice, for two reasons.
          // oxlint-disable-next-line react/no-array-index-key -- reason: see above
          <li key={i}>
            {t("line", { line })} · {message}
          </li>
        ))}
      </ul>
    </details>
  );
}
