import { readAloud } from "../text/read-aloud.ts";
import type { ClauseId } from "../ids.ts";
import { CLAUSE_CHARS_MAX } from "../limits.ts";
import type { OpinionEvent } from "../events/event.ts";
import { isRunning, presentWords, type Proposal, proposedText } from "../negotiation/proposal.ts";
import { hunksOf } from "../negotiation/rebase.ts";
import { livingClauses } from "../opinion/opinion.ts";
import type { Edit } from "../clause/words.ts";
import { type Decision, type DecisionContext, stateAfter } from "./decision-context.ts";
import { proposedNow, baseNow, rootOf, suggestionFor, wordingOf } from "./proposal-base.ts";
import { rewrite } from "./rewrite.ts";

/**
 * Effects of a decision on the proposals that speak of the words it touched (rule V9). Where a proposal's changes and
 * the new ones do not meet, it goes on against the words as they are now; else people are asked to look at it. No
 * proposal ends by this. `deciding` is the state after the decision.
 */
export function followBase(deciding: DecisionContext, decision: Decision): Decision {
  const touched = touchedBy(deciding, decision);
  const back = new Set(
    decision.events.flatMap((event) => (event.type === "proposalBroughtBack" ? [event.proposalId] : [])),
  );
  const became = comparedOnce();
  let now = deciding;
  const events: OpinionEvent[] = [];
  const edits: Edit[] = [];
  // In the order of submission: a proposal on a proposal comes after the one that it would change.
  for (const { id, kind, clauseId, on } of deciding.opinion.negotiation.proposals) {
    const speaksOf = on === null ? clauseId : rootOf(on);
    if (kind === "add" || speaksOf === null || (!touched.has(speaksOf) && !back.has(id))) continue;
    const proposal = now.opinion.negotiation.proposals.find((one) => one.id === id)!;
    if (!isRunning(proposal) || proposal.review !== null) continue;
    const followed = followOne(now, proposal, became);
    touched.add(rootOf(proposal.id));
    events.push(...followed.events);
    edits.push(...followed.edits);
    now = stateAfter(now, followed.events, followed.edits);
  }
  return { events, edits };
}

/** The roots whose words, or whose standing, a decision changed. */
function touchedBy({ opinion }: DecisionContext, { events, edits }: Decision): Set<ClauseId> {
  const touched = new Set(edits.map((edit) => edit.clauseId));
  for (const event of events) {
    switch (event.type) {
      case "clauseRemoved":
      case "clauseLocked":
      case "clauseSettled":
        touched.add(event.clauseId);
        break;
      case "clausesJoined":
        touched.add(event.second);
        break;
      case "consolidated":
        for (const clause of livingClauses(opinion)) touched.add(clause.id);
        for (const { proposalId } of event.lapsed ?? [])
          if (proposalId !== undefined) touched.add(rootOf(proposalId));
        break;
      case "proposalAccepted":
      case "proposalDeclined":
      case "proposalWithdrawn":
      case "proposalReviewed":
        touched.add(rootOf(event.proposalId));
        break;
      case "rivalsTaken":
        for (const id of event.proposals) touched.add(rootOf(id));
        break;
      default:
        break;
    }
  }
  return touched;
}

const NONE: Decision = { events: [], edits: [] };

/** Changes of the last base: that of all proposals which followed the act before. */
function comparedOnce(): typeof hunksOf {
  let last: {
    readonly base: string;
    readonly text: string;
    readonly hunks: ReturnType<typeof hunksOf>;
  } | null = null;
  return (base, text) => {
    if (last?.base !== base || last.text !== text) last = { base, text, hunks: hunksOf(base, text) };
    return last.hunks;
  };
}

function followOne(deciding: DecisionContext, proposal: Proposal, became: typeof hunksOf): Decision {
  const base = baseNow(deciding, proposal);
  if (base?.text === presentWords(proposal).baseText) return NONE;
  const merged = base === null ? null : proposedNow(proposal, base, null, became);
  // Text too long for a clause is for people to look at.
  const asked = merged === null || merged.text.length > CLAUSE_CHARS_MAX ? null : merged;
  const isThere = base !== null && asked !== null && readAloud(asked.text) === readAloud(base.text);
  if (base === null || asked === null || isThere) {
    const suggestion = isThere ? "obsolete" : suggestionFor(proposal, base);
    return { events: [{ type: "proposalReviewAsked", proposalId: proposal.id, suggestion }], edits: [] };
  }
  const root = rootOf(proposal.id);
  const edits = asked.text === proposedText(proposal) ? [] : rewrite(deciding, root, asked.parts);
  const runs = stateAfter(deciding, [], edits).words.get(root) ?? presentWords(proposal).runs;
  const wording = wordingOf(proposal.kind, base, runs);
  return {
    events: [{ type: "proposalReworded", proposalId: proposal.id, rebased: true, wording }],
    edits,
  };
}
