import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { agreedRuns } from "../../shared/agreed-language/agreed-runs.ts";
import type { ShelfIndex } from "../../shared/agreed-language/shelf-index.ts";
import { useUnderlinedText } from "../opinion/use-underlined-text.ts";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { semicolon } from "../i18n/list-signs.ts";

/** Sources that are named; a phrase that all resolutions have needs no list of them. */
const NAMED_MAX = 3;
const WORDS_SHOWN_MAX = 80;

/** From which adopted texts the words of the selected clause are, as they stand now (rule E12). */
export function AgreedRuns({ selectedClause: { clause, words }, shelf }: AgreedRunsProps) {
  const t = useTranslations("shelf");
  const runs = useMemo(() => agreedRuns(words.text, shelf), [words.text, shelf]);
  useUnderlinedText(
    "adopted",
    runs.map(({ start, end }) => ({ clauseId: clause.id, start, end, words: words.text })),
  );
  if (runs.length === 0) return null;
  return (
    <ul className="agreed-runs" aria-label={t("agreedRuns")}>
      {runs.map(({ start, end, of }) => {
        const named = of.slice(0, NAMED_MAX).map((one) => one.source);
        const more = of.length - named.length;
        const sources = [...named, ...(more > 0 ? [t("moreTexts", { n: more })] : [])].join(semicolon());
        return (
          <li key={start} title={of.map((one) => one.title).join(semicolon())}>
            {t("agreedRun", { words: shortened(words.text.slice(start, end)), sources })}
          </li>
        );
      })}
    </ul>
  );
}

type AgreedRunsProps = { readonly selectedClause: SelectedClause; readonly shelf: ShelfIndex };

/** Its beginning and its end, where it is long. */
function shortened(words: string): string {
  if (words.length <= WORDS_SHOWN_MAX) return words;
  const half = WORDS_SHOWN_MAX / 2;
  return `${words.slice(0, half).trimEnd()} … ${words.slice(-half).trimStart()}`;
}
