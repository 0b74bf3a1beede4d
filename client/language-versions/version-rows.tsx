import { useTranslations } from "use-intl";
import type { BaseText } from "../../shared/opinion/base-text.ts";
import type { LanguageVersion } from "../../shared/opinion/language-version.ts";
import { WORK_LANGUAGES } from "../../shared/text/work-language.ts";

type VersionRowsProps = { readonly baseText: BaseText; readonly version: LanguageVersion };

/** Each clause of the base text, and beside it, or on a narrow page below it, the same in another language. */
export function VersionRows({ baseText, version }: VersionRowsProps) {
  const t = useTranslations();
  const words = new Map(version.clauses.map(({ clauseId, text }) => [clauseId, text]));
  const { language } = version;
  const dir = language === "ar" ? "rtl" : "ltr";
  return (
    <table className="version-rows">
      <thead>
        <tr>
          <th scope="col">{t("baseText.numbered", { n: baseText.n })}</th>
          <th scope="col" lang={language} dir={dir}>
            {WORK_LANGUAGES[language]}
          </th>
        </tr>
      </thead>
      <tbody>
        {baseText.clauses.map(({ id, kind, number, text }) => (
          <tr key={id} className={kind}>
            <td dir="auto">
              {number === "" ? null : <bdi className="number">{number}</bdi>} {text}
            </td>
            {words.get(id) === undefined || words.get(id) === "" ? (
              <td className="faint">{t("languageVersion.untranslated")}</td>
            ) : (
              <td lang={language} dir={dir}>
                {number === "" ? null : <bdi className="number">{number}</bdi>} {words.get(id)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
