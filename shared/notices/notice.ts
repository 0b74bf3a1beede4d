import type { ClauseId, DelegationId, GroupId, UserId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";
import { standingOf } from "../people/permissions.ts";
import { delegationHere, mayRead, type Readers, readersIn } from "../people/readers.ts";

/** One kind for each thing that people are told of while it happens (rule A50). */
export const NOTICE_KINDS = [
  "objection",
  "objectionAsked",
  "objectionKept",
  "objectionEnded",
  "objectionClosed",
  "positionRecorded",
  "proposal",
  "proposalReworded",
  "proposalAccepted",
  "proposalAcceptedInPart",
  "proposalBracketed",
  "proposalDeclined",
  "proposalSetAside",
  "proposalLapsed",
  "proposalObsolete",
  "proposalReview",
  "proposalWithdrawn",
  "groupDraft",
  "coSponsorAsked",
  "coSponsorConfirmed",
  "coSponsorDeclined",
  "empowered",
  "bracket",
  "huddleCalled",
  "huddleReported",
  "huddleNoAgreement",
  "huddleExtended",
  "huddleEnded",
  "postponed",
  "resumed",
  "comment",
  "reply",
  "mentioned",
  "marked",
  "agreed",
  "sentForward",
  "markEnded",
  "silenceStarted",
  "silenceBroken",
  "silenceEndsSoon",
  "silenceNotBroken",
  "silenceDeclared",
  "silenceCancelled",
  "callMade",
  "floorAsked",
  "timeNeeded",
  "callLapsed",
  "agreedAway",
  "cameBack",
  "comeBackAnswered",
  "comeBackWaits",
  "moreTimeAsked",
  "moreTimeAnswered",
  "baseText",
  "reopened",
  "newBasis",
  "stage",
  "takenBack",
  "locked",
  "unlocked",
  "editRight",
  "meetingPlanned",
  "meetingPlanChanged",
  "meetingCancelled",
  "meetingSoon",
  "meetingOpened",
  "meetingClosed",
  "deadline",
  "reportIssued",
  "reportDraft",
  "paperHandedIn",
  "paperPosted",
  "paperReturned",
  "leadHanded",
  "deputy",
  "seat",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A delegation, or an office; null: the server, by its clock. */
export type NoticeWho =
  | { readonly delegationId: DelegationId; readonly office?: undefined }
  | {
      readonly office: "chair" | "lead" | "managementTeam" | "secretariat";
      readonly delegationId?: undefined;
    }
  | null;

/**
 * `room` is for the line of events and the digest of a group: it waits for nobody to see it. All others stand in an
 * inbox until they are seen.
 */
export type NoticeFor =
  | { readonly kind: "delegation"; readonly delegationId: DelegationId }
  | { readonly kind: "lead" }
  | { readonly kind: "secretariat" }
  | { readonly kind: "person"; readonly userId: UserId }
  | { readonly kind: "everybody" }
  | { readonly kind: "room" };

/** A notice of one event to some people (rule A50). The event gives it its place, instant and author. */
export type EventNotice = {
  readonly kind: NoticeKind;
  readonly for: NoticeFor;
  readonly who: NoticeWho;
  /** Null: the forum's. */
  readonly groupId: GroupId | null;
  readonly clauseId: ClauseId | null;
  /** The label of the proposal that it speaks of, a meeting's name, or another name that its readers know. */
  readonly about: string;
  /** More clauses that it speaks of beside this one. */
  readonly more: number;
  /** Readers of its event, where they are not all. */
  readonly readers?: Readers;
};

/** True if this person may read its event. It tells nobody what they may not read (rule A51). */
const isReadBy = (notice: EventNotice, reader: Participant): boolean =>
  mayRead(readersIn(notice), reader, notice.groupId);

/** True if it stands in this person's inbox. A person who leads a group gets there what the lead is told alone. */
export function isNoticeFor(notice: EventNotice, reader: Participant): boolean {
  if (!isReadBy(notice, reader)) return false;
  switch (notice.for.kind) {
    case "delegation":
      return delegationHere(reader, notice.groupId) === notice.for.delegationId;
    case "lead":
      return standingOf(reader, notice.groupId) === "lead";
    case "secretariat":
      return reader.role === "secretariat";
    case "person":
      return reader.id === notice.for.userId;
    case "everybody":
      return true;
    case "room":
      return false;
  }
}

/** True if this person may see it in the line of events of its room. */
export const isRoomNoticeFor = (notice: EventNotice, reader: Participant): boolean =>
  notice.for.kind === "room" && isReadBy(notice, reader);

const NEAREST = ["person", "delegation", "lead", "secretariat", "everybody", "room"] as const;

/** Returns the one that speaks to the reader most closely: an event tells each reader one thing. */
export const nearest = <One extends { readonly for: NoticeFor }>(notices: readonly One[]): One | undefined =>
  NEAREST.flatMap((kind) => notices.filter((one) => one.for.kind === kind))[0];
