import {
  BEAT_AFTER_LEASE_MS,
  BEAT_AGAIN_MS,
  BEAT_INTERVAL_MS,
  BEAT_WAITING_MS,
} from "../../shared/cluster-limits.ts";
import type { Beat } from "../store/claims.ts";

/**
 * The time until a node's next beat. `beat` is the answer to the last one; null where it had none. A node that waits for
 * another one's end looks at the moment of it (rule D37).
 */
export function untilNextBeat(
  beat: Pick<Beat, "now" | "nodes" | "owners"> | null,
  { self, isWaiting }: { readonly self: string; readonly isWaiting: boolean },
): number {
  if (beat === null) return BEAT_AGAIN_MS;
  if (!isWaiting) return BEAT_INTERVAL_MS;
  const others = beat.nodes.filter(({ id }) => id !== self);
  if (others.some(({ draining }) => draining)) return BEAT_WAITING_MS;
  const owners = new Set(beat.owners.map(({ node }) => node));
  const ends = others.filter(({ id }) => owners.has(id)).map(({ until }) => until - beat.now);
  return Math.min(BEAT_INTERVAL_MS, ...ends.map((ms) => ms + BEAT_AFTER_LEASE_MS));
}
