import { useTranslations } from "use-intl";
import { mayType } from "../../shared/standing/may-type.ts";
import { useForum } from "../forum/use-forum.ts";
import { ProposeHere } from "../proposals/propose-here.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";

/** In the bar of whoever does not lead: what can be done with the selected clause, or why not. */
export function ParticipantHint() {
  const t = useTranslations("acts");
  const forum = useForum();
  const { snapshot, selectedClause, nameOf, sayRefusal } = useOpenedOpinion();
  if (selectedClause === null) return <span className="bar-words">{t("chooseClause")}</span>;
  if (forum.me.role === "follower") return <span className="bar-words">{t("readOnly")}</span>;
  const { opinion } = snapshot;
  const refusal = mayType({ actor: forum.me, opinion, clause: selectedClause.clause, rules: forum.rules });
  const words =
    refusal === null ? t("typeHere", { clause: nameOf(selectedClause.clause.id) }) : sayRefusal(refusal);
  return (
    <>
      <span className="bar-words">{words}</span>
      <ProposeHere clauseId={selectedClause.clause.id} withKey />
    </>
  );
}
