import { useTranslations } from "use-intl";
import type { Clause } from "../../shared/clause/clause.ts";
import { objectionsOn } from "../../shared/standing/objections.ts";
import { findClause, isMainReport, type Opinion } from "../../shared/opinion/opinion.ts";
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
import { proposalsOn } from "../opinion/by-clause.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { positionsHere } from "../opinion/positions-here.ts";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { Corrections } from "../consensus/corrections.tsx";
import { MarksHistory } from "../consensus/marks-history.tsx";
import { SentForwardNotice } from "../consensus/sent-forward.tsx";
import { AddMenu } from "./add-menu.tsx";
import { ClauseFootnotes } from "./clause-footnotes.tsx";
import { ClauseHead } from "./clause-head.tsx";
import { OpinionRemains } from "./opinion-remains.tsx";
import { hideRevealed, useRevealed } from "./revealed.ts";
import { StandsInTheWay } from "./stands-in-the-way.tsx";

/** Shows the selected clause: its state, the reasons why it is not agreed, and then only what exists (rule K21). */
export function ClausePanel() {
  const t = useTranslations();
  const { snapshot, selectedClause, selectedId } = useOpenedOpinion();
  if (selectedClause === null) {
    const clause = selectedId === null ? undefined : findClause(snapshot.opinion, selectedId);
    if (clause !== undefined) return <RemovedClause clause={clause} />;
    return (
      <div className="panel-empty">
        <p className="quiet">{t("panel.noneNext")}</p>
        {isMainReport(snapshot.opinion) ? null : <OpinionRemains />}
        <DeparturesList />
        <AllComments />
      </div>
    );
  }
  return <SelectedPanel key={selectedClause.clause.id} selectedClause={selectedClause} />;
}

function SelectedPanel({ selectedClause }: { selectedClause: SelectedClause }) {
  const { opinion } = useOpenedOpinion().snapshot;
  const { id } = selectedClause.clause;
  const revealed = useRevealed(id);
  const { proposals, comments } = opinion.negotiation;
  return (
    <div className="clause-panel">
      <ClauseHead selectedClause={selectedClause} />
      <SentForwardNotice selectedClause={selectedClause} />
      {isMainReport(opinion) ? null : <StandsInTheWay selectedClause={selectedClause} />}
      <PostponedOfClause selectedClause={selectedClause} />
      <SilenceOfClause selectedClause={selectedClause} />
      {proposalsOn(proposals, id).length === 0 ? null : <ProposalsOnClause selectedClause={selectedClause} />}
      <DraftsOnClause selectedClause={selectedClause} />
      {hasPositions(opinion, selectedClause) ? (
        <PositionsOnClause selectedClause={selectedClause}>
          <ObjectionsOnClause selectedClause={selectedClause} />
        </PositionsOnClause>
      ) : null}
      <BracketsOfClause selectedClause={selectedClause} />
      {revealed.has("comments") || comments.some(({ on }) => on.clauseId === id) ? (
        <CommentsOnClause
          selectedClause={selectedClause}
          isWriting={revealed.has("comments")}
          onWritten={() => hideRevealed(id, "comments")}
        />
      ) : null}
      <ChecksOfClause selectedClause={selectedClause} isAsked={revealed.has("checks")} />
      <AgreedLanguageOfClause selectedClause={selectedClause} isAsked={revealed.has("agreedLanguage")} />
      <OwnMarginOfClause selectedClause={selectedClause} isAsked={revealed.has("ownNote")} />
      <ClauseFootnotes selectedClause={selectedClause} />
      <MarksHistory selectedClause={selectedClause} />
      <Corrections selectedClause={selectedClause} />
      <AddMenu selectedClause={selectedClause} />
    </div>
  );
}

/** Positions of any time, objections to the same words elsewhere, and objections that the secretariat closed. */
function hasPositions(
  opinion: Opinion,
  { clause: { id: clauseId }, words: { hash } }: SelectedClause,
): boolean {
  const { present, earlier, unanswered } = positionsHere(opinion, { clauseId }, hash);
  return (
    present.length + earlier.length + unanswered.length > 0 ||
    objectionsOn(opinion, { clauseId, hash }).length > 0 ||
    opinion.negotiation.positions.some((one) => one.subject.clauseId === clauseId && one.closed !== undefined)
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
