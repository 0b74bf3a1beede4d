import type { Situation } from "../consensus/situation.ts";

export function BracketsOfClause(_of: { situation: Situation }) {
  return null;
}
