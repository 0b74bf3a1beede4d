/** Durations in steps of a quarter millisecond up to two minutes: percentiles of millions, in constant space. */
const STEPS_A_MS = 4;
const MS_MAX = 120_000;

export type Histogram = {
  readonly note: (ms: number) => void;
  readonly count: () => number;
  /** The duration that a share of all (0 to 1) does not exceed; NaN of none. */
  readonly share: (part: number) => number;
  readonly max: () => number;
};

export function openHistogram(): Histogram {
  const steps = new Uint32Array(MS_MAX * STEPS_A_MS + 1);
  let count = 0;
  let max = 0;
  return {
    note: (ms) => {
      const step = Math.min(steps.length - 1, Math.max(0, Math.ceil(ms * STEPS_A_MS)));
      steps[step] = steps[step]! + 1;
      count += 1;
      if (ms > max) max = ms;
    },
    count: () => count,
    share: (part) => {
      if (count === 0) return Number.NaN;
      let left = Math.max(1, Math.ceil(part * count));
      for (let step = 0; step < steps.length; step++) {
        left -= steps[step]!;
        if (left <= 0) return Math.min(step / STEPS_A_MS, max);
      }
      return max;
    },
    max: () => max,
  };
}

/** The three shares that are printed, in milliseconds. */
export type Spread = { readonly p50: number; readonly p99: number; readonly max: number };

export const spreadOf = (histogram: Histogram): Spread => ({
  p50: histogram.share(0.5),
  p99: histogram.share(0.99),
  max: histogram.max(),
});
