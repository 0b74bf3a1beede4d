import { useState } from "react";
import { useTranslations } from "use-intl";
import { closedBy } from "../../shared/forum/forum-closing.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWhom } from "../forum/use-whom.ts";
import { useInstants } from "../i18n/instants.ts";
import { Button } from "../ui/button.tsx";
import { ClosingDialog } from "./closing-dialog.tsx";

/** Tells if the forum is open, and each closing and reopening; the secretariat does both here (rule D23). */
export function ForumClosingSection() {
  const t = useTranslations("closing");
  const { me, closings, timeZone } = useForum();
  const whom = useWhom(null);
  const instants = useInstants();
  const [asking, setAsking] = useState(false);
  const act = closedBy(closings) === null ? "closeForum" : "reopenForum";
  const isKeeper = mayDo(me, null, "closeForum") === null;
  if (!isKeeper && closings.length === 0) return null;
  return (
    <section>
      <div className="heading-with-act">
        <h2>{t("heading")}</h2>
        {isKeeper ? <Button onPress={() => setAsking(true)}>{t(`${act}.open`)}</Button> : null}
      </div>
      <p>{t(act === "closeForum" ? "isOpen" : "isClosed")}</p>
      <ul className="entry-changes">
        {closings.toReversed().map(({ type, at, by, forumSeq, reason }) => (
          <li key={forumSeq}>
            {t(type, { who: whom(by, forumSeq).label, at: instants.inZone(at, timeZone), reason })}
          </li>
        ))}
      </ul>
      {asking ? <ClosingDialog act={act} onClose={() => setAsking(false)} /> : null}
    </section>
  );
}
