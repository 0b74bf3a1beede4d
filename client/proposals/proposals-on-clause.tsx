import type { Situation } from "../consensus/situation.ts";

export function ProposalsOnClause(_of: { situation: Situation }) {
  return null;
}
