/** The forum's clock: real time, or started elsewhere by FORUM_NOW and running on from there. */
export type Clock = { readonly now: () => number; readonly moved: boolean };

/** `start`: milliseconds since 1970 at which the forum's clock begins, or null for real time. */
export function openClock(start: number | null): Clock {
  if (start === null) return { now: () => Date.now(), moved: false };
  const began = performance.now();
  return { now: () => start + Math.round(performance.now() - began), moved: true };
}
