import type { SingleCommand } from "../commands.ts";
import { proposalId } from "../ids.ts";
import { DRAFTS_MAX } from "../limits.ts";
import { refuse } from "../refusal.ts";
import type { Decided, Deciding } from "./deciding.ts";
import { proposalStageRefusal } from "./proponent.ts";
import { placeOf } from "./proposal-place.ts";
import { memberOf } from "./speaks-for.ts";

type Ask<Type extends SingleCommand["type"]> = Extract<SingleCommand, { type: Type }>;

/** Any member of a delegation drafts for it, at any time: nobody else sees that there is a draft (rule V4). */
export function decideDraft(deciding: Deciding, command: Ask<"draftProposal">): Decided {
  const member = memberOf(deciding);
  if (member.refusal !== undefined) return member;
  const { delegationId, rights } = member.voice;
  if (!rights.mayPropose) return refuse("notYourCategory", "Your category does not propose in this forum.");
  const stage = proposalStageRefusal(deciding);
  if (stage !== null) return { refusal: stage };
  const place = placeOf(deciding, command);
  if ("refusal" in place) return place;
  const { drafts } = deciding.opinion.negotiation;
  const open = drafts.filter((one) => one.delegationId === delegationId && one.fate === "open");
  if (open.length >= DRAFTS_MAX) {
    return refuse("tooMany", "Your delegation has as many open drafts as an Opinion takes.", {
      max: DRAFTS_MAX,
    });
  }
  const id = proposalId(deciding.context.newId());
  return { acts: [{ type: "proposalDrafted", proposalId: id, delegationId, ...place }], edits: [] };
}

export function decideDiscardDraft(deciding: Deciding, command: Ask<"discardDraft">): Decided {
  const member = memberOf(deciding);
  if (member.refusal !== undefined) return member;
  const { delegationId } = member.voice;
  const draft = deciding.opinion.negotiation.drafts.find(
    (one) => one.id === command.proposalId && one.delegationId === delegationId,
  );
  if (draft === undefined) return refuse("noSuchProposal", "Your delegation has no such draft.");
  if (draft.fate !== "open") return refuse("proposalEnded", "This draft has come to its end already.");
  return { acts: [{ type: "draftDiscarded", proposalId: draft.id, delegationId }], edits: [] };
}
