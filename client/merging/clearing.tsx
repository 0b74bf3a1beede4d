import { useState } from "react";
import { useTranslations } from "use-intl";
import { isCleared, mergingOf } from "../../shared/merging/merging.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { ReasonDialog } from "../opinion/reason-dialog.tsx";
import { useSession } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { Button } from "../ui/button.tsx";

/** With whom the pen is, and whether the lead has cleared the very words that stand there now (rule U10). */
export function ClearingPanel() {
  const t = useTranslations("merging");
  const me = useSession();
  const instants = useInstants();
  const { snapshot, whom, ask } = useOpenedOpinion();
  const [takingBack, setTakingBack] = useState(false);
  const { opinion, document } = snapshot;
  const { cleared } = mergingOf(opinion);
  const holds = isCleared(opinion, document.hash);
  const mayClear = mayDo(me, opinion.groupId, "clearText") === null && document.clauses.length > 0;
  const said =
    cleared === null
      ? null
      : { who: whom(cleared.by, cleared.forumSeq).spoken, at: instants.brief(cleared.at) };
  return (
    <div className="row-acts clearing">
      <span className={holds ? "tag agreed" : "tag neutral"}>
        {said === null ? t("clearing.not") : t(holds ? "clearing.cleared" : "clearing.other", said)}
      </span>
      <span className="faint">
        {t("clearing.pen", {
          who: opinion.pen === "everyone" ? "everyone" : opinion.pen === "leads" ? "leads" : "some",
        })}
      </span>
      {opinion.pen === "everyone" && mayDo(me, opinion.groupId, "setPen") === null ? (
        <Button onPress={() => void ask({ type: "setPen", to: "leads" }, t("clearing.penTaken"))}>
          {t("clearing.takePen")}
        </Button>
      ) : null}
      {mayClear && !holds ? (
        <Button onPress={() => void ask({ type: "clearText", hash: document.hash }, t("clearing.done"))}>
          {t("clearing.clear")}
        </Button>
      ) : null}
      {mayClear && cleared !== null ? (
        <Button look="plain" onPress={() => setTakingBack(true)}>
          {t("clearing.takeBack")}
        </Button>
      ) : null}
      {takingBack ? (
        <ReasonDialog
          title={t("clearing.takeBackTitle")}
          explain={t("clearing.takeBackExplain")}
          doWords={t("clearing.takeBack")}
          reason="needed"
          onClose={() => setTakingBack(false)}
          onDo={(reason) => {
            setTakingBack(false);
            void ask({ type: "takeBackClearing", reason }, t("clearing.takenBack"));
          }}
        />
      ) : null}
    </div>
  );
}
