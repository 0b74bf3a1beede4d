import type { DocumentClause, OpinionDocument } from "../document/opinion-document.ts";
import type { ClauseId, ProposalId } from "../ids.ts";
import { SEARCH_FOUND_OF_KIND_MAX } from "../limits.ts";
import type { Contribution } from "../negotiation/contribution.ts";
import { findProposal, isRunning, proposalLabel, proposedText } from "../negotiation/proposal.ts";
import type { NoticedClause } from "../notices/told-notice.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { excerptOf } from "./excerpt.ts";
import { foldedText, unfolded } from "./folded.ts";
import { FOUND_KINDS, type FoundPlace, type FoundPassage, type SearchAnswer } from "./found-text.ts";
import { type Match, matchIn, type Question } from "./match.ts";

/** Texts of one thing, which is the same object as long as they are the same. */
export type SearchedText = {
  readonly of: object;
  readonly texts: () => readonly string[];
  /** `n`: of the text in which something was found. */
  readonly place: (n: number) => FoundPlace;
  readonly kind: FoundPlace["kind"];
};

/** An Opinion as one reader may have it. */
type SeenOpinion = { readonly opinion: Opinion; readonly document: OpinionDocument };

/** All that a reader may read of an Opinion, in the order of its text; drafts have documents of their own. */
export function* sourcesIn({ opinion, document }: SeenOpinion): Generator<SearchedText> {
  const { id: opinionId, negotiation } = opinion;
  const noted = openNoted(document.clauses);
  for (const clause of document.clauses)
    yield {
      kind: "clause",
      of: clause,
      texts: () => [clause.text, ...clause.footnotes.map(({ text }) => text)],
      place: (n) => {
        const { id: clauseId } = clause;
        return { kind: "clause", opinionId, clauseId, clause: noted(clauseId)!, isFootnote: n > 0 };
      },
    };
  for (const proposal of negotiation.proposals)
    yield {
      kind: "proposal",
      of: proposal,
      texts: () => [proposedText(proposal), proposal.reason],
      place: () => ({
        kind: "proposal",
        opinionId,
        proposalId: proposal.id,
        label: proposalLabel(proposal),
        isRunning: isRunning(proposal),
        clause: noted(clauseOfProposal(opinion, proposal.id)),
      }),
    };
  for (const comment of negotiation.comments)
    yield {
      kind: "comment",
      of: comment,
      texts: () => [comment.text],
      place: () => {
        const { id: commentId, delegationId, on } = comment;
        const proposal = on.proposalId === undefined ? undefined : findProposal(negotiation, on.proposalId);
        return {
          kind: "comment",
          opinionId,
          commentId,
          delegationId,
          proposalId: on.proposalId ?? null,
          label: proposal === undefined ? null : proposalLabel(proposal),
          clause: noted(on.clauseId ?? clauseOfProposal(opinion, on.proposalId)),
        };
      },
    };
}

/** A paper as it is now; earlier revisions were replaced by it. */
export const sourceOfPaper = (paper: Contribution): SearchedText => ({
  kind: "paper",
  of: paper,
  texts: () => [paper.title, ...paper.paragraphs],
  place: (n) => {
    const { id: contributionId, number, title } = paper;
    return { kind: "paper", contributionId, number, title, paragraph: n === 0 ? null : n - 1 };
  },
});

function clauseOfProposal({ negotiation }: Opinion, id: ProposalId): ClauseId | null {
  const proposal = findProposal(negotiation, id);
  const other = proposal?.on == null ? undefined : findProposal(negotiation, proposal.on);
  return proposal?.clauseId ?? other?.clauseId ?? null;
}

/** Names clauses as notices do, each once it is asked for. */
function openNoted(clauses: readonly DocumentClause[]): (id: ClauseId | null) => NoticedClause | null {
  return (id) => {
    const index = clauses.findIndex((one) => one.id === id);
    const clause = clauses[index];
    if (clause === undefined) return null;
    const { kind, number, text } = clause;
    const verb = clauses.slice(0, index).findLast((one) => one.kind === "verb")?.text ?? "";
    return { id: clause.id, kind, number, verb, ...(kind === "verb" ? { words: text } : {}) };
  };
}

/** Folded texts are held as long as the things themselves. */
const foldedOf = new WeakMap<object, readonly string[]>();

function foldedTexts({ of, texts }: SearchedText): readonly string[] {
  const known = foldedOf.get(of);
  if (known !== undefined) return known;
  const folded = texts().map(foldedText);
  foldedOf.set(of, folded);
  return folded;
}

/** Looks at one source after the other; the caller says when others have their turn. */
export type Search = {
  readonly look: (source: SearchedText) => void;
  /** Nothing that comes can change the answer. */
  readonly isFull: () => boolean;
  readonly answer: () => SearchAnswer;
};

type Hit = { readonly source: SearchedText; readonly n: number; readonly match: Match };

export function openSearch(question: Question): Search {
  const hits = new Map(FOUND_KINDS.map((kind) => [kind, { phrases: [] as Hit[], others: [] as Hit[] }]));
  const isOver = (list: readonly Hit[]): boolean => list.length > SEARCH_FOUND_OF_KIND_MAX;
  const told = (kind: FoundPlace["kind"]): readonly Hit[] => {
    const { phrases, others } = hits.get(kind)!;
    return [...phrases, ...others];
  };
  return {
    look: (source) => {
      const { phrases, others } = hits.get(source.kind)!;
      if (isOver(phrases)) return;
      // One thing is told once, by the text of it that fits best.
      let found: Hit | null = null;
      for (const [n, folded] of foldedTexts(source).entries()) {
        const match = matchIn(folded, question);
        if (match !== null && (found === null || match.isPhrase)) found = { source, n, match };
        if (match?.isPhrase === true) break;
      }
      if (found === null) return;
      if (found.match.isPhrase) phrases.push(found);
      else if (!isOver(others)) others.push(found);
    },
    isFull: () => [...hits.values()].every(({ phrases }) => isOver(phrases)),
    answer: () => ({
      found: FOUND_KINDS.flatMap((kind) => told(kind).slice(0, SEARCH_FOUND_OF_KIND_MAX).map(toldHit)),
      more: FOUND_KINDS.some((kind) => isOver(told(kind))),
    }),
  };
}

function toldHit({ source, n, match }: Hit): FoundPassage {
  const text = source.texts()[n]!;
  return { place: source.place(n), ...excerptOf(text, unfolded(text, match.ranges)) };
}
