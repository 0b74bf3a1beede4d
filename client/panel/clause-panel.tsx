import { useTranslations } from "use-intl";
import type { Clause } from "../../shared/clause/clause.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { clauseText } from "../../shared/clause/words.ts";
import { PostponedOfClause } from "../huddles/postponed-of-clause.tsx";
import { ProposalsOnClause } from "../proposals/proposals-on-clause.tsx";
import { DraftsOnClause } from "../proposals/drafts-list.tsx";
import { ObjectionsOnClause } from "../objections/objections-on-clause.tsx";
import { PositionsOnClause } from "../positions/positions-on-clause.tsx";
import { BracketsOfClause } from "../brackets/brackets-of-clause.tsx";
import { AgreedLanguageOfClause } from "../agreed-language/agreed-language-of-clause.tsx";
import { DeparturesList } from "../agreed-language/departures-list.tsx";
import { ChecksOfClause } from "../checks/checks-of-clause.tsx";
import { AllComments } from "../comments/comments-on.tsx";
import { CommentsOnClause } from "../comments/comments-on-clause.tsx";
import { OwnMarginOfClause } from "../own-margin/own-margin-of-clause.tsx";
import { SilenceOfClause } from "../silence/silence-of-clause.tsx";
import { useSaidInstant } from "../i18n/instants.ts";
import { Button } from "../ui/button.tsx";
import { ClauseCan } from "./clause-can.tsx";
import { clauseHeading } from "../opinion/clause-name.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Corrections } from "../consensus/corrections.tsx";
import { ClauseFootnotes } from "./clause-footnotes.tsx";
import { MarksHistory } from "../consensus/marks-history.tsx";
import { SentForwardNotice } from "../consensus/sent-forward.tsx";
import { StateGlyph } from "../forum/state-glyph.tsx";
import { StandsInTheWay } from "./stands-in-the-way.tsx";

/** Shows the selected clause: first the reasons why it is not agreed. */
export function ClausePanel() {
  const t = useTranslations();
  const { snapshot, selectedClause, selectedId } = useOpenedOpinion();
  if (selectedClause === null) {
    const clause = selectedId === null ? undefined : findClause(snapshot.opinion, selectedId);
    if (clause !== undefined) return <RemovedClause clause={clause} />;
    return (
      <div className="panel-empty">
        <h3>{t("panel.none")}</h3>
        <p className="quiet">{t("panel.noneNext")}</p>
        <DeparturesList />
        <AllComments />
      </div>
    );
  }
  const { state, number } = selectedClause.words;
  const { clauses } = snapshot.document;
  const index = clauses.findIndex((one) => one.id === selectedClause.clause.id);
  // Unnumbered clauses are named by their verb already.
  const verb =
    number === "" ? "" : (clauses.slice(0, index).findLast((one) => one.kind === "verb")?.text ?? "");
  return (
    <div className="clause-panel">
      <header className="clause-head">
        <h2>{clauseHeading(t, snapshot.document, selectedClause.clause.id)}</h2>
        {verb === "" ? null : <em className="under">{verb}</em>}
        <span className={`state ${state}`}>
          <StateGlyph state={state} /> {t(`state.${state}`)}
        </span>
      </header>
      <SentForwardNotice selectedClause={selectedClause} />
      <PostponedOfClause selectedClause={selectedClause} />
      <StandsInTheWay selectedClause={selectedClause} />
      <SilenceOfClause selectedClause={selectedClause} />
      <ProposalsOnClause selectedClause={selectedClause} />
      <DraftsOnClause selectedClause={selectedClause} />
      <PositionsOnClause selectedClause={selectedClause}>
        <ObjectionsOnClause selectedClause={selectedClause} />
      </PositionsOnClause>
      <BracketsOfClause selectedClause={selectedClause} />
      <CommentsOnClause selectedClause={selectedClause} />
      <ChecksOfClause selectedClause={selectedClause} />
      <AgreedLanguageOfClause selectedClause={selectedClause} />
      <OwnMarginOfClause selectedClause={selectedClause} />
      <ClauseCan selectedClause={selectedClause} />
      <ClauseFootnotes selectedClause={selectedClause} />
      <MarksHistory selectedClause={selectedClause} />
      <Corrections selectedClause={selectedClause} />
    </div>
  );
}

function RemovedClause({ clause }: { clause: Clause }) {
  const t = useTranslations();
  const said = useSaidInstant();
  const { snapshot, whom, tryOut, sayRefusal, ask } = useOpenedOpinion();
  if (clause.removed === null) return null;
  const command = { type: "restoreClause" as const, clauseId: clause.id };
  const refusal = tryOut(command);
  const { at, by, forumSeq } = clause.removed;
  const name = t("clause.removed");
  return (
    <div className="panel-empty">
      <p>{t("panel.gone", { at: said(at), who: whom(by, forumSeq).spoken })}</p>
      <p className="words">{clauseText(snapshot.words, clause.id)}</p>
      <p className="quiet">{refusal === null ? t("panel.goneNext") : sayRefusal(refusal)}</p>
      <Button
        isDisabled={refusal !== null}
        aria-label={t("acts.restoreName", { clause: name })}
        onPress={() => void ask(command, t("acts.done.restored", { clause: name }))}
      >
        {t("panel.restore")}
      </Button>
    </div>
  );
}
