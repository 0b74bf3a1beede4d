import { enDates } from "./en-dates.ts";
import { enReportPage } from "./en-report-page.ts";
import { enHistory } from "./en-history.ts";
import { enMarks } from "./en-marks.ts";
import { enKinds } from "./en-kinds.ts";
import { enChecks } from "./en-checks.ts";
import { enCleanUp } from "./en-clean-up.ts";
import { enAgreement } from "./en-agreement.ts";
import { enPostponed } from "./en-postponed.ts";
import { enAsk } from "./en-ask.ts";
import { enStep } from "./en-step.ts";
import { enEndedMark } from "./en-ended-mark.ts";
import { enSilence } from "./en-silence.ts";
import { enCall } from "./en-call.ts";
import { enNewDraft } from "./en-new-draft.ts";
import { enWordFile } from "./en-word-file.ts";
import { enOwnMargin } from "./en-own-margin.ts";
import { enDevices } from "./en-devices.ts";
import { enDraft } from "./en-draft.ts";
import { enSuggestion } from "./en-suggestion.ts";
import { enMail } from "./en-mail.ts";
import { enShelf } from "./en-shelf.ts";
import { enAudit } from "./en-audit.ts";
import { enClosing } from "./en-closing.ts";
import { enFacts } from "./en-facts.ts";
import { enTimetable } from "./en-timetable.ts";
import { enBoard } from "./en-board.ts";
import { enExperts } from "./en-experts.ts";
import { enContribution } from "./en-contribution.ts";
import { enInMeeting } from "./en-in-meeting.ts";
import { enMeeting } from "./en-meeting.ts";
import { enPlan } from "./en-plan.ts";
import { enMeetingPaper } from "./en-meeting-paper.ts";
import { enMerging } from "./en-merging.ts";
import { enProposal } from "./en-proposal.ts";
import { enPosition } from "./en-position.ts";
import { enNotices } from "./en-notices.ts";
import { enObjection } from "./en-objection.ts";
import { enHelp } from "./en-help.ts";
import { enHome } from "./en-home.ts";
import { enKeys } from "./en-keys.ts";
import { enKeystrokes } from "./en-keystrokes.ts";
import { enLanguageVersion } from "./en-language-version.ts";
import { enPeopleList } from "./en-people-list.ts";
import { enTakeAway } from "./en-take-away.ts";
import { enWays } from "./en-ways.ts";
import { enOutline } from "./en-outline.ts";
import { enPalette } from "./en-palette.ts";
import { enTakenBackEntry } from "./en-taken-back.ts";

/** Messages of the parts of the page that are fetched while the text is already read. */
export const enLater = {
  ...enDates,
  ...enReportPage,
  ...enHistory,
  ...enMarks,
  ...enKinds,
  ...enChecks,
  ...enCleanUp,
  ...enAgreement,
  ...enAsk,
  ...enStep,
  ...enEndedMark,
  ...enPostponed,
  ...enSilence,
  ...enCall,
  ...enTakenBackEntry,
  ...enOwnMargin,
  ...enWordFile,
  ...enNewDraft,
  ...enDevices,
  ...enDraft,
  ...enSuggestion,
  ...enMail,
  ...enShelf,
  ...enAudit,
  ...enClosing,
  ...enFacts,
  ...enTimetable,
  ...enBoard,
  ...enExperts,
  ...enContribution,
  ...enMeeting,
  ...enPlan,
  ...enMeetingPaper,
  ...enInMeeting,
  ...enMerging,
  ...enPosition,
  ...enNotices,
  ...enObjection,
  ...enProposal,
  ...enKeystrokes,
  ...enHelp,
  ...enHome,
  ...enKeys,
  ...enLanguageVersion,
  ...enPeopleList,
  ...enTakeAway,
  ...enWays,
  ...enOutline,
  ...enPalette,
};

export type LaterMessages = typeof enLater;
