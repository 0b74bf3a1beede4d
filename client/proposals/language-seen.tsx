import { useTranslations } from "use-intl";
import type { Refusal } from "../../shared/refusal.ts";
import { comma } from "../i18n/list-signs.ts";

/** The six languages in which a proposal may be made. */
export const PROPOSAL_LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es"] as const;
export type ProposalLanguage = (typeof PROPOSAL_LANGUAGES)[number];

type LanguageSeenProps = {
  /** The refusal that applies until the box is ticked. */
  readonly refusal: Refusal | null;
  readonly seen: boolean;
  readonly onSeen: (seen: boolean) => void;
};

/** Words in another language go into the text by a choice of their own, and not unseen (rule V15). */
export function LanguageSeen({ refusal, seen, onSeen }: LanguageSeenProps) {
  const t = useTranslations("proposal");
  const languages = refusal?.reason === "otherLanguage" ? refusal.details?.["languages"] : undefined;
  if (typeof languages !== "string") return null;
  const names = languages.split(", ").map((one) => {
    const known = PROPOSAL_LANGUAGES.find((language) => language === one);
    return known === undefined ? one : t(`languages.${known}`);
  });
  return (
    <div className="warning">
      <p>{t("otherLanguage", { languages: names.join(comma()) })}</p>
      <label className="choice">
        <input type="checkbox" checked={seen} onChange={(event) => onSeen(event.target.checked)} />
        {t("otherLanguageSeen")}
      </label>
    </div>
  );
}
