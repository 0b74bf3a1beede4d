import { useCallback } from "react";
import { useLocation } from "wouter";
import type { ClauseId, OpinionId } from "../../shared/ids.ts";
import { clauseAddress } from "./clause-address.ts";

let wished: ClauseId | null = null;

/** Returns true once if the keys shall go on from this clause's row: somebody jumped there. */
export function takeRowWish(clause: ClauseId | null): boolean {
  const isWished = wished !== null && wished === clause;
  if (isWished) wished = null;
  return isWished;
}

/**
 * Leads to a clause by its address: Back leads to the place before it (rule K27). `search`: instead of the present
 * one, of which the way of reading stays.
 */
export function useGoToClause(opinion: OpinionId): (clause: ClauseId, search?: string) => void {
  const [, go] = useLocation();
  return useCallback(
    (clause, search) => {
      wished = clause;
      // A drawer gives the focus back first.
      setTimeout(() => go(clauseAddress(opinion, clause, search ?? location.search)));
    },
    [go, opinion],
  );
}
