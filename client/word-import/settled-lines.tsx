import { useTranslations } from "use-intl";
import type { SettledInFile } from "../../shared/word-file/understood.ts";

/** Lists proposals that somebody accepted or rejected in Word; this has no effect in the room (rule X24). */
export function SettledLines({ settled }: { settled: readonly SettledInFile[] }) {
  const t = useTranslations("wordFile");
  if (settled.length === 0) return null;
  return (
    <section aria-label={t("settledTitle")}>
      <h3>{t("settledTitle")}</h3>
      <ul>
        {settled.map(({ proposalId, label, how }) => (
          <li key={`${proposalId} ${how}`}>{t(`settled.${how}`, { label })}</li>
        ))}
      </ul>
    </section>
  );
}
