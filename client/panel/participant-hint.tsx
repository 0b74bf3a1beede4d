import { useTranslations } from "use-intl";
import { mayType } from "../../shared/standing/may-type.ts";
import { useForum } from "../forum/use-forum.ts";
import { ProposeHere } from "../proposals/propose-here.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";

/** In the bar of a person who does not lead: proposing, and why they cannot type where they cannot. */
export function ParticipantHint() {
  const t = useTranslations("acts");
  const forum = useForum();
  const { snapshot, selectedClause, sayRefusal } = useOpenedOpinion();
  if (selectedClause === null) return <span className="bar-words">{t("chooseClause")}</span>;
  if (forum.me.role === "follower") return <span className="bar-words">{t("readOnly")}</span>;
  const { opinion } = snapshot;
  const refusal = mayType({ actor: forum.me, opinion, clause: selectedClause.clause, rules: forum.rules });
  const words = refusal === null ? null : sayRefusal(refusal);
  return (
    <>
      {words === null ? null : (
        <span className="bar-words" title={words}>
          {words}
        </span>
      )}
      <ProposeHere clauseId={selectedClause.clause.id} withKey />
    </>
  );
}
