/**
 * Milliseconds by the machine's steady clock, the same in all threads of a process. `performance.now` begins anew in each
 * thread, and its `timeOrigin` moves when somebody sets the machine's clock.
 */
export const steadyNow = (): number => Number(process.hrtime.bigint()) / 1e6;

/** `performance.now` of this thread at an instant of the steady clock. */
export const performanceAt = (steadyMs: number): number => performance.now() - (steadyNow() - steadyMs);

/** An instant that one thread writes and another reads, even where that one has no time for messages. */
export const newInstant = (): SharedArrayBuffer => new SharedArrayBuffer(8);
export const writeInstant = (shared: SharedArrayBuffer, steadyMs: number): void => {
  // Rounded down: a right that it gives must not end later.
  Atomics.store(new BigInt64Array(shared), 0, BigInt(Math.floor(steadyMs * 1000)));
};
export const readInstant = (shared: SharedArrayBuffer): number =>
  Number(Atomics.load(new BigInt64Array(shared), 0)) / 1000;
