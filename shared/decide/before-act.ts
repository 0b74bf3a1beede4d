import { opinionFor } from "../events/negotiation-for.ts";
import { type BeforeAct, isSamePosition, type ProposalBefore } from "../events/taken-back-events.ts";
import type { Clause } from "../clause/clause.ts";
import { runsOf } from "../clause/words.ts";
import type { ClauseId } from "../ids.ts";
import { postponedOf } from "../negotiation/postponed.ts";
import { type PositionSubject, sameSubject } from "../negotiation/position.ts";
import type { Proposal } from "../negotiation/proposal.ts";
import { findClause, type Opinion } from "../opinion/opinion.ts";
import type { ActState, DoneAct } from "./decision-context.ts";

const textOfPart = (part: unknown): string => JSON.stringify(part) ?? "";
const isSame = (one: unknown, other: unknown): boolean =>
  one === other || textOfPart(one) === textOfPart(other);

/** Returns those of the earlier list that are there later, and otherwise. */
const changedOf = <One>(
  before: readonly One[],
  after: readonly One[],
  isSameOne: (one: One, other: One) => boolean,
): readonly One[] =>
  before.filter((one) => {
    const now = after.find((other) => other === one || isSameOne(one, other));
    return now !== undefined && !isSame(one, now);
  });

const newOf = <One extends { readonly id: unknown }>(before: readonly One[], after: readonly One[]) => {
  const there = new Set(before.map(({ id }) => id));
  return after.filter(({ id }) => !there.has(id));
};

const bySameId = <One extends { readonly id: unknown }>(one: One, other: One): boolean => one.id === other.id;

/** The parts that an act changed, as it found them, and as all may read them (rule Q1). */
export function beforeAct({ first, last, ...act }: DoneAct): BeforeAct {
  const before = opinionFor(act.before.opinion, null);
  const after = opinionFor(act.after.opinion, null);
  const [was, is] = [before.negotiation, after.negotiation];
  const later = new Map(after.clauses.map((one) => [one.id, one]));
  const isOfAct = ({ seq }: { readonly seq: number }): boolean => first <= seq && seq <= last;
  const withoutOwnMarks = (clause: Clause): Clause => ({
    ...clause,
    marks: clause.marks.filter((one) => !isOfAct(one)),
  });
  const parts = {
    clauses: before.clauses.flatMap((clause) => {
      const now = later.get(clause.id);
      const part = now === undefined || now === clause ? {} : changedParts(clause, withoutOwnMarks(now));
      return Object.keys(part).length === 0 ? [] : [{ ...part, id: clause.id }];
    }),
    made: newOf(before.clauses, after.clauses).map(({ id }) => id),
    proposals: changedOf(was.proposals, is.proposals, bySameId).map((one) =>
      proposalBefore(
        one,
        is.proposals.find(({ id }) => id === one.id)!,
      ),
    ),
    positions: changedOf(was.positions, is.positions, isSamePosition).map(({ seq, subject, askedAt }) => ({
      seq,
      subject,
      ...(askedAt === undefined ? {} : { askedAt }),
    })),
    brackets: changedOf(was.brackets, is.brackets, bySameId),
    raised: newOf(was.brackets, is.brackets).map(({ id }) => id),
    silences: changedOf(was.silences, is.silences, (one, other) => one.seq === other.seq),
    ...parkedBefore(before, after),
  };
  const told = Object.entries(parts).filter(([, list]) => list.length > 0);
  return {
    ...(Object.fromEntries(told) as BeforeAct),
    ...(isSame(before.pen, after.pen) ? {} : { pen: before.pen }),
  };
}

const changedParts = <One extends object>(before: One, after: One): Partial<One> =>
  Object.fromEntries(
    Object.entries(before).filter(([name, part]) => !isSame(part, after[name as keyof One])),
  ) as Partial<One>;

const openParts = ({ fate, review, wordings, coSponsors, joinedEarlier }: Proposal) => ({
  fate,
  review,
  wordings,
  coSponsors,
  joinedEarlier,
});

const proposalBefore = (before: Proposal, after: Proposal): ProposalBefore => ({
  ...changedParts(openParts(before), openParts(after)),
  id: before.id,
});

function parkedBefore(before: Opinion, after: Opinion): Pick<Required<BeforeAct>, "parked" | "notParked"> {
  const [was, is] = [postponedOf(before).parked, postponedOf(after).parked];
  const has = (list: typeof was, subject: PositionSubject): boolean =>
    list.some((one) => sameSubject(one.subject, subject));
  return {
    parked: was.filter((one) => !is.some((now) => isSame(one, now))),
    notParked: is.flatMap(({ subject }) => (has(was, subject) ? [] : [subject])),
  };
}

/** The clauses whose state, words or proposals an act changed. */
export function touchedBy({ before, after }: DoneAct): ReadonlySet<ClauseId> {
  const [was, is] = [before.opinion, after.opinion];
  const clauses = changedOf(was.clauses, is.clauses, bySameId).map(({ id }) => id);
  const made = newOf(was.clauses, is.clauses).map(({ id }) => id);
  const words = [...after.words.keys()].filter(
    (id) => before.words.get(id) !== after.words.get(id) && findClause(is, id) !== undefined,
  );
  const proposals = changedOf(was.negotiation.proposals, is.negotiation.proposals, bySameId).flatMap(
    ({ clauseId }) => clauseId ?? [],
  );
  const changed = parkedBefore(was, is);
  const subjects = [
    ...changed.notParked,
    ...changed.parked.map(({ subject }) => subject),
    ...changedOf(was.negotiation.positions, is.negotiation.positions, isSamePosition).map(
      (one) => one.subject,
    ),
    ...is.negotiation.positions.flatMap((one) =>
      one.carriedBy !== undefined && !was.negotiation.positions.some((old) => isSamePosition(old, one))
        ? [one.subject]
        : [],
    ),
  ].flatMap(({ clauseId }) => clauseId ?? []);
  return new Set([...clauses, ...made, ...words, ...proposals, ...subjects]);
}

/** All that stands in the record of one clause, and its words, as a text that changes with any of it. */
export function standingOnClause({ opinion, words }: ActState, id: ClauseId): string {
  const { negotiation } = opinion;
  const proposals = negotiation.proposals.filter(({ clauseId }) => clauseId === id);
  const isOn = (subject: PositionSubject): boolean =>
    subject.clauseId === undefined
      ? proposals.some((one) => one.id === subject.proposalId)
      : subject.clauseId === id;
  const isHere = ({ clauseId }: { readonly clauseId: ClauseId }): boolean => clauseId === id;
  const { parked, huddles } = postponedOf(opinion);
  return textOfPart([
    findClause(opinion, id),
    runsOf(words, id),
    proposals,
    negotiation.positions.filter(({ subject }) => isOn(subject)),
    negotiation.brackets.filter(isHere),
    negotiation.comments.filter(({ on }) => isOn(on)),
    negotiation.corrections.filter(isHere),
    negotiation.sentForward.filter(isHere),
    negotiation.silences.filter(({ clauses }) => clauses.some(isHere)),
    parked.filter(({ subject }) => isOn(subject)),
    huddles.filter(isHere),
    opinion.references.filter(isHere),
  ]);
}
