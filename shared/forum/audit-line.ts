import type { UserId } from "../ids.ts";
import type { DeviceKind, NotedAct, SignInWay } from "../people/audit.ts";
import type { Reason } from "../refusal.ts";
import { csvOf } from "../text/csv.ts";
import type { ForumEntry } from "./forum.ts";

/** Acts of the forum's own event log that the audit shows. */
type RecordedAct =
  | "personAdmitted"
  | "personChanged"
  | "personDismissed"
  | "delegationAdmitted"
  | "delegationCorrected"
  | "textRemoved"
  | "clockConfirmed"
  | "reportIssued"
  | "rightsChanged"
  | "forumChanged";
export type AuditAct = NotedAct | RecordedAct;

/** Acts by the filter of the audit page. */
export const AUDIT_KINDS = {
  signIns: [
    "signedIn",
    "signInFailed",
    "signedOut",
    "signInEnded",
    "sessionsEnded",
    "passkeyAdded",
    "passkeyRemoved",
    "accountConnected",
    "accountRemoved",
  ],
  people: [
    "linkMade",
    "personAdmitted",
    "personChanged",
    "personDismissed",
    "delegationAdmitted",
    "delegationCorrected",
    "contactChanged",
    "mailBounced",
  ],
  files: [
    "textRemoved",
    "clockConfirmed",
    "reportIssued",
    "recordExported",
    "peopleExported",
    "inputsExported",
    "backupMade",
  ],
  settings: ["rightsChanged", "forumChanged"],
} as const satisfies Readonly<Record<string, readonly AuditAct[]>>;
export type AuditKind = keyof typeof AUDIT_KINDS;
export const isAuditKind = (text: string): text is AuditKind => text in AUDIT_KINDS;

type AuditPerson = { readonly name: string; readonly symbol: string | null };

/** One line of the audit, for the secretariat alone (rule D18). */
export type AuditLine = {
  readonly id: string;
  readonly at: number;
  readonly act: AuditAct;
  /** The person that it is about; null: unknown, or about nobody. */
  readonly user: AuditPerson | null;
  /** The person who did it for another; null: that person, the server or its command line. */
  readonly by: AuditPerson | null;
  readonly way: SignInWay | null;
  readonly device: DeviceKind | null;
  readonly reason: Reason | null;
  readonly count: number;
};

/** `GET /api/audit`: a page of it, and where the next one begins; null: there is no more. */
export type AuditAnswer = { readonly lines: readonly AuditLine[]; readonly next: string | null };

/** The audited act of an event of the forum: its kind, and the person that it is about. Null: it is no such act. */
export function auditedIn(
  entry: ForumEntry,
): { readonly act: RecordedAct; readonly user: UserId | null } | null {
  switch (entry.type) {
    case "participantAdmitted":
      return { act: "personAdmitted", user: entry.participant.id };
    case "participantChanged":
      return { act: "personChanged", user: entry.participant.id };
    case "participantDismissed":
      return { act: "personDismissed", user: entry.userId };
    case "delegationAdmitted":
    case "delegationCorrected":
    case "clockConfirmed":
    case "reportIssued":
      return { act: entry.type, user: null };
    case "keystrokesRemoved":
      return { act: "textRemoved", user: null };
    case "deputyNamed":
    case "contributorNamed":
    case "leadHanded":
    case "leadTakenBack":
      return { act: "rightsChanged", user: entry.userId };
    case "officerChanged":
    case "categoryRightsSet":
    case "boardOpened":
      return { act: "rightsChanged", user: null };
    case "groupAdded":
    case "groupRenamed":
    case "groupClosed":
    case "groupReopened":
    case "forumTextsChanged":
    case "silenceRulesSet":
    case "answerTimeSet":
    case "confirmersNamed":
    case "openedToPublic":
    case "forumClosed":
    case "forumReopened":
      return { act: "forumChanged", user: null };
    default:
      return null;
  }
}

const HEAD = ["at", "act", "number", "person", "delegation", "by", "way", "device", "reason"] as const;

export const auditCsv = (lines: readonly AuditLine[]): string =>
  csvOf([
    HEAD,
    ...lines.map(({ at, act, count, user, by, way, device, reason }) => [
      new Date(at).toISOString(),
      act,
      count,
      user?.name ?? "",
      user?.symbol ?? "",
      by?.name ?? "",
      way ?? "",
      device ?? "",
      reason ?? "",
    ]),
  ]);
