import type { DelegationId, GroupId, NewId } from "../ids.ts";
import { opinionId, userId } from "../ids.ts";
import type { Category, Participant } from "../participant.ts";
import type { Action } from "../permissions.ts";
import { mayDo } from "../permissions.ts";
import type { Preset } from "../preset.ts";
import type { Refusal } from "../refusal.ts";
import { refuse } from "../refusal.ts";
import type { ForumCommand } from "./forum-commands.ts";
import { delegationIdOf } from "./forum-commands.ts";
import type { Forum, ForumDecided } from "./forum.ts";
import { handLead, takeLeadBack } from "./hand-lead.ts";
import { editContribution, registerContribution, reviseContribution } from "./register-contribution.ts";
import type { TimetableCommand } from "./keep-timetable.ts";
import { isTimetableCommand, keepTimetable } from "./keep-timetable.ts";
import type { MadeReport } from "./keep-report.ts";
import { keepReport } from "./keep-report.ts";
import { groupRefusal, keepFacts } from "./keep-facts.ts";
import { nameDeputy } from "./name-deputy.ts";
import { shelve, unshelve } from "./shelve.ts";
import { attendMeeting, listAttendance } from "./attend-meeting.ts";
import { closeMeeting, openMeeting } from "./hold-meeting.ts";
import { withdrawContribution } from "./withdraw-contribution.ts";
import { isOpenAt, turnsOf } from "../timetable.ts";
import { timetableOf } from "./timetable-acts.ts";
import { decideAnswerTime } from "./answer-time.ts";
import { decideSilenceRules, silenceInForce } from "./silence-rules.ts";

/** Whose rights hang on more than a role: asked where they are decided. */
type OwnRights =
  | "handLead"
  | "takeLeadBack"
  | "nameDeputy"
  | "withdrawContribution"
  | "openMeeting"
  | "closeMeeting"
  | "attendMeeting"
  | "listAttendance"
  | TimetableCommand["type"];

const ACTIONS: Readonly<Record<Exclude<ForumCommand["type"], OwnRights>, Action>> = {
  admitDelegation: "admitPeople",
  admitParticipant: "admitPeople",
  dismissParticipant: "admitPeople",
  openOpinion: "openOpinion",
  shelveText: "keepShelf",
  unshelveText: "keepShelf",
  registerContribution: "keepPapers",
  editContribution: "keepPapers",
  reviseContribution: "keepPapers",
  openBoard: "openBoard",
  setSilenceRules: "setSilenceRules",
  setAnswerTime: "setAnswerTime",
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
  takeReportBack: "issueReport",
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
  },
): ForumDecided {
  const { actor, newId, preset, at } = context;
  if (command.type === "handLead") return handLead(forum, command, actor);
  if (command.type === "takeLeadBack") return takeLeadBack(command, actor);
  if (command.type === "nameDeputy") return nameDeputy(forum, command, actor);
  if (command.type === "withdrawContribution") return withdrawContribution(forum, command, actor);
  if (command.type === "openMeeting") {
    const { entries } = timetableOf(preset.timetable, forum.timetableActs);
    return openMeeting(forum, command, { actor, newId, preset, entries });
  }
  if (command.type === "closeMeeting") return closeMeeting(forum, command, { actor, at });
  if (command.type === "attendMeeting") return attendMeeting(forum, command, actor);
  if (command.type === "listAttendance") return listAttendance(forum, command, actor);
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
    return "refusal" in decided ? decided : { acts: [decided.act] };
  }
  const refused = actor === null ? null : mayDo(actor, null, ACTIONS[command.type]);
  if (refused !== null) return { refusal: refused };
  switch (command.type) {
    case "admitDelegation": {
      const id = delegationIdOf(command.symbol);
      if (forum.delegations.some((one) => one.id === id)) {
        return refuse("nothingToDo", "A delegation of this symbol is on the list.", {
          symbol: command.symbol,
        });
      }
      const { symbol, name, category } = command;
      return { acts: [{ type: "delegationAdmitted", delegation: { id, symbol, name, category } }] };
    }
    case "admitParticipant": {
      const seat = seatOf(forum, command, preset);
      if ("refusal" in seat) return seat;
      const participant: Participant = {
        id: userId(newId()),
        role: command.role,
        ...seat,
        head: command.head ?? false,
      };
      return { acts: [{ type: "participantAdmitted", participant }] };
    }
    case "dismissParticipant": {
      if (!forum.participants.has(command.userId)) {
        return refuse("nothingToDo", "No such participant takes part.", { userId: command.userId });
      }
      const { userId: id, reason } = command;
      return { acts: [{ type: "participantDismissed", userId: id, reason }] };
    }
    case "openOpinion":
      return (
        groupRefusal(preset, command.groupId) ?? {
          acts: [{ type: "opinionOpened", opinionId: opinionId(newId()), groupId: command.groupId }],
        }
      );
    case "shelveText":
      return shelve(forum, command, newId);
    case "unshelveText":
      return unshelve(forum, command);
    case "registerContribution":
      return registerContribution(forum, command, { newId, at, isOpenAt: papersOpen(forum, preset) });
    case "editContribution":
      return editContribution(forum, command);
    case "reviseContribution":
      return reviseContribution(forum, command, { at, isOpenAt: papersOpen(forum, preset) });
    case "openBoard":
      return command.to === forum.boardTo
        ? refuse("nothingToDo", "The board is open to these already.")
        : { acts: [{ type: "boardOpened", to: command.to }] };
    case "setSilenceRules":
      return decideSilenceRules(silenceInForce(forum.silenceSet, preset), command);
    case "setAnswerTime":
      return decideAnswerTime(forum.answerTimeSet, command);
    case "changeChair":
    case "changeLead":
    case "addGroup":
    case "renameGroup":
    case "closeGroup":
    case "reopenGroup":
    case "setCategoryRights":
    case "changeForumTexts":
      return keepFacts(forum, command, { preset, newId });
    case "editReport":
    case "issueReport":
    case "takeReportBack": {
      const { made = null } = context;
      const decided = keepReport({ report: forum.report, preset, at, made }, command);
      return "refusal" in decided ? decided : { acts: [decided.act] };
    }
  }
}

/** Whether the timetable had contributions open at an instant: for all alike, whatever an Opinion's own windows (rule T5). */
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

type Seat = {
  readonly category: Category;
  readonly delegationId: DelegationId | null;
  readonly leads: readonly GroupId[];
};

/** Delegation, category and groups of a person to be admitted. */
function seatOf(
  forum: Forum,
  command: Extract<ForumCommand, { type: "admitParticipant" }>,
  preset: Preset,
): Seat | { readonly refusal: Refusal } {
  const leads = command.leads ?? [];
  for (const id of leads) {
    if (!preset.groups.some((group) => group.id === id)) {
      return refuse("noSuchGroup", "There is no such working group.", { groupId: id });
    }
  }
  if (command.role === "facilitator" && leads.length === 0) {
    return refuse("unreadable", "A facilitator leads a group: name it.");
  }
  if (command.delegation === undefined) {
    if (command.role === "delegate")
      return refuse("unreadable", "A delegate has a delegation: name its symbol.");
    return { category: "office", delegationId: null, leads };
  }
  const delegation = forum.delegations.find((one) => one.symbol === command.delegation);
  if (delegation === undefined) {
    return refuse("noSuchDelegation", "There is no delegation of this symbol on the forum's list.", {
      symbol: command.delegation,
    });
  }
  return { category: delegation.category, delegationId: delegation.id, leads };
}
