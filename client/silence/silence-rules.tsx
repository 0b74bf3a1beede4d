import { useState } from "react";
import { useTranslations } from "use-intl";
import { mayDo } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWhom } from "../forum/use-whom.ts";
import { Button } from "../ui/button.tsx";
import { SilenceRulesDialog } from "./silence-rules-dialog.tsx";

/** The forum's rules of silence procedures; the chair and the secretariat record what it adopts. */
export function SilenceRulesPanel() {
  const t = useTranslations("silence.rules");
  const { me, rules, silenceSet, timeZone } = useForum();
  const instants = useInstants();
  const whom = useWhom(null);
  const [asking, setAsking] = useState(false);
  const { silence } = rules;
  return (
    <section>
      <div className="heading-with-act">
        <h2>{t("heading")}</h2>
        {mayDo(me, null, "setSilenceRules") === null ? (
          <Button aria-label={t("changeName")} onPress={() => setAsking(true)}>
            {t("change")}
          </Button>
        ) : null}
      </div>
      <p>
        {silence === null
          ? t("none")
          : t("allowed", { hours: silence.hoursMin, working: silence.workingDays === null ? "no" : "yes" })}
      </p>
      {silenceSet === null ? null : (
        <p className="faint">
          {t("set", {
            who: whom(silenceSet.by, silenceSet.forumSeq).label,
            at: instants.inZone(silenceSet.at, timeZone),
            reason: silenceSet.reason,
          })}
        </p>
      )}
      {asking ? <SilenceRulesDialog onClose={() => setAsking(false)} /> : null}
    </section>
  );
}
