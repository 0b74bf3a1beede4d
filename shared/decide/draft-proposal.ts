import { readAloud } from "../text/read-aloud.ts";
import { sha256Hex } from "../text/hash.ts";
import type { Kind } from "../clause/clause.ts";
import { withoutClosingAt } from "../clause/closing.ts";
import { type ProposalId, proposalId } from "../ids.ts";
import { DRAFTS_MAX } from "../limits.ts";
import { type DraftOwner, ownedBy } from "../negotiation/draft-owner.ts";
import { seesDraft } from "../negotiation/draft-rights.ts";
import type { Draft } from "../negotiation/draft.ts";
import { mayDo, standingOf } from "../people/permissions.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { CommandOf, Decided, Deciders, DecisionContext } from "./decision-context.ts";
import { groupNamed } from "./group-named.ts";
import { isSameSpeaker, proposalStageRefusal, proponentRefusal } from "./proponent.ts";
import { proposalPlaceOf } from "./proposal-place.ts";
import { ownDelegationOf, voiceOf } from "./speaks-for.ts";

export const draftDeciders: Deciders<"draftProposal" | "discardDraft"> = {
  draftProposal: decideDraft,
  discardDraft: decideDiscardDraft,
};

/** A draft begins, in a delegation's name, an office's or a group's: nobody else sees that there is one (rule V4). */
function decideDraft(deciding: DecisionContext, command: CommandOf<"draftProposal">): Decided {
  const owner = draftingAs(deciding, command.as);
  if ("refusal" in owner) return owner;
  const stage = proposalStageRefusal(deciding);
  if (stage !== null) return { refusal: stage };
  const place = proposalPlaceOf(deciding, command);
  if ("refusal" in place) return place;
  const { drafts } = deciding.opinion.negotiation;
  const open = drafts.filter((one) => isSameSpeaker(one.owner, owner) && one.fate === "open");
  if (open.length >= DRAFTS_MAX) {
    return refuse("tooMany", "You have as many open drafts as an Opinion takes.", { max: DRAFTS_MAX });
  }
  const id = proposalId(deciding.context.newId());
  const { reason, language, text = "" } = command;
  const { received } = deciding.context;
  const origin = {
    ...(reason === undefined ? {} : { reason }),
    ...(language === undefined ? {} : { language }),
    ...(received === undefined
      ? {}
      : { received: { ...received, wordsHash: draftHash(place.clauseKind, text) } }),
  };
  return {
    events: [{ type: "proposalDrafted", proposalId: id, ...ownedBy(owner), ...place, ...origin }],
    edits: [],
  };
}

/**
 * In whose name somebody drafts: any member of a delegation for it, whoever leads or chairs as that office. Who speaks
 * for a delegation lets others write with it, as a group that it coordinates.
 */
function draftingAs(
  deciding: DecisionContext,
  as: CommandOf<"draftProposal">["as"],
): DraftOwner | { readonly refusal: Refusal } {
  const { context, opinion } = deciding;
  const standing = standingOf(context.actor, opinion.groupId);
  if ((standing === "lead" || standing === "chair") && (as ?? "office") === "office") {
    const role = mayDo(context.actor, opinion.groupId, "propose");
    return role === null ? { kind: "office", office: standing } : { refusal: role };
  }
  if (as === "office") return refuse("notYourRole", "Only the facilitator and the Chair draft as an office.");
  const heard = typeof as === "object" ? voiceOf(deciding, undefined) : ownDelegationOf(deciding);
  if (heard.refusal !== undefined) return heard;
  const { delegationId, rights } = heard.voice;
  if (!rights.mayPropose) return refuse("notYourCategory", "Your category does not propose in this forum.");
  return typeof as === "object"
    ? groupNamed(deciding, delegationId, as)
    : { kind: "delegation", delegationId };
}

/** SHA-256 of a draft's words as they would be proposed. */
export const draftHash = (kind: Kind, text: string): string =>
  sha256Hex(readAloud(withoutClosingAt(kind, text)));

/** An open draft that is there for whoever asks. */
export function openDraft(
  { context, opinion }: DecisionContext,
  id: ProposalId,
): { readonly draft: Draft; readonly refusal?: undefined } | { readonly refusal: Refusal } {
  const draft = opinion.negotiation.drafts.find((one) => one.id === id);
  if (draft === undefined || !seesDraft(draft, opinion.groupId, context.actor)) {
    return refuse("noSuchProposal", "You have no such draft.");
  }
  return draft.fate === "open"
    ? { draft }
    : refuse("proposalEnded", "This draft has come to its end already.");
}

/** Any member discards its delegation's draft; an office's that office, a group's who speaks for its coordinator. */
function decideDiscardDraft(deciding: DecisionContext, command: CommandOf<"discardDraft">): Decided {
  const found = openDraft(deciding, command.proposalId);
  if (found.refusal !== undefined) return found;
  const { id, owner } = found.draft;
  const refusal =
    owner.kind === "delegation"
      ? (ownDelegationOf(deciding).refusal ?? null)
      : proponentRefusal(deciding, { proponent: owner });
  if (refusal !== null) return { refusal };
  return { events: [{ type: "draftDiscarded", proposalId: id, ...ownedBy(owner) }], edits: [] };
}
