import { wordsPart } from "../canonical-text.ts";
import type { ClauseId } from "../ids.ts";
import type { Opinion } from "../opinion.ts";
import type { Participant } from "../participant.ts";
import { mayRead } from "../readers.ts";
import { follows } from "./correction.ts";
import type { Position } from "./position.ts";
import { positionReaders, sameSubject } from "./position.ts";

export type StandingOn = {
  readonly clauseId: ClauseId;
  /** Of the clause's present words. */
  readonly hash: string;
  /** Only what this person may read; absent: all that the record at hand holds, as on a page. */
  readonly reader?: Participant | undefined;
};

/**
 * What delegations say of a clause's present words, a *cannot accept* of the same words elsewhere first. What was
 * said of words that were only corrected since stands on: no correction gets past it. A *cannot accept* stands on
 * where the same words are of another kind or level, too.
 */
export function standingPositions(
  { negotiation: { corrections, positions }, groupId }: Opinion,
  { clauseId, hash, reader }: StandingOn,
): readonly Position[] {
  const known = positions.filter(
    ({ subject, wordsHash, seq, ...one }) =>
      subject.clauseId !== undefined &&
      follows(
        { clauseId: subject.clauseId, hash: wordsHash, seq },
        hash,
        corrections,
        one.position === "cannotAccept" ? wordsPart : undefined,
      ) &&
      (reader === undefined || mayRead(positionReaders(one), reader, groupId)),
  );
  const here = known.filter((one) => sameSubject(one.subject, { clauseId }));
  return [...known.filter((one) => isObjectionTo(one, here)), ...here];
}

/** A *cannot accept* of a category that may hold up agreement: nobody marks over it (rule C13). */
export const stopsMark = ({ position, mayStop }: Pick<Position, "position" | "mayStop">): boolean =>
  position === "cannotAccept" && mayStop;

/**
 * A *cannot accept* is of words: where the very same ones were put into another clause it stands there too, until the
 * delegation speaks on that clause (rule C13).
 */
const isObjectionTo = (one: Position, here: readonly Position[]): boolean =>
  one.position === "cannotAccept" &&
  !here.some(({ delegationId, to }) => delegationId === one.delegationId && (to === "room" || to === one.to));
