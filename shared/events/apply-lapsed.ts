import type { Lapsed, TextEvent } from "./text-event.ts";
import type { Negotiation } from "../negotiation/negotiation.ts";
import type { EntryOf } from "./recorded.ts";

type Consolidated = EntryOf<Extract<TextEvent, { type: "consolidated" }>>;

/** Matters that did not move on to the base text: their words stay, with the reason why they lapsed (rule S15). */
export function applyLapsed(
  negotiation: Negotiation,
  { seq, at, by, forumSeq, lapsed = [] }: Pick<Consolidated, "seq" | "at" | "by" | "forumSeq" | "lapsed">,
): Negotiation {
  if (lapsed.length === 0) return negotiation;
  const reasonOf = (isMeant: (one: Lapsed) => boolean): string | undefined => lapsed.find(isMeant)?.reason;
  return {
    ...negotiation,
    proposals: negotiation.proposals.map((proposal) => {
      const reason = reasonOf((one) => one.proposalId === proposal.id);
      if (reason === undefined) return proposal;
      return { ...proposal, fate: { kind: "lapsed", seq, at, by, forumSeq, reason }, review: null };
    }),
    comments: negotiation.comments.map((comment) => {
      const reason = reasonOf((one) => one.commentId === comment.id);
      return reason === undefined ? comment : { ...comment, resolved: { at, by, forumSeq, lapsed: reason } };
    }),
  };
}
