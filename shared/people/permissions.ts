import type { GroupId, UserId } from "../ids.ts";
import type { SilenceRules } from "../timetable/silence-time.ts";
import type { Category, CategoryRights, Participant, Role } from "./participant.ts";
import type { Reason, Refusal } from "../refusal.ts";
import type { Signed } from "../signed.ts";

/** A participant's role in one Opinion: a facilitator leads its own group and takes part in the others. */
export type Standing = "chair" | "lead" | "managementTeam" | "secretariat" | "participant" | "follower";

export type Action =
  | "read"
  | "type"
  | "structure"
  | "structureLocked"
  | "editOpinion"
  | "lock"
  | "unlock"
  | "settle"
  | "setPen"
  | "markAdReferendum"
  | "markAgreed"
  | "correct"
  | "sendForward"
  | "closeObjection"
  | "park"
  | "formHuddle"
  | "takePosition"
  | "recordPosition"
  | "consolidate"
  | "cleanUp"
  | "cleanUpAgreed"
  | "reopen"
  | "advanceEarly"
  | "advanceLate"
  | "goBack"
  | "propose"
  | "decideProposal"
  | "raiseBracket"
  | "liftBracket"
  | "workAtDesk"
  | "discardMerge"
  | "openMergeToAll"
  | "takeAsBasis"
  | "clearText"
  | "keepTranslation"
  | "translate"
  | "bringClause"
  | "exportOpinion"
  | "exportReport"
  | "editReport"
  | "issueReport"
  | "writeMainReport"
  | "openOpinion"
  | "admitPeople"
  | "keepOwnPeople"
  | "keepShelf"
  | "keepPapers"
  | "keepConsultations"
  | "keepTimetable"
  | "keepGroupDates"
  | "openBoard"
  | "holdMeeting"
  | "holdMeetingOfAll"
  | "planMeetingOfAll"
  | "attendMeeting"
  | "correctAttendance"
  | "setSilenceRules"
  | "setAnswerTime"
  | "keepFacts"
  | "openToPublic"
  | "closeForum"
  | "handLead"
  | "readAudit";

const EVERYONE: readonly Standing[] = [
  "chair",
  "lead",
  "managementTeam",
  "secretariat",
  "participant",
  "follower",
];
const WRITERS: readonly Standing[] = ["chair", "lead", "managementTeam", "secretariat", "participant"];
const LEADS: readonly Standing[] = ["chair", "lead", "secretariat"];
const CHAIR: readonly Standing[] = ["chair"];

/** The one table of rights, used by server and page alike (rule P1). Conditions of the moment come on top. */
export const RIGHTS: Readonly<Record<Action, readonly Standing[]>> = {
  read: EVERYONE,
  type: WRITERS,
  structure: WRITERS,
  structureLocked: LEADS,
  editOpinion: LEADS,
  lock: LEADS,
  unlock: LEADS,
  settle: LEADS,
  setPen: LEADS,
  markAdReferendum: LEADS,
  markAgreed: CHAIR,
  correct: LEADS,
  sendForward: ["chair", "lead"],
  closeObjection: ["secretariat"],
  park: LEADS,
  formHuddle: LEADS,
  takePosition: ["secretariat", "managementTeam", "participant"],
  recordPosition: LEADS,
  consolidate: LEADS,
  cleanUp: LEADS,
  cleanUpAgreed: CHAIR,
  reopen: LEADS,
  advanceEarly: LEADS,
  advanceLate: CHAIR,
  goBack: CHAIR,
  propose: WRITERS,
  decideProposal: LEADS,
  raiseBracket: WRITERS,
  liftBracket: LEADS,
  workAtDesk: ["chair", "lead", "managementTeam", "secretariat"],
  discardMerge: LEADS,
  openMergeToAll: ["lead"],
  takeAsBasis: LEADS,
  clearText: ["lead"],
  keepTranslation: ["lead", "secretariat"],
  translate: WRITERS,
  bringClause: LEADS,
  exportOpinion: EVERYONE,
  exportReport: CHAIR,
  editReport: ["chair", "secretariat"],
  issueReport: CHAIR,
  writeMainReport: ["secretariat"],
  openOpinion: ["chair", "secretariat"],
  admitPeople: ["secretariat"],
  keepOwnPeople: ["managementTeam", "participant"],
  keepShelf: ["secretariat"],
  keepPapers: ["secretariat"],
  keepConsultations: ["secretariat"],
  keepTimetable: ["chair", "secretariat"],
  keepGroupDates: ["chair", "lead", "secretariat"],
  openBoard: CHAIR,
  holdMeeting: ["lead", "secretariat"],
  holdMeetingOfAll: ["chair", "secretariat"],
  planMeetingOfAll: ["chair", "managementTeam", "secretariat"],
  attendMeeting: ["managementTeam", "participant"],
  correctAttendance: ["secretariat"],
  setSilenceRules: ["chair", "secretariat"],
  setAnswerTime: ["chair", "secretariat"],
  keepFacts: ["chair", "secretariat"],
  openToPublic: ["secretariat"],
  closeForum: ["secretariat"],
  handLead: ["lead"],
  readAudit: ["secretariat"],
};

export function standingOf(actor: Pick<Participant, "role" | "leads">, groupId: GroupId | null): Standing {
  const standings: Record<Role, Standing> = {
    chair: "chair",
    managementTeam: "managementTeam",
    facilitator: groupId !== null && actor.leads.includes(groupId) ? "lead" : "participant",
    secretariat: "secretariat",
    delegate: "participant",
    follower: "follower",
  };
  return standings[actor.role];
}

/** The timetable's open windows for an Opinion at a moment (rules T5, T8). */
export type Windows = Pick<Rules, "textOpen" | "commentsOpen">;

/** The rules in force beside the record: the preset's table and what the timetable has opened. */
export type Rules = {
  /** The secretariat closed the forum: nobody writes anything (rule D23). */
  readonly closed: boolean;
  readonly categories: Readonly<Record<Category, CategoryRights>>;
  readonly textOpen: boolean;
  /** Period in which a delegation may contest an editorial correction as substance (rule C18). */
  readonly contestHours: number;
  /** While the timetable's window for comments is open, proposals come in though the text is closed. */
  readonly commentsOpen: boolean;
  /** Null: the forum's rules allow no silence procedure (rule I1). */
  readonly silence: SilenceRules | null;
  /** The time for answers if an objection stands, and its start; null: no time is set (rule C45). */
  readonly answers: { readonly hours: number; readonly since: number } | null;
  /** The people who confirm translations, a language each (rule X46). */
  readonly confirmers?: readonly { readonly language: string; readonly people: readonly UserId[] }[];
};

export const because = (reason: Reason, message: string, details?: Refusal["details"]): Refusal =>
  details === undefined ? { reason, message } : { reason, message, details };

/** Refuses whatever would write into a closed forum (rule D23). */
export const forumClosedRefusal = (rules: { readonly closed: boolean }): Refusal | null =>
  rules.closed ? because("forumClosed", "The forum is closed. You can read and export everything.") : null;

/** Rights left in a closed forum: to read, to take away, to open it again (rule D23). */
const WHILE_CLOSED: ReadonlySet<Action> = new Set([
  "read",
  "workAtDesk",
  "exportOpinion",
  "exportReport",
  // The table of people is read by these rights; the server refuses its changes.
  "admitPeople",
  "keepOwnPeople",
  "closeForum",
]);

/** `forumClosed`: set by the page, which offers no act of a closed forum. The server refuses each by itself. */
type Actor = Pick<Participant, "role" | "leads"> & { readonly forumClosed?: boolean };

/** Null: the table gives this action to this participant. */
export function mayDo(actor: Actor, groupId: GroupId | null, action: Action): Refusal | null {
  if (actor.forumClosed === true && !WHILE_CLOSED.has(action)) return forumClosedRefusal({ closed: true });
  const standing = standingOf(actor, groupId);
  if (RIGHTS[action].includes(standing)) return null;
  if (actor.role === "facilitator" && standing !== "lead" && RIGHTS[action].includes("lead")) {
    return because("notYourGroup", "You lead another group: here you take part as everyone does.", {
      action,
    });
  }
  return because("notYourRole", "Your role does not give you this act.", { action, role: actor.role });
}

/**
 * Null for people who work at the desks: the management team is the chair, whoever leads any group, and its other
 * members; the secretariat serves it (rule U1). Whoever leads one group sits at the desks of all.
 */
export function mayWorkAtDesk(actor: Participant): Refusal | null {
  return mayDo(actor, actor.leads[0] ?? null, "workAtDesk");
}

/** Work at the desk is thrown away by who began it, or by who leads there (rule U14). */
export const mayDiscardMerge = (
  actor: Participant,
  groupId: GroupId,
  { by }: { readonly by: UserId },
): Refusal | null => (actor.id === by ? null : mayDo(actor, groupId, "discardMerge"));

/** The author of private work, or a lead of the group, opens it to all (rule U13). */
export const mayOpenMergeToAll = (
  actor: Participant,
  groupId: GroupId,
  { by }: { readonly by: UserId },
): Refusal | null => (actor.id === by ? null : mayDo(actor, groupId, "openMergeToAll"));

/** The instant of an act, and its author as they were then. */
export const madeIn = ({ at, by, forumSeq }: Signed) => ({
  at,
  by,
  ...(forumSeq === undefined ? {} : { forumSeq }),
});
