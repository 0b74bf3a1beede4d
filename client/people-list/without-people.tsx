import { useTranslations } from "use-intl";
import type { Delegation } from "../../shared/forum/delegation.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { useLinkedId, useLinkedPart } from "../opinion/linked-part.ts";
import { Button } from "../ui/button.tsx";

type WithoutPeopleProps = {
  readonly delegations: readonly Delegation[];
  /** Null: the forum is closed. */
  readonly onCorrect: ((delegation: Delegation) => void) | null;
};

/** Delegations that no row of the table shows, each to be corrected. */
export function WithoutPeople({ delegations, onCorrect }: WithoutPeopleProps) {
  const t = useTranslations("peopleList");
  const wordsOf = useWordsOf();
  const linked = useLinkedId("delegation");
  const line = useLinkedPart<HTMLLIElement>(delegations.some(({ id }) => id === linked));
  if (delegations.length === 0) return null;
  return (
    <details className="without-people" open={delegations.some(({ id }) => id === linked)}>
      <summary>{t("withoutPeople", { n: delegations.length })}</summary>
      <ul>
        {delegations.map((one) => (
          <li key={one.id} {...(one.id === linked ? { ref: line, tabIndex: -1 } : {})}>
            {onCorrect === null ? (
              <b>{one.symbol}</b>
            ) : (
              <Button aria-label={t("correctOne", { symbol: one.symbol })} onPress={() => onCorrect(one)}>
                {one.symbol}
              </Button>
            )}{" "}
            {wordsOf(one.name)}
          </li>
        ))}
      </ul>
    </details>
  );
}
