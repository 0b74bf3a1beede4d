import { useTranslations } from "use-intl";
import { standingOf } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { Button } from "../ui/button.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useCommandRunner } from "../opinion/command-runner.ts";

type ActingAs = {
  readonly words: string;
  /** Hands the lead over, or takes it back; null: neither is open. */
  readonly change: { readonly name: string; readonly onPress: () => void } | null;
};

/** The acting role of an office; null for a delegation's people. A lead may hand the lead over or take it back (rule P6). */
export function useActingRole(): ActingAs | null {
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
    if (rules.closed) return { words: hat, change: null };
    return {
      words: hat,
      change: {
        name: t(handedOver ? "handOver.backName" : "handOver.overName", { hat }),
        onPress: () => openDialog({ kind: "hat", hat: handedOver ? "lead" : "own" }),
      },
    };
  }
  if (standing !== "chair" && standing !== "secretariat") return null;
  return { words: t(`standing.${standing}`), change: null };
}

/** Shows the acting role in the bar: a lead acts for no delegation. */
export function ActingRole() {
  const t = useTranslations("agreement");
  const role = useActingRole();
  if (role === null) return null;
  const { words: hat, change } = role;
  if (change === null)
    return (
      <span className="hat" title={t("standingMeans", { hat })}>
        {hat}
      </span>
    );
  return (
    <Button look="link" extraClass="hat" aria-label={change.name} onPress={change.onPress}>
      {hat}
    </Button>
  );
}
