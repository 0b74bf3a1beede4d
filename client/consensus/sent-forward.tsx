import { useTranslations } from "use-intl";
import { lastMark } from "../../shared/clause/clause.ts";
import { delegationId } from "../../shared/ids.ts";
import { useSaidInstant } from "../i18n/instants.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { comma } from "../i18n/list-signs.ts";

/** That these words went forward despite an objection: a notice of its own look, never that of an agreement. */
export function SentForwardNotice({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations("agreement.way");
  const said = useSaidInstant();
  const { snapshot, whom } = useOpenedOpinion();
  const { symbolOf } = useDelegations();
  const sent = snapshot.opinion.negotiation.sentForward.findLast(
    (one) => one.clauseId === selectedClause.clause.id && one.wordsHash === selectedClause.words.hash,
  );
  const mark = lastMark(selectedClause.clause);
  // Agreed since then, by those who objected too: the marks' history still tells of it.
  const isAgreed = selectedClause.words.state !== "open" && mark !== null && mark.seq > (sent?.seq ?? 0);
  if (sent === undefined || isAgreed) return null;
  const { at, by, forumSeq, reason } = sent;
  const objections = sent.objections.map((id) => symbolOf(delegationId(id))).join(comma());
  return (
    <p className="sent-forward">
      <span className="tag">{t("forwardTag")}</span>{" "}
      {t("forward", { at: said(at), who: whom(by, forumSeq).spoken, objections, reason })}
    </p>
  );
}
