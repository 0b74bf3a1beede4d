import { useTranslations } from "use-intl";
import { useForum } from "../forum/use-forum.ts";
import { useOpenedOpinion } from "./opened-opinion.tsx";

/** That everybody sees what is about to be done, and under which office or delegation, in words. */
export function useSeenByAll(): string {
  const t = useTranslations("agreement");
  const { me } = useForum();
  const { whom } = useOpenedOpinion();
  return t("seen", { who: whom(me.id).spoken });
}
