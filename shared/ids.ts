/** Branded ids: only this file may cast a string into one. */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type OpinionId = Id<"opinion">;
export type ClauseId = Id<"clause">;
export type FootnoteId = Id<"footnote">;
export type UserId = Id<"user">;
/** A sign-in of a person at one browser. It names it and opens nothing. */
export type SessionId = Id<"session">;
/** An author of words: a user id, and behind it `~` and the forum's seq since when they write as this (rule A12). */
export type AuthorId = UserId | Id<"author">;
export type ProposalId = Id<"proposal">;
export type BracketId = Id<"bracket">;
export type CommentId = Id<"comment">;
export type ContributionId = Id<"contribution">;
/** A paper as it was handed in; its contribution has an id of its own. */
export type HandedInId = Id<"handedIn">;
export type HuddleId = Id<"huddle">;
export type MergeId = Id<"merge">;
export type MergeInputId = Id<"merge input">;
export type MergeRowId = Id<"merge row">;
export type RevisionId = Id<"revision">;
export type ShelvedTextId = Id<"shelved text">;
export type MeetingId = Id<"meeting">;
export type MeetingPlanId = Id<"meeting plan">;
export type ReportIssueId = Id<"report issue">;
/** The client makes it before sending: a command sent twice is done once (rule W16). */
export type CommandId = Id<"command">;
export type ConsultationId = Id<"consultation">;
/** An input to a public consultation. */
export type InputId = Id<"input">;
export type GroupId = Id<"group">;
export type DelegationId = Id<"delegation">;

export const opinionId = (value: string): OpinionId => value as OpinionId;
export const clauseId = (value: string): ClauseId => value as ClauseId;
export const footnoteId = (value: string): FootnoteId => value as FootnoteId;
export const proposalId = (value: string): ProposalId => value as ProposalId;
export const bracketId = (value: string): BracketId => value as BracketId;
export const commentId = (value: string): CommentId => value as CommentId;
export const contributionId = (value: string): ContributionId => value as ContributionId;
export const handedInId = (value: string): HandedInId => value as HandedInId;
export const huddleId = (value: string): HuddleId => value as HuddleId;
export const mergeId = (value: string): MergeId => value as MergeId;
export const mergeInputId = (value: string): MergeInputId => value as MergeInputId;
export const mergeRowId = (value: string): MergeRowId => value as MergeRowId;
export const revisionId = (value: string): RevisionId => value as RevisionId;
export const shelvedTextId = (value: string): ShelvedTextId => value as ShelvedTextId;
export const reportIssueId = (value: string): ReportIssueId => value as ReportIssueId;
export const meetingId = (value: string): MeetingId => value as MeetingId;
export const meetingPlanId = (value: string): MeetingPlanId => value as MeetingPlanId;
export const commandId = (value: string): CommandId => value as CommandId;
export const consultationId = (value: string): ConsultationId => value as ConsultationId;
export const inputId = (value: string): InputId => value as InputId;
export const userId = (value: string): UserId => value as UserId;
export const sessionId = (value: string): SessionId => value as SessionId;
export const authorId = (value: string): AuthorId => value as AuthorId;
export const groupId = (value: string): GroupId => value as GroupId;
export const delegationId = (value: string): DelegationId => value as DelegationId;

/** A ULID in Crockford's base 32, capitals, 26 characters. */
export const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** At least 96 bits in base64url, so that nobody meets an id by chance. */
export const COMMAND_ID = /^[\w-]{16,40}$/;

/** Gives a new ULID at each call. Chance and time come in from outside `shared/`. */
export type NewId = () => string;
