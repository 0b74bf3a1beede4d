import type { CharRange } from "../clause/words.ts";
import type { OwnedBracket } from "./owned-bracket.ts";

/** Finds signs of a standing bracket in a stretch of characters: no typing deletes them (rule B3). */
export type HoldsSign = (chars: CharRange) => boolean;

const known = new WeakMap<readonly OwnedBracket[], HoldsSign>();

/** Made once for each state of the record: the gate asks for every deletion. */
export function signsOf(brackets: readonly OwnedBracket[]): HoldsSign {
  const before = known.get(brackets);
  if (before !== undefined) return before;
  const clocks = new Map<number, number[]>();
  for (const { ended, signs } of brackets) {
    if (ended !== null) continue;
    for (const [client, clock] of signs) {
      const list = clocks.get(client);
      if (list === undefined) clocks.set(client, [clock]);
      else list.push(clock);
    }
  }
  const holds: HoldsSign = ([client, clock, length]) =>
    clocks.get(client)?.some((one) => clock <= one && one < clock + length) ?? false;
  known.set(brackets, holds);
  return holds;
}
