import { useTranslations } from "use-intl";
import type { Clause } from "../../shared/clause.ts";
import type { DocumentClause } from "../../shared/opinion-document.ts";
import type { SheetHands } from "./sheet-hands.ts";

type ClauseMarginProps = {
  readonly clause: DocumentClause;
  readonly record: Clause;
  readonly hands: SheetHands;
};

/** What is to be known of a clause beside its words: its lock. */
export function ClauseMargin({ record, hands }: ClauseMarginProps) {
  const t = useTranslations("sheet");
  const { lock } = record;
  if (lock === null) return <span className="sheet-margin" />;
  const told = { who: hands.spoken(lock.by), time: hands.brief(lock.at) };
  const words =
    lock.reason === "" || lock.with === "consolidate"
      ? t("lockedBy", told)
      : t("lockedReason", { ...told, reason: lock.reason });
  return (
    <span className="sheet-margin" title={words}>
      <svg viewBox="0 0 12 14" role="img" aria-label={words}>
        <rect x="1" y="6" width="10" height="7.5" rx="1.5" fill="currentColor" />
        <path d="M3.5 6V4a2.5 2.5 0 0 1 5 0v2" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
    </span>
  );
}
