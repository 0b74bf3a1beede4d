import { SIGN_IN_FAILURES_PER_MINUTE, SIGN_IN_NETWORKS_MAX } from "../shared/limits.ts";
import { networkOf } from "./client-address.ts";

const MINUTE_MS = 60_000;
/** All networks that came when as many were counted already. */
const OTHERS = "others";

/**
 * Counts failed sign-ins by network in the running minute. It is against load alone: a link has 256 random bits, and
 * one that works is never counted. `note` gives the seconds to wait where there were too many, else null.
 */
export function openFailedSignIns(): { readonly note: (address: string) => number | null } {
  let minute = 0;
  let counts = new Map<string, number>();
  return {
    note: (address) => {
      const now = performance.now();
      if (Math.floor(now / MINUTE_MS) !== minute) counts = new Map();
      minute = Math.floor(now / MINUTE_MS);
      const network = networkOf(address);
      const key = counts.has(network) || counts.size < SIGN_IN_NETWORKS_MAX ? network : OTHERS;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count > SIGN_IN_FAILURES_PER_MINUTE ? Math.ceil(((minute + 1) * MINUTE_MS - now) / 1000) : null;
    },
  };
}
