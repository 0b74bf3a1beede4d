import { NO_TEXT } from "../text/brackets.ts";
import type { SingleCommand } from "../commands/commands.ts";
import type { ProposalId } from "../ids.ts";
import { CLAUSE_CHARS_MAX } from "../limits.ts";
import type { Proposal } from "../negotiation/proposal.ts";
import type { Rival } from "../negotiation/rivals.ts";
import { layRivals, rivalPieces } from "../negotiation/rivals-and-deletions.ts";
import { mayDo } from "../people/permissions.ts";
import { refuse } from "../refusal.ts";
import {
  actWords,
  type Decided,
  type DecisionContext,
  livingClause,
  stateAfter,
} from "./decision-context.ts";
import { wordsRefusal } from "./consensus.ts";
import { proposedNow, baseNow } from "./proposal-base.ts";
import { proposalStageRefusal, runningProposal } from "./proponent.ts";
import { languageRefusal } from "./language-refusal.ts";
import { parkedRefusal } from "./park.ts";
import { bracketRefusal, rewrite, sliceParts, type SourcePart } from "./rewrite.ts";

/**
 * Rivals laid over one another become the bracketed text of their clause in one act: in the order of submission,
 * each word under its author, only the brackets by whoever takes them (rule V24).
 */
export function decideTakeRivals(
  deciding: DecisionContext,
  command: Extract<SingleCommand, { type: "takeRivals" }>,
): Decided {
  const { context, opinion } = deciding;
  const role = mayDo(context.actor, opinion.groupId, "decideProposal") ?? proposalStageRefusal(deciding);
  if (role !== null) return { refusal: role };
  const { clauseId } = command;
  const clause = livingClause(opinion, clauseId);
  if (clause.refusal !== undefined) return clause;
  const parked =
    parkedRefusal(opinion, { clauseId }) ??
    command.proposals.map((proposalId) => parkedRefusal(opinion, { proposalId })).find((one) => one !== null);
  if (parked != null) return { refusal: parked };
  const changed = wordsRefusal(deciding, clauseId, command.hash);
  if (changed !== null) return { refusal: changed };
  const base = deciding.words.get(clauseId) ?? [];
  const sources = new Map<ProposalId | "base", readonly SourcePart[]>([["base", [{ runs: base }]]]);
  const rivals: Rival[] = [];
  const taken: Proposal[] = [];
  for (const id of opinion.negotiation.proposals.flatMap((one) =>
    command.proposals.includes(one.id) ? [one.id] : [],
  )) {
    const found = runningProposal(deciding, id);
    if (found.refusal !== undefined) return found;
    const { proposal } = found;
    if (proposal.clauseId !== clauseId || proposal.kind === "add" || proposal.on !== null) {
      return refuse("kindForbids", "The compared proposals must be on one clause.");
    }
    const now = baseNow(deciding, proposal);
    const asked = now === null || proposal.review !== null ? null : proposedNow(proposal, now, null);
    if (asked === null) {
      return refuse(
        "proposalInReview",
        "First say whether each of them stands against the words as they are.",
      );
    }
    taken.push(proposal);
    rivals.push({ id, text: asked.text, kind: proposal.kind });
    sources.set(id, asked.parts);
  }
  if (rivals.length < new Set(command.proposals).size) {
    return refuse("noSuchProposal", "There is no such proposal in this Opinion.");
  }
  const other = languageRefusal(deciding, taken, command.languageSeen);
  if (other !== null) return { refusal: other };
  const text = base.map((run) => run.text).join("");
  const parts = rivalPieces(layRivals(text, rivals), NO_TEXT).flatMap((piece): readonly SourcePart[] =>
    piece.kind === "sign"
      ? [{ text: piece.text, by: context.actor.id }]
      : sliceParts(sources.get(piece.of) ?? [], { from: piece.at, to: piece.at + piece.text.length }),
  );
  const edits = rewrite(deciding, clauseId, parts);
  if (edits.length === 0) return refuse("nothingToDo", "They all say what the clause says.");
  const bracketed = stateAfter(deciding, [], edits);
  const words = actWords(bracketed, clauseId);
  if (words.runs.reduce((sum, run) => sum + run.text.length, 0) > CLAUSE_CHARS_MAX) {
    return refuse("tooLong", "The clause would be too long.", { max: CLAUSE_CHARS_MAX });
  }
  const bracket = bracketRefusal(deciding, clauseId, words.runs);
  if (bracket !== null) return { refusal: bracket };
  const proposals = rivals.map(({ id }) => id);
  return { events: [{ type: "rivalsTaken", clauseId, proposals, words }], edits };
}
