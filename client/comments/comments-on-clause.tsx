import type { Situation } from "../consensus/situation.ts";

export function CommentsOnClause(_of: { situation: Situation }) {
  return null;
}
