/** A browser holds six connections to one address over HTTP/1.1, for all its tabs together. */
const TURNS = 3;

/**
 * Tells if this tab may keep a connection open for reading, until the signal: a few tabs may, or the requests of
 * all would wait for each other. The others ask now and then, and take a turn when one is given back.
 */
export async function takeTurn(until: AbortSignal): Promise<boolean> {
  // Only on secure addresses; elsewhere nobody opens many tabs over HTTP.
  const locks = navigator.locks as LockManager | undefined;
  if (locks === undefined) return true;
  for (let turn = 0; turn < TURNS; turn++) {
    const isTaken = await new Promise<boolean>((resolve) => {
      const hold = (lock: Lock | null): Promise<void> | undefined => {
        resolve(lock !== null);
        return lock === null || until.aborted
          ? undefined
          : new Promise((done) => until.addEventListener("abort", () => done()));
      };
      locks.request(`concord.reading.${turn}`, { ifAvailable: true }, hold).catch(() => resolve(false));
    });
    if (isTaken) return true;
  }
  return false;
}
