import { useTranslations } from "use-intl";
import type { WordPreview } from "../../shared/word-file/word-import.ts";
import { useInstants } from "../i18n/instants.ts";
import { isolated } from "../i18n/isolated.ts";

/** Instant of a file's receipt, at the forum's seat and in UTC: it counts before a deadline (rule X7). */
export function ReceiptTime({ receipt }: { receipt: WordPreview["receipt"] }) {
  const t = useTranslations("wordFile");
  const { inZone } = useInstants();
  const { number, at, sha256, name, timeZone, keptAt } = receipt;
  const told = {
    number,
    name: isolated(name),
    at: inZone(at, timeZone),
    zone: timeZone,
    utc: inZone(at, "UTC"),
  };
  return (
    <div className="word-receipt">
      <p>{t("receipt", told)}</p>
      {keptAt === null ? null : <p>{t("state.kept", { at: inZone(keptAt, timeZone) })}</p>}
      <p className="quiet word-hash">SHA-256 {sha256}</p>
    </div>
  );
}
