import { MINUTE_MS } from "../../shared/durations.ts";
import type { ProposalId } from "../../shared/ids.ts";
import type { Huddle } from "../../shared/negotiation/huddle.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";

/** The open draft of a small group, if it is there for this page's person (rule Y10). */
export function ownDraftOf({ negotiation }: Opinion, { id }: Pick<Huddle, "id">): ProposalId | null {
  const found = negotiation.drafts.find(
    ({ owner, fate }) => fate === "open" && owner.kind === "group" && owner.huddle?.id === id,
  );
  return found?.id ?? null;
}

/** Rounded; one at least. */
export const minLeft = (ms: number): number => Math.max(1, Math.round(ms / MINUTE_MS));
