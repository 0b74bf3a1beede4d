import { useTranslations } from "use-intl";
import { closedBy } from "../../shared/forum/forum-closing.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWhom } from "../forum/use-whom.ts";
import { useInstants } from "../i18n/instants.ts";

/** Above every screen while the forum is closed: since when, by whom and why (rule D23). */
export function ClosedBanner() {
  const t = useTranslations("closing");
  const { closings, timeZone } = useForum();
  const whom = useWhom(null);
  const instants = useInstants();
  const closed = closedBy(closings);
  if (closed === null) return null;
  const { at, by, forumSeq, reason } = closed;
  return (
    <p className="banner" role="status">
      {t("banner", { who: whom(by, forumSeq).label, at: instants.inZone(at, timeZone), reason })}
    </p>
  );
}
