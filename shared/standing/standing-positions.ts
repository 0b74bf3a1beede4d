import { wordsPart } from "../opinion/canonical-text.ts";
import type { ClauseId } from "../ids.ts";
import type { Opinion } from "../opinion/opinion.ts";
import type { Participant } from "../people/participant.ts";
import { mayRead } from "../people/readers.ts";
import { follows } from "../clause/correction.ts";
import { type Position, positionReaders, sameSubject } from "../negotiation/position.ts";

export type StandingOn = {
  readonly clauseId: ClauseId;
  /** Of the clause's present words. */
  readonly hash: string;
  /** Only what this person may read; absent: all that the record at hand holds, as on a page. */
  readonly reader?: Participant | undefined;
};

/** Tells if a position was given on the words with this hash, or on words that were only corrected since. */
export const standsOn = ({ negotiation }: Opinion, said: Position, hash: string): boolean =>
  said.subject.clauseId !== undefined &&
  follows(
    { clauseId: said.subject.clauseId, hash: said.wordsHash, seq: said.seq },
    hash,
    negotiation.corrections,
    said.position === "cannotAccept" ? wordsPart : undefined,
  );

/**
 * Positions of delegations on a clause's present words, a *cannot accept* of the same words elsewhere first. What was
 * said of words that were only corrected since stands on: no correction gets past it. A *cannot accept* stands on
 * where the same words are of another kind or level, too.
 */
export function standingPositions(opinion: Opinion, on: StandingOn): readonly Position[] {
  const { clauseId, hash, reader } = on;
  const known = opinion.negotiation.positions.filter(
    (one) => standsOn(opinion, one, hash) && isReadBy(one, opinion, reader),
  );
  const here = known.filter((one) => sameSubject(one.subject, { clauseId }));
  return [
    ...known.filter((one) => isObjectionTo(one, here)),
    ...here.filter(({ closed }) => closed === undefined),
  ];
}

export const isReadBy = (one: Position, { groupId }: Opinion, reader: Participant | undefined): boolean =>
  reader === undefined || mayRead(positionReaders(one), reader, groupId);

/** A *cannot accept* of a category that may hold up agreement: nobody marks over it (rule C13). */
export const stopsMark = ({ position, mayStop }: Pick<Position, "position" | "mayStop">): boolean =>
  position === "cannotAccept" && mayStop;

/**
 * A *cannot accept* is of words: where the very same ones were put into another clause it stands there too, until the
 * delegation speaks on that clause (rule C37).
 */
const isObjectionTo = (one: Position, here: readonly Position[]): boolean =>
  one.position === "cannotAccept" &&
  one.closed === undefined &&
  !here.some(({ delegationId, to }) => delegationId === one.delegationId && (to === "room" || to === one.to));
