import type { DelegationId, GroupId, UserId } from "../ids.ts";

/** `facilitator` leads one or more groups: vice-chair or topic facilitator. */
export const ROLES = [
  "chair",
  "managementTeam",
  "facilitator",
  "secretariat",
  "delegate",
  "follower",
] as const;
export type Role = (typeof ROLES)[number];

export const CATEGORIES = [
  "memberState",
  "sectorMember",
  "associate",
  "academia",
  "stateOfPalestine",
  "observerOrganization",
  "office",
] as const;
export type Category = (typeof CATEGORIES)[number];

/** A category's rights by the preset's table; role, stage, pen and lock come on top. */
export type CategoryRights = {
  readonly maySpeak: boolean;
  readonly mayPropose: boolean;
  readonly mayType: boolean;
  readonly mayTakePosition: boolean;
  readonly mayStopMark: boolean;
};

/** A person as the record knows them: by id. Name and address stand outside the chain. */
export type Participant = {
  readonly id: UserId;
  readonly role: Role;
  readonly category: Category;
  readonly delegationId: DelegationId | null;
  readonly leads: readonly GroupId[];
  /** Groups whose lead this person handed over and may take back; absent: none (rule P6). */
  readonly handed?: readonly GroupId[];
  readonly head: boolean;
  /** Named by the head, to speak for the delegation in every Opinion; absent: never was (rule C21). */
  readonly deputy?: boolean;
  /** A follower whom head or deputy let write within the delegation alone (rule P28); absent: never was. */
  readonly contributor?: boolean;
  /** The forum's entry by which they came to this delegation from another; absent: it is their first. */
  readonly joinedSeq?: number;
};
