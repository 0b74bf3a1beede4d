import type { SingleCommand } from "../commands/commands.ts";
import { refuse } from "../refusal.ts";
import { textOf } from "../clause/words.ts";
import { type Decided, type DecisionContext, stateAfter } from "./decision-context.ts";
import { baseNow, rootOf, wordingOf } from "./proposal-base.ts";
import { withoutClosingAt } from "../clause/closing.ts";
import { wrongWords } from "./propose.ts";
import { windowRefusal } from "./proposing.ts";
import {
  crowdedRefusal,
  proponentRefusal,
  proposalStageRefusal,
  proposedWordsRefusal,
  runningProposal,
} from "./proponent.ts";
import { rewrite } from "./rewrite.ts";

/** New words by the proponent, against what stands now; what was said of the earlier ones stays with those (rule V21). */
export function decideReword(
  deciding: DecisionContext,
  command: Extract<SingleCommand, { type: "rewordProposal" }>,
): Decided {
  const found = runningProposal(deciding, command.proposalId);
  if (found.refusal !== undefined) return found;
  const { proposal } = found;
  const refusal =
    proponentRefusal(deciding, proposal) ??
    proposalStageRefusal(deciding) ??
    windowRefusal(deciding, proposal.proponent) ??
    proposedWordsRefusal(proposal, command.hash);
  if (refusal !== null) return { refusal };
  if (proposal.kind === "delete" || proposal.kind === "keep") {
    return refuse("kindForbids", "A proposal to delete or keep has no text of its own.");
  }
  const base = baseNow(deciding, proposal);
  if (base === null) return refuse("clauseRemoved", "The clause of the proposal is no longer there.");
  const text = withoutClosingAt(proposal.clauseKind, command.text, deciding.opinion);
  const wrong = crowdedRefusal(deciding, proposal, text) ?? wrongWords(proposal.kind, base, text);
  if (wrong !== null) return { refusal: wrong };
  const root = rootOf(proposal.id);
  if (text === textOf(deciding.words.get(root) ?? []) && proposal.review === null) {
    return refuse("nothingToDo", "The proposal reads so already.");
  }
  const edits = rewrite(deciding, root, [{ text, by: deciding.context.actor.id }]);
  const runs = stateAfter(deciding, [], edits).words.get(root) ?? [];
  return {
    events: [
      {
        type: "proposalReworded",
        proposalId: proposal.id,
        rebased: false,
        wording: wordingOf(proposal.kind, base, runs),
      },
    ],
    edits,
  };
}
