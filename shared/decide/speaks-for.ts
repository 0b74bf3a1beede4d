import type { DelegationId } from "../ids.ts";
import { isEmpowered } from "../negotiation/empowered.ts";
import type { CategoryRights } from "../people/participant.ts";
import { mayDo, standingOf } from "../people/permissions.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { type DecisionContext, delegationRefusal } from "./decision-context.ts";

/** A delegation's own word, given by one of it, or entered by an office as it was told. */
export type Voice = {
  readonly delegationId: DelegationId;
  readonly rights: CategoryRights;
  /** The delegation's way of telling it; null where it speaks itself. */
  readonly onWordOf: string | null;
};
/** For which delegation the secretariat acts, and how it was told. */
export type OnWord = { readonly delegationId: DelegationId; readonly word: string };

/** Fields of an entry that the secretariat made on a delegation's word. */
export const onWord = (on: OnWord | undefined): { readonly onWordOf?: string } =>
  on === undefined ? {} : { onWordOf: on.word };

type Heard = { readonly voice: Voice; readonly refusal?: undefined } | { readonly refusal: Refusal };

/**
 * For which delegation somebody speaks: its head or whom the head empowered, or the secretariat on its word
 * (`on`). Leads of this group and the chair speak for none (rule C11).
 */
export function voiceOf(
  deciding: DecisionContext,
  on: OnWord | undefined,
  /** By the rights of those who enter words of a delegation; absent: the secretariat alone. */
  entryRefusal: (deciding: DecisionContext) => Refusal | null = secretariatRefusal,
): Heard {
  const { actor } = deciding.context;
  if (on === undefined) {
    const member = ownDelegationOf(deciding);
    if (member.refusal !== undefined || isEmpowered(actor, deciding.opinion)) return member;
    return refuse(
      "notEmpowered",
      "The head of your delegation and its deputies speak for it, and whom they let.",
    );
  }
  const refusal = entryRefusal(deciding);
  if (refusal !== null) return { refusal };
  const { categoryOf, rules } = deciding.context;
  const { delegationId } = on;
  const unknown = delegationRefusal(deciding.context, [delegationId]);
  if (unknown !== null) return { refusal: unknown };
  // A dry run on the page does not know; the server does.
  const category = categoryOf?.(delegationId) ?? "memberState";
  return { voice: { delegationId, rights: rules.categories[category], onWordOf: on.word } };
}

const secretariatRefusal = ({ context: { actor } }: DecisionContext): Refusal | null =>
  actor.role === "secretariat"
    ? null
    : refuse("notYourRole", "Only the secretariat enters what a delegation told it.", { role: actor.role })
        .refusal;

/**
 * Null for the secretariat, and while a meeting is open for its lead and the chair, whom a delegation rings (rule C51).
 * The page does not know the meeting, and lets the server say.
 */
export function recorderRefusal({ context, opinion }: DecisionContext): Refusal | null {
  const role = mayDo(context.actor, opinion.groupId, "recordPosition");
  if (role !== null || context.actor.role === "secretariat") return role;
  return context.meetingId?.() === null
    ? refuse("noMeeting", "A facilitator records this only while a meeting of the group is open.").refusal
    : null;
}

/** The delegation that a person belongs to here, whether it may bind it or not. */
export function ownDelegationOf({ context: { actor, rules }, opinion }: DecisionContext): Heard {
  const standing = standingOf(actor, opinion.groupId);
  if (standing === "chair" || standing === "lead") {
    return refuse(
      "oneHat",
      "As facilitator you cannot speak for your delegation. Hand over your role first.",
    );
  }
  const role = mayDo(actor, opinion.groupId, "takePosition");
  if (role !== null) return { refusal: role };
  if (standing === "secretariat") {
    return refuse(
      "notYourRole",
      "The secretariat speaks for a delegation only when it asked: say for which.",
      {
        role: actor.role,
      },
    );
  }
  const { delegationId } = actor;
  if (delegationId === null) return refuse("noDelegation", "You take part for no delegation.");
  return { voice: { delegationId, rights: rules.categories[actor.category], onWordOf: null } };
}
