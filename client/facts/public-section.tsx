import { useState } from "react";
import { useTranslations } from "use-intl";
import { publicPartsOf } from "../../shared/forum/public-parts.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWhom } from "../forum/use-whom.ts";
import { useInstants } from "../i18n/instants.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { Button } from "../ui/button.tsx";
import { PublicDialog } from "./public-dialog.tsx";

/** Tells which parts anybody may read, and leads to them; the secretariat sets them here (rule F17). */
export function PublicSection() {
  const t = useTranslations("publicPages");
  const { me, publicSet, timeZone } = useForum();
  const { language } = useLanguage();
  const whom = useWhom(null);
  const instants = useInstants();
  const [asking, setAsking] = useState(false);
  const isKeeper = mayDo(me, null, "openToPublic") === null;
  const parts = publicPartsOf(publicSet);
  if (!isKeeper && publicSet === null) return null;
  return (
    <section>
      <div className="heading-with-act">
        <h2>{t("heading")}</h2>
        {isKeeper ? <Button onPress={() => setAsking(true)}>{t("change")}</Button> : null}
      </div>
      <p>{t(parts.length === 0 ? "none" : "some")}</p>
      {parts.length === 0 ? null : (
        <>
          <ul className="entry-changes">
            {parts.map((part) => (
              <li key={part}>{t(`part.${part}`)}</li>
            ))}
          </ul>
          <p>
            <a href={`/public/${language}`}>{t("see")}</a>
          </p>
        </>
      )}
      {publicSet === null ? null : (
        <p className="faint">
          {t("who", {
            who: whom(publicSet.by, publicSet.forumSeq).label,
            at: instants.inZone(publicSet.at, timeZone),
          })}
        </p>
      )}
      {asking ? <PublicDialog onClose={() => setAsking(false)} /> : null}
    </section>
  );
}
