import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { departures } from "../../shared/agreed-language/departures.ts";
import type { ShelfIndex } from "../../shared/agreed-language/shelf-index.ts";
import { useUnderlinedText } from "../opinion/use-underlined-text.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { Button } from "../ui/button.tsx";

type DeparturesProps = {
  readonly selectedClause: SelectedClause;
  readonly shelf: ShelfIndex;
  readonly mayType: boolean;
};

/** Departures of the selected clause from agreed language: hints, as all checks; nothing where there are none. */
export function Departures({ selectedClause: { clause, words }, shelf, mayType }: DeparturesProps) {
  const t = useTranslations("shelf");
  const { typeInstead } = useOpenedOpinion();
  const found = useMemo(() => departures(words.text, shelf), [words.text, shelf]);
  useUnderlinedText(
    "departs",
    found.map(({ start, end }) => ({ clauseId: clause.id, start, end, words: words.text })),
  );
  if (found.length === 0) return null;
  return (
    <ul className="checks">
      {found.map(({ kind, start, word, agreedWord, agreed, of, change }) => (
        <li key={start}>
          <span>{t(`departs.${kind}`, { word, agreedWord })}</span>
          <span className="agreed-words">
            <q>{agreed}</q> <cite>{of.source}</cite>
          </span>
          {change === null || !mayType ? null : (
            <Button
              look="link"
              aria-label={t("takeName", { phrase: agreed })}
              onPress={() => typeInstead(clause.id, change, change.suggestion)}
            >
              {t("take")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
