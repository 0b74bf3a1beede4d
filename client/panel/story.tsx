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
import type { StoryTab } from "../opinion/story-shown.ts";

type StoryProps = { readonly tab: StoryTab; readonly onTab: (tab: StoryTab) => void };

/** The story of the clause in hand, all proposals, the people, the record. */
export function Story({ tab, onTab }: StoryProps) {
  const t = useTranslations();
  const { snapshot, situation } = useOpenedOpinion();
  const whomHere = useWhomHere(snapshot.opinion.groupId);
  const numbered = situation !== null && situation.words.number !== "";
  const clause = numbered ? clauseHeading(t, snapshot.document, situation.clause.id) : t("panel.tabClause");
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
