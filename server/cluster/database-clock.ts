/** Beats of which the quickest tells the time. */
const SAMPLES = 8;

/** Instants by `performance.now` between which the database told its own. */
export type BeatTimes = { readonly sentAt: number; readonly answeredAt: number };

/**
 * The database's clock, as beats tell it: nodes whose own clocks are wrong stamp rows alike (rule D12). Between beats it
 * runs by the process's steady clock.
 */
export type DatabaseClock = {
  readonly heard: (databaseNow: number, times: BeatTimes) => void;
  readonly now: () => number;
};

export function openDatabaseClock(): DatabaseClock {
  let samples: readonly { readonly tookMs: number; readonly offset: number }[] = [];
  let offset = performance.timeOrigin;
  return {
    heard: (databaseNow, { sentAt, answeredAt }) => {
      const sample = { tookMs: answeredAt - sentAt, offset: databaseNow - (sentAt + answeredAt) / 2 };
      samples = [...samples, sample].slice(-SAMPLES);
      // A slow answer tells less: the database may have read its clock at either end of it.
      ({ offset } = samples.reduce((best, one) => (one.tookMs <= best.tookMs ? one : best)));
    },
    now: () => Math.round(performance.now() + offset),
  };
}
