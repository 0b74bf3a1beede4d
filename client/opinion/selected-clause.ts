import { delegationNames } from "../forum/delegation-names.ts";
import { warnVerbOf } from "../../shared/checks/warn-verb.ts";
import type { Clause, Tier } from "../../shared/clause/clause.ts";
import type { ForumView } from "../../shared/forum/forum-view.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { inTheWay, type Obstacle } from "../../shared/standing/in-the-way.ts";
import type { ClauseState, DocumentClause } from "../../shared/document/opinion-document.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { textOf } from "../../shared/clause/words.ts";
import type { RoomSnapshot } from "../room/room.ts";

/** The selected clause as it stands on the screen now, and what stands in its way. */
export type SelectedClause = {
  readonly clause: Clause;
  readonly words: DocumentClause;
  /** Obstacles that the reader may know of. */
  readonly obstacles: readonly Obstacle[];
  /** Changed since it was last settled. */
  readonly unsettled: boolean;
  /** A verb by which the Forum would instruct. */
  readonly warnVerb: string | null;
};

export function selectedClauseOf(
  snapshot: RoomSnapshot,
  forum: ForumView,
  id: ClauseId | null,
): SelectedClause | null {
  if (id === null) return null;
  const clause = findClause(snapshot.opinion, id);
  const words = snapshot.document.clauses.find((one) => one.id === id);
  if (clause === undefined || words === undefined) return null;
  return {
    clause,
    words,
    obstacles: inTheWay(snapshot.opinion, snapshot.words, { clauseId: id, names: delegationNames(forum) }),
    unsettled: textOf(clause.settled.runs) !== textOf(snapshot.words.get(id) ?? []),
    warnVerb: warnVerbOf(words, forum.warnVerbs),
  };
}

/** Clauses agreed ad referendum by the group are pending at the Chair's tier; all else at the group's. */
export const tierPending = (state: ClauseState): Tier =>
  state === "adReferendum" ? "agreed" : "ad-referendum";
