import { useTranslations } from "use-intl";
import { findClause } from "../../shared/opinion/opinion.ts";
import { type CommentSubject, threadsOf } from "../../shared/negotiation/comment.ts";
import { proposalLabel } from "../../shared/negotiation/proposal.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { capitalized } from "../i18n/capitalized.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { useShowSidePanel } from "../opinion/side-panel.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ThreadView } from "./thread.tsx";

/** All open threads of the Opinion in the order of its text, each under what it stands on. */
export function CommentsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("comment");
  const { snapshot, cite } = useOpenedOpinion();
  const [, take] = useClauseSelection();
  const showSidePanel = useShowSidePanel();
  const { opinion } = snapshot;
  const { comments, proposals } = opinion.negotiation;
  const order = new Map(opinion.clauses.map(({ id }, index) => [id, index]));
  const clauseOf = (on: CommentSubject) =>
    on.clauseId ?? proposals.find((one) => one.id === on.proposalId)?.clauseId ?? null;
  const place = (on: CommentSubject): number => order.get(clauseOf(on)!) ?? -1;
  const threads = threadsOf(comments)
    .filter(({ first }) => first.resolved === null)
    .toSorted((a, b) => place(a.first.on) - place(b.first.on));
  const groups = Map.groupBy(threads, ({ first: { on } }) => on.clauseId ?? on.proposalId);
  const nameOf = (on: CommentSubject): string => {
    if (on.clauseId !== undefined) return cite(on.clauseId);
    const proposal = proposals.find((one) => one.id === on.proposalId);
    return t("proposal", { label: proposal === undefined ? "" : proposalLabel(proposal) });
  };
  return (
    <Dialog title={t("allTitle")} wide onClose={onClose}>
      {threads.length === 0 ? <p className="quiet">{t("noneOpen")}</p> : null}
      {[...groups].map(([id, [first, ...others]]) => {
        const { on } = first!.first;
        const clause = clauseOf(on);
        const living = clause !== null && findClause(opinion, clause)?.removed === null;
        return (
          <section key={id} className="comments">
            <h3>
              {living ? (
                <Button
                  look="link"
                  onPress={() => {
                    take(clause);
                    showSidePanel("clause");
                    onClose();
                  }}
                >
                  {capitalized(nameOf(on))}
                </Button>
              ) : (
                capitalized(nameOf(on))
              )}
            </h3>
            <ol className="threads">
              {[first!, ...others].map((thread) => (
                <ThreadView key={thread.first.id} thread={thread} />
              ))}
            </ol>
          </section>
        );
      })}
    </Dialog>
  );
}
