import type { ClauseId, DelegationId, UserId } from "../../shared/ids.ts";
import { isLive, type Position } from "../../shared/negotiation/position.ts";
import { type Objection, questionsTo } from "../../shared/standing/objections.ts";
import { type OwnedBracket, standingBrackets } from "../../shared/negotiation/owned-bracket.ts";
import { findClause, type Opinion } from "../../shared/opinion/opinion.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { RoomSnapshot } from "../room/room.ts";

/** News of an own objection beside the question: its clause was removed, or the secretariat closed it. */
export type ObjectionNews = {
  /** Known by this once it was seen. */
  readonly key: string;
  readonly kind: "removed" | "closed";
  readonly clauseId: ClauseId;
  readonly position: Position;
};

export type OwnObjections = {
  readonly questions: readonly Objection[];
  readonly news: readonly ObjectionNews[];
};

export function ownObjections(
  own: DelegationId,
  { opinion, document }: Pick<RoomSnapshot, "opinion" | "document">,
): OwnObjections {
  return {
    questions: questionsTo(own, opinion, document.clauses),
    news: opinion.negotiation.positions.flatMap((position): readonly ObjectionNews[] => {
      const { clauseId } = position.subject;
      if (position.delegationId !== own || clauseId === undefined) return [];
      if (position.closed !== undefined)
        return [{ key: `closed ${clauseId} ${position.closed.at}`, kind: "closed", clauseId, position }];
      const removed = isLive(position) ? (findClause(opinion, clauseId)?.removed ?? null) : null;
      return removed === null
        ? []
        : [{ key: `removed ${clauseId} ${removed.at}`, kind: "removed", clauseId, position }];
    }),
  };
}

/** A bracket of this delegation in an objected clause that somebody else made after the objection (rule B7). */
export const bracketFor = (
  opinion: Opinion,
  { clauseId, position }: Objection,
  seatOf: (id: UserId, forumSeq?: number) => Pick<Participant, "delegationId" | "leads">,
): OwnedBracket | undefined =>
  standingBrackets(opinion, clauseId).find((one) => {
    if (one.delegationId !== position.delegationId || one.at < position.at) return false;
    const maker = seatOf(one.by, one.forumSeq);
    return maker.delegationId !== position.delegationId || maker.leads.includes(opinion.groupId);
  });
