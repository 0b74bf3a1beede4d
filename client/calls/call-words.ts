import { answersOpen, type Call } from "../../shared/negotiation/call.ts";
import type { ClauseId, DelegationId } from "../../shared/ids.ts";

/** The delegation's answer on a clause that no lead has dealt with. */
export const ownAnswer = (
  call: Call,
  { clauseId, delegationId }: { readonly clauseId: ClauseId; readonly delegationId: DelegationId | null },
) => answersOpen(call, clauseId).find((one) => one.delegationId === delegationId);

export const isCalled = (call: Call | null, id: ClauseId): boolean =>
  call !== null && call.clauses.some(({ clauseId }) => clauseId === id);
