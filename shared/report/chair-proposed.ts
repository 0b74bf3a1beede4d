import { readAloud } from "../text/read-aloud.ts";
import type { ClauseId } from "../ids.ts";
import { isRunning, type ProposalKind, proposedText } from "../negotiation/proposal.ts";
import type { Opinion } from "../opinion/opinion.ts";

/** True while the Chair's office has an undecided proposal with just this text. */
export const isChairProposed = (
  { negotiation }: Pick<Opinion, "negotiation">,
  asked: { readonly kind: ProposalKind; readonly clauseId: ClauseId | null; readonly text: string },
): boolean =>
  negotiation.proposals.some(
    (one) =>
      isRunning(one) &&
      one.on === null &&
      one.proponent.kind === "office" &&
      one.proponent.office === "chair" &&
      one.kind === asked.kind &&
      one.clauseId === asked.clauseId &&
      (asked.kind === "delete" || readAloud(proposedText(one)) === readAloud(asked.text)),
  );
