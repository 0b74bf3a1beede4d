import { memo, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { ClauseId } from "../../shared/ids.ts";
import { presentWords, type Proposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { standingOf } from "../../shared/people/permissions.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { capitalized } from "../i18n/capitalized.ts";
import { AllDrafts } from "./drafts-list.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { useMayPropose } from "../opinion/use-may-propose.ts";
import { useShowSidePanel } from "../opinion/side-panel.ts";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { listedProposals, type ProposalFilter } from "../opinion/by-clause.ts";
import { BringInWord } from "../word-import/bring-in-word.tsx";
import { FateSentence } from "./fate-sentence.tsx";
import { ProposalCard } from "./proposal-card.tsx";
import { ProposalHead } from "./proposal-head.tsx";
import { ProposeHere } from "./propose-here.tsx";
import { Redline } from "./redline.tsx";
import { redlineOf } from "./redline-of.ts";
import { WhenSeen } from "./when-seen.tsx";

const FILTERS: readonly ProposalFilter[] = ["running", "ended", "all"];

/** All proposals of the Opinion in the order of the text. */
export function ProposalsTab() {
  const t = useTranslations("proposal");
  const say = useTranslations();
  const [bringing, setBringing] = useState(false);
  const { me, rules } = useForum();
  const mayPropose = useMayPropose();
  const { snapshot, cite } = useOpenedOpinion();
  const [filter, setFilter] = useState<ProposalFilter>("running");
  const { proposals } = snapshot.opinion.negotiation;
  const order = snapshot.document.clauses.map((one) => one.id).join();
  const listed = useMemo(
    () => listedProposals(proposals, order === "" ? [] : (order.split(",") as ClauseId[]), filter),
    [proposals, order, filter],
  );
  return (
    <section className="proposals-tab" aria-label={t("heading")}>
      <Select<ProposalFilter>
        label={t("filter")}
        chosen={filter}
        onChoose={setFilter}
        choices={FILTERS.map((one) => ({ value: one, words: t(`filters.${one}`) }))}
      />
      <p>
        <Link href="/where">{t("whereTextWent")}</Link>
      </p>
      <AllDrafts />
      {listed.length === 0 ? (
        <p className="quiet">
          {filter !== "running" ? t("noneHere") : t(mayPropose ? "noneRunningYours" : "noneRunning")}
        </p>
      ) : null}
      {listed.map(({ place, proposals: here }) => (
        <section key={place ?? "start"}>
          <h3>{place === null ? t("atStart") : capitalized(cite(place))}</h3>
          <ol className="proposals">
            {here.map((proposal) =>
              // Proposals on no clause that could be selected are handled here.
              place === null || !order.includes(place) ? (
                <ProposalCard key={proposal.id} proposal={proposal} />
              ) : (
                <ListedProposal key={proposal.id} proposal={proposal} place={place} />
              ),
            )}
          </ol>
        </section>
      ))}
      <div className="proposals-acts">
        <ProposeHere clauseId={null} />
        {rules.closed || standingOf(me, snapshot.opinion.groupId) === "follower" ? null : (
          <Button onPress={() => setBringing(true)}>{say("header.importWord")}</Button>
        )}
      </div>
      {bringing ? <BringInWord opinionId={snapshot.opinion.id} onClose={() => setBringing(false)} /> : null}
    </section>
  );
}

type ListedProposalProps = { readonly proposal: Proposal; readonly place: ClauseId };

const ListedProposal = memo(function ListedProposal({ proposal, place }: ListedProposalProps) {
  const t = useTranslations("proposal");
  const [, take] = useClauseSelection();
  const showSidePanel = useShowSidePanel();
  return (
    <li className="proposal">
      <div className="proposal-head">
        <ProposalHead proposal={proposal} />
      </div>
      <WhenSeen lines={4}>
        {() => (
          <>
            <Redline
              changes={redlineOf(proposal.kind, presentWords(proposal))}
              language={proposal.language}
              of={proposal.proponent}
            />
            <FateSentence proposal={proposal} />
            <div className="proposal-acts">
              <Button
                look="link"
                aria-label={t("goName", { label: proposalLabel(proposal) })}
                onPress={() => {
                  take(place);
                  showSidePanel("clause");
                }}
              >
                {t("go")}
              </Button>
            </div>
          </>
        )}
      </WhenSeen>
    </li>
  );
});
