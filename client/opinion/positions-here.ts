import type { ClauseId } from "../../shared/ids.ts";
import { isLive, type Position, positionsOn } from "../../shared/negotiation/position.ts";
import { objectionsOn } from "../../shared/standing/objections.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";

/** Positions on a clause, divided by the words that they speak for. */
export type PositionsHere = {
  /** On the present words, with objections made on the same words elsewhere (rule C37). */
  readonly present: readonly Position[];
  /** Objections to earlier words that wait for an answer (rule C34). */
  readonly unanswered: readonly Position[];
  /** The rest: it speaks for words that are gone. */
  readonly earlier: readonly Position[];
};

export function positionsHere(
  opinion: Opinion,
  { clauseId }: { readonly clauseId: ClauseId },
  hash: string,
): PositionsHere {
  const said = positionsOn(opinion, { clauseId }, hash);
  const objections = objectionsOn(opinion, { clauseId, hash });
  const of = (unanswered: boolean): readonly Position[] =>
    objections.filter((one) => one.unanswered === unanswered).map(({ position }) => position);
  const isOther = (one: Position): boolean => !isLive(one) && one.closed === undefined;
  return {
    present: [...said.present.filter(isOther), ...of(false)],
    unanswered: of(true),
    earlier: said.earlier.filter(isOther),
  };
}
