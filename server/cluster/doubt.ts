import type { Beat } from "../store/claims.ts";

/** A doubt if the database still has the last row of this node: a node in doubt takes no forum (rule D38). */
export type Doubt = {
  readonly is: () => boolean;
  /** A database that started anew may be another one, after a failover. */
  readonly heard: (beat: Pick<Beat, "startedAt">) => void;
};

/** `lookForLast` rejects while the database is away, and is called again with a later beat. */
export function openDoubt(lookForLast: () => Promise<void>, onDispelled: () => void): Doubt {
  let startedAt: number | null = null;
  let isInDoubt = true;
  let isLooking = false;

  const look = async (): Promise<void> => {
    const since = startedAt;
    isLooking = true;
    try {
      await lookForLast();
      // It may have started anew while it was asked.
      isInDoubt = startedAt !== since;
    } catch {
      return;
    } finally {
      isLooking = false;
    }
    if (!isInDoubt) onDispelled();
  };

  return {
    is: () => isInDoubt,
    heard: (beat) => {
      if (beat.startedAt !== startedAt) {
        startedAt = beat.startedAt;
        isInDoubt = true;
      }
      if (isInDoubt && !isLooking) void look();
    },
  };
}
