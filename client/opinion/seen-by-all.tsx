import { useTranslations } from "use-intl";
import { useForum } from "../forum/use-forum.ts";
import { useOpenedOpinion } from "./opened-opinion.tsx";

/** Beside the button: that everybody sees what is about to be done, and under which office or delegation. */
export function SeenByAll() {
  const t = useTranslations("agreement");
  const { me } = useForum();
  const { whom } = useOpenedOpinion();
  return <p className="who-sees">{t("seen", { who: whom(me.id).spoken })}</p>;
}
