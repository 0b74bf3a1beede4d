import { sha256Hex } from "../text/hash.ts";
import type { SingleCommand } from "../commands/commands.ts";
import { type ClauseId, clauseId } from "../ids.ts";
import { CLAUSE_CHARS_MAX, CLAUSES_MAX } from "../limits.ts";
import type { OpinionEvent } from "../events/event.ts";
import { changesOf } from "../negotiation/proposal-changes.ts";
import { presentWords, type Proposal, proposedText } from "../negotiation/proposal.ts";
import { numberForNew } from "../opinion/numbering.ts";
import { livingClauses, type Opinion } from "../opinion/opinion.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Edit } from "../clause/words.ts";
import { actWords, type Decided, type DecisionContext, stateAfter } from "./decision-context.ts";
import { languageRefusal } from "./language-refusal.ts";
import { type Base, baseNow, proposedNow, type ProposedText, rootOf, wordingOf } from "./proposal-base.ts";
import { deciderRefusal, proposalStageRefusal, proposedWordsRefusal, runningProposal } from "./proponent.ts";
import { parkedProposalRefusal } from "./park.ts";
import { bracketRefusal, rewrite, writeParts } from "./rewrite.ts";

type Accept = Extract<SingleCommand, { type: "acceptProposal" }>;
/** One acceptance: the proposal, what it is made against as that reads now, and which of its changes. */
type Accepting = {
  readonly proposal: Proposal;
  readonly base: Base;
  /** Null: whole. */
  readonly changes: readonly number[] | null;
  /** Of the words as the person saw that they would read. */
  readonly resultHash: string | undefined;
};

/**
 * Takes a proposal into the text, whole or in chosen changes, also on a locked clause (rule V7). What stays is the
 * same characters, what comes is copied from the proposal, so that its words keep their authors.
 */
export function decideAccept(deciding: DecisionContext, command: Accept): Decided {
  const found = runningProposal(deciding, command.proposalId);
  if (found.refusal !== undefined) return found;
  const { proposal } = found;
  const refusal =
    deciderRefusal(deciding, proposal) ??
    proposalStageRefusal(deciding) ??
    parkedProposalRefusal(deciding.opinion, proposal) ??
    proposedWordsRefusal(proposal, command.proposalHash);
  if (refusal !== null) return { refusal };
  const base = baseNow(deciding, proposal);
  if (base === null || proposal.review !== null) return refuse("proposalInReview", IN_REVIEW);
  if (proposal.kind !== "add" && command.hash !== base.hash) return { refusal: changedRefusal(base) };
  const changes = chosenOf(proposal, command.changes);
  if (changes !== null && "refusal" in changes) return changes;
  const other = languageRefusal(deciding, [proposal], command.languageSeen);
  if (other !== null) return { refusal: other };
  const accepting = { proposal, base, changes, resultHash: command.resultHash };
  if (proposal.on !== null) return acceptOnProposal(deciding, accepting, proposal.on);
  switch (proposal.kind) {
    case "add":
      return acceptAdded(deciding, accepting);
    case "change":
      return acceptChanged(deciding, accepting);
    case "delete":
    case "keep":
      return acceptWhole(deciding, accepting);
  }
}

const IN_REVIEW =
  "The words that it was made against have changed: first say whether it stands or is obsolete.";

const changedRefusal = (base: Base): Refusal =>
  refuse("wordsChanged", "The words changed as you pressed; nothing was done.", { text: base.text }).refusal;

/** The chosen changes in order, each once; null where they are all. */
function chosenOf(
  proposal: Proposal,
  chosen: readonly number[] | undefined,
): readonly number[] | null | { readonly refusal: Refusal } {
  if (chosen === undefined) return null;
  const count = changesOf(presentWords(proposal).baseText, proposedText(proposal)).filter(
    (part) => part.kind === "change",
  ).length;
  const changes = [...new Set(chosen)].toSorted((a, b) => a - b);
  if (changes.length === 0) return refuse("nothingToDo", "Choose what of the proposal to accept.");
  if (changes.some((n) => n >= count)) return refuse("noSuchPlace", "The proposal has no such change.");
  return changes.length === count ? null : changes;
}

/** The words that come of it, or why not: both changed the same ones, or they read otherwise than was shown. */
function resultOf({
  proposal,
  base,
  changes,
  resultHash,
}: Accepting): ProposedText | { readonly refusal: Refusal } {
  const asked = proposedNow(proposal, base, changes === null ? null : new Set(changes));
  if (asked === null) return refuse("proposalInReview", IN_REVIEW);
  if (resultHash !== undefined && resultHash !== sha256Hex(asked.text)) {
    return refuse("wordsChanged", "The words would read otherwise than was shown; nothing was done.", {
      text: asked.text,
    });
  }
  return asked;
}

function acceptChanged(deciding: DecisionContext, accepting: Accepting): Decided {
  const { proposal, changes } = accepting;
  const asked = resultOf(accepting);
  if ("refusal" in asked) return asked;
  const id = proposal.clauseId;
  if (id === null) return refuse("noSuchClause", "The proposal speaks of no clause.");
  if (asked.text.length > CLAUSE_CHARS_MAX) {
    return refuse("tooLong", "The clause would be too long.", { max: CLAUSE_CHARS_MAX });
  }
  const edits = rewrite(deciding, id, asked.parts);
  const words = actWords(stateAfter(deciding, [], edits), id);
  const bracket = bracketRefusal(deciding, id, words.runs);
  if (bracket !== null) return { refusal: bracket };
  return {
    events: [{ type: "proposalAccepted", proposalId: proposal.id, clauseId: id, changes, words }],
    edits,
  };
}

/** A clause is deleted, or kept as it is: only against the very words that the proposal speaks of. */
function acceptWhole(deciding: DecisionContext, { proposal, base }: Accepting): Decided {
  const id = proposal.clauseId;
  if (id === null || proposedNow(proposal, base, null) === null) return refuse("proposalInReview", IN_REVIEW);
  const words = actWords(deciding, id);
  const accepted: OpinionEvent = {
    type: "proposalAccepted",
    proposalId: proposal.id,
    clauseId: id,
    changes: null,
    words,
  };
  return proposal.kind === "keep"
    ? { events: [accepted], edits: [] }
    : { events: [{ type: "clauseRemoved", clauseId: id, words }, accepted], edits: [] };
}

function acceptAdded(deciding: DecisionContext, { proposal }: Accepting): Decided {
  const { opinion, context } = deciding;
  const { clauseKind: kind, level } = proposal;
  if (opinion.clauses.length >= CLAUSES_MAX) {
    return refuse("tooManyClauses", "The Opinion is full.", { max: CLAUSES_MAX });
  }
  if (kind === "title" && livingClauses(opinion).some((one) => one.kind === "title")) {
    return refuse("kindForbids", "The Opinion has its title.", { kind });
  }
  const id = clauseId(context.newId());
  const runs = writeParts(deciding, [{ runs: presentWords(proposal).runs }]);
  const edits: Edit[] = [{ kind: "makeRoot", clauseId: id, runs }];
  const added: Extract<OpinionEvent, { type: "clauseAdded" }> = {
    type: "clauseAdded",
    clauseId: id,
    after: placeOfAdded(deciding.opinion, proposal),
    kind,
    level,
    alternativeTo: null,
    number: null,
    words: { hash: "", runs },
  };
  const placed = stateAfter(deciding, [added], edits);
  const words = actWords(placed, id);
  return {
    events: [
      { ...added, number: numberForNew(placed.opinion, id), words },
      { type: "proposalAccepted", proposalId: proposal.id, clauseId: id, changes: null, words },
    ],
    edits,
  };
}

/** After its clause, and after what was added there by proposals that came before it: in the order of submission. */
function placeOfAdded(opinion: Opinion, proposal: Proposal): ClauseId | null {
  const earlier = new Map<ClauseId, boolean>();
  for (const { clauseId: place, fate, submittedSeq } of opinion.negotiation.proposals) {
    const made = fate.kind === "running" ? undefined : fate.made;
    if (made !== undefined && place === proposal.clauseId) {
      earlier.set(made, submittedSeq < proposal.submittedSeq);
    }
  }
  let place = proposal.clauseId;
  const first = opinion.clauses.findIndex(({ id }) => id === proposal.clauseId) + 1;
  for (const { id } of opinion.clauses.slice(first)) {
    const isEarlier = earlier.get(id);
    if (isEarlier === undefined) break;
    if (isEarlier) place = id;
  }
  return place;
}

/** The proponent of the other proposal takes the change into it: its words change, and it runs on (rule V12). */
function acceptOnProposal(deciding: DecisionContext, accepting: Accepting, on: Proposal["id"]): Decided {
  const { proposal, changes } = accepting;
  const target = runningProposal(deciding, on);
  if (target.refusal !== undefined) return target;
  const asked = resultOf(accepting);
  if ("refusal" in asked) return asked;
  if (asked.text.length > CLAUSE_CHARS_MAX) {
    return refuse("tooLong", "The proposal would be too long.", { max: CLAUSE_CHARS_MAX });
  }
  const edits = rewrite(deciding, rootOf(on), asked.parts);
  const runs = stateAfter(deciding, [], edits).words.get(rootOf(on)) ?? [];
  const { kind } = target.proposal;
  const { baseText: text, baseHash: hash } = presentWords(target.proposal);
  const wording = wordingOf(kind, { text, hash, runs: [] }, runs);
  return {
    events: [
      { type: "proposalAccepted", proposalId: proposal.id, clauseId: null, changes, words: null },
      { type: "proposalReworded", proposalId: on, rebased: false, wording },
    ],
    edits,
  };
}
