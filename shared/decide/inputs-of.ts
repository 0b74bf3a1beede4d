import { clauseHashes } from "../opinion/canonical-text.ts";
import { readAloud } from "../text/read-aloud.ts";
import type { ProposalId } from "../ids.ts";
import { agreedMark } from "../standing/agreed-mark.ts";
import {
  isRunning,
  presentWords,
  type Proposal,
  proposalLabel,
  proposedText,
} from "../negotiation/proposal.ts";
import { numbersOf } from "../opinion/numbering.ts";
import { findClause, livingClauses, type Opinion } from "../opinion/opinion.ts";
import { bareVerb, isOperativeVerb } from "../plain-text/section-verbs.ts";
import { toPlainWords } from "../text/plain-words.ts";
import { readText } from "../plain-text/read-text.ts";
import { clauseText, type Words } from "../clause/words.ts";
import type { InputClause } from "../merging/input-clause.ts";

const PLAIN = { clauseId: null, proposalId: null, label: "", number: "", whose: [], mark: null } as const;

/** The clauses of an Opinion as they stand, with what its room has agreed on them. */
export function clausesOfOpinion(opinion: Opinion, words: Words): readonly InputClause[] {
  const hashes = clauseHashes(opinion, words);
  const numbers = numbersOf(opinion);
  return livingClauses(opinion).map((clause, n) => {
    const mark = agreedMark(opinion, clause, hashes.get(clause.id)!);
    return {
      ...PLAIN,
      n,
      clauseId: clause.id,
      kind: clause.kind,
      level: clause.level,
      number: numbers.get(clause.id) ?? "",
      text: clauseText(words, clause.id),
      mark: mark === null ? null : { tier: mark.tier, at: mark.at },
    };
  });
}

/** The running proposals on the text, in the order of submission: all, or the named ones. */
export function clausesOfProposals(
  opinion: Opinion,
  chosen: readonly ProposalId[] | undefined,
): readonly InputClause[] {
  return opinion.negotiation.proposals
    .filter((one) => isRunning(one) && one.on === null && (chosen === undefined || chosen.includes(one.id)))
    .map((one, n) => clauseOfProposal(opinion, one, n));
}

function clauseOfProposal(opinion: Opinion, proposal: Proposal, n: number): InputClause {
  const said = {
    ...PLAIN,
    n,
    proposalId: proposal.id,
    label: proposalLabel(proposal),
    whose: [proposal.symbol, ...proposal.coSponsors],
  };
  if (proposal.kind === "add") {
    const { clauseKind: kind, level, clauseId: follows } = proposal;
    return { ...said, kind, level, follows, text: proposedText(proposal) };
  }
  const clause = proposal.clauseId === null ? undefined : findClause(opinion, proposal.clauseId);
  const { kind, level } = clause ?? { kind: proposal.clauseKind, level: proposal.level };
  return { ...said, clauseId: proposal.clauseId, kind, level, text: wordsOf(proposal) };
}

function wordsOf(proposal: Proposal): string {
  switch (proposal.kind) {
    case "add":
    case "change":
      return proposedText(proposal);
    case "delete":
      return "";
    case "keep":
      return presentWords(proposal).baseText;
  }
}

/** A text as it is read, under the symbols of whose it is. */
export const clausesOfText = (text: string, whose: readonly string[]): readonly InputClause[] =>
  readText(text).draft.clauses.map(({ kind, level, text: words }, n) => ({
    ...PLAIN,
    n,
    kind,
    level,
    text: toPlainWords(words),
    whose,
  }));

/**
 * The paragraphs of a paper, which are words without numbers: a line that is nothing but a section verb opens its
 * section. What stands before any verb is an item of whichever part has its like.
 */
export function clausesOfParagraphs(
  paragraphs: readonly string[],
  whose: readonly string[],
): readonly InputClause[] {
  let verb: string | null = null;
  return paragraphs.map((text, n): InputClause => {
    const found = bareVerb(text);
    const isVerb = found !== null;
    if (isVerb) verb = found.words;
    const isOperative = verb === null ? /^to\b/iu.test(text) : isOperativeVerb(verb);
    const kind = isVerb ? "verb" : isOperative ? "operative" : "recital";
    return { ...PLAIN, n, kind, level: 1, text: isVerb ? found.words : readAloud(text), whose };
  });
}
