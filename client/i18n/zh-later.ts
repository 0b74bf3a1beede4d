import type { LaterMessages } from "./en-later.ts";
import { zhDates } from "./zh-dates.ts";
import { zhReportPage } from "./zh-report-page.ts";
import { zhHistory } from "./zh-history.ts";
import { zhMarks } from "./zh-marks.ts";
import { zhKinds } from "./zh-kinds.ts";
import { zhChecks } from "./zh-checks.ts";
import { zhCleanUp } from "./zh-clean-up.ts";
import { zhAgreement } from "./zh-agreement.ts";
import { zhPostponed } from "./zh-postponed.ts";
import { zhAsk } from "./zh-ask.ts";
import { zhStep } from "./zh-step.ts";
import { zhEndedMark } from "./zh-ended-mark.ts";
import { zhSilence } from "./zh-silence.ts";
import { zhCall } from "./zh-call.ts";
import { zhNewDraft } from "./zh-new-draft.ts";
import { zhWordFile } from "./zh-word-file.ts";
import { zhOwnMargin } from "./zh-own-margin.ts";
import { zhDevices } from "./zh-devices.ts";
import { zhDraft } from "./zh-draft.ts";
import { zhSuggestion } from "./zh-suggestion.ts";
import { zhMail } from "./zh-mail.ts";
import { zhShelf } from "./zh-shelf.ts";
import { zhAudit } from "./zh-audit.ts";
import { zhClosing } from "./zh-closing.ts";
import { zhFacts } from "./zh-facts.ts";
import { zhTimetable } from "./zh-timetable.ts";
import { zhBoard } from "./zh-board.ts";
import { zhExperts } from "./zh-experts.ts";
import { zhContribution } from "./zh-contribution.ts";
import { zhInMeeting } from "./zh-in-meeting.ts";
import { zhMeeting } from "./zh-meeting.ts";
import { zhPlan } from "./zh-plan.ts";
import { zhMeetingPaper } from "./zh-meeting-paper.ts";
import { zhMerging } from "./zh-merging.ts";
import { zhProposal } from "./zh-proposal.ts";
import { zhPosition } from "./zh-position.ts";
import { zhNotices } from "./zh-notices.ts";
import { zhObjection } from "./zh-objection.ts";
import { zhHelp } from "./zh-help.ts";
import { zhHome } from "./zh-home.ts";
import { zhKeys } from "./zh-keys.ts";
import { zhKeystrokes } from "./zh-keystrokes.ts";
import { zhLanguageVersion } from "./zh-language-version.ts";
import { zhPeopleList } from "./zh-people-list.ts";
import { zhTakeAway } from "./zh-take-away.ts";
import { zhWays } from "./zh-ways.ts";
import { zhOutline } from "./zh-outline.ts";
import { zhPalette } from "./zh-palette.ts";
import { zhTakenBackEntry } from "./zh-taken-back.ts";

export const zhLater: LaterMessages = {
  ...zhDates,
  ...zhReportPage,
  ...zhHistory,
  ...zhMarks,
  ...zhKinds,
  ...zhChecks,
  ...zhCleanUp,
  ...zhAgreement,
  ...zhAsk,
  ...zhStep,
  ...zhEndedMark,
  ...zhPostponed,
  ...zhSilence,
  ...zhCall,
  ...zhTakenBackEntry,
  ...zhOwnMargin,
  ...zhWordFile,
  ...zhNewDraft,
  ...zhDevices,
  ...zhDraft,
  ...zhSuggestion,
  ...zhMail,
  ...zhShelf,
  ...zhAudit,
  ...zhClosing,
  ...zhFacts,
  ...zhTimetable,
  ...zhBoard,
  ...zhExperts,
  ...zhContribution,
  ...zhMeeting,
  ...zhPlan,
  ...zhMeetingPaper,
  ...zhInMeeting,
  ...zhMerging,
  ...zhPosition,
  ...zhNotices,
  ...zhObjection,
  ...zhProposal,
  ...zhKeystrokes,
  ...zhHelp,
  ...zhHome,
  ...zhKeys,
  ...zhLanguageVersion,
  ...zhPeopleList,
  ...zhTakeAway,
  ...zhWays,
  ...zhOutline,
  ...zhPalette,
};
