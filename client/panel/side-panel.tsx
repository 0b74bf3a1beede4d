import { useTranslations } from "use-intl";
import { ClausePanel } from "./clause-panel.tsx";
import { clauseHeading } from "../opinion/clause-name.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useWhomHere } from "../forum/use-whom.ts";
import { PeopleTab } from "../people/people-tab.tsx";
import { RecordTab } from "./record-tab.tsx";
import { ProposalsTab } from "../proposals/proposals-tab.tsx";
import { isRunning } from "../../shared/negotiation/proposal.ts";
import { Tabs } from "../ui/tabs.tsx";
import type { SidePanelTab } from "../opinion/side-panel.ts";

type SidePanelProps = { readonly tab: SidePanelTab; readonly onTab: (tab: SidePanelTab) => void };

/** Shows the selected clause, all proposals, the people, the record. */
export function SidePanel({ tab, onTab }: SidePanelProps) {
  const t = useTranslations();
  const { snapshot, selectedClause } = useOpenedOpinion();
  const whomHere = useWhomHere(snapshot.opinion.groupId);
  const numbered = selectedClause !== null && selectedClause.words.number !== "";
  const clause = numbered
    ? clauseHeading(t, snapshot.document, selectedClause.clause.id)
    : t("panel.tabClause");
  const running = snapshot.opinion.negotiation.proposals.filter(isRunning).length;
  return (
    <Tabs
      label={t("panel.drawer")}
      chosen={tab}
      onChoose={(id) => onTab(id === "people" || id === "record" || id === "proposals" ? id : "clause")}
      tabs={[
        { id: "clause", words: clause, content: <ClausePanel /> },
        { id: "proposals", words: t("proposal.tab", { n: running }), content: <ProposalsTab /> },
        {
          id: "people",
          words: t("people.tab"),
          content: <PeopleTab people={snapshot.people} whom={whomHere} />,
        },
        { id: "record", words: t("panel.tabRecord"), content: <RecordTab /> },
      ]}
    />
  );
}
