import { type Hunk, hunksOf } from "../../shared/negotiation/rebase.ts";

/** More than the cards of one clause: what is older was typed over since. */
const COMPARED_MAX = 1_000;

const known = new Map<string, readonly Hunk[]>();

/** At each key the same clause is compared for all its cards, and each card's own words never change: each once. */
export function comparedOnce(base: string, text: string): readonly Hunk[] {
  // Words hold no line break.
  const key = `${base}\n${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= COMPARED_MAX) known.clear();
  const hunks = hunksOf(base, text);
  known.set(key, hunks);
  return hunks;
}
