import type { Situation } from "../consensus/situation.ts";

export function PositionsOnClause(_of: { situation: Situation }) {
  return null;
}
