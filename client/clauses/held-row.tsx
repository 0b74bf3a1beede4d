import { useTranslations } from "use-intl";

/** The clause that the server is making, with what was typed for it meanwhile. */
export function HeldRow({ words }: { readonly words: string }) {
  const t = useTranslations("sheet");
  return (
    <li className="sheet-row sheet-held" aria-label={t("holdingKeys")}>
      <span className="sheet-sign" />
      <div className="sheet-words">
        <p>{words === "" ? "\u00A0" : words}</p>
      </div>
      <p className="sheet-note">{t("holdingKeys")}</p>
    </li>
  );
}
