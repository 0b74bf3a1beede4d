import { useTranslations } from "use-intl";
import { opinionLanguage } from "../../shared/checks/opinion-language.ts";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { WORK_LANGUAGES } from "../../shared/text/work-language.ts";
import { useForum, useSession } from "../forum/use-forum.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Select } from "../ui/select.tsx";

/** The language of the text: a fact that a lead states; until then its words tell it (rule E25). */
export function LanguageOfText() {
  const t = useTranslations("translation");
  const { snapshot, ask } = useOpenedOpinion();
  const { rules } = useForum();
  const me = useSession();
  const { opinion, words } = snapshot;
  const language = opinionLanguage(opinion, words) ?? "en";
  const isStated = opinion.language !== undefined;
  const told = { language: WORK_LANGUAGES[language] };
  if (rules.closed || mayDo(me, opinion.groupId, "editOpinion") !== null)
    return <p>{t(isStated ? "textIn" : "textLooks", told)}</p>;
  return (
    <Select
      label={t("language")}
      help={isStated ? undefined : t("textLooks", told)}
      chosen={isStated ? language : "none"}
      onChoose={(next) => {
        if (next === "none") return;
        void ask({ type: "setLanguage", language: next }, t("textIn", { language: WORK_LANGUAGES[next] }));
      }}
      choices={[
        ...(isStated ? [] : [{ value: "none" as const, words: t("notStated") }]),
        ...REPORT_LANGUAGES.map((value) => ({ value, words: WORK_LANGUAGES[value] })),
      ]}
    />
  );
}
