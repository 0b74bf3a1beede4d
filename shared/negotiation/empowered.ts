import type { Opinion } from "../opinion.ts";
import type { Participant } from "../participant.ts";

/** The head of the delegation, or a deputy that the head named (rule C21). */
export const isHeadOrDeputy = ({ head, deputy }: Pick<Participant, "head" | "deputy">): boolean =>
  head || deputy === true;

/** Tells if this person speaks for the delegation here: its head, a deputy, or a person they let (rule C10). */
export const isEmpowered = (actor: Participant, opinion: Opinion): boolean =>
  isHeadOrDeputy(actor) || opinion.negotiation.empowered.includes(actor.id);
