import { useTranslations } from "use-intl";
import { standingOf } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { Button } from "../ui/button.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useCommandRunner } from "../opinion/command-runner.ts";

/** Shows the acting role: a lead acts for no delegation, and may hand the lead over or take it back (rule P6). */
export function ActingRole() {
  const t = useTranslations("agreement");
  const { me, delegations, rules } = useForum();
  const { snapshot } = useOpenedOpinion();
  const { openDialog } = useCommandRunner();
  const { groupId } = snapshot.opinion;
  const standing = standingOf(me, groupId);
  const handedOver = me.handed?.includes(groupId) === true;
  if (standing === "lead" || handedOver) {
    const symbol = delegations.find((one) => one.id === me.delegationId)?.symbol;
    const own = symbol === undefined ? t("standing.nobody") : t("standing.own", { symbol });
    const hat = handedOver ? own : t("standing.lead");
    // Nobody hands a lead over in a closed forum (rule D23).
    if (rules.closed) return <span className="hat">{hat}</span>;
    return (
      <Button
        look="link"
        extraClass="hat"
        aria-label={t(handedOver ? "handOver.backName" : "handOver.overName", { hat })}
        onPress={() => openDialog({ kind: "hat", hat: handedOver ? "lead" : "own" })}
      >
        {hat}
      </Button>
    );
  }
  if (standing !== "chair" && standing !== "secretariat") return null;
  const hat = t(`standing.${standing}`);
  return (
    <span className="hat" title={t("standingMeans", { hat })}>
      {hat}
    </span>
  );
}
