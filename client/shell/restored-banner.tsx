import { useTranslations } from "use-intl";
import type { RestoredOpinion } from "../../shared/forum/restored-opinion.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";

/** Above an Opinion for a week: it was repaired from a backup, and what was lost (rule D29). */
export function RestoredBanner({ restored }: { readonly restored: RestoredOpinion }) {
  const t = useTranslations("closing");
  const { timeZone } = useForum();
  const instants = useInstants();
  const { at, lost, reason } = restored;
  return (
    <p className="banner" role="status">
      {t("restoredHere", { at: instants.inZone(at, timeZone), lost, reason })}
    </p>
  );
}
