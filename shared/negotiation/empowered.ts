import type { DelegationId, UserId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";

/** Somebody whom a delegation let speak for it in one Opinion (rule C10). */
export type Empowered = {
  readonly userId: UserId;
  readonly delegationId: DelegationId;
  readonly forumSeq?: number | undefined;
};

/** The part of an Opinion in which they stand. */
type WithEmpowered = { readonly negotiation: { readonly empowered: readonly Empowered[] } };

/** The head of the delegation, or a deputy that the head named (rule C21). */
export const isHeadOrDeputy = ({ head, deputy }: Pick<Participant, "head" | "deputy">): boolean =>
  head || deputy === true;

/** Tells if this person speaks for the delegation here: its head, a deputy, or a person they let (rule C10). */
export const isEmpowered = (actor: Participant, opinion: WithEmpowered): boolean =>
  isHeadOrDeputy(actor) || isLetSpeak(actor, opinion);

/** A person who left a delegation speaks for it no more, also after coming back (rule A21). */
export const isLetSpeak = (
  { id, delegationId, joinedSeq = 0 }: Pick<Participant, "id" | "delegationId" | "joinedSeq">,
  { negotiation }: WithEmpowered,
): boolean =>
  negotiation.empowered.some(
    (one) =>
      one.userId === id &&
      one.delegationId === delegationId &&
      (joinedSeq === 0 || (one.forumSeq ?? 0) >= joinedSeq),
  );
