import { clauseHash, wordsPart } from "../opinion/canonical-text.ts";
import type { ClauseId, DelegationId } from "../ids.ts";
import { FINAL_STAGES, findClause, livingClauses, type Opinion } from "../opinion/opinion.ts";
import type { Participant } from "../people/participant.ts";
import type { Words } from "../clause/words.ts";
import { type AskedObjector, isLive, type Position } from "../negotiation/position.ts";
import { isReadBy, type StandingOn, standingPositions, standsOn, stopsMark } from "./standing-positions.ts";
import { HOUR_MS } from "../durations.ts";

/** A *cannot accept* that its delegation has not answered yet: on the present words, or on words that changed since. */
export type Objection = {
  readonly clauseId: ClauseId;
  readonly position: Position;
  /** It was given on other words, and its delegation has not said if it stands on these (rule C34). */
  readonly unanswered: boolean;
  /** Nobody marks, clears or adopts over it (rule C13). */
  readonly stops: boolean;
};

/** The objections to one clause: those that stand on its words first, then those that wait for an answer. */
export function objectionsOn(opinion: Opinion, on: StandingOn): readonly Objection[] {
  const { clauseId, hash, reader } = on;
  const as = (unanswered: boolean) => (position: Position) => ({
    clauseId,
    position,
    unanswered,
    stops: stopsMark(position),
  });
  const standing = standingPositions(opinion, on).filter(isLive);
  const waiting = opinion.negotiation.positions.filter(
    (one) =>
      one.subject.clauseId === clauseId &&
      isLive(one) &&
      !standsOn(opinion, one, hash) &&
      isReadBy(one, opinion, reader),
  );
  return [...standing.map(as(false)), ...waiting.map(as(true))];
}

type Hashed = { readonly id: ClauseId; readonly hash: string };

/** The objections to all clauses that stand in the text, in its order. */
export const objectionsIn = (
  opinion: Opinion,
  words: Words,
  { reader }: { readonly reader?: Participant } = {},
): readonly Objection[] =>
  objectionsAmong(
    opinion,
    livingClauses(opinion).map(({ id }) => ({
      id,
      get hash() {
        return clauseHash(opinion, words, id);
      },
    })),
    reader,
  );

/** The objections to these clauses, whose hashes are known, or are made when they are read. */
export function objectionsAmong(
  opinion: Opinion,
  hashed: readonly Hashed[],
  reader?: Participant,
): readonly Objection[] {
  const { clauses, parts } = objectedIn(opinion);
  if (clauses.size === 0) return [];
  return hashed.flatMap(({ id, hash }) =>
    clauses.has(id) || parts.has(wordsPart(hash))
      ? objectionsOn(opinion, { clauseId: id, hash, reader })
      : [],
  );
}

type Objected = {
  readonly corrections: Opinion["negotiation"]["corrections"];
  readonly clauses: ReadonlySet<ClauseId>;
  /** Hashes of the words that were objected to, and of all that corrections led to. */
  readonly parts: ReadonlySet<string>;
};
const objected = new WeakMap<readonly Position[], Objected>();

/** Clauses and words with any objection: most of hundreds have none, and a page asks at each key. */
function objectedIn({ negotiation: { positions, corrections } }: Opinion): Objected {
  const known = objected.get(positions);
  if (known?.corrections === corrections) return known;
  const live = positions.filter((one) => isLive(one) && one.subject.clauseId !== undefined);
  const corrected = corrections.flatMap((one) => [one, ...one.below]).map((one) => wordsPart(one.hashAfter));
  const found = {
    corrections,
    clauses: new Set(
      live.flatMap(({ subject }) => (subject.clauseId === undefined ? [] : [subject.clauseId])),
    ),
    parts: new Set([...live.map((one) => wordsPart(one.wordsHash)), ...corrected]),
  };
  objected.set(positions, found);
  return found;
}

/** Delegations to ask: they told the room an objection to other words than the present ones. */
export function objectorsToAsk(opinion: Opinion, words: Words): readonly AskedObjector[] {
  if (!mayHaveToAsk(opinion)) return [];
  const asked = opinion.negotiation.positions.flatMap((one) => {
    const { clauseId } = one.subject;
    if (clauseId === undefined || !isToBeAsked(one)) return [];
    const clause = findClause(opinion, clauseId);
    if (clause === undefined || clause.removed !== null) return [];
    return standsOn(opinion, one, clauseHash(opinion, words, clauseId))
      ? []
      : [{ delegationId: one.delegationId, clauseId, saidAt: one.at }];
  });
  return [...Map.groupBy(asked, (one) => one.delegationId)].map(([delegationId, of]) => ({
    delegationId,
    asked: of.map(({ clauseId, saidAt }) => ({ clauseId, saidAt })),
  }));
}

/** Tells if an entry will have to ask somebody as soon as the words change. */
export const mayHaveToAsk = ({ stage, negotiation }: Opinion): boolean =>
  !FINAL_STAGES.includes(stage) && negotiation.positions.some(isToBeAsked);

/** No entry asks about an objection told to the lead alone: it would tell that there is something. */
const isToBeAsked = (one: Position): boolean =>
  one.to === "room" && one.askedAt === undefined && one.subject.clauseId !== undefined && isLive(one);

/** Objections of one delegation that wait for its answer: it is asked if they stand (rule C34). */
export const questionsTo = (
  delegationId: DelegationId,
  opinion: Opinion,
  hashed: readonly Hashed[],
): readonly Objection[] =>
  objectionsAmong(opinion, hashed).filter(
    (one) => one.unanswered && one.position.delegationId === delegationId,
  );

/** Returns the end of the time for an answer (rule C45); null: none is set, or the delegation was not asked openly. */
export const answerDue = (
  { askedAt }: Pick<Position, "askedAt">,
  answers: { readonly hours: number; readonly since: number } | null,
): number | null =>
  answers === null || askedAt === undefined
    ? null
    : Math.max(askedAt, answers.since) + answers.hours * HOUR_MS;

/** Symbols or ids in the order of the objections, each once. */
export const objectors = (objections: readonly Objection[]): readonly DelegationId[] => [
  ...new Set(objections.map(({ position }) => position.delegationId)),
];
