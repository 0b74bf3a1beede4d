import type { ComparedClause } from "../history/compared.ts";
import type { ClauseId, ProposalId } from "../ids.ts";
import { changedWords, proposalsAt } from "./proposals-at.ts";
import { spanNow } from "../clause/comment-place.ts";
import {
  isRunning,
  presentWords,
  type Proposal,
  proposalLabel,
  proposedText,
} from "../negotiation/proposal.ts";
import type { DocumentClause, OpinionDocument } from "../document/opinion-document.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { comparable } from "../printed/paragraph-words.ts";
import type { Words } from "../clause/words.ts";
import { authorOf, type FileLabels, proposalWords } from "./file-labels.ts";
import { threadsOn, type WordThread } from "./word-threads.ts";
import {
  type ChangeAuthor,
  type ChangeAuthors,
  proposedOver,
  strikesOwn,
  type TrackedPiece,
  trackedPieces,
  untracked,
} from "./tracked-words.ts";

type Placed = Pick<DocumentClause, "kind" | "level" | "number" | "closing">;

/** A paragraph of a text with tracked changes (rule R11), in the order in which it is printed. */
export type TrackedParagraph = Placed & {
  readonly subject:
    /** `clause`: as it stands now; null where it was taken out since. */
    | { readonly kind: "clause"; readonly id: ClauseId; readonly clause: DocumentClause | null }
    /** A proposal that stands in a paragraph of its own; `label` before its words where it is one of rivals. */
    | { readonly kind: "proposal"; readonly id: ProposalId; readonly label: string | null };
  readonly pieces: readonly TrackedPiece[];
  /** Of the paragraph itself. */
  readonly added: ChangeAuthor | null;
  readonly removed: ChangeAuthor | null;
  readonly threads: readonly WordThread[];
  /** Former number of a clause that moved, or nothing where it had none. */
  readonly movedFrom: string | null;
  /** The proposed move that it is one half of: struck at one place, put in at another. */
  readonly move: number | null;
};

export type TrackedText = {
  readonly document: OpinionDocument;
  /** The base text since which changes are tracked; 0: since each clause's words were settled. */
  readonly since: number;
  readonly paragraphs: readonly TrackedParagraph[];
};

export type Tracking = {
  /** As its reader may have it. */
  readonly opinion: Opinion;
  readonly words: Words;
  readonly document: OpinionDocument;
  /** The text at its base against the text now. */
  readonly rows: readonly ComparedClause[];
  readonly since: number;
  readonly revisions: ChangeAuthors;
  /** Author of the removal of a clause that stands no more. */
  readonly remover: (id: ClauseId) => ChangeAuthor | null;
  /** The instant of these words: of what has no better date. */
  readonly at: number;
  readonly labels: FileLabels;
};

export function trackedText(tracking: Tracking): TrackedText {
  const { document, since, rows, opinion } = tracking;
  const running = opinion.negotiation.proposals.filter(isRunning);
  const moves = movesIn(rows, running, document);
  const start = addedAfter(null, running, { ...tracking, moves });
  const body = rows.flatMap((row) => [
    ...rowParagraphs(row, running, { ...tracking, moves }),
    ...addedAfter(row.id, running, { ...tracking, moves }),
  ]);
  return { document, since, paragraphs: [...start, ...body] };
}

type Placing = Tracking & { readonly moves: ReadonlyMap<ProposalId, number> };

/**
 * Deleting an unchanged clause and adding its very words elsewhere would move it: each half by the number of the
 * move.
 */
function movesIn(
  rows: readonly ComparedClause[],
  running: readonly Proposal[],
  document: OpinionDocument,
): ReadonlyMap<ProposalId, number> {
  const moves = new Map<ProposalId, number>();
  for (const { id, pieces, change } of rows) {
    const text = document.clauses.find((clause) => clause.id === id)?.text;
    if (text === undefined || change === "added" || pieces.some(({ kind }) => kind !== "same")) continue;
    const { alone } = proposalsAt(id, text, running);
    if (alone?.kind !== "delete") continue;
    const put = running.find(
      (one) =>
        one.kind === "add" &&
        one.on === null &&
        !moves.has(one.id) &&
        one.symbol === alone.symbol &&
        comparable(proposedText(one)) === comparable(text),
    );
    if (put === undefined) continue;
    const n = moves.size / 2 + 1;
    moves.set(alone.id, n).set(put.id, n);
  }
  return moves;
}

function rowParagraphs(
  row: ComparedClause,
  running: readonly Proposal[],
  tracking: Placing,
): readonly TrackedParagraph[] {
  const { document, revisions, words, opinion, labels } = tracking;
  const somebody = { author: labels.nobody, at: tracking.at };
  const remover = tracking.remover(row.id) ?? somebody;
  const clause = document.clauses.find(({ id }) => id === row.id) ?? null;
  const place = clause ?? row.before;
  if (place === null) return [];
  const { kind, level, number, closing } = place;
  const pieces = trackedPieces(row.pieces, { revisions, otherwise: remover });
  const subject = { kind: "clause", id: row.id, clause } as const;
  const placed = { kind, level, number, closing, subject, movedFrom: null, move: null };
  if (clause === null) return [{ ...placed, pieces, added: null, removed: remover, threads: [] }];
  const at = proposalsAt(row.id, clause.text, running);
  const whole = at.alone === null ? null : overWords(at.alone, pieces, labels);
  const within = whole === null || strikesOwn(whole.pieces) ? null : whole;
  const alone = within === null ? null : at.alone;
  const others = alone === null && at.alone !== null ? [at.alone, ...at.others] : at.others;
  const threads = [
    ...threadsOn({ clauseId: row.id }, (range) => spanNow(range, words.get(row.id) ?? []), {
      opinion,
      labels,
    }),
    ...[...(alone === null ? [] : [alone]), ...at.remarks].flatMap((one) => proposalThreads(one, tracking)),
  ];
  const paragraph: TrackedParagraph = {
    ...placed,
    pieces: within?.pieces ?? pieces,
    added: row.change === "added" ? (pieces.find(({ added }) => added !== null)?.added ?? somebody) : null,
    removed: alone?.kind === "delete" ? (within?.by ?? null) : null,
    threads,
    movedFrom: row.change === "moved" ? (row.before?.number ?? "") : null,
    move: alone === null ? null : (tracking.moves.get(alone.id) ?? null),
  };
  return [paragraph, ...others.map((one) => ownParagraph(one, { kind, level }, tracking))];
}

/** A proposal as changes of its proponent's over the words that stand. */
function overWords(proposal: Proposal, pieces: readonly TrackedPiece[], labels: FileLabels) {
  const by = { author: authorOf(proposal, labels), at: presentWords(proposal).at, proposal: proposal.id };
  return { by, pieces: proposedOver(pieces, changedWords(proposal), by) };
}

const addedAfter = (
  id: ClauseId | null,
  running: readonly Proposal[],
  tracking: Placing,
): readonly TrackedParagraph[] =>
  running
    .filter((one) => one.kind === "add" && one.on === null && one.clauseId === id)
    .flatMap((one) => {
      const place = { kind: one.clauseKind, level: one.level };
      const on = running.filter((other) => other.on === one.id);
      return [one, ...on].map((each) => ownParagraph(each, place, tracking));
    });

/** A proposal that cannot stand within the clause's own words, or has no clause: one paragraph, put in by its proponent. */
function ownParagraph(
  proposal: Proposal,
  place: Pick<Placed, "kind" | "level">,
  tracking: Placing,
): TrackedParagraph {
  const { labels, opinion } = tracking;
  const by = { author: authorOf(proposal, labels), at: presentWords(proposal).at, proposal: proposal.id };
  const target = opinion.negotiation.proposals.find(({ id }) => id === proposal.on);
  const own = proposalLabel(proposal);
  const rival = target === undefined ? own : labels.onProposal(own, proposalLabel(target));
  // An addition stands for itself: once it is taken, nothing but its words stays. Its label is in its comment.
  const label = proposal.kind === "add" && target === undefined ? null : rival;
  const words = proposal.kind === "delete" ? `[${labels.deleteWhole}]` : proposedText(proposal);
  return {
    ...place,
    number: "",
    closing: "",
    subject: { kind: "proposal", id: proposal.id, label },
    pieces: untracked(words).map((piece) => ({ ...piece, added: by })),
    added: by,
    removed: null,
    threads: proposalThreads(proposal, tracking),
    movedFrom: null,
    move: tracking.moves.get(proposal.id) ?? null,
  };
}

/** Its label, kind and reason as a comment of its proponent's, and what the room was told about it. */
function proposalThreads(proposal: Proposal, { opinion, labels }: Tracking): readonly WordThread[] {
  const first: WordThread = {
    span: null,
    resolved: false,
    remarks: [
      {
        author: authorOf(proposal, labels),
        at: presentWords(proposal).at,
        text: proposalWords(proposal, labels),
        of: { proposalId: proposal.id },
      },
    ],
  };
  return [first, ...threadsOn({ proposalId: proposal.id }, () => null, { opinion, labels })];
}
