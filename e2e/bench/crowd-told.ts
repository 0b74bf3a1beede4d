import type { CrowdResult } from "./crowd-run.ts";
import { type Chart, type Finding, ms, percent, seen } from "./findings.ts";

/** Output of a crowd's run at a server: a line of the table, a bar, a note. */
export type Told = { readonly name: string; readonly result: CrowdResult };

/** Of what was typed for others, how much arrived: 1 is all. */
export const share = (one: CrowdResult): number => one.delivered / one.expected;

/** Microseconds of the server's core a delivered edit; null where the system does not tell. */
export const cost = (one: CrowdResult | undefined): number | null => one?.cpuMicrosPerArrival ?? null;

export const lineOf = ({ name, result }: Told): Finding =>
  seen(
    `${name}: edit to screen p50 / p99; delivered; CPU a delivered edit; RSS`,
    [
      `${ms(result.onScreen.p50)} / ${ms(result.onScreen.p99)}`,
      percent(share(result)),
      cost(result) === null ? "CPU unknown" : `${cost(result)!.toFixed(2)} µs`,
      result.rssMb === null ? "RSS unknown" : `${result.rssMb.toFixed(0)} MB`,
    ].join("; "),
  );

/** Notes that a reader needs to judge the run. */
export const noteOf = ({ name, result }: Told): string =>
  [
    `${name}: ${result.measuredSeconds.toFixed(1)} s measured`,
    [
      `server ${percent(result.cpuShare ?? Number.NaN)} of its core`,
      `load generator ${percent(result.loadShare ?? Number.NaN)} of its own`,
      `other programs ${percent(result.othersShare ?? Number.NaN)} of a core`,
    ].join(", "),
    [
      result.drainedIn === null
        ? "not all arrived"
        : `all arrived ${result.drainedIn.toFixed(1)} s after the last key`,
      `texts equal: ${result.equal ? "yes" : "no"}`,
    ].join(", "),
    ...(result.note === null ? [] : [result.note]),
  ].join("; ");

export const chartOf = (
  title: string,
  told: readonly Told[],
  options: {
    readonly value: (one: CrowdResult) => number | null;
    readonly unit: string;
    readonly aim: number | null;
  },
): Chart => ({
  title,
  unit: options.unit,
  aim: options.aim,
  bars: told.map(({ name, result }) => {
    const value = options.value(result);
    return {
      name,
      value,
      label: `${value === null ? "unknown" : value.toFixed(value < 100 ? 1 : 0)} ${options.unit}, ${percent(share(result))} delivered`,
    };
  }),
});
