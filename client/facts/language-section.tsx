import { useState } from "react";
import { useTranslations } from "use-intl";
import { mayDo } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { LANGUAGE_FACTS } from "../i18n/languages.ts";
import { Button } from "../ui/button.tsx";
import { LanguageDialog } from "./language-dialog.tsx";

/** Tells the forum's language; the chair and the secretariat set it here (rule K46). */
export function LanguageSection() {
  const t = useTranslations("forumLanguage");
  const { me, language = "en" } = useForum();
  const [asking, setAsking] = useState(false);
  const isKeeper = mayDo(me, null, "keepFacts") === null;
  return (
    <section>
      <div className="heading-with-act">
        <h2>{t("heading")}</h2>
        {isKeeper ? <Button onPress={() => setAsking(true)}>{t("change")}</Button> : null}
      </div>
      <p>{t("now", { name: LANGUAGE_FACTS[language].name })}</p>
      {asking ? <LanguageDialog onClose={() => setAsking(false)} /> : null}
    </section>
  );
}
