import type { SingleCommand } from "../commands/commands.ts";
import type { ClauseId } from "../ids.ts";
import type { MoveAct, ReturnedMove } from "./returned-moves.ts";
import type { ReturnAct, ReturnedDifference } from "./returned-report.ts";

/** A difference as the act that was chosen for it. */
export function commandFor(one: ReturnedDifference, act: ReturnAct | MoveAct): SingleCommand | null {
  const { kind, clauseId, clauseKind, text, hash, reason } = one;
  if (act === "correct")
    return clauseId === null || hash === null ? null : { type: "correctClause", clauseId, text, hash };
  return {
    type: "propose",
    kind,
    clauseId,
    as: "office",
    ...(clauseKind === null ? {} : { clauseKind }),
    ...(kind === "delete" ? {} : { text }),
    ...(hash === null ? {} : { hash }),
    ...(reason === "" ? {} : { reason }),
  };
}

/** A move as what was chosen for it; `moving`: all that go by the same way, so that one of them may follow another. */
export function commandsForMove(
  { clauseId, follows, stays, clauseKind, level, stands, hash }: ReturnedMove,
  act: ReturnAct | MoveAct,
  {
    moving,
    reasons,
  }: { readonly moving: ReadonlySet<ClauseId>; readonly reasons: readonly [string, string] },
): readonly SingleCommand[] {
  if (act === "move")
    return [{ type: "moveClause", clauseId, after: follows.find((id) => moving.has(id)) ?? stays }];
  const [away, there] = reasons;
  return [
    { type: "propose", kind: "delete", clauseId, as: "office", hash, reason: away },
    {
      type: "propose",
      kind: "add",
      clauseId: stays,
      as: "office",
      clauseKind,
      level,
      text: stands,
      reason: there,
    },
  ];
}
