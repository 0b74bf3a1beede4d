import { useState } from "react";
import { useTranslations } from "use-intl";
import { mayDo } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWhom } from "../forum/use-whom.ts";
import { Button } from "../ui/button.tsx";
import { AnswerTimeDialog } from "./answer-time-dialog.tsx";

/** Shows the time for answers, which the chair and the secretariat record (rule C45). */
export function AnswerTime() {
  const t = useTranslations("objection.time");
  const { me, answerTimeSet, timeZone } = useForum();
  const instants = useInstants();
  const whom = useWhom(null);
  const [asking, setAsking] = useState(false);
  const hours = answerTimeSet?.hours ?? null;
  return (
    <section>
      <div className="heading-with-act">
        <h2>{t("heading")}</h2>
        {mayDo(me, null, "setAnswerTime") === null ? (
          <Button aria-label={t("changeName")} onPress={() => setAsking(true)}>
            {t("change")}
          </Button>
        ) : null}
      </div>
      <p>{hours === null ? t("none") : t("set", { hours })}</p>
      {answerTimeSet === null ? null : (
        <p className="faint">
          {t("who", {
            who: whom(answerTimeSet.by, answerTimeSet.forumSeq).label,
            at: instants.inZone(answerTimeSet.at, timeZone),
            reason: answerTimeSet.reason,
          })}
        </p>
      )}
      {asking ? <AnswerTimeDialog onClose={() => setAsking(false)} /> : null}
    </section>
  );
}
