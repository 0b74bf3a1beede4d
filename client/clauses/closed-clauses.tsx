import { mayType } from "../../shared/standing/may-type.ts";
import { livingClauses } from "../../shared/opinion/opinion.ts";
import { useForum } from "../forum/use-forum.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";

/** Says of each clause that is closed why, before anybody tries to type: it describes its row (rule A74). */
export function ClosedClauses() {
  const { me, rules } = useForum();
  const { snapshot, sayRefusal } = useOpenedOpinion();
  const { opinion } = snapshot;
  return livingClauses(opinion).map((clause) => {
    const refusal = mayType({ actor: me, opinion, clause, rules });
    // A lock is in the name of its row.
    if (refusal === null || refusal.reason === "clauseLocked") return null;
    return (
      <p key={clause.id} id={`closed-${clause.id}`} hidden>
        {sayRefusal(refusal)}
      </p>
    );
  });
}
