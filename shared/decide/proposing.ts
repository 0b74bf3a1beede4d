import type { SingleCommand } from "../commands/commands.ts";
import type { DelegationId } from "../ids.ts";
import type { Proponent } from "../negotiation/proposal.ts";
import { mayDo, standingOf } from "../people/permissions.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { DecisionContext } from "./decision-context.ts";
import { groupNamed, OFFICE_SYMBOLS } from "./group-named.ts";
import { voiceOf } from "./speaks-for.ts";

type Propose = Extract<SingleCommand, { type: "propose" }>;

/** In whose name something is proposed, and the symbol that it counts under. */
export type Proposing = {
  readonly proponent: Proponent;
  readonly symbol: string;
  readonly onWordOf: string | null;
  /** Whom a coordinator named as the other members of its group: each is asked. */
  readonly named: readonly DelegationId[];
};
type Heard = Proposing | { readonly refusal: Refusal };

/** The proponent, or why this person may not propose (rule V2). An office proposes under its own responsibility. */
export function proposingAs(deciding: DecisionContext, { as, for: on }: Pick<Propose, "as" | "for">): Heard {
  const { context, opinion } = deciding;
  const role = mayDo(context.actor, opinion.groupId, "propose");
  if (role !== null) return { refusal: role };
  const standing = standingOf(context.actor, opinion.groupId);
  const isOffice = standing === "lead" || standing === "chair";
  if (isOffice && (as ?? "office") === "office" && on === undefined) {
    return {
      proponent: { kind: "office", office: standing },
      symbol: OFFICE_SYMBOLS[standing],
      onWordOf: null,
      named: [],
    };
  }
  if (as === "office")
    return refuse("notYourRole", "Only the facilitator and the Chair propose as an office.");
  const heard = voiceOf(deciding, on);
  if (heard.refusal !== undefined) return heard;
  const { voice } = heard;
  if (!voice.rights.mayPropose) {
    return refuse("notYourCategory", "Your category does not propose in this forum.");
  }
  const window = windowRefusal(deciding, { kind: "delegation", delegationId: voice.delegationId });
  if (window !== null) return { refusal: window };
  if (typeof as === "object") {
    const group = groupNamed(deciding, voice.delegationId, as);
    if ("refusal" in group) return group;
    const { coordinator, symbol } = group;
    const named = group.members.filter((one) => one !== coordinator);
    return {
      proponent: { ...group, members: [coordinator] },
      symbol,
      onWordOf: voice.onWordOf,
      named,
    };
  }
  const symbol = (context.symbolOf ?? String)(voice.delegationId);
  if (symbol === null) return refuse("noSuchDelegation", "There is no such delegation on the forum's list.");
  const { delegationId, onWordOf } = voice;
  return { proponent: { kind: "delegation", delegationId }, symbol, onWordOf, named: [] };
}

/** Delegations propose while the text or the comments are open; an office writes also between (rule V3). */
export const windowRefusal = (
  { context: { rules } }: DecisionContext,
  proponent: Proponent,
): Refusal | null =>
  proponent.kind === "office" || rules.textOpen || rules.commentsOpen
    ? null
    : refuse("windowClosed", "The timetable has closed text and comments.").refusal;
