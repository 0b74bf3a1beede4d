import { diffWordsWithSpace } from "diff/lib/diff/word.js";
import { useTranslations } from "use-intl";

/** Words before and after, word by word: what came in underlined, what went struck. */
export function TextDifference({ before, now }: { before: string; now: string }) {
  const t = useTranslations("difference");
  const parts = diffWordsWithSpace(before, now);
  return (
    <p className="redline">
      {parts.map((part, i) => {
        const key = `${i}:${part.value}`;
        if (part.added)
          return (
            <ins key={key} aria-label={`${t("inserted")}: ${part.value}`}>
              {part.value}
            </ins>
          );
        if (part.removed)
          return (
            <del key={key} aria-label={`${t("deleted")}: ${part.value}`}>
              {part.value}
            </del>
          );
        return <span key={key}>{part.value}</span>;
      })}
    </p>
  );
}
