import type { ClosedBecause } from "../clause/clause.ts";
import type { ClauseId, DelegationId, ProposalId } from "../ids.ts";
import type { Readers } from "../people/readers.ts";
import type { Logged, Signed } from "../signed.ts";

/** From the most to the least agreeable; never added up, never ranked. */
export const POSITIONS = [
  "supports",
  "canAccept",
  "awaitsInstructions",
  "reservation",
  "cannotAccept",
] as const;
export type PositionKind = (typeof POSITIONS)[number];

/** The subject of a position. */
export type PositionSubject =
  | { readonly clauseId: ClauseId; readonly proposalId?: undefined }
  | { readonly proposalId: ProposalId; readonly clauseId?: undefined };

/**
 * A delegation's position on words, bound to those words. On other words it shows as given to an earlier wording; a
 * *cannot accept* waits for its delegation's answer there (rule C34).
 */
export type Position = Logged & {
  readonly delegationId: DelegationId;
  readonly subject: PositionSubject;
  readonly position: PositionKind;
  readonly wordsHash: string;
  readonly reason: string;
  /** Until when it awaits instructions, as it named it (ISO instant); nothing lapses by it. */
  readonly until: string | null;
  /** To the lead: read by the delegation and by whoever leads the group, and by nobody else. */
  readonly to: "room" | "lead";
  /** The category's right to stop a mark by *cannot accept*, by the preset's table when it was taken. */
  readonly mayStop: boolean;
  /** Entered by the secretariat for the delegation, and how it was told: "by telephone, 14:31". */
  readonly onWordOf: string | null;
  /** The words of a *cannot accept*, as they were read aloud; absent if an earlier version took it. */
  readonly text?: string;
  /** The instant at which its delegation was first asked if it stands on other words. */
  readonly askedAt?: number;
  /** The entry with which it came to this subject, together with the words of a proposal. */
  readonly carriedBy?: number;
  /** The secretariat recorded that its delegation left, or did not answer in time: it stops nothing any more. */
  readonly closed?: Signed & {
    readonly because: ClosedBecause;
    readonly reason: string;
  };
};

/** One delegation in one entry: it is told to others as long as all that it names stands (rule Q4). */
export type AskedObjector = {
  readonly delegationId: DelegationId;
  /** `saidAt`: when it said that it cannot accept the words of that moment. */
  readonly asked: readonly { readonly clauseId: ClauseId; readonly saidAt: number }[];
};

export const sameSubject = (a: PositionSubject, b: PositionSubject): boolean =>
  a.clauseId === b.clauseId && a.proposalId === b.proposalId;

/** Readers of a position, or of its withdrawal (rule Q1). */
export const positionReaders = ({ to, delegationId }: Pick<Position, "to" | "delegationId">): Readers =>
  to === "lead" ? { kind: "delegationAndLead", delegationId } : { kind: "all" };

/**
 * Positions on a clause or a proposal, in the order taken: on the words with this hash, and on earlier wordings,
 * which never pass over to these.
 */
export function positionsOn(
  opinion: { readonly negotiation: { readonly positions: readonly Position[] } },
  subject: PositionSubject,
  hash: string,
): { readonly present: readonly Position[]; readonly earlier: readonly Position[] } {
  const said = opinion.negotiation.positions.filter((one) => sameSubject(one.subject, subject));
  return {
    present: said.filter((one) => one.wordsHash === hash),
    earlier: said.filter((one) => one.wordsHash !== hash),
  };
}

/** A *cannot accept* that its delegation has not taken back and the secretariat has not closed. */
export const isLive = ({ position, closed }: Pick<Position, "position" | "closed">): boolean =>
  position === "cannotAccept" && closed === undefined;
