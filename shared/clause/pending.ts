import type { ClauseId, DelegationId } from "../ids.ts";

/** For whom or what an agreement still waits. */
export type Pending =
  | { readonly delegationId: DelegationId; readonly clauseId?: undefined }
  | { readonly clauseId: ClauseId; readonly delegationId?: undefined };

/** Obstacles that were marked over, each by the person's own reason. */
export type MarkedOver = {
  readonly kind: "bracket" | "proposal" | "awaitsInstructions" | "cannotAccept" | "silence" | "huddle";
  /**
   * Number of brackets; the proposal's label; the delegation's id; the seq of the silence; the number of the huddle.
   */
  readonly what: string;
};

export const samePending = (a: Pending, b: Pending): boolean =>
  a.delegationId === b.delegationId && a.clauseId === b.clauseId;
