import { useTranslations } from "use-intl";
import { isForGroup } from "../../shared/forum/meeting.ts";
import type { Parked } from "../../shared/negotiation/parked.ts";
import { findProposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import type { PositionSubject } from "../../shared/negotiation/position.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { useSaidInstant } from "../i18n/instants.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useOwnTime } from "../forum/use-own-time.ts";

/** "recognizing b)", "proposal AAA/3". */
export function useNameSubject(): (subject: PositionSubject) => string {
  const t = useTranslations("postponed");
  const { snapshot, cite } = useOpenedOpinion();
  return ({ clauseId, proposalId }) => {
    if (clauseId !== undefined) return cite(clauseId);
    const proposal = findProposal(snapshot.opinion.negotiation, proposalId);
    return t("proposal", { label: proposal === undefined ? proposalId : proposalLabel(proposal) });
  };
}

type Told = Pick<Parked, "until" | "reportsBack">;

/** Until when, and who reports back: sentences, in that order; that an instant has passed is told, and does nothing. */
export function useTermSentences(): (parked: Told) => readonly string[] {
  const t = useTranslations("postponed");
  const { snapshot, cite } = useOpenedOpinion();
  const { now, openMeetings } = useForum();
  const { groupId } = snapshot.opinion;
  const { symbolOf } = useDelegations();
  const closing = useOwnTime().bound;
  return ({ until, reportsBack }) => {
    const words: string[] = [];
    if (until?.instant !== undefined) {
      const at = Date.parse(until.instant);
      words.push(t("until.instant", { when: closing(at) }));
      if (at <= now) words.push(t("due"));
    }
    if (until?.meeting !== undefined) {
      const named = until.meeting.toLowerCase();
      words.push(t("until.meeting", { meeting: until.meeting }));
      if (openMeetings.some((one) => isForGroup(one, groupId) && one.name.toLowerCase() === named))
        words.push(t("meetingDue"));
    }
    if (until?.clauseId !== undefined) words.push(t("until.clause", { clause: cite(until.clauseId) }));
    if (reportsBack !== null) words.push(t("reportsBack", { who: symbolOf(reportsBack) }));
    return words;
  };
}

/** Tells by whom, when and why it was parked. */
export function useParkedSentence(): (parked: Parked) => string {
  const t = useTranslations("postponed");
  const said = useSaidInstant();
  const { whom } = useOpenedOpinion();
  return ({ at, by, forumSeq, reason }) =>
    capitalized(t("parked", { at: said(at), who: whom(by, forumSeq).spoken, reason }));
}
