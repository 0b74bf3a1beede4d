import { useTranslations } from "use-intl";
import { type Clause, lastMark } from "../../shared/clause/clause.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { comma } from "../i18n/list-signs.ts";

type PendingWordProps = { readonly record: Clause; readonly nameOf: (id: ClauseId) => string };

/** Beside the state of a clause on the sheet: for whom or what its mark still waits. */
export function PendingWord({ record, nameOf }: PendingWordProps) {
  const t = useTranslations("clause");
  const { symbolOf } = useDelegations();
  const pending = lastMark(record)?.pending ?? [];
  if (pending.length === 0) return null;
  const names = pending.map((one) =>
    one.clauseId === undefined ? symbolOf(one.delegationId) : nameOf(one.clauseId),
  );
  return <em className="pending-word">{t("pendingWord", { names: names.join(comma()) })}</em>;
}
