/** All networks that came when as many were counted already share the limit of one. */
type Held<Value> = { readonly value: Value; readonly network: string; readonly endsAt: number };

/** Answers that are waited for: each is taken once, within its time. Only hashes of their keys are here. */
type Pending<Value> = {
  /** Returns false if this network waits for too many already. */
  readonly put: (key: string, value: Value, network: string) => boolean;
  readonly take: (key: string) => Value | null;
};

/**
 * Keeps them in memory: after a restart a person begins anew. `most`: of all; beyond it the oldest goes. `ofNetwork`: of
 * one network; beyond it none is taken, so that a flood drives out nobody else's.
 */
export function openPending<Value>({
  hash,
  lastsMs,
  most,
  ofNetwork,
  now = () => performance.now(),
}: {
  readonly hash: (key: string) => string;
  readonly lastsMs: number;
  readonly most: number;
  readonly ofNetwork: number;
  readonly now?: () => number;
}): Pending<Value> {
  /** In the order of their ends. */
  const held = new Map<string, Held<Value>>();
  const counts = new Map<string, number>();
  const drop = (key: string): void => {
    const found = held.get(key);
    if (found === undefined) return;
    held.delete(key);
    const left = (counts.get(found.network) ?? 1) - 1;
    if (left === 0) counts.delete(found.network);
    else counts.set(found.network, left);
  };
  const dropEnded = (): void => {
    for (const [key, { endsAt }] of held) {
      if (endsAt > now() && held.size < most) return;
      drop(key);
    }
  };
  return {
    put: (key, value, network) => {
      dropEnded();
      const count = counts.get(network) ?? 0;
      if (count >= ofNetwork) return false;
      drop(hash(key));
      counts.set(network, count + 1);
      held.set(hash(key), { value, network, endsAt: now() + lastsMs });
      return true;
    },
    take: (key) => {
      const found = held.get(hash(key));
      drop(hash(key));
      return found === undefined || found.endsAt <= now() ? null : found.value;
    },
  };
}
