import type { Clause, EditRight } from "../clause/clause.ts";
import { indexChars, movedChars, movedRuns } from "../clause/char-index.ts";
import { movedChar } from "../clause/moved-words.ts";
import type { CharRange, MovedRange } from "../clause/words.ts";
import type { BracketId, ClauseId, ProposalId } from "../ids.ts";
import type { OwnedBracket } from "../negotiation/owned-bracket.ts";
import type { Parked } from "../negotiation/parked.ts";
import { type Position, type PositionSubject, sameSubject } from "../negotiation/position.ts";
import { postponedOf } from "../negotiation/postponed.ts";
import type { Proposal } from "../negotiation/proposal.ts";
import type { Silence } from "../negotiation/silence.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { withNegotiation } from "./change.ts";
import { type EventsOf, settling } from "./event-entry.ts";
import { type EntryOf, signed } from "./recorded.ts";

/**
 * Decisions that their author can take back at once (rule C49). Of a statement of a delegation, and of an act on the
 * whole text, there is none: these have ways back of their own.
 */
export const TAKEN_BACK = [
  "clauseLocked",
  "clauseUnlocked",
  "clauseMarked",
  "agreedEnBloc",
  "markReopened",
  "clauseSettled",
  "penSet",
  "proposalAccepted",
  "proposalDeclined",
  "proposalSetAside",
  "rivalsTaken",
  "bracketRaised",
  "bracketLifted",
  "bracketWithdrawn",
  "objectionClosed",
  "sentForward",
  "clauseCorrected",
  "parked",
  "takenUp",
] as const;
export type TakenBackAct = (typeof TAKEN_BACK)[number];

/** Entries that come along with a decision of the list. */
const COME_ALONG: ReadonlySet<string> = new Set([
  "clauseAdded",
  "clauseRemoved",
  "proposalReworded",
  "proposalReviewAsked",
  "objectorAsked",
  "silenceCancelled",
]);

/** Returns the decision among the entries of an act; null where the act cannot be taken back at once. */
export function decisionIn(entries: readonly { readonly type: string }[]): TakenBackAct | null {
  const find = (type: string): TakenBackAct | undefined => TAKEN_BACK.find((one) => one === type);
  const isWhole = entries.every(({ type }) => find(type) !== undefined || COME_ALONG.has(type));
  return isWhole ? (entries.map(({ type }) => find(type)).find((one) => one !== undefined) ?? null) : null;
}

type ClauseBefore = Pick<Clause, "id"> & Partial<Clause>;
/** Parts of a proposal that all may read. */
export type ProposalBefore = Pick<Proposal, "id"> &
  Partial<Pick<Proposal, "fate" | "review" | "wordings" | "coSponsors" | "joinedEarlier">>;

/**
 * An objection that was closed, or asked about: it stands again as before. Its words are not repeated, since nobody reads
 * them any more once it is taken back (rule Q4).
 */
export type PositionBefore = Pick<Position, "seq" | "subject" | "askedAt">;

/** Parts of the Opinion that an act changed, as they were. An entry's own mark, correction or copy goes by its seq. */
export type BeforeAct = {
  readonly pen?: EditRight;
  readonly clauses?: readonly ClauseBefore[];
  /** Clauses that the act made: they are removed. */
  readonly made?: readonly ClauseId[];
  readonly proposals?: readonly ProposalBefore[];
  readonly positions?: readonly PositionBefore[];
  readonly brackets?: readonly OwnedBracket[];
  /** Brackets that the act made. */
  readonly raised?: readonly BracketId[];
  readonly silences?: readonly Silence[];
  readonly parked?: readonly Parked[];
  /** Subjects that the act parked. */
  readonly notParked?: readonly PositionSubject[];
};

export type TakenBackEvent = {
  readonly type: "takenBack";
  /** The entries of the act. */
  readonly first: number;
  readonly last: number;
  readonly act: TakenBackAct;
  readonly clauseId: ClauseId | null;
  /** More clauses of the act beside this one. */
  readonly more: number;
  /** Of a decision on a proposal. */
  readonly proposalId?: ProposalId;
  readonly before: BeforeAct;
  /** Words that came back were copied under their authors: from which characters, to which. */
  readonly moved: readonly MovedRange[];
};

export const takenBackEvents: EventsOf<TakenBackEvent> = {
  takenBack: settling((opinion, entry) => alongMoved(partsBack(opinion, entry), entry.moved)),
};

function partsBack(opinion: Opinion, entry: EntryOf<TakenBackEvent>): Opinion {
  const { first, last, before } = entry;
  const isOfAct = (seq: number | undefined): boolean => seq !== undefined && first <= seq && seq <= last;
  const { negotiation } = opinion;
  const made = new Set(before.made);
  const clauses = byId(before.clauses);
  const proposals = byId(before.proposals);
  const brackets = byId(before.brackets);
  const raised = new Set(before.raised);
  const silences = new Map(before.silences?.map((one) => [one.seq, one]));
  const back: Opinion = {
    ...opinion,
    ...(before.pen === undefined ? {} : { pen: before.pen }),
    clauses: opinion.clauses.map((clause) => {
      if (made.has(clause.id)) return { ...clause, removed: signed(entry) };
      const was = { ...clause, ...clauses.get(clause.id) };
      return was.marks.some(({ seq }) => isOfAct(seq))
        ? { ...was, marks: was.marks.filter(({ seq }) => !isOfAct(seq)) }
        : was;
    }),
  };
  return withParkedBack(
    withNegotiation(back, {
      proposals: negotiation.proposals.map((one) => ({ ...one, ...proposals.get(one.id) })),
      positions: negotiation.positions
        .filter(({ carriedBy }) => !isOfAct(carriedBy))
        .map((one) => positionBack(one, before.positions ?? [])),
      brackets: negotiation.brackets
        .filter(({ id }) => !raised.has(id))
        .map((one) => brackets.get(one.id) ?? one),
      silences: negotiation.silences.map((one) => silences.get(one.seq) ?? one),
      corrections: negotiation.corrections.filter(({ seq }) => !isOfAct(seq)),
      sentForward: negotiation.sentForward.filter(({ seq }) => !isOfAct(seq)),
    }),
    before,
  );
}

const byId = <Id, One extends { readonly id: Id }>(list: readonly One[] | undefined): ReadonlyMap<Id, One> =>
  new Map(list?.map((one) => [one.id, one]));

export const isSamePosition = (
  one: Pick<Position, "seq" | "subject">,
  other: Pick<Position, "seq" | "subject">,
): boolean => one.seq === other.seq && sameSubject(one.subject, other.subject);

function positionBack(one: Position, before: readonly PositionBefore[]): Position {
  const was = before.find((other) => isSamePosition(one, other));
  if (was === undefined) return one;
  const { closed: _closed, askedAt: _askedAt, ...rest } = one;
  return { ...rest, ...(was.askedAt === undefined ? {} : { askedAt: was.askedAt }) };
}

function withParkedBack(opinion: Opinion, { parked = [], notParked = [] }: BeforeAct): Opinion {
  if (parked.length + notParked.length === 0) return opinion;
  const aside = postponedOf(opinion);
  const others = aside.parked.filter(
    ({ subject }) =>
      ![...notParked, ...parked.map((one) => one.subject)].some((one) => sameSubject(one, subject)),
  );
  const all = [...others, ...parked].toSorted((a, b) => a.seq - b.seq);
  return { ...opinion, aside: { ...aside, parked: all } };
}

/** Anchors on characters that were deleted follow to their copies. */
function alongMoved(opinion: Opinion, moved: readonly MovedRange[]): Opinion {
  if (moved.length === 0) return opinion;
  const { negotiation } = opinion;
  const movedIn = indexChars(moved, (one) => one.from);
  const inRange = (range: readonly CharRange[]): readonly CharRange[] =>
    range.flatMap((chars) => movedChars(chars, movedIn(chars)));
  return {
    ...opinion,
    clauses: opinion.clauses.map((clause) => ({
      ...clause,
      settled: { ...clause.settled, runs: movedRuns(clause.settled.runs, movedIn) },
      footnotes: clause.footnotes.map((note) => ({
        ...note,
        after: note.after === null ? null : (movedChar(note.after, moved) ?? note.after),
      })),
    })),
    references: opinion.references.map((one) => ({ ...one, range: inRange(one.range) })),
    negotiation: {
      ...negotiation,
      proposals: negotiation.proposals.map((one) => ({
        ...one,
        wordings: one.wordings.map((wording) => ({ ...wording, runs: movedRuns(wording.runs, movedIn) })),
      })),
      brackets: negotiation.brackets.map((one) => ({
        ...one,
        signs: one.signs.map((sign) => movedChar(sign, moved) ?? sign),
      })),
      comments: negotiation.comments.map((one) => ({
        ...one,
        range: one.range === null ? null : inRange(one.range),
      })),
    },
  };
}
