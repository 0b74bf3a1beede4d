import { useTranslations } from "use-intl";
import type { LanguageDifference } from "../../shared/concordance/difference.ts";
import { isolated } from "../i18n/isolated.ts";

/** One difference in a sentence, with the words of both texts. */
export function useSayDifference(): (difference: LanguageDifference) => string {
  const t = useTranslations("translation");
  return ({ kind, original, version }) => {
    if (kind === "bracket") return t("finding.bracket");
    if (original !== null && version !== null) {
      const words = { original: isolated(original.found), version: isolated(version.found) };
      return kind === "negation" || kind === "term" ? t("finding.verb", words) : t(`finding.${kind}`, words);
    }
    const words = isolated((original ?? version)?.found ?? "");
    if (kind === "term") return t("finding.term", { words });
    return original === null ? t("finding.added", { words }) : t("finding.left", { words });
  };
}

/** The differences of one row, below its translation. */
export function RowFindings({ found }: { found: readonly LanguageDifference[] }) {
  const say = useSayDifference();
  if (found.length === 0) return null;
  return (
    <ul className="checks">
      {found.map((one) => {
        const words = say(one);
        return (
          <li key={words} dir="auto">
            {words}
          </li>
        );
      })}
    </ul>
  );
}
