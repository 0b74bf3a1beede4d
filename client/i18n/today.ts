let clock = (): number => Date.now();

/** Sets the clock that says which day is today: the forum's own, which may run on another day than this device's. */
export const followClock = (now: () => number): void => {
  clock = now;
};

/** True for an instant of the reader's present day, in the reader's own zone. */
export const isToday = (at: number): boolean =>
  new Date(at).toDateString() === new Date(clock()).toDateString();
