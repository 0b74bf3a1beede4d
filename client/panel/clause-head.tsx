import { useTranslations } from "use-intl";
import { mayType } from "../../shared/standing/may-type.ts";
import { StateGlyph } from "../forum/state-glyph.tsx";
import { useForum } from "../forum/use-forum.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { useSaidInstant } from "../i18n/instants.ts";
import { clauseHeading } from "../opinion/clause-name.ts";
import { editRightText } from "../opinion/edit-right-text.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";

/** The selected clause by its number and verb, with its state in words, and the reason where it is closed to typing. */
export function ClauseHead({ selectedClause }: { selectedClause: SelectedClause }) {
  const t = useTranslations();
  const { snapshot } = useOpenedOpinion();
  const { state, number } = selectedClause.words;
  const { clauses } = snapshot.document;
  const index = clauses.findIndex((one) => one.id === selectedClause.clause.id);
  // Unnumbered clauses are named by their verb already.
  const verb =
    number === "" ? "" : (clauses.slice(0, index).findLast((one) => one.kind === "verb")?.text ?? "");
  const typing = useTypingText(selectedClause);
  return (
    <header className="clause-head">
      <h2>{clauseHeading(t, snapshot.document, selectedClause.clause.id)}</h2>
      {verb === "" ? null : <em className="under">{verb}</em>}
      {snapshot.document.kind === "report" ? null : (
        <span className={`state ${state}`}>
          <StateGlyph state={state} /> {t(`state.${state}`)}
        </span>
      )}
      {typing === null ? null : <p className="typing">{typing}</p>}
    </header>
  );
}

/** The lock with its author and reason; else the reason why this person cannot type; else those who can, if not all. */
function useTypingText({ clause }: SelectedClause): string | null {
  const t = useTranslations();
  const forum = useForum();
  const said = useSaidInstant();
  const { snapshot, whom, sayRefusal } = useOpenedOpinion();
  const { opinion } = snapshot;
  if (clause.lock !== null) {
    const { at, by, forumSeq, reason } = clause.lock;
    const isWithBase = clause.lock.with === "consolidate";
    const told = capitalized(
      t(isWithBase ? "way.lockedBase" : "way.locked", { at: said(at), who: whom(by, forumSeq).spoken }),
    );
    return isWithBase || reason === "" ? told : `${told} ${t("way.lockReason", { reason })}`;
  }
  if (forum.me.role === "follower") return null;
  const refusal = mayType({ actor: forum.me, opinion, clause, rules: forum.rules });
  if (refusal !== null) return sayRefusal(refusal);
  const right = clause.pen ?? opinion.pen;
  return right === "everyone" ? null : t("header.pen", { who: editRightText(t, forum, right) });
}
