import type { Clause } from "../../shared/clause/clause.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { mayTypeDraft } from "../../shared/negotiation/draft-rights.ts";
import { signsOf } from "../../shared/negotiation/standing-signs.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { mayType } from "../../shared/standing/may-type.ts";
import type { GateView } from "../gate/gate-places.ts";
import type { Held } from "../replay/held.ts";
import type { CharId } from "../replay/moves.ts";
import type { Drafts } from "./drafts.ts";
import type { UnitOfWork } from "./unit-of-work.ts";
import type { RoomForum } from "./room-forum.ts";

const PROPOSAL_CLOSED: Refusal = {
  reason: "unknownRoot",
  message: "The words of a submitted proposal are changed by an act, not by typing.",
};

/** Shows the gate the room as it stands at this moment, with the rights of one person. */
export function openGateViews({
  id,
  held: { serverDoc, authors, moves },
  work,
  forum,
  drafts,
}: {
  readonly id: string;
  readonly held: Held;
  readonly work: UnitOfWork;
  readonly forum: RoomForum;
  readonly drafts: Drafts;
}) {
  return (actor: Participant, knows: (copy: CharId) => boolean): GateView => {
    const opinion = work.opinion();
    const rules = forum.rules(opinion);
    const { draftOf = null } = opinion;
    const mayTypeIn = (root: ClauseId, asItIs: (clause: Clause) => Clause): Refusal | null => {
      if (draftOf !== null) {
        const { groupId } = opinion;
        return mayTypeDraft({ actor, groupId, draftOf, fate: drafts.fateOf(draftOf, id), rules });
      }
      const clause = findClause(opinion, root);
      // A submitted proposal's words are a root, too, and closed to all.
      if (clause === undefined) return PROPOSAL_CLOSED;
      return mayType({ actor, opinion, clause: asItIs(clause), rules });
    };
    return {
      doc: serverDoc.doc,
      clauseOf: serverDoc.clauseOf,
      mayType: (root) => mayTypeIn(root, (clause) => clause),
      mayTypeAsItStood: (root) => mayTypeIn(root, (clause) => ({ ...clause, removed: null })),
      ownsClient: (client) => authors.mayUse(client, forum.authorAt(actor.id)),
      moves,
      knows,
      isRemoved: (clause) => findClause(opinion, clause)?.removed !== null,
      isProtected: ({ client, clock: at, length }) =>
        signsOf(opinion.negotiation.brackets)([client, at, length]),
    };
  };
}
