import { useState } from "react";
import { useTranslations } from "use-intl";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import type { ContributionId, ProposalId } from "../../shared/ids.ts";
import { isRunning, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useContributions, useContributorLabel } from "../forum/use-contributions.ts";
import { Button } from "../ui/button.tsx";
import { Selection } from "../ui/choices.tsx";
import { useDesk } from "./use-desk.ts";

export type From = Extract<SingleCommand, { type: "takeMergeInput" }>["from"];

type Choosing = { readonly onChoose: (from: readonly From[]) => void };

/** Chooses registered papers to lay on the desk, each as an input of its own. */
export function FromContributions({ onChoose }: Choosing) {
  const t = useTranslations();
  const contributions = useContributions();
  const fromWords = useContributorLabel();
  const { merge } = useDesk();
  const [chosen, setChosen] = useState<ReadonlySet<ContributionId>>(new Set());
  if (contributions.kind === "loading") return <p className="quiet">{t("contribution.loading")}</p>;
  if (contributions.kind === "failed")
    return (
      <p className="warning">
        {t("merging.contributionsFailed")} <Button onPress={contributions.again}>{t("merging.again")}</Button>
      </p>
    );
  const papers = contributions.here.filter(
    ({ paragraphCount, withdrawn }) => paragraphCount > 0 && withdrawn === null,
  );
  if (papers.length === 0) return <p className="quiet">{t("merging.noContributions")}</p>;
  const onDesk = new Set(merge.inputs.map(({ contributionId }) => contributionId));
  return (
    <Selection<ContributionId>
      label={t("merging.whichContributions")}
      lines
      chosen={chosen}
      choices={papers.map((paper) => {
        const words = `${paper.number} · ${fromWords(paper.from)} · ${paper.title}`;
        return { value: paper.id, words: onDesk.has(paper.id) ? t("merging.liesHere", { words }) : words };
      })}
      onChange={(next) => {
        setChosen(next);
        onChoose(
          papers
            .filter(({ id }) => next.has(id))
            .map(({ id }) => ({ kind: "contribution", contributionId: id })),
        );
      }}
    />
  );
}

/** Chooses running proposals to lay beside their clauses: at first all that do not lie there yet. */
export function FromProposals({ onChoose }: Choosing) {
  const t = useTranslations();
  const { merge } = useDesk();
  const { running, onDesk } = useRunningProposals();
  const { cite } = useOpenedOpinion();
  const [chosen, setChosen] = useState<ReadonlySet<ProposalId>>(
    () => new Set(running.flatMap(({ id }) => (onDesk.has(id) ? [] : [id]))),
  );
  if (running.length === 0) return <p className="quiet">{t("merging.noProposals")}</p>;
  const change = (next: ReadonlySet<ProposalId>): void => {
    setChosen(next);
    onChoose(proposalsOf(running.flatMap(({ id }) => (next.has(id) ? [id] : []))));
  };
  return (
    <>
      <Selection<ProposalId>
        label={t("merging.whichProposals")}
        lines
        chosen={chosen}
        choices={running.map((proposal) => {
          const { id, kind, clauseId } = proposal;
          const place = clauseId === null ? "none" : cite(clauseId);
          const words = t("merging.proposalIs", { label: proposalLabel(proposal), kind, place });
          return { value: id, words: onDesk.has(id) ? t("merging.liesHere", { words }) : words };
        })}
        onChange={change}
      />
      <p className="row-acts">
        <Button look="link" onPress={() => change(new Set(running.map(({ id }) => id)))}>
          {t("merging.chooseAll")}
        </Button>
        <Button look="link" onPress={() => change(new Set())}>
          {t("merging.chooseNone")}
        </Button>
      </p>
      {merge.inputs.some(({ kind }) => kind === "proposals") ? (
        <p className="faint">{t("merging.proposalsLater")}</p>
      ) : null}
    </>
  );
}

/** Nothing chosen is nothing to take in. */
const proposalsOf = (proposals: readonly ProposalId[]): readonly From[] =>
  proposals.length === 0 ? [] : [{ kind: "proposals", proposals: [...proposals] }];

/** Running proposals on the text's words, and those of them on the desk. */
function useRunningProposals() {
  const { merge } = useDesk();
  const { snapshot } = useOpenedOpinion();
  const running = snapshot.opinion.negotiation.proposals.filter((one) => isRunning(one) && one.on === null);
  const onDesk = new Set(merge.inputs.flatMap(({ clauses }) => clauses.map(({ proposalId }) => proposalId)));
  return { running, onDesk };
}

/** The first selection when the choice of proposals opens. */
export function useFirstProposals(): readonly From[] {
  const { running, onDesk } = useRunningProposals();
  return proposalsOf(running.flatMap(({ id }) => (onDesk.has(id) ? [] : [id])));
}
