import type { ClauseId, DelegationId, ProposalId, UserId } from "../ids.ts";
import type { Readers } from "../minutes.ts";
import type { Opinion } from "../opinion.ts";

/** From the most to the least agreeable; never added up, never ranked. */
export const POSITIONS = [
  "supports",
  "canAccept",
  "awaitsInstructions",
  "reservation",
  "cannotAccept",
] as const;
export type PositionKind = (typeof POSITIONS)[number];

/** What a position speaks of. */
export type Subject =
  | { readonly clauseId: ClauseId; readonly proposalId?: undefined }
  | { readonly proposalId: ProposalId; readonly clauseId?: undefined };

/** What a delegation says of words, bound to those words: on others it shows as given to an earlier wording. */
export type Position = {
  readonly seq: number;
  readonly at: number;
  readonly by: UserId;
  readonly delegationId: DelegationId;
  readonly subject: Subject;
  readonly position: PositionKind;
  readonly wordsHash: string;
  readonly reason: string;
  /** Until when it awaits instructions, as it named it (ISO instant); nothing lapses by it. */
  readonly until: string | null;
  /** To the lead: read by the delegation and by whoever leads the group, and by nobody else. */
  readonly to: "room" | "lead";
  /** Whether its category stops a mark by *cannot accept*, by the preset's table when it was taken. */
  readonly mayStop: boolean;
  /** Entered by the secretariat for the delegation, and how it was told: "by telephone, 14:31". */
  readonly onWordOf: string | null;
};

export type PositionAct =
  | (Pick<
      Position,
      | "delegationId"
      | "subject"
      | "position"
      | "reason"
      | "until"
      | "to"
      | "mayStop"
      | "onWordOf"
      | "wordsHash"
    > & {
      readonly type: "positionTaken";
    })
  /** Read by whom the withdrawn one was told to: nobody else learns that there was one. */
  | ({ readonly type: "positionWithdrawn" } & Pick<Position, "delegationId" | "subject" | "to" | "onWordOf">)
  /** The head of a delegation lets somebody of it take positions and submit; readers: the delegation. */
  | {
      readonly type: "memberEmpowered";
      readonly delegationId: DelegationId;
      readonly userId: UserId;
      readonly empowered: boolean;
    };

export const sameSubject = (a: Subject, b: Subject): boolean =>
  a.clauseId === b.clauseId && a.proposalId === b.proposalId;

/** Who may read a position, or its withdrawal (rule Q1). */
export const positionReaders = ({ to, delegationId }: Pick<Position, "to" | "delegationId">): Readers =>
  to === "lead" ? { kind: "delegationAndLead", delegationId } : { kind: "all" };

/**
 * What delegations say of a clause or a proposal: of the words with this hash, and of earlier wordings,
 * which never pass over to these. In the order in which they were taken.
 */
export function positionsOn(
  opinion: Opinion,
  subject: Subject,
  hash: string,
): { readonly present: readonly Position[]; readonly earlier: readonly Position[] } {
  const said = opinion.negotiation.positions.filter((one) => sameSubject(one.subject, subject));
  return {
    present: said.filter((one) => one.wordsHash === hash),
    earlier: said.filter((one) => one.wordsHash !== hash),
  };
}
