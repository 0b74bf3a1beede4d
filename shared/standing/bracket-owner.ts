import type { ClauseId } from "../ids.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { Participant } from "../people/participant.ts";
import { isEmpowered } from "../negotiation/empowered.ts";
import { mayDo, standingOf } from "../people/permissions.ts";
import { type OwnedBracket, standingBrackets } from "../negotiation/owned-bracket.ts";

/** Tells if this person may withdraw a bracket: they speak for its delegation, or raised it as an office. */
export function ownsBracket(actor: Participant, opinion: Opinion, bracket: OwnedBracket): boolean {
  if (bracket.delegationId === null) return bracket.by === actor.id;
  const standing = standingOf(actor, opinion.groupId);
  // A lead wears one hat: in its own group it lifts, and gives its reason.
  const takesPart = standing === "participant" || standing === "managementTeam";
  return takesPart && actor.delegationId === bracket.delegationId && isEmpowered(actor, opinion);
}

/** True if all brackets of a clause may go with it: by its owner, or by who may lift them (rule B8). */
export const mayEndBracketsOf = (actor: Participant, opinion: Opinion, clauseId: ClauseId): boolean =>
  mayDo(actor, opinion.groupId, "liftBracket") === null ||
  standingBrackets(opinion, clauseId).every((one) => ownsBracket(actor, opinion, one));
