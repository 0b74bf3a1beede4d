import { type NewId, opinionId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";
import { type Action, forumClosedRefusal, mayDo } from "../people/permissions.ts";
import type { Preset } from "../presets/preset.ts";

import { refuse } from "../refusal.ts";
import type { ForumCommand } from "./forum-commands.ts";
import {
  admitDelegation,
  admitParticipant,
  changeParticipant,
  correctDelegation,
  dismissParticipant,
  replaceParticipant,
} from "./decide-people.ts";
import type { Forum, ForumDecided } from "./forum.ts";
import { handLead, takeLeadBack } from "./hand-lead.ts";
import {
  type CamePaper,
  editContribution,
  registerContribution,
  reviseContribution,
} from "./register-contribution.ts";
import { type AgendaCommand, isAgendaCommand } from "./agenda-commands.ts";
import { leadAgenda } from "./lead-agenda.ts";
import type { TimetableCommand } from "./timetable-rights.ts";
import { isTimetableCommand, keepTimetable } from "./keep-timetable.ts";
import { keepReport, type MadeReport } from "./keep-report.ts";
import { groupRefusal, keepFacts } from "./keep-facts.ts";
import { isPeopleCommand, ownPeopleRefusal, type PeopleCommand } from "./keep-own-people.ts";
import { nameContributor } from "./name-contributor.ts";
import { nameDeputy } from "./name-deputy.ts";
import { shelve, unshelve } from "./shelve.ts";
import { attendMeeting, listAttendance } from "./attend-meeting.ts";
import { closeMeeting, openMeeting } from "./hold-meeting.ts";
import { keepMainReport, type MadeDraft } from "./keep-main-report.ts";
import { keepNarrative } from "./keep-narrative.ts";
import { leadMeeting } from "./lead-meeting.ts";
import { isLiveMeetingCommand, type LiveMeetingCommand } from "./meeting-commands.ts";
import { planMeeting } from "./plan-meeting.ts";
import { handInPaper, postPaper, returnPaper, takePaperBack } from "./hand-in-paper.ts";
import { type ConsultationContext, decideConsultation } from "../consultation/decide-consultation.ts";
import { withdrawContribution } from "./withdraw-contribution.ts";
import { isOpenAt, turnsOf } from "../timetable/timetable.ts";
import { timetableOf } from "./timetable-event.ts";
import { decideConfirmers } from "./confirmers.ts";
import { decideAnswerTime } from "./decide-answer-time.ts";
import { decidePublicParts } from "./public-parts.ts";
import { closedBy } from "./forum-closing.ts";
import { keepForumOpen } from "./keep-forum-open.ts";
import { decideExperts } from "./decide-experts.ts";
import { decideSilenceRules } from "./decide-silence-rules.ts";
import { silenceInForce } from "./silence-rules.ts";

/** The rights that hang on more than a role are asked where they are decided. */
type OwnRights =
  | "admitParticipant"
  | "changeParticipant"
  | "dismissParticipant"
  | "replaceParticipant"
  | "handLead"
  | "takeLeadBack"
  | "nameDeputy"
  | "nameContributor"
  | "withdrawContribution"
  | "handInPaper"
  | "takePaperBack"
  | "planMeeting"
  | "changePlan"
  | "cancelMeeting"
  | "openMeeting"
  | "closeMeeting"
  | "attendMeeting"
  | "listAttendance"
  | "editNarrative"
  | "approveRecord"
  | LiveMeetingCommand["type"]
  | AgendaCommand["type"]
  | TimetableCommand["type"];

const ACTIONS: Readonly<Record<Exclude<ForumCommand["type"], OwnRights>, Action>> = {
  admitDelegation: "admitPeople",
  correctDelegation: "admitPeople",
  openNominations: "admitPeople",
  closeNominations: "admitPeople",
  setExpertsList: "admitPeople",
  openOpinion: "openOpinion",
  shelveText: "keepShelf",
  unshelveText: "keepShelf",
  registerContribution: "keepPapers",
  editContribution: "keepPapers",
  reviseContribution: "keepPapers",
  postPaper: "keepPapers",
  returnPaper: "keepPapers",
  openConsultation: "keepConsultations",
  changeConsultation: "keepConsultations",
  closeConsultation: "keepConsultations",
  publishInputs: "keepConsultations",
  withholdInputs: "keepConsultations",
  eraseInput: "keepConsultations",
  keepSummary: "keepConsultations",
  publishSummary: "keepConsultations",
  openBoard: "openBoard",
  setSilenceRules: "setSilenceRules",
  setAnswerTime: "setAnswerTime",
  nameConfirmers: "keepFacts",
  openToPublic: "openToPublic",
  changeChair: "keepFacts",
  changeLead: "keepFacts",
  addGroup: "keepFacts",
  renameGroup: "keepFacts",
  closeGroup: "keepFacts",
  reopenGroup: "keepFacts",
  setCategoryRights: "keepFacts",
  changeForumTexts: "keepFacts",
  editReport: "editReport",
  issueReport: "issueReport",
  openMainReport: "writeMainReport",
  publishReportDraft: "writeMainReport",
  takeReportBack: "issueReport",
  closeForum: "closeForum",
  reopenForum: "closeForum",
};

/** Decides what is asked of the forum; `actor` null is the server itself, at a first start or by its command line. */
export function decideForum(
  forum: Forum,
  command: ForumCommand,
  context: {
    readonly actor: Participant | null;
    readonly newId: NewId;
    readonly preset: Preset;
    /** Milliseconds since 1970. */
    readonly at: number;
    /** The report that `issueReport` issues, as the server made it. */
    readonly made?: MadeReport;
    /** The draft that `publishReportDraft` publishes, as the server made it. */
    readonly madeDraft?: MadeDraft;
    /** A paper as it came. */
    readonly came?: CamePaper | undefined;
    /** Facts beside the record of a command of consultations. */
    readonly consulted?: Pick<ConsultationContext, "draft" | "counts"> | undefined;
  },
): ForumDecided {
  const { actor, newId, preset, at, came = { receivedAt: at, files: [] } } = context;
  const paperContext = { newId, at, ...came, isOpenAt: papersOpen(forum, preset) };
  const closed = forumClosedRefusal({ closed: closedBy(forum.closings) !== null });
  if (closed !== null && command.type !== "reopenForum" && command.type !== "closeForum")
    return { refusal: closed };
  if (command.type === "handLead") return handLead(forum, command, actor);
  if (command.type === "takeLeadBack") return takeLeadBack(command, actor);
  if (command.type === "nameDeputy") return nameDeputy(forum, command, actor);
  if (command.type === "nameContributor") return nameContributor(forum, command, actor);
  if (command.type === "withdrawContribution") return withdrawContribution(forum, command, actor);
  if (command.type === "handInPaper") return handInPaper(forum, command, { ...paperContext, actor });
  if (command.type === "takePaperBack") return takePaperBack(forum, command, actor);
  if (command.type === "openMeeting") {
    const { entries } = timetableOf(preset.timetable, forum.timetableActs);
    return openMeeting(forum, command, { actor, newId, preset, entries });
  }
  if (command.type === "planMeeting" || command.type === "changePlan" || command.type === "cancelMeeting")
    return planMeeting(forum, command, { actor, newId, preset, at });
  if (command.type === "closeMeeting") return closeMeeting(forum, command, { actor, at });
  if (command.type === "attendMeeting") return attendMeeting(forum, command, actor);
  if (command.type === "listAttendance") return listAttendance(forum, command, actor);
  if (command.type === "editNarrative" || command.type === "approveRecord")
    return keepNarrative(forum, command, actor);
  if (isAgendaCommand(command)) return leadAgenda(forum, command, { actor, preset });
  if (isLiveMeetingCommand(command)) return leadMeeting(forum, command, actor);
  if (isTimetableCommand(command)) {
    const decided = keepTimetable(
      {
        ...timetableOf(preset.timetable, forum.timetableActs),
        groups: preset.groups.map(({ id }) => id),
        opinions: forum.opinions,
        timeZone: preset.timeZone,
        now: at,
        newId,
        actor,
      },
      command,
    );
    return "refusal" in decided ? decided : { events: [decided.act] };
  }
  if (isPeopleCommand(command)) return keepPeople(forum, command, context);
  const refused = actor === null ? null : mayDo(actor, null, ACTIONS[command.type]);
  if (refused !== null) return { refusal: refused };
  switch (command.type) {
    case "admitDelegation":
      return admitDelegation(forum, command);
    case "correctDelegation":
      return correctDelegation(forum, command);
    case "openNominations":
    case "closeNominations":
    case "setExpertsList":
      return decideExperts(forum, command, at);
    case "openOpinion":
      return (
        groupRefusal(preset, command.groupId) ?? {
          events: [{ type: "opinionOpened", opinionId: opinionId(newId()), groupId: command.groupId }],
        }
      );
    case "shelveText":
      return shelve(forum, command, newId);
    case "unshelveText":
      return unshelve(forum, command);
    case "registerContribution":
      return registerContribution(forum, command, paperContext);
    case "editContribution":
      return editContribution(forum, command);
    case "reviseContribution":
      return reviseContribution(forum, command, paperContext);
    case "returnPaper":
      return returnPaper(forum, command);
    case "postPaper":
      return postPaper(forum, command, paperContext);
    case "openConsultation":
    case "changeConsultation":
    case "closeConsultation":
    case "publishInputs":
    case "withholdInputs":
    case "eraseInput":
    case "keepSummary":
    case "publishSummary":
      return decideConsultation(forum.consultations, command, { at, newId, ...context.consulted });
    case "openBoard":
      return command.to === forum.boardTo
        ? refuse("nothingToDo", "The board is open to these already.")
        : { events: [{ type: "boardOpened", to: command.to }] };
    case "setSilenceRules":
      return decideSilenceRules(silenceInForce(forum.silenceSet, preset), command);
    case "nameConfirmers":
      return decideConfirmers(forum, command);
    case "setAnswerTime":
      return decideAnswerTime(forum.answerTimeSet, command);
    case "openToPublic":
      return decidePublicParts(forum.publicSet, command.parts);
    case "closeForum":
    case "reopenForum":
      return keepForumOpen(forum, command);
    case "changeChair":
    case "changeLead":
    case "addGroup":
    case "renameGroup":
    case "closeGroup":
    case "reopenGroup":
    case "setCategoryRights":
    case "changeForumTexts":
      return keepFacts(forum, command, { preset, newId });
    case "openMainReport":
    case "publishReportDraft":
      return keepMainReport(forum, command, { newId, at, made: context.madeDraft ?? null });
    case "editReport":
    case "issueReport":
    case "takeReportBack": {
      const { made = null } = context;
      const decided = keepReport({ report: forum.report, preset, at, made }, command);
      return "refusal" in decided ? decided : { events: [decided.act] };
    }
  }
}

/** The secretariat, or a head for their own people (rule P12). */
function keepPeople(
  forum: Forum,
  command: PeopleCommand,
  { actor, newId, preset }: { actor: Participant | null; newId: NewId; preset: Preset },
): ForumDecided {
  const isOffice = actor === null || mayDo(actor, null, "admitPeople") === null;
  const refused = isOffice ? null : ownPeopleRefusal(forum, command, actor);
  if (refused !== null) return { refusal: refused };
  switch (command.type) {
    case "admitParticipant":
      return admitParticipant(forum, command, { newId, groups: preset.groups });
    case "changeParticipant":
      return changeParticipant(forum, command, preset.groups);
    case "dismissParticipant":
      return dismissParticipant(forum, command);
    case "replaceParticipant":
      return replaceParticipant(forum, command, newId);
  }
}

/** The timetable had contributions open for all, whatever an Opinion's own windows (rule T5). */
const papersOpen =
  (forum: Forum, preset: Preset) =>
  (at: number): boolean =>
    isOpenAt(
      turnsOf("contributions", timetableOf(preset.timetable, forum.timetableActs).entries, {
        openedAt: forum.openedAt,
        timeZone: preset.timeZone,
        of: null,
      }),
      at,
    );
