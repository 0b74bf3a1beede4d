import { useMemo, useState } from "react";
import type { ClauseId } from "../../shared/ids.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { sittingHuddles } from "../../shared/negotiation/postponed.ts";
import { isRunning } from "../../shared/negotiation/proposal.ts";
import { openThreadsByClause } from "../../shared/negotiation/comment.ts";
import type { Parked } from "../../shared/negotiation/parked.ts";
import { isLockedWithBase, type Opinion } from "../../shared/opinion/opinion.ts";
import { parkedOn } from "../../shared/standing/parked-on.ts";
import { proposalsOn, runningOn } from "../opinion/by-clause.ts";
import { type ObjectionSign, openObjectionSigns } from "./objections-by-clause.ts";
import { comma } from "../i18n/list-signs.ts";

/** The signs beside a clause, as far as its reader may know. */
export type MarginSigns = {
  /** Running proposals on it. */
  readonly proposals: number;
  /** Symbols of their proponents, each once, with commas: a text, so that rows rest while it is the same. */
  readonly proponents: string;
  /** Open threads of comments on it. */
  readonly comments: number;
  /** Objections to it; the same list while none changed. */
  readonly objections: readonly ObjectionSign[];
  readonly parked: Parked | null;
  /** True while a huddle sits on it. */
  readonly huddle: boolean;
  /** False while the line under the title tells that the whole text is locked. */
  readonly showsLock: boolean;
};

export function useMarginSigns(
  opinion: Opinion,
  { clauses }: OpinionDocument,
): (clause: ClauseId) => MarginSigns {
  const { proposals, comments } = opinion.negotiation;
  const threads = useMemo(() => openThreadsByClause(comments), [comments]);
  const [objectionSigns] = useState(openObjectionSigns);
  const objectionsOf = objectionSigns(opinion, clauses);
  const huddles = new Set(sittingHuddles(opinion).map((one) => one.clauseId));
  const showsLock = !isLockedWithBase(opinion);
  return (clauseId) => ({
    proposals: runningOn(proposals, clauseId),
    proponents: [
      ...new Set(
        proposalsOn(proposals, clauseId)
          .filter(isRunning)
          .map(({ symbol }) => symbol),
      ),
    ].join(comma()),
    comments: threads.get(clauseId) ?? 0,
    objections: objectionsOf(clauseId),
    parked: parkedOn(opinion, { clauseId }) ?? null,
    huddle: huddles.has(clauseId),
    showsLock,
  });
}
