import { useTranslations } from "use-intl";
import { ClausePanel } from "./clause-panel.tsx";
import { clauseHeading } from "../opinion/clause-name.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { meetingOf } from "../../shared/forum/meeting.ts";
import { useForum } from "../forum/use-forum.ts";
import { CameBackList } from "../calls/came-back.tsx";
import { MeetingTab } from "../meetings/meeting-tab.tsx";
import { useWhomHere } from "../forum/use-whom.ts";
import { PeopleTab } from "../people/people-tab.tsx";
import { RecordTab } from "./record-tab.tsx";
import { ProposalsTab } from "../proposals/proposals-tab.tsx";
import { isRunning } from "../../shared/negotiation/proposal.ts";
import { Tabs } from "../ui/tabs.tsx";
import type { SidePanelTab } from "../opinion/side-panel.ts";

const TABS: readonly SidePanelTab[] = ["clause", "meeting", "proposals", "people", "record"];

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
  const { openMeetings } = useForum();
  const meets = meetingOf(openMeetings, snapshot.opinion.groupId) !== null;
  const running = snapshot.opinion.negotiation.proposals.filter(isRunning).length;
  return (
    <Tabs
      label={t("panel.drawer")}
      chosen={tab === "meeting" && !meets ? "clause" : tab}
      onChoose={(id) => onTab(TABS.find((one) => one === id) ?? "clause")}
      tabs={[
        { id: "clause", words: clause, content: <ClausePanel /> },
        ...(meets
          ? [
              {
                id: "meeting",
                words: t("inMeeting.tab"),
                content: (
                  <MeetingTab groupId={snapshot.opinion.groupId}>
                    <CameBackList />
                  </MeetingTab>
                ),
              },
            ]
          : []),
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
