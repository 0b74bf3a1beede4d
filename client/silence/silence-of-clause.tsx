import type { Situation } from "../consensus/situation.ts";

export function SilenceOfClause(_of: { situation: Situation }) {
  return null;
}
