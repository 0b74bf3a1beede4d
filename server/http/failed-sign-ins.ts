import { MINUTE_MS } from "../../shared/durations.ts";
import { SIGN_IN_FAILURES_PER_MINUTE, SIGN_IN_NETWORKS_MAX } from "../../shared/door-limits.ts";
import { networkOf } from "./client-address.ts";

/** All networks that came when as many were counted already. */
const OTHERS = "others";

type Count = { readonly since: number; readonly failures: number };

/**
 * Counts failed sign-ins by network, each over the minute from its first. It is against load alone: a link has 256
 * random bits, and one that works is never counted. `note` gives the seconds to wait where there were too many.
 */
export function openFailedSignIns(now: () => number = () => performance.now()): {
  readonly note: (address: string) => number | null;
} {
  /** Ordered by the start of each minute. */
  const counts = new Map<string, Count>();
  const dropEnded = (at: number): void => {
    for (const [network, { since }] of counts) {
      if (at - since < MINUTE_MS) return;
      counts.delete(network);
    }
  };
  return {
    note: (address) => {
      const at = now();
      dropEnded(at);
      const network = networkOf(address);
      const key = counts.has(network) || counts.size < SIGN_IN_NETWORKS_MAX ? network : OTHERS;
      const { since, failures } = counts.get(key) ?? { since: at, failures: 0 };
      counts.set(key, { since, failures: failures + 1 });
      return failures < SIGN_IN_FAILURES_PER_MINUTE ? null : Math.ceil((since + MINUTE_MS - at) / 1000);
    },
  };
}
