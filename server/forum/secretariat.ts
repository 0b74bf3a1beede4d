import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { CamePaper } from "../../shared/forum/register-contribution.ts";
import type { CommandId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { forumClosedRefusal } from "../../shared/people/permissions.ts";
import { Quarantined } from "../room/quarantine.ts";
import type { Rooms } from "../room/rooms.ts";
import { Away, type IssuedFile, type Row, type Store } from "../store/store.ts";
import { type Admissions, logDismissed, openAdmissions } from "./admissions.ts";
import { closingHindered, flushRooms } from "./close-forum.ts";
import { type ConsultationAct, consultationAct } from "./consultation-acts.ts";
import type { CarriedOut } from "./carried-out.ts";
import type { ForumRoom } from "./forum-room.ts";
import { type NewOpinions, openNewOpinions } from "./new-opinions.ts";
import { openNominationCall } from "./nomination-call.ts";

type PublishDraft = Extract<ForumCommand, { readonly type: "publishReportDraft" }>;
type IssueReport = Extract<ForumCommand, { readonly type: "issueReport" }>;

/** The secretariat's acts beside texts: admits people and gives links, opens Opinions. */
export type Secretariat = {
  /** `actor` null is the command line. A link in the answer works once. */
  readonly carryOut: (
    actor: Participant | null,
    command: ForumCommand,
    id?: CommandId | null,
    /** A paper's files, stored before the command's own entry. */
    paper?: CamePaper & { readonly kept: readonly IssuedFile[] },
  ) => Promise<CarriedOut>;
  /** A new link for somebody who takes part. */
  readonly invite: Admissions["invite"];
  readonly inviteAll: Admissions["inviteAll"];
  /** Many commands on people as one step. */
  readonly carryOutMany: Admissions["many"];
  readonly openOpinion: NewOpinions["openOpinion"];
};

/** The commands that the forum's record alone carries out. */
type Plain = Exclude<
  ForumCommand["type"],
  | "openOpinion"
  | "addGroup"
  | "admitParticipant"
  | "changeParticipant"
  | "replaceParticipant"
  | "openNominations"
  | "issueReport"
  | "openMainReport"
  | "publishReportDraft"
  | ConsultationAct["type"]
>;

/**
 * Tells the open rooms before the command is answered. `windows`: open pages read the forum and the timetable anew.
 * `rights`: every open room applies them, so that a right that ends is gone everywhere (rule A4). `closing`: what the
 * rooms took before is on disk, and they take nothing more (rule D23).
 */
type ToldRooms = "nothing" | "windows" | "rights" | "meetingEnds" | "closing";

const TOLD_BEFORE_ANSWER: Readonly<Record<Plain, ToldRooms>> = {
  admitDelegation: "nothing",
  nameDeputy: "nothing",
  nameContributor: "nothing",
  shelveText: "nothing",
  unshelveText: "nothing",
  registerContribution: "nothing",
  editContribution: "nothing",
  reviseContribution: "nothing",
  withdrawContribution: "nothing",
  handInPaper: "nothing",
  takePaperBack: "nothing",
  returnPaper: "nothing",
  postPaper: "nothing",
  changeConsultation: "nothing",
  closeConsultation: "nothing",
  publishInputs: "nothing",
  withholdInputs: "nothing",
  keepSummary: "nothing",
  editReport: "nothing",
  takeReportBack: "nothing",
  planMeeting: "windows",
  changePlan: "windows",
  cancelMeeting: "windows",
  openMeeting: "windows",
  attendMeeting: "windows",
  listAttendance: "windows",
  takeUpItem: "windows",
  endItem: "windows",
  adoptMeetingReport: "windows",
  editNarrative: "nothing",
  approveRecord: "nothing",
  closeMeeting: "meetingEnds",
  // Every page hears of these by a push (server/notices/meeting-news).
  setTable: "nothing",
  askFloor: "nothing",
  withdrawFloor: "nothing",
  giveFloor: "nothing",
  endFloor: "nothing",
  orderFloor: "nothing",
  timeFloor: "nothing",
  // An open call lapses (rule I21).
  suspendMeeting: "meetingEnds",
  resumeMeeting: "nothing",
  changeChair: "windows",
  changeLead: "windows",
  renameGroup: "windows",
  closeGroup: "windows",
  reopenGroup: "windows",
  setCategoryRights: "windows",
  changeForumTexts: "windows",
  setSilenceRules: "windows",
  setAnswerTime: "windows",
  nameConfirmers: "windows",
  openToPublic: "nothing",
  closeForum: "closing",
  reopenForum: "windows",
  closeNominations: "windows",
  setExpertsList: "windows",
  correctDelegation: "windows",
  dismissParticipant: "rights",
  openBoard: "rights",
  // The elected person writes as the chair from now on, so their connections close.
  electChair: "rights",
  handLead: "rights",
  takeLeadBack: "rights",
  // The gate asks the timetable itself (rule T7).
  addTimetableEntry: "windows",
  changeTimetableEntry: "windows",
  removeTimetableEntry: "windows",
  extendDeadline: "windows",
};

async function tellRooms(
  told: ToldRooms,
  { forum, rooms }: { readonly forum: ForumRoom; readonly rooms: Rooms },
): Promise<void> {
  if (told === "windows") await rooms.each((room) => room.tellWindows());
  else if (told === "rights") await rooms.each((room) => room.checkConnections());
  else if (told === "closing") await flushRooms(rooms);
  else if (told === "meetingEnds") await tellMeetingEnds(forum, rooms);
}

/** Resolves when each Opinion's own record has the end. One that cannot be read now writes it when it opens again. */
async function tellMeetingEnds(forum: ForumRoom, rooms: Rooms): Promise<void> {
  for (const { id } of forum.forum().opinions) {
    try {
      await (await rooms.get(id))?.noticeMeetings();
    } catch (error) {
      if (!(error instanceof Quarantined) && !(error instanceof Away)) throw error;
    }
  }
}

/** Files first: no entry names one that is not there. */
const keepingFiles =
  (store: Pick<Store, "append" | "keepFile">, files: readonly IssuedFile[]) =>
  async (rows: readonly Row[]): Promise<void> => {
    for (const file of files) await store.keepFile(file);
    await store.append(rows);
  };

export function openSecretariat(
  options: Parameters<typeof openNewOpinions>[0] &
    Parameters<typeof openNominationCall>[0] &
    Parameters<typeof openAdmissions>[0] & {
      readonly store: Pick<Store, "append" | "keepFile" | "eraseInput" | "inputsOf">;
      readonly issue: (
        actor: Participant | null,
        command: IssueReport,
        id: CommandId | null,
      ) => Promise<CarriedOut>;
      readonly publish: (
        actor: Participant | null,
        command: PublishDraft,
        id: CommandId | null,
      ) => Promise<CarriedOut>;
    },
): Secretariat {
  const { forum, rooms, log } = options;
  const opinions = openNewOpinions(options);
  const admissions = openAdmissions(options);
  return {
    invite: admissions.invite,
    inviteAll: admissions.inviteAll,
    carryOutMany: admissions.many,
    openOpinion: opinions.openOpinion,
    carryOut: async (actor, command, id = null, paper) => {
      // Before a room is opened or a file is made for it. The decision itself asks again.
      const closed = forumClosedRefusal(forum.rules(null));
      if (closed !== null && command.type !== "closeForum" && command.type !== "reopenForum")
        return { refusal: closed };
      if (command.type === "openOpinion") return opinions.openEmpty(actor, command, id);
      if (command.type === "openMainReport") return opinions.openMainReport(actor, command, id);
      if (command.type === "publishReportDraft") {
        const published = await options.publish(actor, command, id);
        await tellRooms("windows", { forum, rooms });
        return published;
      }
      if (command.type === "addGroup") return opinions.addGroup(actor, command, id);
      if (
        command.type === "admitParticipant" ||
        command.type === "changeParticipant" ||
        command.type === "replaceParticipant"
      )
        return admissions.one(actor, command, id);
      if (command.type === "openNominations") {
        const opened = await openNominationCall(options, actor, { command, id });
        await tellRooms("windows", { forum, rooms });
        return opened;
      }
      if (
        command.type === "openConsultation" ||
        command.type === "eraseInput" ||
        command.type === "publishSummary"
      )
        return consultationAct(options, actor, { command, id });
      if (command.type === "issueReport") return options.issue(actor, command, id);
      if (command.type === "closeForum") {
        const hindered = await closingHindered(actor, { forum, rooms });
        if (hindered !== null) return { refusal: hindered };
      }
      const answered = await forum.command(actor, command, {
        id,
        ...(paper === undefined ? {} : { came: paper, append: keepingFiles(options.store, paper.kept) }),
      });
      if ("refusal" in answered) return answered;
      if (command.type === "dismissParticipant") logDismissed(log, command.userId, actor);
      await tellRooms(TOLD_BEFORE_ANSWER[command.type], { forum, rooms });
      return { entries: answered.entries };
    },
  };
}
